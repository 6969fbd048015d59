"""What is known of the technical fees of imaging: dated amounts, activity thresholds, cuts, perimeter, benchmarks.

Amounts in cents per exam, rates and benchmarks in 10 000ths. Values of the enumerations are what the templates
``equipements`` and ``forfaits`` keep, and what ``data/parameters/forfaits.toml`` writes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.formats.parameters_rules import Sourced

ALL_CLASSES = "toutes classes"
"""Class of an amount that holds for every class of its modality."""


class Modality(StrEnum):
    """What a device makes."""

    CT = "scanner"
    MRI = "irm"
    PET = "tep"
    OTHER = "autre"


class Age(StrEnum):
    """Whether a device is past its amortisation; an amount may hold at any age."""

    AMORTISED = "amorti"
    NOT_AMORTISED = "non_amorti"
    ANY = "tous"


class Band(StrEnum):
    """The four bands of activity of a year, in their order."""

    FULL = "taux_plein"
    REDUCED_1 = "taux_reduit_1"
    REDUCED_2 = "taux_reduit_2"
    REDUCED_3 = "taux_reduit_3"


class Threshold(StrEnum):
    """What ends the first three bands, in their order."""

    REFERENCE = "activite_de_reference"
    FIRST = "seuil_1"
    SECOND = "seuil_2"


class Ratio(StrEnum):
    """What a margin is a ratio of. Numerators and samples differ: two ratios are never compared. Of the third to the
    fifth, what they divide was not published where they were read.
    """

    COVER = "couverture"
    GROSS_OPERATING = "ebe_ca"
    PROFITABILITY = "rentabilite"
    ABOVE_SECTOR = "ecart_au_secteur"
    RETURN = "rendement_financier"


class InText(StrEnum):
    """Whether the decision names a cost."""

    YES = "oui"
    NO = "non"
    NOT_NAMED = "non_nomme"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAmount(Sourced):
    """The fee of one exam in cents, from ``start``. ``zone`` is ``""`` where the decision tells none."""

    modality: Modality
    device_class: str
    age: Age
    band: Band
    start: date
    cents: int
    zone: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLimit(Sourced):
    """The last exam of a year in the band that ``threshold`` ends, from ``start``."""

    modality: Modality
    device_class: str
    threshold: Threshold
    start: date
    exams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCut(Sourced):
    """From ``start``, amounts are those in force on ``since`` less ``rate``: cuts of one decision do not multiply."""

    name: str
    modalities: tuple[str, ...]
    age: Age
    band: Band
    start: date
    since: date
    rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Sourced):
    """A day when amounts changed, in a text that was not read: no older amount holds beyond it."""

    modalities: tuple[str, ...]
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Amortisation(Sourced):
    """Full years after which a device is amortised, on 1 January."""

    years: int


@dataclass(frozen=True, slots=True)
class PerimeterItem:
    """What the text says of a cost item. ``since``: in the fee from that day; ``paid_elsewhere``: a code that also paid
    it, until that day; ``dispute`` is what is discussed.
    """

    item: str
    in_text: InText
    dispute: str = ""
    since: date | None = None
    paid_elsewhere: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Sourced):
    """A published ratio in 10 000ths, of the ``modalities`` it speaks of (empty: any)."""

    ratio: Ratio
    name: str
    rate: int
    modalities: tuple[str, ...] = ()


class LeverName(StrEnum):
    """What the cost of a device is sensitive to."""

    USE = "utilisation"
    LIFE = "duree_de_vie"
    INTEREST = "interet"


@dataclass(frozen=True, slots=True)
class LeverRange:
    """How far a lever is moved, and the values of the table: 10 000ths, or years for a life."""

    name: LeverName
    base: int
    low: int
    high: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity(Sourced):
    """Minutes that a year offers, and how far each lever is moved."""

    minutes: int
    levers: tuple[LeverRange, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeFile:
    """Everything of one source of fees; the sheets that people fill give amounts and limits only."""

    amounts: tuple[FeeAmount, ...] = ()
    limits: tuple[FeeLimit, ...] = ()
    cuts: tuple[FeeCut, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeRules:
    """What ships beside the amounts."""

    amortisation: Amortisation
    perimeter: tuple[PerimeterItem, ...]
    perimeter_source: Sourced
    benchmarks: tuple[Benchmark, ...]
    sensitivity: Sensitivity
