"""What experts said of the work of a line, and the rule that makes one score of their components.

The true form of the rule is not public (refonte.md §1.5, §7): several forms ship, as parameters with the status
« hypothèse ». Scores are integers in 1/100 point; a combination is rounded half-up, once. A component that a rule needs
and that the expert left empty makes no score: it is counted, never filled in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ccam.french import scale as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.money import half_up
from ccam.model.text import folded

HUNDRED = 100_00
"""What the reference act of a family is worth, in 1/100 point."""
COMPONENTS = 4
"""Durée, stress, effort mental, compétence technique, in this order."""


class Form(StrEnum):
    """How components make a score."""

    ARITHMETIC = "arithmetique"
    GEOMETRIC = "geometrique"
    DURATION_INTENSITY = "duree-intensite"
    OVERALL = "ensemble"


class Kept(StrEnum):
    """What a family keeps of its experts."""

    MEDIAN = "mediane"
    GEOMETRIC = "moyenne-geometrique"


class Level(StrEnum):
    """Level of measurement of Krippendorff's α."""

    INTERVAL = "intervalle"
    RATIO = "rapport"


@dataclass(frozen=True, slots=True)
class Scoring:
    """What one expert said of one line (``HHFA001/1/0``, ``P-07-0002/1/0``) for one family in one round, in 1/100
    point; None where they said nothing. ``benchmark`` marks an acte repère, ``where`` the document.
    """

    family: str
    expert: str
    round: str
    line: str
    components: tuple[int | None, ...] = (None,) * COMPONENTS
    overall: int | None = None
    reference: bool = False
    benchmark: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to combine; ``weights`` are integers in the order of the components."""

    name: str
    label: str
    form: Form
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The rules in force. ``outlier`` in ‰ from ``experts`` experts on; ``link`` is what a link act weighs, in experts,
    where its sheet does not say. ``status``, ``source`` and ``remark`` hold for all of it.
    """

    rules: Mapping[str, Rule]
    default: str
    kept: Kept
    level: Level
    outlier: int
    experts: int
    link: int
    status: str
    source: str
    remark: str

    def named(self, name: str | None) -> Rule:
        """The rule of that name, that in force where there is none; :class:`UnknownThing` lists them."""
        found = self.rules.get(folded(name or self.default).replace(" ", "-"))
        if found is None:
            raise UnknownThing(fr.UNKNOWN_RULE, name=name, known=", ".join(self.rules))
        return found


def read_scoring_rules(content: Mapping[str, Any]) -> ScoringRules:
    """The rules from a parsed TOML file; raises :class:`DataRefused` naming what does not hold together."""
    try:
        rules = {row["nom"]: _rule(row) for row in content["regle"]}
        chosen, document = content["choix"], content["document"]
        made = ScoringRules(
            rules, chosen["regle"], Kept(chosen["retenu"]), Level(chosen["accord"]), _count(chosen["ecart"]),
            _count(chosen["experts"]), _count(chosen["lien"]), document["statut"], document["source"],
            document["remarque"].strip(),
        )  # fmt: skip
        if made.default not in rules:
            raise ValueError(made.default)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataRefused(fr.RULES_INCOMPLETE, what=str(error)) from error
    return made


def _rule(row: Mapping[str, Any]) -> Rule:
    made = Rule(row["nom"], row["libelle"], Form(row["forme"]), tuple(row["poids"]))
    sound = len(made.weights) == COMPONENTS and all(type(weight) is int and weight >= 0 for weight in made.weights)
    if not sound or (made.form is not Form.OVERALL and not sum(_needed(made))):
        raise ValueError(made.name)
    return made


def _needed(rule: Rule) -> tuple[int, ...]:
    """Weights of the mean inside a rule: the duration stands outside where it multiplies."""
    return (0, *rule.weights[1:]) if rule.form is Form.DURATION_INTENSITY else rule.weights


@cache
def _wanted(rule: Rule) -> tuple[tuple[int, int], ...]:
    """The components that the mean inside a rule is made of, each with its weight."""
    return tuple((place, weight) for place, weight in enumerate(_needed(rule)) if weight)


def _count(value: object) -> int:
    if type(value) is not int or value <= 0:
        raise ValueError(str(value))
    return value


def combined(rule: Rule, scoring: Scoring) -> int | None:
    """The score of one expert for one line in 1/100 point, rounded half-up, at least 1; None where the rule lacks a
    component.
    """
    if rule.form is Form.OVERALL:
        return scoring.overall
    given = scoring.components
    terms = [(value, weight) for place, weight in _wanted(rule) if (value := given[place]) is not None]
    duration = given[0] if rule.form is Form.DURATION_INTENSITY else HUNDRED
    if duration is None or len(terms) < len(_wanted(rule)):
        return None
    if rule.form is Form.GEOMETRIC:
        return geometric_mean(terms)
    mean = sum(value * weight for value, weight in terms)
    return max(1, half_up(duration * mean, HUNDRED * sum(_needed(rule))))


def geometric_mean(terms: Iterable[tuple[int, int]]) -> int:
    """The weighted geometric mean of positive integers, rounded half-up, exactly: ``(value, weight)`` terms."""
    product, degree = 1, 0
    for value, weight in terms:
        product *= value**weight
        degree += weight
    return max(1, (_root(product << degree, degree) + 1) // 2)


def median(values: Iterable[int]) -> int:
    """The middle value, or the mean of the two middle ones rounded half-up."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else half_up(ordered[half - 1] + ordered[half], 2)


def _root(value: int, degree: int) -> int:
    """The largest integer whose power ``degree`` is at most ``value`` (Newton, on integers)."""
    guess = 1 << -(-value.bit_length() // degree)
    while (better := ((degree - 1) * guess + value // guess ** (degree - 1)) // degree) < guess:
        guess = better
    return guess
