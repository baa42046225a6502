"""The evaluation: its set, its figures, many questions at a time, the fit of the confidence, the tables."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import numpy as np
import pymupdf
import pytest
import torch
from PIL import Image, ImageDraw

from app.documents.document import open_document
from app.documents.reader import Reader
from app.inference.answering import answer
from app.inference.engine_request import EngineRequest
from benchmarks.random_checkpoints import NANO_TOWER, write_tiny_checkpoint
from fastvlm_engine import GenerationOptions, load_engine
from fastvlm_engine.confidence import TokenProbabilities
from fastvlm_engine.config import Calibration
from fastvlm_engine.config_file import read_config
from training.evaluation import peers
from training.evaluation.asking import SPARE_TOKENS, LookAsker, ask_regions
from training.evaluation.calibration import fit, recalibrated, reliability, write_calibration
from training.evaluation.pictures import reliability_plot, telling_failures, write_failures
from training.evaluation.report import Report, fill, tables, write_scores
from training.evaluation.scores import Outcome, against_goals, edit_distance, figures, loss_by_damage, losses
from training.evaluation.sets import Question, Region, regions, whole_pages


def outcome(truth="42", given="42", task="field", number=0, question="Q?", **changes) -> Outcome:
    values = {"place": "region", "kind": "", "size": 18.0, "damages": (), "confidence": 0.9} | changes
    return Outcome(number=number, task=task, question=question, truth=truth, given=given, **values)


def region(number, size=(300, 100), damages=()):
    noise = np.random.default_rng(number).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    asked = ("What is the total?", "What is the price?", "Read this.", "Is there a stamp?")
    return Region(number, "", 18.0, damages, noise, tuple(Question("field", q, "x" * 7) for q in asked))


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "nano"
    return write_tiny_checkpoint(folder, layout="transformers", docent_block=True, tower=NANO_TOWER, seed=6)


@pytest.mark.parametrize("calibration", [None, Calibration(bias=0.5, lowest=0.25, length=-0.1)])
def test_many_questions_at_a_time_get_the_engines_answers(checkpoint, calibration):
    """GIVEN pictures of two heights WHEN all is asked in a few passes THEN each answer is `Engine.ask`'s."""
    if calibration is not None:
        write_calibration(checkpoint, calibration)
    asked = [region(1), region(2), region(3, (310, 40)), region(4)]
    threads = torch.get_num_threads()
    got = list(LookAsker(checkpoint, "fp32").ask(asked))
    assert len(got) == 16
    pictures = {r.number: Image.fromarray(r.picture) for r in asked}
    with load_engine(str(checkpoint), precision="fp32", device="cpu", threads=threads) as engine:
        for o in got:
            options = GenerationOptions(max_new_tokens=len(o.truth) + SPARE_TOKENS)
            chunks = list(engine.ask(pictures[o.number], o.question, options))
            assert o.given == "".join(chunk.text for chunk in chunks).strip()
            assert o.confidence == pytest.approx(chunks[-1].confidence, rel=1e-3)
    assert len({o.given for o in got}) > 4


def test_regions_are_asked_about_as_docent_asks_about_their_files(checkpoint, tmp_path):
    """GIVEN small print on a wide picture WHEN it is asked about THEN the answer is that of `answer`."""
    words = Image.new("L", (600, 240), 255)
    draw = ImageDraw.Draw(words)
    for row in range(12):
        draw.text((10, 20 * row), "Amount due 934.20 by the first of May " * 2, fill=0)
    picture = np.asarray(words.convert("RGB"))
    asked = Region(7, "", 10.0, ("scan",), picture, (Question("field", "What is the total?", "934.20"),))
    with load_engine(str(checkpoint), precision="fp32", device="cpu", threads=1) as engine:
        (got,) = ask_regions(engine, [asked], tmp_path)
        reader = Reader()
        document = open_document(tmp_path / "region-0007-damaged.png", reader)
        request = EngineRequest(0, document, 0, None, "What is the total?")
        told: list[int] = []
        wanted = answer(engine, request, on_text=lambda _: None, on_part=lambda _, of: told.append(of))
        reader.shutdown()
    assert (got.place, got.number, got.task, got.truth) == ("region", 7, "field", "934.20")
    assert (got.given, got.confidence) == (wanted.text.strip(), wanted.confidence)
    assert max(told) > 1  # enlarged, it does not fit one look


