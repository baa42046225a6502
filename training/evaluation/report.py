"""What was measured, as tables on the screen, as scores.json, and between marks in the model's documents.

Called by training/evaluate.py. A document takes the parts whose marks it has: `<!-- NAME -->` to
`<!-- end of NAME -->`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.evaluation.calibration import Reliability
from training.evaluation.peers import Peer
from training.evaluation.scores import Figures, Goal, Outcome, against_goals, losses, table


@dataclass(frozen=True)
class Report:
    """All figures of one run. `regions` and `pages` are how many were asked about."""

    regions: int
    pages: int
    outcomes: list[Outcome]
    reliability: dict[str, Reliability]
    peer: Peer | None
    doubtful_below: float

    @property
    def table(self) -> dict[str, Figures]:
        return table(self.outcomes)

    @property
    def goals(self) -> list[tuple[Goal, float]]:
        return against_goals(self.outcomes)


def print_report(report: Report, failures: int) -> None:
    """To the screen."""
    print(f"{'group':42} {'asked':>5} {'exact':>7} {'ANLS':>7} {'CER':>7}")
    for name, row in report.table.items():
        figures = f"{row.exact:7.1%} {row.anls:7.1%} {row.character_error_rate:7.1%}"
        print(f"{name:42} {row.questions:5} {figures}")
    print(f"\n{'scans and photos':42} {'asked':>5} {'clean':>7} {'exact':>7} {'CER':>7} {'CER':>7}")
    for name, (before, after) in losses(report.outcomes).items():
        rates = f"{before.character_error_rate:7.1%} {after.character_error_rate:7.1%}"
        print(f"{name:42} {after.questions:5} {before.exact:7.1%} {after.exact:7.1%} {rates}")
    print(f"\n{'goal':58} {'floor':>6} {'goal':>6} {'now':>6}")
    for goal, value in report.goals:
        print(f"{goal.name:58} {goal.floor:6.0%} {goal.goal:6.0%} {value:6.1%}")
    for line in (*_confidence_lines(report), *_peer_lines(report.peer)):
        print(line)
    print()
    for o in [o for o in report.outcomes if not o.is_right][:failures]:
        sure = "?" if o.confidence is None else f"{o.confidence:.2f}"
        print(f"[{o.place}, {o.task}] {o.question!r}: {o.truth!r} -> {o.given!r} ({sure})")


def write_scores(folder: Path, report: Report) -> None:
    """scores.json beside the weights."""
    values: dict[str, Any] = {
        "regions": report.regions,
        "pages": report.pages,
        "goals": {
            goal.name: {"floor": goal.floor, "goal": goal.goal, "measured": round(value, 4)}
            for goal, value in report.goals
        },
        "groups": {name: _rounded(asdict(row)) for name, row in report.table.items()},
        "scans and photos": {
            name: {"clean": _rounded(asdict(before)), "damaged": _rounded(asdict(after))}
            for name, (before, after) in losses(report.outcomes).items()
        },
        "confidence": {name: _rounded(asdict(row)) for name, row in report.reliability.items()},
    }
    if report.peer is not None:
        values["tesseract"] = _rounded(asdict(report.peer))
    (folder / "scores.json").write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def tables(report: Report) -> dict[str, list[str]]:
    """The lines of each marked part of the documents."""
    return {
        "goals": _goal_lines(report),
        "scores": _score_lines(report),
        "damage": _damage_lines(report),
        "confidence": _confidence_lines(report),
        "tesseract": _peer_lines(report.peer),
    }


def fill(document: Path, name: str, lines: Iterable[str]) -> bool:
    """Replaces what stands between the marks; False where the document has no such marks."""
    before, start, rest = document.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- end of {name} -->")
    if not end:
        return False
    document.write_text(before + start + "\n".join(lines) + "\n" + end + after, encoding="utf-8")
    return True


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {name: _rounded(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(entry) for entry in value]
    return value


def _goal_lines(report: Report) -> list[str]:
    lines = ["| task | floor | goal | measured |", "|---|---|---|---|"]
    for goal, value in report.goals:
        sign = "≤" if goal.lower_is_better else "≥"
        lines.append(f"| {goal.name} | {sign} {goal.floor:.0%} | {sign} {goal.goal:.0%} | {value:.1%} |")
    return lines


def _score_lines(report: Report) -> list[str]:
    lines = [
        f"{report.regions} regions and {report.pages} A4 pages.\n",
        "| group | questions | exact | ANLS | CER |",
        "|---|---|---|---|---|",
    ]
    for name, row in report.table.items():
        figures = f"{row.exact:.1%} | {row.anls:.1%} | {row.character_error_rate:.1%}"
        lines.append(f"| {name} | {row.questions} | {figures} |")
    return lines


def _damage_lines(report: Report) -> list[str]:
    lines = ["| questions about | how many | exact, clean | exact, damaged | CER, clean | CER, damaged |"]
    lines.append("|---|---|---|---|---|---|")
    for name, (before, after) in losses(report.outcomes).items():
        rates = f"{before.character_error_rate:.1%} | {after.character_error_rate:.1%}"
        lines.append(f"| {name} | {after.questions} | {before.exact:.1%} | {after.exact:.1%} | {rates} |")
    return lines


def _confidence_lines(report: Report) -> list[str]:
    if not report.reliability:
        return []
    lines = [
        "| answers about | answers | expected calibration error | marked doubtful | of these wrong "
        "| of the others wrong |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in report.reliability.items():
        shares = " | ".join(f"{x:.1%}" for x in (row.doubtful, row.doubtful_wrong, row.trusted_wrong))
        lines.append(f"| {name} | {row.answers} | {row.error:.1%} | {shares} |")
    return [*lines, f"\nMarked as doubtful is an answer whose confidence is below {report.doubtful_below:g}."]


def _peer_lines(peer: Peer | None) -> list[str]:
    if peer is None:
        return ["Tesseract was not installed where this was measured."]
    lines = [
        f"{peer.version}, {peer.setting}.\n",
        "| regions | how many | docent-nano, CER | Tesseract, CER |",
        "|---|---|---|---|",
    ]
    for row in peer.comparisons:
        lines.append(f"| {row.name} | {row.regions} | {row.ours:.1%} | {row.peer:.1%} |")
    return lines
