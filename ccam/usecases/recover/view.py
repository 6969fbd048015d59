"""What the prices of the base already say: every history of one column, merged, read, weighed by spend."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.french import recovery as fr
from ccam.model.acts import OTHERS, SECTOR1, Release
from ccam.model.codes import ActCode, LineKey, line_key
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.history import GridPrice
from ccam.model.in_force_references import COLUMNS
from ccam.model.volumes import MEDICAL_GROUPS, VolumeSet
from ccam.usecases.catalogue import latest_version, latest_volumes
from ccam.usecases.parameters import load_parameters

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.parameters import Parameters
    from valuation.recovery import Place, Recovered, Recovery
    from valuation.recovery_check import Check
    from valuation.recovery_column import Lines, Rise
    from valuation.recovery_history import Conflict, DatedPrices, Source

GRIDS = tuple(str(grid) for grid in range(20))
"""Grids of the base that can be read alone, beside the two columns of the workbook."""


@dataclass(frozen=True)
class RecoveryView:
    """One column once read. ``release`` is the version whose lines count, ``sources`` name what its prices come from,
    ``volumes`` what weighs them (None: nothing does).
    """

    recovery: "Recovery"
    rises: "tuple[Rise, ...]"
    release: Release
    sources: tuple[str, ...]
    conflicts: "tuple[Conflict, ...]"
    volumes: VolumeSet | None

    @property
    def column(self) -> str:
        """F, G or the number of a grid."""
        return self.recovery.column.name

    @cached_property
    def base(self) -> dict[LineKey, int]:
        """Observed base of each line in the default scope, in cents."""
        found: Counter[LineKey] = Counter()
        for row in self.volumes.rows if self.volumes else ():
            if row.billing_group in MEDICAL_GROUPS:
                found[row.key] += row.base
        return dict(found)

    @cached_property
    def by_place(self) -> "dict[Place, tuple[int, int]]":
        """Lines and observed base of each place."""
        from valuation.recovery import Place

        lines: Counter[Place] = Counter()
        base: Counter[Place] = Counter()
        for key, place in zip(self.recovery.column.panel.keys, self.recovery.places, strict=True):
            lines[place] += 1
            base[place] += self.base.get(key, 0)
        return {place: (lines[place], base[place]) for place in Place if place in lines}

    @property
    def total(self) -> int:
        """Observed base of the scope, lines that are no longer in the release included."""
        return sum(self.base.values())

    @cached_property
    def known(self) -> tuple[int, int]:
        """Lines whose points are known, and their observed base."""
        keys = self.recovery.column.panel.keys
        rows = self.recovery.kept.nonzero()[0].tolist()
        return len(rows), sum(self.base.get(keys[row], 0) for row in rows)

    @cached_property
    def raised(self) -> tuple[int, int, int]:
        """Lines raised at every revaluation, how many have a score that fits, and the observed base of them all."""
        panel = self.recovery.column.panel
        rows = panel.always.nonzero()[0].tolist()
        fits = len(set(rows).intersection(self.recovery.fits.nonzero()[0].tolist()))
        return len(rows), fits, sum(self.base.get(panel.keys[row], 0) for row in rows)

    @cached_property
    def checks(self) -> "tuple[Check, ...]":
        """Each revaluation left out and predicted."""
        from valuation.recovery_check import leave_one_out

        return leave_one_out(self.recovery.column)

    def of_act(self, code: str) -> "list[Recovered]":
        """The lines of an act, or one line; raises :class:`UnknownThing` where the column has no price of them."""
        wanted = line_key(code)
        found = [
            self.recovery.line(row)
            for key, row in self.recovery.row.items()
            if key == wanted or ("/" not in code and key.code == wanted.code)
        ]
        if not found:
            raise UnknownThing(fr.UNKNOWN_LINE, code=code, column=self.column, version=self.release.version)
        return found


def open_recovery(store: "Store", *, column: str = SECTOR1, volumes: str | None = None) -> RecoveryView:
    """Read one column of the base; raises :class:`UsageError` for a column that cannot be, :class:`UnknownThing` for
    a base without prices.
    """
    if column not in (SECTOR1, OTHERS, *GRIDS):
        raise UsageError(fr.UNKNOWN_COLUMN, column=column)
    return _Base(store).view(column, latest_volumes(store, volumes))


class _Base:
    """The histories and releases of a base, each read once."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.infos = sorted(store.releases(), key=lambda info: (info.applicable, info.version))
        self.latest = store.release(latest_version(store))
        self.parameters: Parameters = load_parameters(store)

    @cached_property
    def histories(self) -> list[tuple[Release, "tuple[GridPrice, ...]"]]:
        """Releases drawn from a full base, with all its dated prices."""
        found = []
        for info in self.infos:
            history = self.store.history(info.version)
            if history is not None:
                found.append((self.store.release(info.version), tuple(history.prices)))
        return found

    def view(self, column: str, volumes: VolumeSet | None) -> RecoveryView:
        """The column read; where it shows no step by itself, through the first column of the workbook."""
        from valuation.recovery import recover
        from valuation.recovery_column import found_rises, own_column, told_column

        release, prices, sources, conflicts = self._prices(column)
        if not len(prices.line):
            raise UnknownThing(fr.NO_PRICES, column=column)
        risen = found_rises(prices)
        lines = _lines(release)
        if column == SECTOR1 or any(rise.step for rise in risen):
            made = own_column(column, prices, risen, lines, self.level)
        else:
            made = told_column(column, prices, risen, lines, self.level, self.first.recovery)
        return RecoveryView(
            recover(made), risen, release, sources, conflicts, volumes
        )  # fmt: skip

    @cached_property
    def first(self) -> RecoveryView:
        """The first column of the workbook: the one whose steps show."""
        return self.view(SECTOR1, None)

    def level(self, column: str, day: str, steps: tuple[int, ...]) -> int | None:
        """FC before ``day``: that of the column, else that of the first column where its known steps are the same."""
        before = date.fromisoformat(day) - timedelta(days=1)
        if column == SECTOR1:
            rate = self.parameters.fc(SECTOR1, before, "")
            return rate.value if rate else None
        own = self.parameters.fc(column, before, "")
        if own:
            return own.value
        first = self.first.recovery.column
        same = first.families and first.panel.days[: len(steps)] and first.panel.days[0] == day
        known = first.families[0] if same else None
        return known.fc if known and known.steps[: len(steps)] == steps else None

    def _prices(self, column: str) -> "tuple[Release, DatedPrices, tuple[str, ...], tuple[Conflict, ...]]":
        """The version whose lines count, their prices, what these come from, and where that disagrees. A grid is read
        in the latest full base, which knows all its dates.
        """
        from valuation.recovery_history import dated, dated_by_grid, merged

        if column in COLUMNS:
            sources = [source for source in self._sources(column) if source.rows]
            rows, conflicts = merged(sources)
            prices = dated(rows).among(self.latest.by_key)
            return self.latest, prices, tuple(source.name for source in sources), conflicts
        if not self.histories:
            raise DataRefused(fr.NO_HISTORY, column=column)
        release, rows_of_all = self.histories[-1]
        found = dated_by_grid([row for row in rows_of_all if row.grid == int(column)]).get(int(column)) or dated(())
        return release, found.among(release.by_key), (fr.source(release.version),), ()

    def _sources(self, column: str) -> "Iterator[Source]":
        from valuation.recovery_history import Source

        full = {release.version for release, _ in self.histories}
        for release, prices in self.histories:
            rows = tuple(_of_grids(prices, COLUMNS[column]))
            yield Source(fr.source(release.version), release.applicable.isoformat(), rows)
        for info in self.infos:
            if info.version not in full and info.priced:
                photograph = self.store.release(info.version)
                yield Source(fr.source(info.version), "", tuple(_photographed(photograph, column)))


def _of_grids(prices: Iterable[GridPrice], grids: tuple[int, ...]) -> Iterator[tuple[LineKey, str, int]]:
    """Prices of the first of ``grids`` that a line has on each date."""
    held = set(grids)
    own = [price for price in prices if price.grid in held]
    best: dict[tuple[LineKey, str], tuple[int, int]] = {}
    for price in own:
        place = (LineKey(ActCode(price.code), price.activity, price.phase), price.effective)
        rank = (grids.index(price.grid), price.cents)
        best[place] = min(best.get(place, rank), rank)
    return ((key, day, cents) for (key, day), (_, cents) in best.items())


def _photographed(release: Release, column: str) -> Iterator[tuple[LineKey, str, int]]:
    for key, line in release.by_key.items():
        price = line.price(column)
        if price is not None:
            yield key, release.applicable.isoformat(), price.cents


def _lines(release: Release) -> "Lines":
    from valuation.recovery_column import Lines

    chapters = {line.key: act.chapter for act in release.acts for line in act.lines}
    return Lines(chapters, {key: line.billing_group for key, line in release.by_key.items()})
