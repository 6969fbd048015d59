"""The panel of four: every seating judged under the proposed ladder against IPRAS alone by hand, then a whole panel."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.measure import line, medians
from ccam.resources import demo_folder
from ccam.usecases import base as bases
from ccam.usecases.demo import IMAGING, PANEL
from ccam.usecases.load import load_files
from ccam.usecases.panel.sheets import read_panel
from ccam.usecases.panel.state import open_panel, panel_rules
from valuation.panel import judge, reading, spread

if TYPE_CHECKING:
    from ccam.store.store import Store

SCALE = range(1, 10)
NAME = "echelle-proposee"
HALF, BASE, CENTRE = Decimal("1.5"), Decimal("2.35"), Decimal(5)


def run() -> Iterator[str]:
    """All 9⁴ seatings, with their exact readings; then the panel of the demonstration over reading its rows."""
    rules = panel_rules()
    rule = rules.named(NAME)
    seatings = list(product(SCALE, repeat=4))
    if rule is None:
        return

    def judged() -> object:
        judge.cache_clear()
        reading.cache_clear()
        spread.cache_clear()
        return [(reading(notes, rules.ipras), judge(notes, rule)) for notes in seatings]

    def plain() -> object:
        """Median, both percentiles and both means of each seating, in decimals."""
        return [_by_hand(notes) for notes in seatings]

    made, bare = medians(judged, plain, rounds=5)
    yield line(f"{len(seatings)} seatings read and judged, over IPRAS alone in decimals", made / bare, "≤ 30")
    yield from _whole()


def _by_hand(notes: tuple[int, ...]) -> tuple[Decimal, bool]:
    first, second, third, fourth = map(Decimal, sorted(notes))
    low, high = first + (second - first) * Decimal("0.9"), third + (fourth - third) * Decimal("0.1")
    limit = BASE + HALF * abs(CENTRE - (low + high) / 2)
    return (second + third) / 2, high - low > limit


def _whole() -> Iterator[str]:
    with imaging_base() as store:
        state, rows = medians(lambda: open_panel(store, rule=NAME), lambda: read_panel(store), rounds=5)
    yield line("a panel of three fees, values and conclusions, over reading its rows", state / rows, "≤ 25")


@contextmanager
def imaging_base() -> "Iterator[Store]":
    """A base that holds the sheets of imaging and of the panel that the demonstration ships."""
    with TemporaryDirectory() as folder:
        url = bases.resolve_url(str(Path(folder) / "base.sqlite"))
        bases.create(url)
        with bases.open_base(url) as store:
            list(load_files(store, [demo_folder() / name for name in (*IMAGING, *PANEL)], actor="bench"))
            yield store
