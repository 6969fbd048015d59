"""The national scoring as the sheets that people would send: ``python -m bench.scoring_sheets BASE FOLDER``.

Writes ``scores.csv`` and ``liens.csv`` for the lines of the last release of a base: invented, to try
``ccam importer`` and ``ccam echelle`` at national size.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.scoring import national_scoring
from ccam.formats.templates import Template
from ccam.formats.templates_catalogue import FILLED
from ccam.model.money import decimal_string
from ccam.usecases.base import open_base, resolve_url
from valuation.scale_network import Link
from valuation.scores import Scoring


def write_sheets(scorings: Iterable[Scoring], links: Iterable[Link], folder: Path) -> None:
    """Both sheets, in the layout of the templates."""
    _write(FILLED["scores"], folder / "scores.csv", (_score(row) for row in scorings))
    _write(FILLED["liens"], folder / "liens.csv", (_link(link) for link in links))


def _score(row: Scoring) -> list[str]:
    points = [decimal_string(value) if value else "" for value in (*row.components, row.overall)]
    marks = ["oui" if mark else "" for mark in (row.reference, row.benchmark)]
    return [f"Famille {row.family}", row.expert, row.round, *row.line.split("/"), *marks, *points, ""]


def _link(link: Link) -> list[str]:
    ends = [f"Famille {link.first_family}", *link.first.split("/"), f"Famille {link.second_family}"]
    return [*ends, *link.second.split("/"), decimal_string(link.ratio, 4), str(link.weight), link.author, link.source]


def _write(template: Template, path: Path, rows: Iterable[Sequence[str]]) -> None:
    (table,) = template.tables
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([["Intitulé", "Cotation inventée"], ["Source", "bench"], ["Date", "12/03/2026"], []])
        writer.writerow([column.heading for column in table.columns])
        writer.writerows(rows)


def main() -> None:
    """Every line of the last release."""
    base, folder = sys.argv[1], Path(sys.argv[2])
    with open_base(resolve_url(base), read_only=True) as store:
        release = store.release(max(store.releases(), key=lambda each: each.position).version)
    made = national_scoring(sorted({str(line.key) for act in release.acts for line in act.lines}))
    folder.mkdir(parents=True, exist_ok=True)
    write_sheets(made.scorings, made.links, folder)


if __name__ == "__main__":
    main()
