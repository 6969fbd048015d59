"""``ccam enveloppe``: which value of a lever brings the effect of a draft to a target, and what it leaves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import envelope as fr
from ccam.french import numbers
from ccam.model.errors import UsageError
from ccam.model.money import decimal_string, parse_scaled
from ccam.model.text import folded
from ccam.usecases.impact.report import axis_label, row_keys
from ccam.usecases.schedules import find_transition
from ccam.usecases.study import Study, require_volumes

if TYPE_CHECKING:
    from valuation.envelope import Envelope, Lever, Unit

CUTS = ("famille", "comite", "regroupement")
SCALES = {"": 2, "k": 5, "m": 8, "md": 11}
"""Decimals of an amount in cents, by its suffix."""
STEPS = {"0,01": 100, "0,0001": 1}
"""Legal steps of the FC, in 10⁻⁴ €."""

_AMOUNT = re.compile(r"([+-]?)([0-9 ]+(?:[.,][0-9]+)?)\s*(k|m|md)?\s*€?")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: ``target`` in cents, levers as they were written, ``step`` of the FC in 10⁻⁴ €, ``by`` a cut or
    ``""``, ``year`` of a transition.
    """

    target: int
    unit: str
    lever: str
    second: str = ""
    step: int = 1
    by: str = ""
    year: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: one :class:`Envelope` for each group (a single one without a cut), with its label; then what the
    second lever makes of the residual. ``moved`` and ``base`` in cents: what the lever can reach of the scope.
    ``without_base`` counts the lines that take the reimbursed part of the scope, None for honoraires.
    """

    request: Request
    unit: str
    lever: "Lever"
    groups: "tuple[tuple[str, Envelope], ...]"
    evaluations: int
    moved: int
    base: int
    without_base: int | None = None
    second: "Lever | None" = None
    rest: "Envelope | None" = None

    @property
    def residual(self) -> int:
        """What is left at the end, without a cut."""
        return (self.rest or self.groups[0][1]).solution.residual


def read_amount(text: str) -> int:
    """``240M``, ``-12,5 M€``, ``1,5Md``, ``350k`` or ``0`` in cents; raises :class:`UsageError`."""
    found = _AMOUNT.fullmatch(folded(text.replace("\u202f", " ").replace("\u00a0", " ").replace("−", "-")).strip())
    if found is None:
        raise UsageError(fr.BAD_TARGET, value=text)
    try:
        value = parse_scaled(found[2].strip(), SCALES[found[3] or ""])
    except ValueError:
        raise UsageError(fr.BAD_TARGET, value=text) from None
    return -value if found[1] == "-" else value


def read_step(text: str) -> int:
    """A legal step of the FC in 10⁻⁴ €; raises :class:`UsageError`."""
    step = STEPS.get(text.strip().replace(".", ","))
    if step is None:
        raise UsageError(fr.BAD_STEP, value=text)
    return step


def solve_envelope(study: Study, request: Request) -> Found:
    """Solve ``request`` over the scope of ``study``. Raises :class:`UsageError` for a unit, a lever or a cut that does
    not exist, :class:`UnknownThing` where the lever has no value in force.
    """
    from valuation.envelope import Unit, kernel, reimbursed_parts, solve_each

    if request.by and request.target:
        raise UsageError(fr.NEUTRAL_ONLY)
    book = require_volumes(study).impact.book
    unit = next((each for each in Unit if folded(each.value) == folded(request.unit)), None)
    if unit is None:
        raise UsageError(fr.BAD_UNIT, value=request.unit)
    lever = _lever(study, request.lever, request)
    parts, without = reimbursed_parts(book, study.volumes.rows) if unit is Unit.AMO else (None, None)
    found, names = kernel(book, _keys(study, request.by), parts)
    groups, count = solve_each(found, names, lever, study.parameters, study.settings, request.target)
    labels = [axis_label(study, request.by, name) if request.by else "" for name in names]
    made = Found(
        request, unit.value, lever, tuple(zip(labels, groups, strict=True)), count, _moved(study),
        study.total().base, without,
    )  # fmt: skip
    return _absorbed(study, made, unit) if request.second and not request.by else made


def _absorbed(study: Study, made: Found, unit: "Unit") -> Found:
    """The second lever over the value that the first one took."""
    from dataclasses import replace

    from valuation.envelope import Unit, kernel, reimbursed_parts, solve_each

    request = made.request
    if folded(request.second) == folded(request.lever):
        raise UsageError(fr.SAME_LEVER)
    chosen = made.groups[0][1].solution.chosen.value
    parameters, settings = made.lever.lay(study.parameters, study.settings, chosen)
    second = _lever(replace(study, parameters=parameters, settings=settings), request.second, replace(request, step=1))
    book = study.impact.book
    parts = reimbursed_parts(book, study.volumes.rows)[0] if unit is Unit.AMO else None
    found, names = kernel(book, None, parts)
    (rest,), count = solve_each(found, names, second, parameters, settings, request.target)
    return replace(made, second=second, rest=rest, evaluations=made.evaluations + count)


def _lever(study: Study, text: str, request: Request) -> "Lever":
    from ccam.formats.toml_tables import EVERY_ACT
    from valuation.envelope import cp_lever, fc_lever, transition_lever

    kind, _, over = (part.strip() for part in text.partition(":"))
    name = folded(kind)
    if name == folded(fr.LEVER_FC):
        return fc_lever(study.parameters, study.settings, over.upper() or EVERY_ACT, request.step)
    if name == folded(fr.LEVER_CP):
        return cp_lever(study.parameters, study.settings, over or None)
    if name == folded(fr.LEVER_TRANSITION):
        schedule = find_transition(study.parameters, over) if over else None
        return transition_lever(schedule, request.year)
    raise UsageError(fr.BAD_LEVER, value=text)


def _keys(study: Study, by: str) -> Sequence[str] | None:
    if not by:
        return None
    if folded(by) not in CUTS:
        raise UsageError(fr.BAD_GROUP, value=by)
    return row_keys(study, folded(by))


def _moved(study: Study) -> int:
    return study.total().known_base


# how values are said --------------------------------------------------------------------------


def value_said(lever: "Lever", value: int) -> str:
    """A value of a lever, for people."""
    if lever.name == fr.LEVER_FC:
        return fr.RATE.format(value=numbers.rate(value))
    if lever.name == fr.LEVER_CP:
        return fr.MULTIPLIER.format(value=numbers.scaled(value, 4))
    return fr.YEARS.format(count=numbers.plural(value, "an"))


def value_text(lever: "Lever", value: int) -> str:
    """The same for machines: a rate or a multiplier with four places, a number of years."""
    return str(value) if lever.name == fr.LEVER_TRANSITION else decimal_string(value, 4)
