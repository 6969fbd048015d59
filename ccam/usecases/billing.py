"""A worked bill: what a few current lines are billed together, term by term, and who pays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.french import billing as fr
from ccam.french import numbers
from ccam.model.acts import Release, Writing
from ccam.model.codes import LineKey
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.money import decimal_string

if TYPE_CHECKING:
    from ccam.formats.parameters_rules import Association, Cover, Exemption, Overseas
    from ccam.model.history import History
    from valuation.billing import Charge
    from valuation.cover import Paid
    from valuation.modifiers import ModifierValue
    from valuation.parameters import Parameters

NONE = "-"
"""Stands for no modifier or no association of a line, before those of the next."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How lines are billed. ``modifiers`` and ``associations`` follow the lines; a modifier is a letter, with the
    number of its executant where it depends on one (``U:2``).
    """

    modifiers: tuple[str, ...] = ()
    associations: tuple[str, ...] = ()
    territory: str = ""
    situation: str = fr.USUAL_SITUATION

    @property
    def empty(self) -> bool:
        """Whether no bill is asked for."""
        return not (self.modifiers or self.associations or self.territory)


@dataclass(frozen=True, slots=True)
class BilledLine:
    """One line of a bill: its charge, where each term comes from, and the unit amount in cents."""

    key: LineKey
    charge: "Charge"
    modifiers: tuple["ModifierValue", ...]
    foreign: tuple[str, ...]
    association: "Association | None"
    exemption: str
    unit: int
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Bill:
    """The lines of one session and who pays them. ``rule`` is the threshold in force, None where none is known."""

    lines: tuple[BilledLine, ...]
    grid: str
    on: date
    overseas: "Overseas | None"
    cover: "Cover"
    rule: "Exemption | None"
    paid: "Paid"

    def text(self) -> list[str]:
        """The bill as French lines."""
        shown = [line for each in self.lines for line in _line_text(each, self)]
        return [fr.BILL.format(grid=self.grid, day=numbers.day(self.on)), *shown, *_paid_text(self)]

    def json(self) -> dict[str, Any]:
        """The bill for machines."""
        return {
            "grille": self.grid,
            "date": self.on.isoformat(),
            "arrondi": fr.LEGAL,
            "outre_mer": self.overseas.territory if self.overseas else None,
            "lignes": [_line_json(each) for each in self.lines],
            "total": decimal_string(self.paid.base),
            "unite": fr.UNIT,
            "situation": self.cover.situation,
            "amo": decimal_string(self.paid.amo),
            "amc": decimal_string(self.paid.amc),
            "reste_a_charge": decimal_string(self.paid.patient),
            "participation": decimal_string(self.paid.flat),
            "seuil": decimal_string(self.rule.threshold) if self.rule else None,
        }


@dataclass(frozen=True, slots=True)
class Ground:
    """What a bill is made from."""

    release: Release
    parameters: "Parameters"
    grid: str
    on: date
    history: "History | None" = None


def bill_of(ground: Ground, keys: Sequence[LineKey], asked: Asked) -> Bill:
    """What ``keys`` are billed in one session. :class:`UnknownThing` where a value is not known, :class:`UsageError`
    where an executant has to be named.
    """
    from valuation.cover import exemption_of, session

    overseas = _overseas(ground, asked.territory)
    cover = _cover(ground, asked.situation)
    wanted = zip(keys, _each(asked.modifiers, keys), _each(asked.associations, keys), strict=True)
    lines = tuple(_line(ground, key, letters, code, overseas) for key, letters, code in wanted)
    rule = exemption_of(ground.parameters, ground.on)
    paid = session([each.unit for each in lines], [each.exemption for each in lines], cover, rule)
    return Bill(lines, ground.grid, ground.on, overseas, cover, rule, paid)


def known_grids(release: Release) -> tuple[str, ...]:
    """The grids that a release has prices in: columns first, then numbers."""
    found = {price.grid for act in release.acts for line in act.lines for price in line.prices}
    return tuple(sorted(found, key=lambda grid: (grid.isdigit(), int(grid) if grid.isdigit() else 0, grid)))


def require_grid(release: Release, grid: str) -> str:
    """``grid``, or :class:`UnknownThing` where the release has no price in it."""
    known = known_grids(release)
    if grid not in known:
        raise UnknownThing(fr.UNKNOWN_GRID, version=release.version, grid=grid, known=", ".join(known))
    return grid


def _each(given: tuple[str, ...], keys: Sequence[LineKey]) -> list[str]:
    if len(given) > len(keys):
        raise UsageError(fr.TOO_MANY_OPTIONS, count=len(given), lines=len(keys))
    return [("" if text == NONE else text) for text in given] + [""] * (len(keys) - len(given))


def _line(ground: Ground, key: LineKey, letters: str, code: str, overseas: "Overseas | None") -> BilledLine:
    from valuation.billing import FULL, PER_MILLE, POLICIES, Charge, unit_cents
    from valuation.modifiers import association_of

    line = ground.release.by_key.get(key)
    price = line.price(ground.grid) if line else None
    if line is None or price is None or price.writing is not Writing.AMOUNT:
        raise UnknownThing(fr.NOT_BILLABLE, line=key, grid=ground.grid)
    values = _modifiers(ground, letters)
    association = association_of(ground.parameters, code, ground.on) if code else None
    charge = Charge(
        price=price.cents,
        per_mille=tuple(each.per_mille for each in values if not each.cents),
        euros=tuple(each.cents for each in values if each.cents),
        association=association.percent if association else FULL,
        overseas=overseas.coefficient if overseas else PER_MILLE,
        supplement=_supplement(ground, key),
    )
    unit, *others = (unit_cents(charge, policy) for policy in POLICIES)
    allowed = ground.release.by_code[key.code].modifiers
    return BilledLine(
        key=key,
        charge=charge,
        modifiers=values,
        foreign=tuple(each.letter for each in values if each.letter not in allowed),
        association=association,
        exemption=line.copay_exemption,
        unit=unit,
        others=tuple((policy.name, amount) for policy, amount in zip(POLICIES[1:], others, strict=True)),
    )


def _modifiers(ground: Ground, letters: str) -> tuple["ModifierValue", ...]:
    from valuation.modifiers import chosen, in_force_on, of_history, of_parameters, of_release

    if not letters:
        return ()
    tables = ground.history.tables if ground.history else ()
    source = ground.release.title
    values = (*of_release(ground.release), *of_history(tables, source), *of_parameters(ground.parameters))
    known = in_force_on(values, ground.grid, ground.on)
    return tuple(chosen(known, letter, number, ground.grid, ground.on) for letter, number in _letters(letters))


def _letters(text: str) -> list[tuple[str, int | None]]:
    """``Z,U:2`` and ``ZU:2`` both read Z, then U for the second executant."""
    found: list[tuple[str, int | None]] = []
    rest = text.upper().replace(",", "").replace(" ", "")
    while rest:
        letter, rest = rest[0], rest[1:]
        if rest[:1] == ":" and rest[1:2].isdigit():
            found.append((letter, int(rest[1])))
            rest = rest[2:]
        else:
            found.append((letter, None))
    return found


def _supplement(ground: Ground, key: LineKey) -> int:
    """That of the base of acts where it gives one, else that of a parameter file."""
    from ccam.formats.parameters_rules import Supplement

    day = ground.on.isoformat()
    states = ground.history.phase_states if ground.history else ()
    here = [state for state in states if (state.code, state.activity, state.phase) == key and state.effective <= day]
    if here:
        latest = max(here, key=lambda state: state.effective).supplement
        if latest:
            return latest
    given = ground.parameters.of_kind("supplement_cabinet", Supplement)
    known = [each for each in given if key.code in each.acts and each.start <= ground.on]
    return max(known, key=lambda each: each.start).cents if known else 0


def _overseas(ground: Ground, territory: str) -> "Overseas | None":
    from ccam.formats.parameters_rules import Overseas
    from valuation.cover import overseas_of

    if not territory:
        return None
    found = overseas_of(ground.parameters, territory, ground.on)
    if found is None:
        known = sorted({each.territory for each in ground.parameters.of_kind("dom", Overseas)})
        raise UnknownThing(fr.UNKNOWN_TERRITORY, name=territory, known=", ".join(known))
    return found


def _cover(ground: Ground, situation: str) -> "Cover":
    from ccam.formats.parameters_rules import Cover
    from valuation.cover import cover_of

    found = cover_of(ground.parameters, situation, ground.on)
    if found is None:
        known = sorted({each.situation for each in ground.parameters.of_kind("taux_amo", Cover)})
        raise UnknownThing(fr.UNKNOWN_SITUATION, name=situation, known=", ".join(known))
    return found


def _line_text(line: BilledLine, bill: Bill) -> list[str]:
    from valuation.modifiers import value_text

    terms = [fr.PRICE.format(line=line.key, price=numbers.euros(line.charge.price))]
    if bill.overseas:
        coefficient = numbers.scaled(bill.overseas.coefficient, 3, trim=True)
        terms.append(fr.OVERSEAS.format(coefficient=coefficient, source=bill.overseas.source))
    for each in line.modifiers:
        source = (
            fr.WITH_EXECUTANT.format(source=each.source, executant=each.executant) if each.executant else each.source
        )
        terms.append(fr.MODIFIER.format(letter=each.letter, value=value_text(each), source=source))
    terms += [fr.FOREIGN.format(letter=letter, code=line.key.code) for letter in line.foreign]
    if line.association:
        each_rate = f"{line.association.percent}{numbers.NBSP}%"
        terms.append(fr.ASSOCIATION.format(code=line.association.code, rate=each_rate, source=line.association.source))
    if line.charge.supplement:
        terms.append(fr.SUPPLEMENT.format(amount=numbers.euros(line.charge.supplement)))
    terms.append(fr.UNIT_AMOUNT.format(formula=_formula(line), amount=numbers.euros(line.unit)))
    others = [(name, amount) for name, amount in line.others if amount != line.unit]
    return [*terms, *(fr.OTHER_POLICY.format(name=name, amount=numbers.euros(amount)) for name, amount in others)]


def _formula(line: BilledLine) -> str:
    charge = line.charge
    text = numbers.scaled(charge.price, 2)
    if charge.overseas != 1000:
        text += f" × {numbers.scaled(charge.overseas, 3, trim=True)}"
    if charge.per_mille:
        text += f" × {numbers.scaled(1000 + sum(charge.per_mille), 3, trim=True)}"
    if charge.association != 100:
        text += f" × {numbers.scaled(charge.association, 2, trim=True)}"
    for each in (*charge.euros, charge.supplement):
        text += f" + {numbers.scaled(each, 2)}" if each else ""
    return text


def _paid_text(bill: Bill) -> list[str]:
    paid, euros = bill.paid, numbers.euros
    lines = [
        fr.TOTAL.format(total=euros(paid.base), unit=fr.UNIT),
        fr.PAID.format(
            situation=bill.cover.situation, amo=euros(paid.amo), amc=euros(paid.amc), patient=euros(paid.patient),
            status=bill.cover.status.value,
        ),
    ]  # fmt: skip
    if bill.rule and paid.flat:
        threshold, share = euros(bill.rule.threshold), euros(paid.flat)
        lines.append(fr.FLAT.format(threshold=threshold, share=share, status=bill.rule.status.value))
    if not all(each.exemption for each in bill.lines):
        lines.append(fr.NO_EXEMPTION)
    return lines


def _line_json(line: BilledLine) -> dict[str, Any]:
    charge = line.charge
    return {
        "ligne": str(line.key),
        "prix": decimal_string(charge.price),
        "modificateurs": [
            {
                "lettre": each.letter,
                "pourcentage": decimal_string(each.per_mille, 1) if not each.cents else None,
                "euros": decimal_string(each.cents) if each.cents else None,
                "executant": each.executant or None,
                "source": each.source,
                "admis": each.letter not in line.foreign,
            }
            for each in line.modifiers
        ],
        "association": line.association.code if line.association else None,
        "taux_association": charge.association,
        "coefficient_outre_mer": decimal_string(charge.overseas, 3),
        "supplement": decimal_string(charge.supplement),
        "exo_tm": line.exemption,
        "montant": decimal_string(line.unit),
        "autres_arrondis": {name: decimal_string(amount) for name, amount in line.others},
    }


def on_grid(ground: Ground, grid: str) -> Ground:
    """The same ground in another grid, refused where the release does not have it."""
    return replace(ground, grid=require_grid(ground.release, grid))
