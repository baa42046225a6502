"""The program on a screen, with mouse and keys: a question and its answer, a killed reader, a killed program,
a second start, and its end.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import pymupdf
import pytest
from end_to_end.running_program import ROOT
from pdf_files import write_pdf
from safetensors.numpy import load_file, save_file

from app.paths import data_dir
from benchmarks.measuring import add_words
from benchmarks.random_checkpoints import write_tiny_checkpoint

SAMPLES = ROOT / "resources" / "sample_documents"
SAMPLE = json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))[0]
COLOURS = ((200, 40, 40), (40, 160, 60), (40, 70, 200))
QUIT_SECONDS = 3.0
pytestmark = [pytest.mark.gui, pytest.mark.end_to_end]


@pytest.fixture
def talkative(tmp_path) -> str:
    """A small random model that goes on talking for thousands of words."""
    vocabulary = 8000
    text = {"vocab_size": vocabulary, "hidden_size": 128, "max_position_embeddings": 8192}
    folder = write_tiny_checkpoint(tmp_path / "talkative", text=text | {"num_hidden_layers": 4})
    add_words(folder / "tokenizer.json", vocabulary)
    weights = load_file(folder / "model.safetensors")
    for name, values in weights.items():
        if name.endswith("embed_tokens.weight"):
            values[:4] = 0  # the ids that would end the answer are hardly ever drawn
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return str(folder)


def write_coloured_pdf(path: Path) -> Path:
    """A page of each colour, and a white one at each end."""
    document = pymupdf.open()
    for colour in ((255, 255, 255), *COLOURS, (255, 255, 255)):
        page = document.new_page(width=500, height=700)
        page.draw_rect(page.rect, fill=[part / 255 for part in colour], color=None)
    document.save(path)
    document.close()
    return path


def saved_answers() -> list[tuple[str, str]]:
    """Question and answer of every turn in the history, as another program sees them."""
    path = data_dir() / "history.sqlite3"
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
            return history.execute("SELECT question, answer FROM turn ORDER BY position").fetchall()
    except sqlite3.OperationalError:  # the tables are being made
        return []


def ask(program, question: str) -> None:
    program.key("ctrl+l")
    program.type(question)
    program.key("Return")


def last_answer(program) -> str:
    program.key("ctrl+shift+c")
    return program.clipboard()


def whole_page(program, ratio: float) -> tuple[int, int, int, int] | None:
    """Where the page is, once it is seen from top to bottom."""
    place = program.page_on_screen()
    if place is None:
        return None
    left, top, right, bottom = place
    return place if abs((bottom - top) - (right - left) * ratio) <= 3 else None


def test_a_region_is_dragged_a_question_typed_and_the_right_answer_is_there(start):
    program = start()
    program.wait_for_window()
    program.wait_for(lambda: program.title().startswith(SAMPLE["file"]), "the sample document")
    paper = pymupdf.open(SAMPLES / SAMPLE["file"])[0].rect
    program.wait_for(program.page_on_screen, "its page")
    program.key("shift+F9")
    left, top, right, _ = program.wait_for(
        lambda: whole_page(program, paper.height / paper.width), "all of it"
    )
    scale = (right - left) / paper.width
    x, y, width, height = (round(value * scale) for value in SAMPLE["region"])
    program.drag((left + x, top + y), (left + x + width, top + y + height))
    ask(program, SAMPLE["question"])
    program.wait_for(lambda: last_answer(program) == SAMPLE["answer"], "the right answer", 60)
    program.keep_picture("answered")  # for the documents


def test_a_reader_that_is_killed_comes_back_by_itself(start, tmp_path):
    program = start(write_coloured_pdf(tmp_path / "colours.pdf"))
    program.wait_for_window()
    program.wait_for(lambda: "colours" in program.title(), "the document")
    program.wait_for(program.page_on_screen, "the first page")
    reader = program.wait_for(program.reader, "the reader process")
    reader.kill()
    program.key("ctrl+Page_Down")
    program.wait_for(lambda: program.shows(COLOURS[0]), "the page after the one that was on screen")
    again = program.wait_for(program.reader, "another reader process")
    assert again.pid != reader.pid


def test_a_killed_program_has_kept_the_answer_that_was_streaming(start, tmp_path, talkative):
    document = write_pdf(tmp_path / "letter.pdf", ["Dear reader"])
    program = start(document, model=talkative, max_new_tokens=4096, temperature=1.0)
    program.wait_for_window()
    program.wait_for(program.page_on_screen, "the page")
    ask(program, "What does it say?")
    program.wait_for(lambda: any(len(text) > 300 for _, text in saved_answers()), "a saved piece", 60)
    children = psutil.Process(program.process.pid).children(recursive=True)
    program.kill()
    assert not psutil.wait_procs(children, 10)[1], "what the program had started ends with it"
    [(question, text)] = saved_answers()
    assert question == "What does it say?"

    again = start()
    again.wait_for_window()
    again.wait_for(lambda: again.title().startswith("letter.pdf"), "the document of before")
    shown = again.wait_for(lambda: last_answer(again), "the answer of before")
    assert shown.strip() == text.strip()


def test_a_second_start_hands_its_file_to_the_first(start, tmp_path):
    first_file = write_pdf(tmp_path / "first.pdf")
    second_file = write_pdf(tmp_path / "second.pdf")
    program = start(first_file)
    program.wait_for_window()
    program.wait_for(lambda: program.title().startswith("first.pdf"), "the first document")
    command = [sys.executable, "-m", "app", str(second_file)]
    done = subprocess.run(
        command, cwd=ROOT, env=program.environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    program.wait_for(lambda: program.title().startswith("second.pdf"), "the second document")


def test_quitting_while_an_answer_streams_keeps_what_there_is_of_it(start, tmp_path, talkative):
    document = write_pdf(tmp_path / "letter.pdf", ["Dear reader"])
    program = start(document, model=talkative, max_new_tokens=4096, temperature=1.0)
    program.wait_for_window()
    program.wait_for(program.page_on_screen, "the page")
    ask(program, "What does it say?")
    program.wait_for(lambda: any(len(text) > 100 for _, text in saved_answers()), "a saved piece", 60)
    began = time.monotonic()
    program.key("ctrl+q")
    assert program.process.wait(30) == 0, program.output_text()
    seconds = time.monotonic() - began
    [(_, text)] = saved_answers()
    assert len(text) > 100
    assert program.output_text() == ""
    assert seconds <= QUIT_SECONDS


def test_quitting_takes_three_seconds_at_most_and_leaves_nothing_behind(start):
    program = start()
    program.wait_for_window()
    program.wait_for(program.page_on_screen, "the page")
    program.wait_for(program.shared_memory, "the memory that pages come in")
    children, blocks = psutil.Process(program.process.pid).children(recursive=True), program.shared_memory()
    began = time.monotonic()
    program.key("ctrl+q")
    assert program.process.wait(30) == 0, program.output_text()
    seconds = time.monotonic() - began
    assert not psutil.wait_procs(children, 3)[1]
    assert not [block for block in blocks if block.exists()]
    assert program.output_text() == ""
    assert seconds <= QUIT_SECONDS
