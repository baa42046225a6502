"""The mean of two states of a model: what it is made of, which is taken, and that it ships like any run."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from small_nano import SMALL
from torch.optim.swa_utils import AveragedModel

from training import soup
from training.checkpoint import Progress, load, save, weights_to_ship
from training.model import Nano
from training.settings import TrainConfig
from training.train import make_optimisers


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of a small model."""
    torch.manual_seed(5)
    model, config = Nano(SMALL), TrainConfig()
    folder = tmp_path / "run"
    folder.mkdir()
    averaged = AveragedModel(model, use_buffers=True)
    save(folder, model, averaged, make_optimisers(model, config), Progress(step=7), config)
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """What it began with, in bf16 as it is kept."""
    torch.manual_seed(6)
    path = tmp_path / "start.safetensors"
    state = Nano(SMALL).state_dict()
    save_file({n: t.bfloat16() if t.is_floating_point() else t for n, t in state.items()}, path)
    return path


def shipped(folder: Path) -> dict[str, torch.Tensor]:
    checkpoint = load(folder)
    assert checkpoint is not None
    return weights_to_ship(checkpoint)


def test_the_share_of_the_lowest_loss_is_written_as_a_run(run, start, tmp_path, monkeypatch, capsys) -> None:
    losses = iter((0.4, 0.2, 0.3))
    monkeypatch.setattr(soup, "measure", lambda *given: {"lm": next(losses), "acc": 0.5})
    monkeypatch.setattr(soup, "Regions", lambda *given: [])
    to = tmp_path / "mean"
    given = ["soup", "--run", str(run), "--start", str(start), "--to", str(to), "--shares", "0", "0.25", "1"]
    monkeypatch.setattr("sys.argv", given)
    soup.main()
    assert "0.25 of the run: lm=0.2 acc=0.5" in capsys.readouterr().out
    before, after = soup.started_with(start, SMALL), shipped(run)
    mean = shipped(to)
    assert mean.keys() == after.keys()
    for name, tensor in mean.items():
        wanted = 0.75 * before[name] + 0.25 * after[name] if tensor.is_floating_point() else after[name]
        assert torch.allclose(tensor, wanted), name
    checkpoint = load(to)
    assert checkpoint is not None and checkpoint["progress"]["step"] == 7


def test_a_model_is_measured_without_being_changed(run) -> None:
    model = Nano(SMALL)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    batches = list(soup.islice(iter(soup.Regions(1, 163_840)), 1))
    told = soup.measure(model, batches, TrainConfig())
    assert told["lm"] > 0 and 0 <= told["acc"] <= 1
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())


def test_a_folder_without_a_run_is_told(start, tmp_path, monkeypatch) -> None:
    given = ["soup", "--run", str(tmp_path / "none"), "--start", str(start), "--to", str(tmp_path / "mean")]
    monkeypatch.setattr("sys.argv", given)
    with pytest.raises(SystemExit, match="train first"):
        soup.main()
