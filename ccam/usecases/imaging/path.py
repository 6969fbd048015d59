"""The measures already decided, as series of rates on amounts; and what the loaded volumes say of the acts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccam.formats.imaging import Base, ExamAct, ImagingRules, Mass, Measure, Target
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.model.money import SHARE_UNIT, half_up

if TYPE_CHECKING:
    from ccam.model.acts import Release
    from ccam.model.volumes import VolumeSet
    from ccam.store.store import Store
    from ccam.usecases.fees.loaded import Fees
    from valuation.imaging import Path, Rate
    from valuation.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Series:
    """Rates that bear on ``cents`` a year: ``share`` of a mass, or the AMO of some acts."""

    name: str
    mass: int
    share: int
    rates: "tuple[Rate, ...]"
    sources: tuple[str, ...] = ()
    detail: str = ""

    @property
    def cents(self) -> int:
        """What the rates bear on, a year."""
        return half_up(self.mass * self.share, SHARE_UNIT)


@dataclass(frozen=True)
class MassPath:
    """The path if fees weigh ``mass``; ``received`` is what is already saved on the day."""

    mass: Mass
    series: tuple[Series, ...]
    path: "Path"
    received: int


@dataclass(frozen=True, slots=True)
class Observed:
    """What the loaded volumes say of the acts of a modality."""

    label: str
    year: int
    count: int
    base: int
    reimbursed: int

    @property
    def amo(self) -> int:
        """The part that the AMO pays, in 10 000ths."""
        return half_up(self.reimbursed * SHARE_UNIT, self.base)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the acts are priced on: volumes and release, None where the base has none, and the series in force."""

    volumes: "VolumeSet | None"
    release: "Release | None"
    parameters: "Parameters"


def ground_of(store: "Store") -> Ground:
    """The latest volumes and release of the base."""
    from ccam.usecases.catalogue import latest_version, latest_volumes
    from ccam.usecases.parameters import load_parameters

    volumes = latest_volumes(store)
    release = store.release(latest_version(store)) if volumes and store.releases() else None
    return Ground(volumes, release, load_parameters(store))


def mass_paths(
    ground: Ground, rules: ImagingRules, fees: "Fees", target: Target, base: Base, on: date
) -> list[MassPath]:
    """One path for each mass that a source gives; acts are the same in all."""
    from ccam.formats.fees import Age
    from valuation.imaging import Path, rates_of, received, split

    acts = list(_acts(ground, rules))
    shares = {Age.NOT_AMORTISED: base.not_amortised, Age.AMORTISED: base.amortised}
    names = {Age.NOT_AMORTISED: fr.FEES_NOT_AMORTISED, Age.AMORTISED: fr.FEES_AMORTISED}
    made = []
    for mass in rules.masses:
        series = [
            Series(names[age], mass.cents, share, rates_of(fees.table.cuts, age), sources_of(fees, age))
            for age, share in shares.items()
        ]
        kept = tuple(each for each in (*series, *acts) if each.cents)
        lines = [line for each in kept for line in split(each.name, each.cents, each.rates, target, on)]
        done = sum(received(each.cents, each.rates, target, on) for each in kept)
        made.append(MassPath(mass, kept, Path(target, tuple(lines)), done))
    return made


def sources_of(fees: "Fees", age: str) -> tuple[str, ...]:
    """Where the cuts of devices of that age come from, in their order."""

    mine = sorted((cut for cut in fees.table.cuts if cut.age == age), key=lambda cut: cut.start)
    return tuple(
        fr.CHAIN_OF.format(name=cut.name, start=numbers.day(cut.start), status=cut.status, source=cut.source)
        for cut in mine
    )


def _acts(ground: Ground, rules: ImagingRules) -> Iterator[Series]:
    """Cuts of acts that the volumes of the base can price: those of the parameters, and the measures that name acts."""
    from ccam.formats.parameters_rules import Abatement
    from valuation.imaging import Rate

    volumes = ground.volumes
    if volumes is None:
        return
    cuts: list[Abatement | Measure] = [*ground.parameters.of_kind("abattement", Abatement), *rules.measures]
    for rule in cuts:
        amo = sum(row.reimbursed for row in volumes.rows if row.key.code in rule.acts)
        if amo and rule.rate is not None:
            source = fr.CHAIN_OF.format(
                name=rule.name, start=numbers.day(rule.start), status=rule.status, source=rule.source
            )
            detail = fr.ACTS_DETAIL.format(base=numbers.euros_short(amo), year=volumes.year)
            yield Series(rule.name, amo, SHARE_UNIT, (Rate(rule.start, rule.rate),), (source,), detail)


def observed(ground: Ground, act: ExamAct) -> Observed | None:
    """The acts of the modality in the volumes, told by the first word of their labels."""
    from ccam.model.text import folded

    if ground.volumes is None or ground.release is None:
        return None
    return observed_acts(ground.release, ground.volumes, folded(act.label))


def observed_acts(release: "Release", volumes: "VolumeSet", label: str) -> Observed | None:
    """Quantities and amounts of the acts whose label begins with ``label``; None where there are none."""
    from ccam.model.text import folded

    codes = {act.code for act in release.acts if folded(act.label).startswith(label)}
    rows = [row for row in volumes.rows if row.key.code in codes]
    base = sum(row.base for row in rows)
    if not base:
        return None
    count, paid = sum(row.quantity for row in rows), sum(row.reimbursed for row in rows)
    return Observed(label, volumes.year, count, base, paid)
