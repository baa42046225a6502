"""The shipped docent-nano: transformers loads it too, and gives the same numbers and the same words."""

from __future__ import annotations

from pathlib import Path

import torch
from parity.comparison import LARGEST_DIFFERENCE, difference
from PIL import Image

from benchmarks.timm_without_torchvision import install
from fastvlm_engine import GenerationOptions, load_engine
from fastvlm_engine.config_file import read_config
from fastvlm_engine.image_processing import prepare
from fastvlm_engine.weights import load_checkpoint

install()

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "models" / "docent-nano"
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample_documents" / "label.png"
QUESTION = "What is the weight?"
IMAGE = "<image>"


def test_transformers_loads_the_shipped_folder_and_gives_the_same_logits_and_answer() -> None:
    from transformers import AutoTokenizer, FastVlmForConditionalGeneration
    from transformers.utils import logging

    logging.disable_progress_bar()
    # GIVEN a picture as the engine shows it to the model, and the folder's own chat template
    config = read_config(FOLDER)
    with Image.open(SAMPLE) as picture:
        shown = picture.convert("RGB")
    pixels = prepare(shown, config.preprocessing)
    peer = FastVlmForConditionalGeneration.from_pretrained(FOLDER, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(FOLDER)
    messages = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": QUESTION}]}]
    prompt = tokenizer.apply_chat_template(messages, tokenize=False)
    image_tokens = pixels.shape[2] * pixels.shape[3] // config.vision.stride**2
    theirs = tokenizer(
        prompt.replace(IMAGE, IMAGE * image_tokens), return_tensors="pt", add_special_tokens=False
    ).input_ids
    image_id = config.image_token_id
    first = int((theirs[0] == image_id).nonzero()[0])
    ours = torch.cat((theirs[:, :first], torch.tensor([[-200]]), theirs[:, first + image_tokens :]), 1)
    # WHEN both read it
    with torch.no_grad():
        expected = peer(input_ids=theirs, pixel_values=pixels).logits
        given = load_checkpoint(FOLDER, torch.float32, torch.device("cpu"))(pixels, ours)
        answer = peer.generate(
            input_ids=theirs,
            pixel_values=pixels,
            attention_mask=torch.ones_like(theirs),
            max_new_tokens=40,
            do_sample=False,
            eos_token_id=list(config.stop_token_ids),
            pad_token_id=0,
        )[0, theirs.shape[1] :]
    # THEN the logits agree, and the engine says what transformers says
    assert difference(given, expected) <= LARGEST_DIFFERENCE
    words = tokenizer.decode(answer, skip_special_tokens=True)
    with load_engine(FOLDER, device="cpu", precision="fp32") as engine:
        said = "".join(c.text for c in engine.ask(shown, QUESTION, GenerationOptions(max_new_tokens=40)))
    assert said == words
    assert said
