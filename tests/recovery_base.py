"""A base whose prices follow the formula: three versions, five hundred invented acts, and volumes of some of them."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Price, Release, SourceFile
from ccam.model.codes import ActCode, LineKey
from ccam.model.volumes import VolumeRow, VolumeSet
from ccam.store.store import Store, init_base, open_store
from tests.valuation.priced_lines import prices

COUNT = 500
DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))
SCORES = random.Random(5).choices(range(10, 900), k=COUNT)  # noqa: S311 - invented points, always the same
FROZEN, ABOVE, KNOWN = 0, 1, 2
"""Places of the acts that follow no rise, stand above their target, and are at it with 17 points."""


def code(number: int) -> ActCode:
    """The n-th invented act."""
    return ActCode(f"D{chr(65 + number // 100)}QP{number % 100:03d}")


def make_base(path: Path) -> Path:
    """A new base there."""
    init_base(str(path))
    with open_store(str(path)) as store:
        _fill(store)
    return path


def _fill(store: Store) -> None:
    for version, day in enumerate(DAYS, start=77):
        source = SourceFile(f"v{version}.csv", f"{version}" * 32, "classeur")
        acts = tuple(_acts(version - 77, day))
        with store.write("essai", "essai") as writer:
            writer.add_release(Release(str(version), f"CCAM {version}", day, source, (), acts), ())
    rows = (_volume(FROZEN, 300_000), _volume(KNOWN, 100_000))
    with store.write("essai", "essai") as writer:
        writer.add_volumes(VolumeSet("actes-2023", 2023, SourceFile("v.csv", "9" * 64, "volumes"), "", rows), ())


def _acts(place: int, day: date) -> Iterator[Act]:
    for number in range(COUNT):
        first = _prices(number)[place]
        slow = prices(SCORES[number], 1_900 + 37 * number % 997, steps=(87, 87))[place]
        line = Line(
            LineKey(code(number), 1, 0), "", (Price(SECTOR1, day, first), Price(OTHERS, day, slow)), billing_group="ATM"
        )
        yield Act(code(number), f"Acte inventé {number}", "04.01.01", (line,))


def _prices(number: int) -> tuple[int, ...]:
    if number == FROZEN:
        return (17_679, 17_679, 17_679)
    if number == ABOVE:
        return prices(84, 3_990, extra=63_000)
    return prices(17 if number == KNOWN else SCORES[number], 3_990 if number % 2 == 0 else 2_690)


def _volume(number: int, base: int) -> VolumeRow:
    return VolumeRow(LineKey(code(number), 1, 0), "ATM", 10, base, base, None, None)