def test_the_set_is_the_same_each_time_and_damaged_twins_keep_their_questions():
    first, again = list(regions(4)), list(regions(4))
    assert [r.number for r in first] == [0, 0, 1, 2, 3, 3]
    assert all(
        np.array_equal(a.picture, b.picture) and a.questions == b.questions
        for a, b in zip(first, again, strict=True)
    )
    whole, harmed = first[:2]
    assert whole.damages == () and harmed.damages[0] in ("scan", "photo")
    assert harmed.questions == whole.questions and not np.array_equal(harmed.picture, whole.picture)
    for r in first:
        texts = [q.text for q in r.questions]
        assert len(texts) == len(set(texts))


def test_a_whole_page_is_a_pdf_with_its_text_and_a_scan_of_it(tmp_path):
    pdf, scan = whole_pages(1, tmp_path)
    assert (pdf.is_scan, scan.is_scan) == (False, True)
    assert pdf.questions == scan.questions and len(pdf.questions) >= 2
    with pymupdf.open(pdf.path) as document:
        text = document[0].get_text()
        assert tuple(document[0].rect[2:]) == (595, 842)
    for question in pdf.questions:
        if question.task == "field":
            assert question.truth.split()[0] in text
    with Image.open(scan.path) as picture:
        assert picture.size == (1240, 1755)


@pytest.mark.parametrize(
    ("a", "b", "distance"), [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("1,00", "1.00", 1)]
)
def test_edit_distance(a, b, distance):
    assert edit_distance(a, b) == edit_distance(b, a) == distance


def test_answers_count_verbatim_and_kinds_in_any_case():
    assert outcome("A-1", " A-1\n").is_right
    assert not outcome("A-1", "a-1").is_right
    assert outcome("invoice", "Invoice", "kind").is_right


def test_figures_of_a_group():
    row = figures([outcome("abcd", "abcd"), outcome("abcd", "abcx"), outcome("abcd", "zzzz")])
    assert (row.questions, row.exact) == (3, pytest.approx(1 / 3))
    assert row.anls == pytest.approx((1 + 0.75 + 0) / 3)
    assert row.character_error_rate == pytest.approx(5 / 12)
    assert figures([]) is None


def test_the_loss_by_damage_compares_the_same_questions():
    outcomes = [
        outcome(number=1),
        outcome(number=1, given="43", damages=("photo", "blur")),
        outcome(number=2),
        outcome(number=2, damages=("scan",)),
        outcome(number=3, given="wrong"),  # has no twin
        outcome(number=1, question="Read.", task="read"),
        outcome(number=1, question="Read.", task="read", given="", damages=("photo", "blur")),
    ]
    assert loss_by_damage(outcomes) == 0.5
    before, after = losses(outcomes)["all but reading: blur"]
    assert (before.exact, after.exact) == (1.0, 0.0)


def test_goals_that_were_not_measured_are_left_out():
    names = [goal.name for goal, _ in against_goals([outcome()])]
    assert names == ["field value in a region: exact match"]


def drawn(rng, calibration, length):
    """An answer whose tokens are of some probability, right as often as the calibration says."""
    probabilities = TokenProbabilities()
    for _ in range(length):
        probabilities.add(min(1.0, max(0.02, rng.betavariate(6, 0.3))))
    made = outcome(probabilities=probabilities)
    is_right = rng.random() < recalibrated(made, calibration)
    return outcome(given="42" if is_right else "41", probabilities=probabilities)


def test_the_fit_finds_a_confidence_that_can_be_trusted():
    """GIVEN answers that are right less often than their tokens say WHEN fitted THEN others are told well."""
    rng = random.Random(7)
    true = Calibration(bias=-1.0, lowest=0.6, length=-0.4)
    learnt, others = ([drawn(rng, true, rng.randint(2, 30)) for _ in range(1500)] for _ in range(2))
    calibration = fit(learnt)
    before = reliability([(recalibrated(o, None), o.is_right) for o in others], 0.5)
    after = reliability([(recalibrated(o, calibration), o.is_right) for o in others], 0.5)
    assert before.error > 0.1
    assert after.error < 0.05
    assert after.doubtful_wrong > 0.5 > after.trusted_wrong


def test_a_fit_wants_answers_to_learn_from():
    with pytest.raises(ValueError, match="too few"):
        fit([outcome()] * 500)  # none has tokens


def test_a_model_that_is_always_right_is_no_trouble():
    probabilities = TokenProbabilities()
    probabilities.add(0.99)
    calibration = fit([outcome(probabilities=probabilities)] * 100)
    assert recalibrated(outcome(probabilities=probabilities), calibration) > 0.95


def test_reliability_counts_what_is_marked():
    row = reliability([(0.95, True), (0.95, True), (0.2, False), (0.2, True)], 0.5)
    assert (row.answers, row.doubtful, row.doubtful_wrong, row.trusted_wrong) == (4, 0.5, 0.5, 0.0)
    assert row.error == pytest.approx(0.5 * 0.05 + 0.5 * 0.3)
    assert reliability([], 0.5) is None


