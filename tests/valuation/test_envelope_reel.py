"""Golden figures of the envelope on the official files: v81, volumes 2023, the lines whose points are published."""

from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Alternative, Draft, Fate, OldAct, ProposedAct, ProposedLine, Verb
from ccam.model.volumes import VolumeSet
from importers.registry import read
from tests.valuation.worlds import DELIVERED, ORIGIN
from valuation.compile import compile_book
from valuation.decompose import Before, Factor, split
from valuation.envelope import fc_lever, kernel, reimbursed_parts, solve_each
from valuation.impact import impact_of
from valuation.settings import Settings


@pytest.mark.reel
def test_three_published_lines_raised_by_a_cent_and_a_half(real_data: Path) -> None:
    """17, 84 and 115 points at FC 0,47 → 0,485, CP 0,399: the FC alone moves them, and DZQM006 loses its abatement."""
    release = read(real_data / "classeur" / "CCAM_V81.xlsx").content
    volumes = read(next((real_data / "volumes" / "liberal").glob("2023*"))).content
    assert isinstance(release, Release)
    assert isinstance(volumes, VolumeSet)
    draft = Draft("essai", "81")
    for number, (key, points) in enumerate(sorted(DELIVERED.line_points.items()), 1):
        new = ProposedId(f"P-00-{number:04d}")
        draft.old[key.code] = OldAct(
            key.code, Fate.MAPPED, Verb.KEEP, alternatives=(Alternative(f"{key.code}#1", (new,)),)
        )
        line = ProposedLine(Slot(key.activity, key.phase), points.score, points.cp_key, billing_group="ATM")
        draft.proposed[new] = ProposedAct(new, key.code, ActCode(key.code), "", (line,))
    settings = Settings(on=release.applicable, cp_origin=ORIGIN)
    book = compile_book(release, draft, volumes, DELIVERED, settings)
    lever = fc_lever(DELIVERED, settings, step=100)
    parts, _ = reimbursed_parts(book, volumes.rows)
    found, names = kernel(book, parts=parts)
    (solved,), count = solve_each(found, names, lever, DELIVERED, settings, 0)
    laid = lever.lay(DELIVERED, settings, 4_850)
    raised = impact_of(book.under(*laid))
    told = split(raised, Before(DELIVERED, settings), [""] * len(book.rows.flows))
    figures = {factor.value: part for factor, part in zip(Factor, told.total, strict=True) if part}
    assert count <= 30
    assert (raised.total().known_base, raised.total().observed, figures) == GOLDEN_RAISED
    assert (solved.solution.below, solved.solution.above) == GOLDEN_SIDES


GOLDEN_RAISED = (
    65_213_833_463,
    2_737_069_224,
    {"cible": 1_575_931_009, "fc": 1_159_323_852, "associations": 1_814_363},
)
"""Base, effect and split, in cents."""
GOLDEN_SIDES = ((4_400, -615_405_747), (4_500, 50_949_015))
"""FC in 10⁻⁴ € and AMO in cents, on each side of neutrality."""
