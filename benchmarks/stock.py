"""The peer: FastVLM by stock transformers, with its PIL image processor. Used by benchmarks only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def load_stock(folder: Path, threads: int) -> tuple[Any, Callable[[Any], Any]]:
    """The model in bf16, and what makes its pixel values of a picture."""
    from benchmarks.timm_without_torchvision import install

    install()
    import torch
    from transformers import FastVlmForConditionalGeneration
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    torch.set_num_threads(threads)
    model = FastVlmForConditionalGeneration.from_pretrained(folder, dtype=torch.bfloat16).eval()
    processor = CLIPImageProcessorPil(
        size={"shortest_edge": 1024},
        crop_size={"height": 1024, "width": 1024},
        image_mean=[0.0, 0.0, 0.0],
        image_std=[1.0, 1.0, 1.0],
    )

    def pixels(picture: Any) -> Any:
        return processor(picture, return_tensors="pt")["pixel_values"].to(torch.bfloat16)

    return model, pixels
