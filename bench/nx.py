"""A full base in NX, imported until it can be asked anything, against reading its lines and doing nothing."""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bench.measure import line, medians

FILE = "nx/CACTOT07810_reconstitue.txt.gz"
ROUNDS = 3
"""Few: an import takes seconds."""

PEAK = (
    "import resource, sys\n"
    "from bench.nx import load\n"
    "load(*sys.argv[1:])\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
)


def run() -> Iterator[str]:
    """Time of the whole import, and memory of one in a process of its own."""
    folder = os.environ.get("CCAM_REAL_DATA")
    if not folder:
        yield "NX import: left out, CCAM_REAL_DATA is not set"
        return
    with tempfile.TemporaryDirectory() as place:
        path, numbers = Path(place) / "CACTOT07810.txt", count()
        with gzip.open(Path(folder) / FILE) as packed, path.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        # Before this process grows: a child begins with the peak of its parent.
        first = f"{place}/first.sqlite"
        command = [sys.executable, "-c", PEAK, str(path), first]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        prices = prices_of(first)

        def whole() -> None:
            load(str(path), f"{place}/import-{next(numbers)}.sqlite")

        def raw() -> None:
            insert(prices, f"{place}/raw-{next(numbers)}.sqlite")

        imported, read, inserted = medians(whole, lambda: lines(path), raw, rounds=ROUNDS)
        yield f"NX file: {lines(path)} records, {len(prices)} prices, base of {Path(first).stat().st_size // 10**6} MB"
        yield line("full NX import to a queryable base / plain line iteration", imported / read, "≤ 80")
        yield line("full NX import / raw sqlite3 inserting the prices alone", imported / inserted, "none set")
        yield line("memory of a full NX import at its peak, in MB", peak / 1024, "≤ 400")


def load(path: str, base: str) -> None:
    """A new base with the file in it."""
    from ccam.store.store import init_base, open_store
    from ccam.usecases.load import load_files

    init_base(base)
    with open_store(base) as store:
        for _ in load_files(store, [Path(path)], actor="bench"):
            pass


def prices_of(base: str) -> list[tuple[object, ...]]:
    """Every dated price, as plain tuples."""
    from ccam.store.store import open_store

    with open_store(base) as store:
        history = store.history(store.releases()[0].version)
    return [tuple(price) for price in history.prices] if history else []


def lines(path: Path) -> int:
    """Go through the lines of the text."""
    with path.open(encoding="latin-1") as stream:
        return sum(1 for _ in stream)


def insert(prices: list[tuple[object, ...]], base: str) -> None:
    """The least that a base of prices costs: one table without any index, one statement, no journal."""
    import sqlite3

    connection = sqlite3.connect(base)
    connection.execute("CREATE TABLE price (code TEXT, activity INT, phase INT, effective TEXT, grid INT, cents INT)")
    connection.executemany("INSERT INTO price VALUES (?, ?, ?, ?, ?, ?)", prices)
    connection.commit()
    connection.close()
