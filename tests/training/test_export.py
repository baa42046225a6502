"""The exported folder: the same numbers as the trained model, through our engine's own loader."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from small_nano import SMALL
from torch.optim.swa_utils import AveragedModel

from training.checkpoint import Progress, save
from training.dataset import IM_START, encode
from training.export import checkpoint_tensors, export, keep_state
from training.model import Nano
from training.settings import TrainConfig
from training.train import learning_rate_factor, make_optimisers, train


def trained(run: Path) -> Nano:
    """A small model with lived-in BatchNorm statistics, saved as a run."""
    torch.manual_seed(3)
    model = Nano(SMALL)
    for name, parameter in model.named_parameters():
        if "bn" in name:
            torch.nn.init.uniform_(parameter, 0.5, 1.5)
    model.train()
    for _ in range(3):
        model.see(torch.rand(2, 3, 64, 320))
    model.eval()
    config = TrainConfig()
    run.mkdir()
    averaged = AveragedModel(model, use_buffers=True)
    save(run, model, averaged, make_optimisers(model, config), Progress(step=1), config)
    return model


def test_exported_folder_gives_the_trained_models_numbers(tmp_path: Path) -> None:
    from fastvlm_engine.weights import load_checkpoint

    # GIVEN a trained model and its exported folder
    model = trained(tmp_path / "run")
    export(tmp_path / "run", tmp_path / "small")
    # WHEN both read one picture and a question
    picture = torch.rand(1, 3, 96, 320)
    text = torch.tensor([encode("\nWhat is the total?")])
    with torch.no_grad():
        for name, parameter in model.named_parameters():  # the folder holds bf16
            parameter.copy_(
                parameter.bfloat16().float() if "bn" not in name and "conv.weight" not in name else parameter
            )
        tokens, _, _ = model.see(picture)
        hidden = torch.cat((model.embed(torch.tensor([[IM_START]])), tokens, model.embed(text)), 1)
        positions = torch.arange(hidden.shape[1])[None]
        mask = torch.ones(1, 1, text.shape[1], hidden.shape[1]).tril(hidden.shape[1] - text.shape[1]).bool()
        expected = model.logits(model.decode(hidden, positions, mask, None)[0])
        engine_model = load_checkpoint(tmp_path / "small", torch.float32, torch.device("cpu"))
        ids = torch.tensor([[IM_START, -200, *text[0].tolist()]])
        given = engine_model(picture, ids)[:, -text.shape[1] :]
    # THEN the logits agree up to the rounding of the stored weights
    spread = (expected.max() - expected.min()).item()
    assert (given - expected).abs().max().item() < 0.03 * spread


def test_export_keeps_every_tensor_finite_and_in_the_asked_type(tmp_path: Path) -> None:
    model = trained(tmp_path / "run")
    tensors = checkpoint_tensors(model.state_dict(), SMALL, torch.bfloat16)
    assert all(
        t.dtype in (torch.bfloat16, torch.int64) and t.float().isfinite().all() for t in tensors.values()
    )
    assert tensors["model.vision_tower.timm_model.stages.1.downsample.proj.0.reparam_conv.weight"].shape == (
        32,
        1,
        7,
        7,
    )


def test_export_without_a_run_says_so_and_leaves_the_old_folder(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "README.md").write_text("kept")
    with pytest.raises(FileNotFoundError, match="train first"):
        export(tmp_path / "nothing", tmp_path / "old")
    assert (tmp_path / "old" / "README.md").read_text() == "kept"


def test_training_resumes_where_it_was_stopped(tmp_path: Path) -> None:
    # GIVEN a run of two steps
    config = TrainConfig(
        pixels=2 * 64 * 640,
        dense_steps=1,
        total_steps=2,
        decay_steps=1,
        save_every=1,
        answers_every=0,
        log_every=1,
        data_workers=1,
    )
    train(config, SMALL, tmp_path / "run", minutes=5)
    first = torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=True)
    # WHEN it is prolonged by one step
    train(TrainConfig(**{**first["train_config"], "total_steps": 3}), SMALL, tmp_path / "run", minutes=5)
    second = torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=True)
    # THEN it goes on from there with its samples counted on, and the weights have moved
    assert (first["progress"]["step"], second["progress"]["step"]) == (2, 3)
    assert second["progress"]["samples"] > first["progress"]["samples"]
    assert not torch.equal(first["model"]["norm.weight"], second["model"]["norm.weight"])


def test_learning_rate_warms_up_holds_and_falls() -> None:
    config = TrainConfig(total_steps=100, decay_steps=20, warmup_steps=10)
    factors = [learning_rate_factor(step, config) for step in range(100)]
    assert factors[0] == pytest.approx(0.1)
    assert factors[50] == 1
    assert factors[90] == pytest.approx(0.5)
    assert min(factors[95:]) < 0.3


def test_a_new_run_starts_from_kept_weights(tmp_path: Path) -> None:
    # GIVEN the weights of a run, kept in a file
    kept = trained(tmp_path / "run").state_dict()
    keep_state(tmp_path / "run", tmp_path / "kept.safetensors")
    # WHEN a new run starts from them and takes no step
    config = TrainConfig(pixels=2 * 64 * 640, total_steps=0, data_workers=1)
    train(config, SMALL, tmp_path / "new", minutes=5, start=tmp_path / "kept.safetensors")
    # THEN its weights are those, up to the rounding of the file
    new = torch.load(tmp_path / "new" / "checkpoint.pt", weights_only=True)
    assert new["progress"]["step"] == 0
    for name, tensor in kept.items():
        assert torch.allclose(new["model"][name].float(), tensor.float(), rtol=0.01, atol=1e-6), name
