"""The rules that make a bill from a tariff, as a parameter file gives them: each dated, sourced and of known status.

Scales: rates of abatement, caps, tolerance and cover in 10 000ths; modifiers in ‰ or in cents; associations in %;
overseas coefficients in ‰; amounts in cents. How they are written is in :mod:`ccam.formats.parameters_tables`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How sure a value is."""

    READ = "lu"
    DEDUCED = "déduit"
    UNCONFIRMED = "non confirmé"
    HYPOTHESIS = "hypothèse"


class Order(StrEnum):
    """What an abatement is taken from: the tariff of the day before it, which no later FC moves, or today's target."""

    DAY_BEFORE = "tarif de la veille"
    TARGET = "cible du jour"


class AfterReform(StrEnum):
    """What becomes of an abatement on a line whose points the reform sets."""

    LIFTED = "levé"
    KEPT = "maintenu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every value says of itself; ``document`` is the parameter document that gave it."""

    status: Status
    source: str
    checked: date
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Sourced):
    """How prices go from what is billed to their target in ``years`` yearly steps. Rises end after ``winners`` years
    (None: ``years``); no price falls before year ``falls_from``. ``cap_up`` and ``cap_down`` bound the change of
    a year, None without bound; a gap within ``tolerance`` of the starting price is let be.
    """

    name: str
    years: int
    winners: int | None = None
    falls_from: int = 1
    cap_up: int | None = None
    cap_down: int | None = None
    tolerance: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Abatement(Sourced):
    """A cut of ``rate`` on the lines that ``groups``, ``chapters`` and ``acts`` all let in (empty lets in all). Of the
    abatements of a line the latest stands: rates do not add up. ``reform`` says whether it outlives new points.
    """

    name: str
    start: date
    rate: int
    order: Order
    groups: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    reform: AfterReform = AfterReform.LIFTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Sourced):
    """From ``start``, at ``threshold`` or more the patient pays ``share`` in place of the ticket modérateur."""

    start: date
    threshold: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overseas(Sourced):
    """What tariffs are multiplied by in ``territory``."""

    territory: str
    start: date
    coefficient: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Association(Sourced):
    """The part of the tariff that is paid under association ``code``."""

    code: str
    start: date
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier(Sourced):
    """What a modifier adds in ``grid`` for ``executant`` (``""``: whoever acts): ``per_mille`` or ``cents``."""

    letter: str
    grid: str
    start: date
    executant: str = ""
    per_mille: int | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Sourced):
    """Supplément de charges en cabinet of ``acts``, where the base of acts gives none."""

    acts: tuple[str, ...]
    start: date
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Sourced):
    """Share of the base that the AMO pays in ``situation``, and share of what is left that the AMC pays."""

    situation: str
    start: date
    amo: int
    amc: int


class Watched(StrEnum):
    """What an alert looks at: the change of a line, that of a family, a tariff that crosses the exo TM threshold."""

    LINE = "ligne"
    FAMILY = "famille"
    EXEMPTION = "exo tm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Sourced):
    """From ``start``, what is ``watched`` is told beyond ``rate`` or ``cents``, up or down; the threshold of an exo TM
    is that of :class:`Exemption`.
    """

    watched: Watched
    start: date
    rate: int | None = None
    cents: int | None = None


Rule = Transition | Abatement | Exemption | Overseas | Association | Modifier | Supplement | Cover | Alert
"""Any of them."""
