"""Asks the product's own path about the hand-made files and real pages of tests/data/pages.

`python -m training.handmade [--model FOLDER] [--write]` opens each file as the app does, asks each
question once with a new picture, as `docent ask` would, and prints what came back; `--write` puts the table
into docs/model-card.md. Run by hand after an export; nothing imports it but its test.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.document import open_document
from app.documents.reader import Reader
from app.documents.region import Region
from app.inference.answering import DEFAULT_MODEL, answer, load
from app.inference.engine_request import EngineRequest

if TYPE_CHECKING:
    from app.conversation.question import Answer
    from fastvlm_engine import Engine

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "data" / "pages"
CARD = ROOT / "docs" / "model-card.md"
START, END = "<!-- hand-made files -->\n", "<!-- end of hand-made files -->\n"


@dataclass(frozen=True)
class HandmadeQuestion:
    """One entry of questions.toml."""

    file: str
    task: str
    question: str
    answers: tuple[str, ...]
    made: str
    page: int = 1  # counted from 1
    region: tuple[float, float, float, float] | None = None  # x0, y0, x1, y1
    printed: bool = True
    """The first answer stands word by word on the page."""
    source: str = ""
    """Package and licence of a page that others wrote; empty for the files made for this test."""

    def region_on_page(self) -> Region | None:
        if self.region is None:
            return None
        x0, y0, x1, y1 = self.region
        return Region(self.page - 1, x0, y0, x1 - x0, y1 - y0)


@dataclass(frozen=True)
class Result:
    """A question and what the model answered."""

    asked: HandmadeQuestion
    given: str
    confidence: float | None
    ttft_ms: float

    @property
    def is_right(self) -> bool:
        return normalised(self.given) in map(normalised, self.asked.answers)


def questions(folder: Path = PAGES) -> list[HandmadeQuestion]:
    """All entries of questions.toml, in its order; an unknown or missing key is an error."""
    entries = tomllib.loads((folder / "questions.toml").read_text(encoding="utf-8"))["question"]
    return [
        HandmadeQuestion(
            **{
                **entry,
                "answers": tuple(entry["answers"]),
                "region": tuple(entry["region"]) if "region" in entry else None,
            }
        )
        for entry in entries
    ]


def normalised(text: str) -> str:
    """One space for any white space, and no capitals; digits and signs stay as they are."""
    return " ".join(text.split()).casefold()


def ask_all(model: str, asked: list[HandmadeQuestion]) -> list[Result]:
    """Each question once; says what came back as it comes."""
    engine, reader = load(model), Reader()
    results = []
    try:
        for number, question in enumerate(asked, 1):
            results.append(_ask(engine, reader, number, question))
            print(_line(results[-1]), flush=True)
    finally:
        reader.shutdown()
    return results


def _ask(engine: Engine, reader: Reader, number: int, asked: HandmadeQuestion) -> Result:
    document = open_document(PAGES / asked.file, reader)
    try:
        request = EngineRequest(number, document, asked.page - 1, asked.region_on_page(), asked.question)
        given: Answer = answer(engine, request, on_text=lambda text: None)
        return Result(asked, given.text.strip(), given.confidence, given.ttft_ms)
    finally:
        document.close()


def _line(result: Result) -> str:
    asked = result.asked
    confidence = "    " if result.confidence is None else f"{result.confidence:.2f}"
    mark = "right" if result.is_right else "WRONG"
    line = f"{mark} {confidence} {result.ttft_ms:6.0f} ms  {asked.file}: {asked.question}"
    if result.is_right:
        return line
    return f"{line}\n{'':21}expected {asked.answers[0]!r}, given {result.given[:200]!r}"


def summary(results: list[Result]) -> str:
    """How many are right, of the files made for this and of the pages that others wrote."""
    groups = {
        "hand-made files": [result for result in results if not result.asked.source],
        "real pages": [result for result in results if result.asked.source],
    }
    parts = [
        f"{name}: {sum(result.is_right for result in group)} of {len(group)} right"
        for name, group in groups.items()
        if group
    ]
    return "; ".join(parts)


def markdown(results: list[Result], model: str) -> str:
    """The summary and a table of all answers, as the model card shows them."""
    rows = [f"{model} on CPU. {summary(results)}.\n"]
    rows.append("| file | of it | question | expected | given | right | confidence | first token |")
    rows.append("|---|---|---|---|---|---|---|---|")
    for result in results:
        asked = result.asked
        cells = [
            f"{asked.file} ({asked.made})",
            "whole page" if asked.region is None else "region",
            asked.question,
            asked.answers[0],
            result.given,
            "yes" if result.is_right else "**no**",
            "" if result.confidence is None else f"{result.confidence:.2f}",
            f"{result.ttft_ms:.0f} ms",
        ]
        rows.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def write_into(card: Path, table: str) -> None:
    """Puts the table between the marks of the model card; a card that is not there yet begins with them."""
    text = card.read_text(encoding="utf-8") if card.exists() else f"# docent-nano\n\n{START}{END}"
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise SystemExit(f"{card} has no lines {START.strip()} and {END.strip()}; put them in first")
    card.write_text(before + start + table + end + after, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Ask about the hand-made files, on the product's own path.")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="a known model or a checkpoint folder")
    parser.add_argument("--write", action="store_true", help="put the table into docs/model-card.md")
    arguments = parser.parse_args()
    results = ask_all(arguments.model, questions())
    print(summary(results))
    if arguments.write:
        write_into(CARD, markdown(results, Path(arguments.model).name))


if __name__ == "__main__":
    main()
