"""FastVLM: vision tower, projector and language model together.

Made by weights.py. The engine calls the parts one by one to time them; `forward` is the whole, for parity.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from fastvlm_engine.config import IMAGE_PLACEHOLDER, ModelConfig
from fastvlm_engine.model.language_model import LanguageModel
from fastvlm_engine.model.projector import Projector
from fastvlm_engine.model.vision_tower import CancelSignal, VisionTower


class FastVLM(nn.Module):
    """A vision language model that reads one picture a conversation."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.vision_tower = VisionTower(config.vision)
        self.projector = Projector(config.vision.output_dim, config.language.hidden_size)
        self.language_model = LanguageModel(config.language)

    def encode(self, pixels_BCHW: Tensor, cancel: CancelSignal | None = None) -> Tensor:
        """Image tokens (B,N,D), ready to stand among embedded text."""
        return self.projector(self.vision_tower(pixels_BCHW, cancel=cancel))

    @torch.no_grad()
    def forward(self, pixels_BCHW: Tensor | None, input_ids_BT: Tensor) -> Tensor:
        """Logits of every position.

        Args:
            pixels_BCHW: pictures in [0,1], or None for text alone.
            input_ids_BT: token ids, with -200 once in each row where the image tokens go.

        Returns:
            (B, T-1+N, V), or (B, T, V) for text alone.
        """
        image_BND = None if pixels_BCHW is None else self.encode(pixels_BCHW)
        hidden = self.language_model(self.splice(input_ids_BT, image_BND))
        return self.language_model.logits(hidden)

    def splice(self, input_ids_BT: Tensor, image_BND: Tensor | None) -> Tensor:
        """Embedded text with the image tokens in place of the -200 of each row."""
        places = (input_ids_BT == IMAGE_PLACEHOLDER).sum(dim=1).tolist()
        wanted = 0 if image_BND is None else 1
        if any(count != wanted for count in places):
            raise ValueError(f"each row of input_ids must hold -200 exactly {wanted} times, found {places}")
        if image_BND is None:
            return self.language_model.embed(input_ids_BT)
        rows = []
        for ids, image in zip(input_ids_BT, image_BND, strict=True):
            place = int((ids == IMAGE_PLACEHOLDER).nonzero())
            before, after = (
                self.language_model.embed(ids[:place]),
                self.language_model.embed(ids[place + 1 :]),
            )
            rows.append(torch.cat((before, image.to(before), after)))
        return torch.stack(rows)
