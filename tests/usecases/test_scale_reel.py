"""The general scale on the real lines and volumes, under an invented scoring of national size."""

from pathlib import Path

import pytest

from bench.scoring import SCORINGS, national_scoring
from ccam.model.acts import Release
from ccam.model.volumes import VolumeSet
from ccam.resources import rules
from importers.registry import read
from valuation.ladder import ladder
from valuation.scale import Anchor, general_scale
from valuation.scale_contradictions import tangles
from valuation.scale_network import network
from valuation.scale_removal import small_removal
from valuation.scores import Scoring, read_scoring_rules

TOTAL = 16_000_000_000_00


@pytest.mark.reel
def test_the_real_lines_reach_the_declared_total_to_the_hundredth(real_data: Path) -> None:
    release = read(real_data / "classeur" / "CCAM_V81.csv").content
    (volumes_file,) = (real_data / "volumes" / "liberal").glob("2023_*")
    volumes = read(volumes_file).content
    assert isinstance(release, Release)
    assert isinstance(volumes, VolumeSet)
    lines = sorted({str(line.key) for act in release.acts for line in act.lines})
    made = national_scoring(lines, experts=2)
    table = read_scoring_rules(rules("cotation"))
    families: dict[str, list[Scoring]] = {}
    for row in made.scorings:
        families.setdefault(row.family, []).append(row)
    whole = network({name: ladder(name, rows, table.named(None), table) for name, rows in families.items()}, made.links)
    assert (len(lines), len(whole.judgements), len(whole.components)) == (13_439, SCORINGS, 1)
    removal = small_removal(whole, tangles(whole))
    quantities: dict[str, int] = {}
    for each in volumes.rows:
        quantities[str(each.key)] = quantities.get(str(each.key), 0) + each.quantity
    scale = general_scale(whole.freeing(removal.placements), anchor=Anchor(TOTAL, quantities))
    assert sum(max(0, quantities.get(line, 0)) * score for line, score in scale.scores.items()) == TOTAL
    assert scale.anchored is not None
    assert (scale.anchored.residual, scale.anchored.lines) == (0, 11_688)
