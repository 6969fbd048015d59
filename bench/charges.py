"""The evaluation of charges on the national set: one rate, the whole state, each as a ratio to valuing the draft."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bench.measure import line, medians
from bench.national import National, national
from ccam.formats.parameters import CpEntry, DocumentHead, FcEntry, Nature, ParameterFile, Status
from ccam.model.acts import SourceFile
from ccam.model.volumes import VolumeRow, VolumeSet
from ccam.usecases.charges.sheets import Sheets
from ccam.usecases.charges.state import Ground, charges_state
from ccam.usecases.study import Study
from valuation.parameters import Parameters
from valuation.settings import Settings

DAY = date(2026, 1, 1)
KEYS = tuple(f"spécialité {number}" for number in range(1, 31))
ORIGINS = ("CNAM", "syndicats", "AGA", "CARMF")
"""Four sources, each with a rate for every key."""


def run() -> Iterator[str]:
    """Everything from a study already compiled: what is asked in a séance, one rate after another."""
    study = _study(national())
    ground = Ground(study, Sheets((), {}, {}))
    key = max(KEYS, key=lambda name: ground.weights.lines(name).size)
    yield f"{len(KEYS)} keys, {len(ORIGINS)} sources; the largest key has {ground.weights.lines(key).size} lines"

    def again() -> object:
        return study.under(ORIGINS[1]).total()

    def one_rate() -> object:
        return ground.weights.effect(key, 2_690, 3_010)

    def state() -> object:
        return charges_state(Ground(study, ground.sheets))

    valued, effect, whole = medians(again, one_rate, state, rounds=5)
    yield line("effect of one rate, over valuing the draft again", effect / valued, "≤ 0.2")
    yield line("whole state of the evaluation, over valuing the draft again", whole / valued, "≤ 20")


def _study(made: National) -> Study:
    """The set with a key on each proposed act, and volumes."""
    rng = random.Random(7)  # noqa: S311 - a bench needs a seed, not a secret
    draft = made.draft
    for place, (name, act) in enumerate(draft.proposed.items()):
        lines = tuple(replace(each, cp_key=KEYS[place % len(KEYS)]) for each in act.lines)
        draft.proposed[name] = replace(act, lines=lines)
    rows = []
    for old in made.release.acts:
        for each in old.lines:
            quantity, price = rng.randrange(1, 20_000), each.prices[0].cents
            base = quantity * price * rng.randrange(95, 130) // 100
            rows.append(VolumeRow(each.key, each.billing_group, quantity, base, 0, price, None))
    volumes = VolumeSet("bench", 2026, SourceFile("", "", ""), "", tuple(rows))
    return Study(made.release, draft, volumes, _parameters(), Settings(on=DAY, cp_origin=ORIGINS[0]))


def _parameters() -> Parameters:
    known = (Status.HYPOTHESIS, "bench", DAY)
    rates = tuple(
        CpEntry(key, key, origin, DAY, 2_000 + 37 * place + 113 * rank, *known)
        for place, key in enumerate(KEYS)
        for rank, origin in enumerate(ORIGINS)
    )
    head = DocumentHead("bench", Nature.CHARGES, "bench")
    return Parameters.of([ParameterFile(head, (FcEntry("F", DAY, ("*",), 4_700, *known),), rates)])
