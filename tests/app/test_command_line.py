"""The command line as people and programs call it: streams, exit codes, one line for every error."""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pymupdf
import pytest
from pdf_files import PASSWORD, write_encrypted_pdf, write_pdf, write_picture

from app.command_line import in_one_line, run
from app.documents.file_check import kind_of_file
from app.errors import UserError
from benchmarks.random_checkpoints import write_tiny_checkpoint

ROOT = Path(__file__).parents[2]
KEYS = {
    "answer", "finish", "model", "device", "precision", "image_tokens", "prompt_tokens", "answer_tokens",
    "timings_ms", "tokens_per_second", "cached",
}  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return str(write_tiny_checkpoint(tmp_path_factory.mktemp("models") / "tiny", docent_block=True))


@pytest.fixture
def pdf(tmp_path):
    return str(write_pdf(tmp_path / "invoice.pdf"))


@pytest.fixture(autouse=True)
def streams_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)


def ask(*arguments, model="no-such-model"):
    return run(["ask", *arguments, "--model", model])


def error_line(capsys):
    """The one line on stderr; nothing else came out."""
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("error: ")
    return line


def started(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


# Answers


def test_ask_streams_the_answer_and_one_timing_line(pdf, model, capsys):
    assert ask(pdf, "What is the total?", "--region", "30,40,120,40", "--max-tokens", "8", model=model) == 0
    captured = capsys.readouterr()
    assert captured.out.endswith("\n")
    (line,) = captured.err.splitlines()
    assert line.startswith("first token after ")
    assert "tiny on cpu" in line


def test_json_is_one_object_with_every_key(pdf, model, capsys):
    assert ask(pdf, "What is the total?", "--json", "--max-tokens", "8", model=model) == 0
    summary = json.loads(capsys.readouterr().out)
    assert set(summary) == KEYS
    assert summary["model"] == "tiny"
    assert summary["device"] == "cpu"
    assert summary["finish"] in ("stop", "length", "loop")
    assert summary["answer_tokens"] <= 8
    assert summary["cached"] is False
    steps = summary["timings_ms"]
    assert set(steps) == {"render", "preprocess", "vision", "projector", "prefill", "first_token", "ttft"}
    assert all(milliseconds > 0 for milliseconds in steps.values())
    assert sum(steps.values()) - steps["ttft"] <= 1.05 * steps["ttft"]


def test_the_same_question_gets_the_same_answer(pdf, model, capsys):
    answers = []
    for _ in range(2):
        ask(pdf, "What is the total?", "--json", "--max-tokens", "8", model=model)
        answers.append(json.loads(capsys.readouterr().out)["answer"])
    assert answers[0] == answers[1]


def test_parts_of_a_page_that_were_looked_at_are_told_in_the_timing_line(tmp_path, model, capsys):
    made = pymupdf.open()
    page = made.new_page(width=300, height=600)
    for y in (40, 560):
        page.insert_text((40, y), "Ordinary words", fontsize=10)
    made.save(tmp_path / "long.pdf")
    ask(str(tmp_path / "long.pdf"), "What is the colour?", "--max-tokens", "1", model=model)
    (line,) = capsys.readouterr().err.splitlines()
    assert "2 parts looked at" in line


def test_pictures_and_later_pages_are_answered_about(tmp_path, model, capsys):
    picture = str(write_picture(tmp_path / "photo.jpg"))
    pages = str(write_pdf(tmp_path / "two.pdf", ["one", "two"]))
    assert ask(picture, "What?", "--region", "0,0,50,50", "--max-tokens", "1", model=model) == 0
    assert ask(pages, "What?", "--page", "2", "--max-tokens", "1", model=model) == 0


def test_a_password_opens_an_encrypted_pdf_and_is_never_printed(tmp_path, model, capsys):
    path = str(write_encrypted_pdf(tmp_path / "secret.pdf"))
    assert ask(path, "What?", "--password", PASSWORD, "--max-tokens", "1", model=model) == 0
    captured = capsys.readouterr()
    assert PASSWORD not in captured.out + captured.err


# What could not be done: exit 1 and a sentence


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.pdf", b"", "empty.pdf is empty"),
        ("noise.pdf", os.urandom(5000), "noise.pdf is damaged"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type", "cut.pdf is damaged"),
        ("song.mp3", b"ID3" + os.urandom(500), "song.mp3 is not a document that Docent can open"),
    ],
)
def test_a_file_that_is_no_document_is_one_sentence(tmp_path, capsys, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    assert ask(str(tmp_path / name), "What?") == 1
    assert sentence in error_line(capsys)


def test_a_missing_file_a_folder_a_pipe_and_a_loop_are_one_sentence_each(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    for name, sentence in [
        ("gone.pdf", "There is no file gone.pdf"),
        ("", "is a folder"),
        ("pipe.pdf", "not a plain file"),
        ("loop.pdf", "leads back to itself"),
    ]:
        assert ask(str(tmp_path / name), "What?") == 1
        assert sentence in error_line(capsys)


def test_a_file_without_read_permission_is_told_apart(tmp_path):
    path = write_pdf(tmp_path / "private.pdf")
    path.chmod(0)
    with unprivileged(), pytest.raises(UserError, match=r"no permission to read private\.pdf"):
        kind_of_file(path)


@contextlib.contextmanager
def unprivileged():
    """Root may read everything: become nobody for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_page_out_of_range_is_one_sentence(pdf, capsys):
    assert ask(pdf, "What?", "--page", "2") == 1
    assert "invoice.pdf has 1 page; there is no page 2" in error_line(capsys)


@pytest.mark.parametrize(
    ("region", "sentence"), [("500,10,50,50", "outside the page"), ("10,10,0,50", "region is empty")]
)
def test_a_region_beside_the_page_or_empty_is_one_sentence(pdf, capsys, region, sentence):
    assert ask(pdf, "What?", "--region", region) == 1
    assert sentence in error_line(capsys)


def test_an_encrypted_pdf_names_the_option_and_a_wrong_password_is_told(tmp_path, capsys):
    path = str(write_encrypted_pdf(tmp_path / "secret.pdf"))
    assert ask(path, "What?") == 1
    assert "secret.pdf is encrypted. Give its password with --password." in error_line(capsys)
    assert ask(path, "What?", "--password", "guess-42") == 1
    line = error_line(capsys)
    assert "password does not open secret.pdf" in line
    assert "guess-42" not in line


def test_a_terminal_is_asked_for_the_password_three_times(tmp_path, capsys, monkeypatch):
    prompts = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: prompts.append(prompt) or "guess")
    assert ask(str(write_encrypted_pdf(tmp_path / "secret.pdf")), "What?") == 1
    assert [prompt.split(".")[0] for prompt in prompts] == [
        "secret", "The password does not open secret", "The password does not open secret",
    ]  # fmt: skip


def test_a_typed_password_opens_the_file(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSWORD)
    assert ask(str(write_encrypted_pdf(tmp_path / "secret.pdf")), "What?", "--page", "9") == 1
    assert "there is no page 9" in error_line(capsys)


def test_an_unknown_model_and_a_device_that_is_not_there_are_one_sentence(pdf, model, capsys, monkeypatch):
    assert ask(pdf, "What?") == 1
    assert "no-such-model" in error_line(capsys)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert ask(pdf, "What?", "--device", "cuda", model=model) == 1
    assert "CUDA" in error_line(capsys)


def test_a_question_longer_than_the_context_is_one_sentence(pdf, model, capsys):
    assert ask(pdf, "why " * 5000, model=model) == 1
    assert "the model takes 2048. Ask a shorter question" in error_line(capsys)


def test_an_error_nobody_foresaw_is_one_line_too(pdf, capsys, monkeypatch):
    monkeypatch.setattr("app.ask_command.open_document", lambda *_: 1 // 0)
    assert ask(pdf, "What?") == 1
    assert "ZeroDivisionError" in error_line(capsys)


# Wrong calls: exit 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        [],
        ["ask"],
        ["ask", "a.pdf"],
        ["ask", "a.pdf", "What?", "--pages", "2"],
        ["ask", "a.pdf", "What?", "--page", "0"],
        ["ask", "a.pdf", "What?", "--page", "two"],
        ["ask", "a.pdf", "What?", "--region", "1,2,3"],
        ["ask", "a.pdf", "What?", "--region", "a,b,c,d"],
        ["ask", "a.pdf", "What?", "--region", "nan,0,10,10"],
        ["ask", "a.pdf", "What?", "--device", "abacus"],
        ["ask", "a.pdf", "What?", "--precision", "fp16"],
        ["ask", "a.pdf", "What?", "--max-tokens", "0"],
        ["ask", "a.pdf", "What?", "--max-tokens", "many"],
        ["ask", "a.pdf", "What?", "--temperature", "-1"],
        ["ask", "a.pdf", "What?", "--temperature", "nan"],
        ["ask", "a.pdf", ""],
        ["ask", "a.pdf", " \t\n"],
        ["bench", "--runs", "0"],
        ["diagnose", "everything"],
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(arguments, capsys):
    assert run(arguments) == 2
    error_line(capsys)


def test_help_and_version_are_no_errors(capsys):
    for arguments in (["--help"], ["--version"], ["ask", "--help"], ["bench", "--help"]):
        assert run(arguments) == 0
        assert "docent" in capsys.readouterr().out


def test_a_file_name_cannot_drive_the_terminal():
    assert in_one_line("a\x1b[2J\nb\x07\x9b.pdf") == "a[2J b.pdf"


# The process


@pytest.mark.end_to_end
def test_the_command_line_never_imports_qt(pdf, model):
    code = (
        "import sys; from app.main import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    command = [sys.executable, "-c", code, "ask", pdf, "What?", "--model", model, "--max-tokens", "1"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.end_to_end
def test_output_into_a_closed_pipe_ends_quietly(pdf, model):
    process = started("ask", pdf, "What?", "--model", model, "--max-tokens", "4")
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 141
    process.stderr.close()


@pytest.fixture(scope="module")
def slow_model(tmp_path_factory):
    """Its vision tower works for a minute and more on one picture."""
    folder = tmp_path_factory.mktemp("models") / "slow"
    tower = {"layers": [1, 1, 250, 1, 1], "embed_dims": [8, 16, 128, 128, 128]}
    return str(write_tiny_checkpoint(folder, "apple", image_size=4096, tower=tower))


TOWER_TOLD = """
import sys
from app.main import main
from fastvlm_engine.model.vision_tower import VisionTower

def forward(self, *arguments, _forward=VisionTower.forward, **named):
    print("tower", file=sys.stderr, flush=True)
    return _forward(self, *arguments, **named)

VisionTower.forward = forward
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.end_to_end
def test_ctrl_c_while_the_tower_runs_ends_with_130_and_leaves_nothing(pdf, slow_model):
    command = [
        sys.executable,
        "-c",
        TOWER_TOLD,
        "ask",
        pdf,
        "What?",
        "--model",
        slow_model,
        "--precision",
        "fp32",
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr.readline() == "tower\n"
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the reader process gets it too
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "")
    assert len(family) > 1
    assert psutil.wait_procs(family[1:], timeout=20)[1] == []


@pytest.mark.end_to_end
def test_diagnose_works_where_torch_is_broken(tmp_path):
    for number, breakage in enumerate(("raise ImportError('no luck')", "import os; os.abort()")):
        package = tmp_path / str(number) / "torch"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(breakage)
        process = started(
            "diagnose", "--json", env={**os.environ, "PYTHONPATH": str(package.parent), "PYTHONSAFEPATH": ""}
        )
        out, err = process.communicate(timeout=60)
        report = json.loads(out)
        assert (process.returncode, err) == (0, "")
        assert "torch" in report["devices"]["problem"]
        assert "fastvlm-0.5b" in report["models"]
        assert set(report["paths"]) >= {"data", "config", "cache", "log", "models"}


def test_diagnose_prints_versions_devices_models_and_paths(capsys):
    assert run(["diagnose"]) == 0
    out = capsys.readouterr().out
    for section in ("versions:", "machine:", "devices:", "reader process:", "models:", "paths:"):
        assert section in out
    assert "auto" in out
    assert "problem" not in out


def test_bench_prints_the_figures_of_this_machine(model, capsys):
    assert run(["bench", "--model", model, "--runs", "2", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["runs"] == 2
    assert figures["warm_ttft_ms"] < figures["cold_ttft_ms"]
    assert min(figures[name] for name in ("vision_ms", "prefill_ms", "tokens_per_second", "memory_mb")) > 0
    assert run(["bench", "--model", model, "--runs", "1"]) == 0
    assert "cold ttft" in capsys.readouterr().out
