"""What a sheet says was billed and added: a practitioner's own activity, or a file of extra fees by act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import profile as words
from ccam.model.acts import SECTOR1, ValueUnit
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import DataRefused
from ccam.model.money import half_up

if TYPE_CHECKING:
    from ccam.formats.optam import OptamRules
    from ccam.formats.templates_cells import Value
    from ccam.formats.templates_text import Filled
    from ccam.usecases.optam.report import Activity
    from ccam.usecases.profile import Profile
    from ccam.usecases.study import Study
    from valuation.extra_fees import Billed
    from valuation.profile import Performed

Values = Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Row:
    """Acts of a line, of one speciality and sector, billed in ``grid``. ``billed`` is None where no fee is known;
    ``sector1`` what the same acts bill at sector-1 tariffs, ``euros`` the modifiers in euros within both.
    """

    key: LineKey
    speciality: str
    sector: str
    grid: str
    billed: "Billed | None"
    sector1: int
    euros: int
    extra: int

    @property
    def group(self) -> tuple[str, str]:
        """Whom it is reckoned with."""
        return self.speciality, self.sector


def rows_of_profile(study: "Study", profile: "Profile") -> Iterator[Row]:
    """The rows of an activity, at the tariffs of the release, modifiers and associations included."""
    from ccam.formats.parameters_rules import Association
    from valuation.profile import values_of

    rules = study.parameters.of_kind("association", Association)
    percents = {rule.code: rule.percent for rule in sorted(rules, key=lambda rule: rule.start)
                if rule.start <= study.settings.on}  # fmt: skip
    values = {grid: values_of(study.release.modifiers, grid) for grid in {SECTOR1, profile.grid}}
    for row in profile.rows:
        own = _unit(study, row, profile.grid, values[profile.grid], percents)
        first = _unit(study, row, SECTOR1, values[SECTOR1], percents)
        billed = None if own is None else _billed(own[0] * row.count, row.extra_fees, row.count, row.exceeded)
        euros = own[1] * row.count if own else 0
        sector1 = (first or own or (0, 0))[0] * row.count
        yield Row(row.key, "", profile.sector, profile.grid, billed, sector1, euros, row.extra_fees)


def activity_of_sheet(study: "Study", sheet: "Filled", rules: "OptamRules", year: int | None) -> "Activity":
    """A sheet ``depassements``: its latest year, or ``year``; :class:`DataRefused` where it has not that year."""
    from ccam.usecases.optam.report import Activity

    rows = [row for table in sheet.tables.values() for row in table]
    years = sorted({int(row["annee"]) for row in rows})
    chosen = years[-1] if year is None else year
    if chosen not in years:
        raise DataRefused(words.NO_SUCH_YEAR, year=chosen, known=", ".join(map(str, years)))
    rule = rules.on(study.settings.on)
    wanted = tuple(each for each in (rule.years if rule else ()) if each in years)

    def made(kept: tuple[int, ...]) -> tuple[Row, ...]:
        return tuple(_of_sheet(study, row) for row in rows if int(row["annee"]) in kept)

    return Activity(str(sheet.head["intitule"]), chosen, made((chosen,)), made(wanted), wanted)


def _of_sheet(study: "Study", row: Values) -> Row:
    from ccam.usecases.profile import GRIDS

    key = LineKey(ActCode(str(row["acte"])), int(row["activite"]), int(row["phase"]))
    sector, extra = str(row.get("secteur", "")), int(row["depassements"])
    grid = GRIDS.get(sector, SECTOR1)
    count = _number(row, "actes_factures")
    line = study.release.by_key.get(key)
    own, first = (line.price(grid), line.price(SECTOR1)) if line else (None, None)
    base = _number(row, "honoraires_sans_depassement")
    if base is None and count is not None and own:
        base = count * own.cents
    billed = None if base is None else _billed(base, extra, count, _number(row, "actes_avec_depassement"))
    sector1 = half_up(base * first.cents, own.cents) if base and own and first and own.cents else base or 0
    return Row(key, str(row.get("specialite", "")), sector, grid, billed, sector1, 0, extra)


def _billed(base: int, extra: int, count: int | None, exceeded: int | None) -> "Billed | None":
    """None where nothing is billed: extra fees alone make no rate."""
    from valuation.extra_fees import Billed

    if not base:
        return None
    known = count is not None and count > 0 and exceeded is not None
    return Billed(base, extra, Fraction(count - exceeded, count) if known and count and exceeded is not None else None)


def _unit(
    study: "Study", row: "Performed", grid: str, values: Mapping[str, tuple[ValueUnit, int]],
    associations: Mapping[str, int],
) -> tuple[int, int] | None:  # fmt: skip
    """What one performance bills, and its modifiers in euros within it; None where the line has no price."""
    from valuation.billing import Charge, unit_cents

    line = study.release.by_key.get(row.key)
    price = line.price(grid) if line else None
    if price is None:
        return None
    known = [values[letter] for letter in row.modifiers if letter in values]
    rates = tuple(value for unit, value in known if unit is ValueUnit.PER_MILLE)
    euros = tuple(value for unit, value in known if unit is ValueUnit.CENTS)
    return unit_cents(Charge(price.cents, rates, euros, associations.get(row.association, 100))), sum(euros)


def _number(row: Values, name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) else None
