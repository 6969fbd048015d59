"""Draws on the national set: 1 000 of them, in units of one revaluation."""

import random
from collections.abc import Iterator
from datetime import date

from bench.measure import line, medians
from bench.national import National, national
from ccam.formats.parameters import CpEntry, DocumentHead, FcEntry, Nature, ParameterFile, Status
from ccam.model.acts import SourceFile
from ccam.model.draft import ShareOrigin
from ccam.model.volumes import VolumeRow, VolumeSet
from valuation.compile import Book, compile_book
from valuation.impact import impact_of
from valuation.parameters import Parameters
from valuation.settings import Settings
from valuation.uncertainty import Dispersion, simulate

DAY = date(2026, 1, 1)
DRAWS = 1_000
WIDE = Dispersion(dict.fromkeys(ShareOrigin, 1_000), 1_000, 0, 500, 2_500)


def run() -> Iterator[str]:
    """One revaluation and the draws in turn."""
    impact = impact_of(book := _book(national()))
    acts = [moved.observed.key.code for moved in book.rows.flows]
    yield f"national set: {len(acts)} lines, {book.cells.row.size} cells, {DRAWS} draws"
    once, total, by_act = medians(
        lambda: impact_of(book),
        lambda: simulate(impact, WIDE, draws=DRAWS, seed=7),
        lambda: simulate(impact, WIDE, draws=DRAWS, seed=7, keys=acts),
        rounds=3,
    )
    yield line("1 000 draws of the total, over one revaluation", total / once, "≤ 1 000")
    yield line("1 000 draws by act, over one revaluation", by_act / once, "≤ 1 500")


def _book(made: National) -> Book:
    rng = random.Random(7)  # noqa: S311 - a bench needs a seed, not a secret
    rows = []
    for act in made.release.acts:
        for each in act.lines:
            quantity, price = rng.randrange(1, 20_000), each.prices[0].cents
            base = quantity * price * rng.randrange(95, 130) // 100
            rows.append(VolumeRow(each.key, each.billing_group, quantity, base, 0, price, None))
    known = (Status.HYPOTHESIS, "banc", DAY)
    head = DocumentHead("Banc", Nature.SCENARIO, "banc")
    fc, cp = FcEntry("F", DAY, ("*",), 4_700, *known), CpEntry("chirurgie", "", "banc", DAY, 2_690, *known)
    volumes = VolumeSet("banc", 2026, SourceFile("", "", ""), "", tuple(rows))
    parameters = Parameters.of([ParameterFile(head, (fc,), (cp,))])
    return compile_book(made.release, made.draft, volumes, parameters, Settings(on=DAY, cp_origin="banc"))
