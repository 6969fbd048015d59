"""The imaging path, its fleet and its mixes, against reading the sheets that it rests on."""

import csv
from collections.abc import Iterator
from datetime import date

from bench.measure import line, medians
from bench.panel import imaging_base
from ccam.resources import demo_folder
from ccam.usecases.imaging.report import Asked, imaging_report

SHEETS = sorted(demo_folder().glob("*imagerie_*.csv"))
DAY = date(2026, 3, 12)


def run() -> Iterator[str]:
    """What ``ccam imagerie`` asks: both masses, both readings, six mixes, each a search over the exams of the fleet."""
    with imaging_base() as store:
        made, read = medians(lambda: imaging_report(store, Asked(on=DAY)), _read, rounds=5)
    yield line("path, fleet and mixes, over reading its sheets a hundred times as CSV", made / read, "≤ 5")


def _read() -> object:
    kept = []
    for _ in range(100):
        for path in SHEETS:
            with path.open(encoding="utf-8", newline="") as file:
                kept.append(list(csv.reader(file, delimiter=";")))
    return kept