def test_coefficients_are_put_into_the_checkpoint_and_read_by_the_engine(tmp_path):
    folder = write_tiny_checkpoint(tmp_path, layout="transformers", docent_block=True)
    calibration = Calibration(bias=-0.5, product=1.25)
    write_calibration(folder, calibration)
    assert read_config(folder).calibration == calibration


FAKE = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 9.9";;
  --list-langs) echo "List of languages"; echo eng; echo deu;;
  *) size=$(wc -c); if [ "$size" -gt 700000 ]; then echo "xxxxxxx"; else echo; echo "xxxxx‘x "; fi;;
esac
"""


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for Tesseract")
def test_tesseract_reads_the_same_regions_in_its_better_way(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text(FAKE)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    asked = [region(1, (700, 300)), region(1, (300, 100), ("scan",))]
    ours = [
        outcome("x" * 7, "x" * 6, "read", 1, size=18.0),
        outcome("x" * 7, "x" * 7, "read", 1, size=18.0, damages=("scan",)),
    ]
    peer = peers.compare(asked, ours)
    assert peer.version == "tesseract 9.9"
    assert peer.setting == "enlarged, --psm 6 -l eng+deu"
    clean, damaged = peer.comparisons
    assert (clean.regions, clean.ours, clean.peer) == (1, pytest.approx(1 / 7), 0.0)
    assert damaged.ours == 0.0 and damaged.peer == pytest.approx(1 / 7)


def test_without_tesseract_there_is_no_comparison(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert peers.compare([region(1)], [outcome("x", "x", "read", 1)]) is None


def test_kinds_of_quotes_and_empty_lines_are_no_misreadings():
    assert peers.alike("“a”  b \n\n c’s – d\n") == '"a" b\nc\'s - d'


def report(outcomes, **changes):
    told = reliability([(o.confidence, o.is_right) for o in outcomes], 0.5)
    return Report(3, 0, outcomes, {"regions": told}, None, 0.5, **changes)


def test_the_figures_fill_the_marks_of_a_document_and_nothing_else(tmp_path):
    document = tmp_path / "card.md"
    document.write_text("a\n<!-- goals -->\nold\n<!-- end of goals -->\nb\n")
    lines = tables(report([outcome(), outcome(given="x")]))
    assert fill(document, "goals", lines["goals"])
    assert not fill(document, "scores", lines["scores"])
    text = document.read_text()
    assert text.startswith("a\n<!-- goals -->\n| task |") and text.endswith("<!-- end of goals -->\nb\n")
    assert "| field value in a region: exact match | ≥ 75% | ≥ 97% | 50.0% |" in text
    assert "old" not in text


def test_the_scores_are_kept_beside_the_weights(tmp_path):
    write_scores(tmp_path, report([outcome(), outcome(given="x")]))
    kept = json.loads((tmp_path / "scores.json").read_text())
    assert kept["goals"]["field value in a region: exact match"]["measured"] == 0.5
    assert kept["groups"]["field"]["questions"] == 2


def test_failures_are_shown_with_their_pictures(tmp_path):
    """GIVEN an earlier picture WHEN failures are written THEN one a region, the surest first."""
    (tmp_path / "failure-09.png").write_bytes(b"old")
    outcomes = [
        outcome(number=1, given="right is *42*", confidence=0.3),
        outcome(number=2, given="a\nb", confidence=0.8, damages=("scan", "blur")),
        outcome(number=2, given="c", question="R?", confidence=0.7),
        outcome(number=3),
    ]
    chosen = telling_failures(outcomes, 5)
    assert [o.number for o in chosen] == [2, 1]
    asked = [region(1), region(2, damages=("scan", "blur")), region(3)]
    lines = "\n".join(write_failures(tmp_path, "images/x", asked, chosen))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["failure-01.png", "failure-02.png"]
    assert "![field](images/x/failure-01.png)" in lines and "`a ⏎ b`, confidence 0.80" in lines
    assert "scan and blur" in lines


def test_the_plot_shows_a_dot_for_each_bin(tmp_path: Path):
    row = reliability([(0.95, True), (0.91, True), (0.2, False), (0.25, True)], 0.5)
    svg = reliability_plot(row, "answers")
    assert svg.count("<circle") == 2 == svg.count("<title>2 answers</title>")
    with pymupdf.open(stream=svg.encode(), filetype="svg") as drawing:  # it parses
        assert drawing[0].rect.width > 300
