"""The neutral FC on the national set: how many evaluations, and what they cost beside one revaluation."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from time import process_time

from bench.measure import line
from bench.national import DAY, National, national
from ccam.formats.parameters import CpEntry, DocumentHead, FcEntry, Nature, ParameterFile, PointsEntry, Status
from ccam.model.acts import SECTOR1, SourceFile
from ccam.model.volumes import VolumeRow, VolumeSet
from valuation.compile import Book, compile_book
from valuation.decompose import Before, split
from valuation.envelope import fc_lever, kernel, solve_each
from valuation.impact import impact_of
from valuation.parameters import Parameters
from valuation.settings import Settings

ROWS = 300_000
ROUNDS = 7
ORIGIN = "historique"


def run() -> Iterator[str]:
    """CPU seconds, so that a busy neighbour does not count."""
    made = national()
    book, parameters, settings = _book(made)
    lever = fc_lever(parameters, settings)
    found, names = kernel(book)
    at = iter(range(1, 1_000_000))

    def once() -> object:
        return found.amounts(*lever.lay(parameters, settings, lever.start + next(at)))

    evaluation = _cpu(once)
    (solved,), count = solve_each(found, names, lever, parameters, settings, 0)
    whole = _cpu(lambda: solve_each(found, names, lever, parameters, settings, 0))
    revaluation = _cpu(lambda: impact_of(book.under(parameters, settings)).total())
    point = solved.solution.chosen
    lines = len(book.rows.flows)
    yield f"national set: {lines} observed lines from {ROWS} rows; neutral FC {point.value / 10_000:.4f} €"
    yield line("neutral FC on a grid of 10⁻⁴ €, evaluations of the kernel", count, "≤ 30")
    yield line("the same, CPU over that of one revaluation with its total", whole / revaluation, "≤ 30")
    yield line("one evaluation, milliseconds of CPU", 1_000 * evaluation, "≈ 5")
    impact = impact_of(book)
    keys = [flow.observed.key.code[:2] for flow in book.rows.flows]
    stacked = _cpu(lambda: split(impact, Before(parameters, settings), keys))
    yield line("stacked split by chapter, CPU over that of one revaluation", stacked / revaluation, "-")


def _cpu(call: Callable[[], object]) -> float:
    """Median CPU seconds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        call()
        times.append(process_time() - start)
    return sorted(times)[ROUNDS // 2]


def _book(made: National) -> tuple[Book, Parameters, Settings]:
    rng = random.Random(20260112)  # noqa: S311 - a bench needs a seed, not a secret
    lines = [(each, price) for act in made.release.acts for each in act.lines if (price := each.price(SECTOR1))]
    rows = []
    for number in range(ROWS):
        each, price = lines[number % len(lines)]
        quantity = rng.randrange(1, 400)
        base = quantity * price.cents * rng.randrange(900, 1_200) // 1_000
        rows.append(
            VolumeRow(each.key, each.billing_group, quantity, base, base * 7 // 10, price.cents, None)
        )  # fmt: skip
    known = (Status.HYPOTHESIS, "inventé", DAY)
    file = ParameterFile(
        DocumentHead("national", Nature.SCHEDULE, "inventé"),
        (FcEntry(SECTOR1, date(2005, 1, 1), ("*",), 4_700, *known),),
        (CpEntry("chirurgie", "Chirurgie", ORIGIN, date(2005, 1, 1), 2_690, *known),),
        tuple(PointsEntry(each.key, max(1, price.cents * 100 // 74), "chirurgie", *known) for each, price in lines),
    )
    parameters, settings = Parameters.of([file]), Settings(on=DAY, cp_origin=ORIGIN)
    volumes = VolumeSet("national", 2023, SourceFile("", "", ""), "inventé", tuple(rows))
    book = compile_book(made.release, made.draft, volumes, parameters, settings)
    return _scored(book, rng), parameters, settings


def _scored(book: Book, rng: random.Random) -> Book:
    """Every line scored near the price of one of its predecessors, so that neutrality is within reach."""
    score = book.proposals.score.copy()
    prices = book.rows.price[book.cells.row][book.members.cell].tolist()
    for number, price in zip(book.members.line.tolist(), prices, strict=True):
        score[number] = price * 100 // 74 * rng.randrange(850, 1_250) // 1_000
    return replace(book, proposals=replace(book.proposals, score=score))
