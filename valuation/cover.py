"""Who pays an amount: AMO, AMC, patient; and the flat share that stands for the ticket modérateur above a threshold.

Acts of exemption 1 of one session are added up and compared with the threshold together; acts of exemption 2 are
compared one by one; a session owes the flat share once (refonte.md §3.5, snmr.org, ameli.fr). Amounts in cents of base
(billed without dépassement), rates in 10 000ths.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np

from ccam.formats.parameters_rules import Association, Cover, Exemption, Overseas
from ccam.model.money import SHARE_UNIT, half_up
from ccam.model.text import folded
from valuation.exact import Ints, add, product, sum_by
from valuation.parameters import Parameters

TOGETHER = "1"
"""Exemption of acts that are added up over the session."""
ALONE = "2"
"""Exemption of acts that are compared one by one."""

Dated = TypeVar("Dated", Association, Cover, Exemption, Overseas)


@dataclass(frozen=True, slots=True)
class Paid:
    """Who pays ``base``: the three parts add up to it. ``flat`` is the flat share in it, 0 where none is owed."""

    base: int
    amo: int
    amc: int
    patient: int
    flat: int = 0


def paid(amount: int, cover: Cover) -> Paid:
    """An amount under the threshold: the AMO's rate, then the AMC's on what is left, each rounded once."""
    return _split(amount, half_up(amount * cover.amo, SHARE_UNIT), cover, 0)


def session(amounts: Sequence[int], exemptions: Sequence[str], cover: Cover, rule: Exemption | None) -> Paid:
    """The acts of one session, with the exemption code of each, as the workbook writes it (``2-7``)."""
    exempt = _exempt(amounts, exemptions, rule)
    amo = sum(
        amount if free else half_up(amount * cover.amo, SHARE_UNIT)
        for amount, free in zip(amounts, exempt, strict=True)
    )
    flat = rule.share if rule and any(exempt) and cover.amo < SHARE_UNIT else 0
    return _split(sum(amounts), amo - flat, cover, flat)


def sessions(amounts: Ints, together: Ints, alone: Ints, place: Ints, cover: Cover, rule: Exemption) -> Ints:
    """What the AMO pays for each session: ``together`` and ``alone`` are 1 where an act has that exemption, ``place``
    numbers the sessions from 0.
    """
    size = int(place.max()) + 1 if place.size else 0
    gathered = sum_by(product(amounts, together), place, size)[place]
    free = ((together == 1) & (gathered >= rule.threshold)) | ((alone == 1) & (amounts >= rule.threshold))
    usual = add(product(amounts, cover.amo), SHARE_UNIT // 2) // SHARE_UNIT
    amo = sum_by(np.where(free, amounts, usual), place, size)
    owed = sum_by(free.astype(np.int64), place, size) > 0
    flat = rule.share if cover.amo < SHARE_UNIT else 0
    return amo - np.where(owed, flat, 0)


def cover_of(parameters: Parameters, situation: str, on: date) -> Cover | None:
    """The rates of ``situation`` in force ``on``."""
    known = (each for each in parameters.of_kind("taux_amo", Cover) if folded(each.situation) == folded(situation))
    return in_force(known, on)


def exemption_of(parameters: Parameters, on: date) -> Exemption | None:
    """Threshold and flat share in force ``on``."""
    return in_force(parameters.of_kind("exo_tm", Exemption), on)


def overseas_of(parameters: Parameters, territory: str, on: date) -> Overseas | None:
    """The coefficient of ``territory`` in force ``on``."""
    known = (each for each in parameters.of_kind("dom", Overseas) if folded(each.territory) == folded(territory))
    return in_force(known, on)


def in_force(known: Iterable[Dated], on: date) -> Dated | None:
    """The latest of ``known`` that has started ``on``."""
    return max((each for each in known if each.start <= on), key=lambda each: each.start, default=None)


def _exempt(amounts: Sequence[int], exemptions: Sequence[str], rule: Exemption | None) -> list[bool]:
    if rule is None:
        return [False] * len(amounts)
    codes = [set(text.split("-")) for text in exemptions]
    gathered = sum(amount for amount, known in zip(amounts, codes, strict=True) if TOGETHER in known)
    return [
        (TOGETHER in known and gathered >= rule.threshold) or (ALONE in known and amount >= rule.threshold)
        for amount, known in zip(amounts, codes, strict=True)
    ]


def _split(base: int, amo: int, cover: Cover, flat: int) -> Paid:
    left = base - amo
    amc = half_up(left * cover.amc, SHARE_UNIT)
    return Paid(base, amo, amc, left - amc, flat)
