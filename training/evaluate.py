"""Scores of a checkpoint on held-out regions and whole pages, its confidence, and Tesseract beside it.

Both are asked about the way of `docent ask`; the regions also as one look each, which is the model alone.

`python -m training.evaluate [--model resources/models/docent-nano] [--count 250] [--calibrate] [--write]`.
Held out are words, names, labels, values, fonts and parts of the layouts (training/documents). Prints the
figures and some failures. `--calibrate` first fits the confidence on pages of its own and puts the
coefficients into config.json. `--write` keeps the figures as scores.json beside the weights, and as tables
and pictures in the model's documents.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from itertools import chain
from pathlib import Path

from app.conversation.question import DOUBTFUL_BELOW
from fastvlm_engine import load_engine
from training.evaluation.asking import LookAsker, ask_pages, ask_regions
from training.evaluation.calibration import confidences, fit, reliability, write_calibration
from training.evaluation.peers import compare
from training.evaluation.pictures import reliability_plot, telling_failures, write_failures
from training.evaluation.report import Report, fill, print_report, tables, write_scores
from training.evaluation.scores import Outcome
from training.evaluation.sets import CALIBRATION, Region, parts, regions, whole_pages

REGIONS = 250
REGIONS_TO_CALIBRATE = 200
REGIONS_A_PAGE = 10  # one whole page is asked about for so many regions
CARD = Path("docs/model-card.md")
PICTURES = Path("docs/images/model-card")
LINK = "images/model-card"  # the same, as the card sees it
FAILURES = 10


def calibrate(model: Path, count: int, precision: str) -> None:
    """Fits the confidence to this checkpoint and writes it into its config.json."""
    shown = chain(regions(count, CALIBRATION), parts(count, CALIBRATION))
    outcomes = list(LookAsker(model, precision).ask(shown))
    calibration = fit(outcomes)
    write_calibration(model, calibration)
    print(f"calibrated on {len(outcomes)} answers: {calibration}")


def ask_files(model: Path, asked: list[Region], page_count: int, precision: str) -> list[Outcome]:
    """Regions as pictures, then A4 pages and scans of them, the way of `docent ask`."""
    with tempfile.TemporaryDirectory() as folder, load_engine(str(model), precision=precision) as engine:
        outcomes = list(ask_regions(engine, asked, Path(folder)))
        return outcomes + list(ask_pages(engine, whole_pages(page_count, Path(folder))))


def measure(arguments: argparse.Namespace) -> tuple[Report, list[Region]]:
    """All figures, and the regions that they come from."""
    started = time.perf_counter()
    asked = list(regions(arguments.count))
    print(f"{len(asked)} regions drawn after {time.perf_counter() - started:.0f} s", flush=True)
    outcomes = list(LookAsker(arguments.model, arguments.precision).ask(asked))
    print(f"asked about as looks after {time.perf_counter() - started:.0f} s", flush=True)
    page_count = arguments.count // REGIONS_A_PAGE if arguments.pages is None else arguments.pages
    outcomes += ask_files(arguments.model, asked, page_count, arguments.precision)
    print(f"asked about as files after {time.perf_counter() - started:.0f} s", flush=True)
    peer = compare(asked, outcomes) if arguments.tesseract else None
    groups = {
        "regions": [o for o in outcomes if o.place == "region"],
        "regions, all but reading": [o for o in outcomes if o.place == "region" and o.task != "read"],
        "regions in one look": [o for o in outcomes if o.place == "look"],
        "whole pages": [o for o in outcomes if o.place in ("page", "scan")],
    }
    measured = {name: reliability(confidences(group), DOUBTFUL_BELOW) for name, group in groups.items()}
    print(f"all measured after {time.perf_counter() - started:.0f} s\n", flush=True)
    return (
        Report(
            regions=arguments.count,
            pages=len({o.number for o in outcomes if o.place == "page"}),
            outcomes=outcomes,
            reliability={name: row for name, row in measured.items() if row is not None},
            peer=peer,
            doubtful_below=DOUBTFUL_BELOW,
        ),
        asked,
    )


def write(model: Path, report: Report, asked: list[Region]) -> None:
    """scores.json, and the marked parts of the model card and of the note beside the weights."""
    write_scores(model, report)
    PICTURES.mkdir(parents=True, exist_ok=True)
    plot = reliability_plot(report.reliability["regions"], "answers about regions")
    (PICTURES / "reliability.svg").write_text(plot, encoding="utf-8")
    shown = telling_failures(report.outcomes, FAILURES)
    lines = tables(report) | {"failures": write_failures(PICTURES, LINK, asked, shown)}
    lines["confidence"] += ["", f"![Confidence against the share of right answers]({LINK}/reliability.svg)"]
    for document in (CARD, model / "README.md"):
        if document.is_file():
            for name, part in lines.items():
                fill(document, name, part)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score a checkpoint on held-out regions and pages.")
    parser.add_argument("--model", type=Path, default=Path("resources/models/docent-nano"))
    parser.add_argument("--precision", default="auto")
    parser.add_argument("--count", type=int, default=REGIONS, help="regions; about eight questions each")
    parser.add_argument("--pages", type=int, help="whole A4 pages; a tenth of the regions when not given")
    parser.add_argument("--failures", type=int, default=12, help="how many to print")
    parser.add_argument("--no-tesseract", dest="tesseract", action="store_false")
    parser.add_argument("--calibrate", action="store_true", help="fit the confidence first, into config.json")
    parser.add_argument("--write", action="store_true", help="keep scores.json, tables and pictures")
    arguments = parser.parse_args()
    if arguments.calibrate:
        count = min(REGIONS_TO_CALIBRATE, arguments.count)
        calibrate(arguments.model, count, arguments.precision)
    report, asked = measure(arguments)
    print_report(report, arguments.failures)
    if arguments.write:
        write(arguments.model, report, asked)


if __name__ == "__main__":
    main()
