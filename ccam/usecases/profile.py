"""One's own activity under a draft: read, valued and shown on the spot; the base keeps nothing of it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.formats.templates_activity import PROFILE
from ccam.formats.templates_columns import SECTORS
from ccam.formats.templates_text import decode
from ccam.french import numbers
from ccam.french import profile as fr
from ccam.model.acts import OTHERS, SECTOR1
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import DataRefused
from ccam.model.filled import FilledSheet
from ccam.model.volumes import HospitalVolumes
from ccam.usecases.figures import impact_row
from ccam.usecases.load import refuse_errors
from ccam.usecases.study import Study
from ccam.usecases.views import ImpactRow

if TYPE_CHECKING:
    from valuation.impact import Figures
    from valuation.profile import Activity, Performed

GRIDS = {"secteur_1": SECTOR1, "secteur_2_optam": SECTOR1, "secteur_2_hors_optam": OTHERS}
"""The column whose prices each sector bills."""


@dataclass(frozen=True)
class Profile:
    """An activity as its file says it; ``years`` are the other years of the file, ``suppressed`` the cells that its
    source hides, ``sector`` that of its practitioner.
    """

    title: str
    who: str
    year: int
    grid: str
    rows: "tuple[Performed, ...]"
    years: tuple[int, ...] = ()
    suppressed: int = 0
    sector: str = ""


@dataclass(frozen=True)
class ProfileLine:
    """A line of the activity: its figures, and why it has none (``""`` where it has)."""

    row: ImpactRow
    count: int
    reason: str


@dataclass(frozen=True)
class ProfileReport:
    """What ``ccam profil`` shows. ``total`` sums ``lines``, to the cent."""

    profile: Profile
    activity: "Activity"
    study: Study
    figures: "Figures"
    total: ImpactRow
    lines: tuple[ProfileLine, ...]

    @property
    def changed(self) -> list[ProfileLine]:
        """Lines that change, the largest effect first."""
        found = [line for line in self.lines if line.row.impact.observed]
        return sorted(found, key=lambda line: (-abs(line.row.impact.observed), line.row.key))

    @property
    def silent(self) -> list[ProfileLine]:
        """Lines without a figure, the largest spend first."""
        return sorted((line for line in self.lines if line.reason), key=lambda line: (-line.row.base, line.row.key))

    def notes(self) -> tuple[str, ...]:
        """Everything that the figures rest on."""
        made, settings, draft = self.activity, self.study.settings, self.study.draft
        shown = [
            fr.WHO.format(
                title=self.profile.title, year=self.profile.year, who=self.profile.who, grid=self.profile.grid
            ),
            fr.PARAMETERS.format(
                draft=draft.name, base=self.study.release.version, position=draft.position,
                charges=settings.cp_origin, day=numbers.day(settings.on),
            ),
            fr.BILLING,
        ]  # fmt: skip
        if not any(rate >= 0 for rate in self.study.impact.book.rates.fc.tolist()):
            shown.append(fr.NO_FC.format(grid=self.profile.grid, day=numbers.day(settings.on)))
        if made.euros:
            shown.append(fr.EUROS.format(amount=numbers.euros(made.euros)))
        if made.extra_fees:
            shown.append(fr.EXTRA_FEES.format(amount=numbers.euros(made.extra_fees)))
        if made.ignored:
            shown.append(fr.IGNORED.format(letters=", ".join(made.ignored)))
        if made.unknown:
            shown.append(fr.UNKNOWN_ASSOCIATION.format(codes=", ".join(made.unknown)))
        if self.profile.years:
            shown.append(fr.OTHER_YEARS.format(years=", ".join(map(str, self.profile.years))))
        if self.profile.suppressed:
            count = numbers.plural(self.profile.suppressed, "nombre d'actes", "nombres d'actes")
            shown.append(fr.SUPPRESSED.format(count=count))
        return (*shown, fr.LOCAL)


def read_profile(path: Path, *, year: int | None = None) -> Profile:
    """The activity of a file; raises :class:`FileRefused` where it cannot be read, :class:`DataRefused` where it is
    something else.
    """
    from importers.registry import read

    reading = read(path)
    refuse_errors(reading)
    content = reading.content
    if isinstance(content, HospitalVolumes):
        return _hospital(content)
    if isinstance(content, FilledSheet) and content.nature == PROFILE.name:
        return _filled(content, year)
    raise DataRefused(fr.NOT_A_PROFILE, name=path.name, format=reading.format)


def _filled(sheet: FilledSheet, year: int | None) -> Profile:
    from valuation.profile import Performed

    filled = decode(sheet.text)
    rows = [row for table in filled.tables.values() for row in table]
    sector = str(filled.head["secteur"])
    if sector not in GRIDS:
        raise DataRefused(fr.NO_CONVENTION)
    years = sorted({int(row["annee"]) for row in rows})
    chosen = years[-1] if year is None else year
    if chosen not in years:
        raise DataRefused(fr.NO_SUCH_YEAR, year=chosen, known=", ".join(map(str, years)))
    performed = tuple(
        Performed(
            LineKey(ActCode(str(row["acte"])), int(row["activite"]), int(row["phase"])),
            int(row["actes_realises"]),
            tuple(filter(None, str(row.get("modificateurs", "")).split(", "))),
            str(row.get("code_association", "")),
            int(row.get("depassements_percus", 0)),
            int(row["actes_avec_depassement"]) if "actes_avec_depassement" in row else None,
        )
        for row in rows
        if row["annee"] == chosen
    )
    named = next(name for name, value in SECTORS.items() if value == sector)
    who = fr.WHO_DETAILS.format(speciality=filled.head["specialite"], sector=named)
    others = tuple(each for each in years if each != chosen)
    return Profile(str(filled.head["intitule"]), who, chosen, GRIDS[sector], performed, others, sector=sector)


def _hospital(volumes: HospitalVolumes) -> Profile:
    from valuation.profile import Performed

    known = [(row, row.acts) for row in volumes.rows if row.acts is not None]
    performed = tuple(Performed(LineKey(row.code, 1, row.phase), acts) for row, acts in known)
    hidden = len(volumes.rows) - len(known)
    return Profile(volumes.name, fr.HOSPITAL, volumes.year, SECTOR1, performed, suppressed=hidden)


def profile_report(study: Study, profile: Profile) -> ProfileReport:
    """The activity under the draft of ``study``, whatever volumes are loaded; every billing group counts."""
    from ccam.formats.parameters_rules import Association
    from valuation.impact import Axis, Standing
    from valuation.movement import FIGURED
    from valuation.profile import activity

    rules = study.parameters.of_kind("association", Association)
    in_force = {rule.code: rule.percent for rule in sorted(rules, key=lambda rule: rule.start)
                if rule.start <= study.settings.on}  # fmt: skip
    made = activity(profile.rows, study.release, profile.grid, in_force, profile.title, profile.year)
    own = replace(study, volumes=made.volumes, settings=replace(study.settings, grid=profile.grid, scope=made.groups))
    impact = own.impact
    reasons = {
        str(moved.observed.key): "" if standing in FIGURED else fr.REASONS[Standing(standing).value]
        for moved, standing in zip(impact.book.rows.flows, impact.standings(), strict=True)
    }
    counts = {str(moved.observed.key): moved.observed.quantity for moved in impact.book.rows.flows}
    lines = tuple(
        ProfileLine(impact_row(key, _label(study, key), figures), counts[key], reasons[key])
        for key, figures in impact.by(Axis.LINE).rows.items()
    )
    return ProfileReport(profile, made, own, own.total(), impact_row("", "", own.total()), lines)


def _label(study: Study, key: str) -> str:
    act = study.release.by_code.get(ActCode(key[:7]))
    return act.label if act else ""
