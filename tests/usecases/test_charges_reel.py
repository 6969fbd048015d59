"""The evaluation of charges on the official workbook and volumes, two acts of known points being kept."""

import shutil
from pathlib import Path

import pytest

from ccam.usecases import base as bases
from ccam.usecases.charges.state import charges_state, open_ground
from ccam.usecases.curate import apply_tables, create_draft, pick_draft
from ccam.usecases.load import load_files
from ccam.usecases.study import open_study
from tests.demo.demo_set import CHARGES, SHEETS, path

KEPT = """\
ancien code;devenir;nouvel acte;libellé;part;ensemble;motif;subdivision;origine de la part;source de la part
DEQP003;maintenir;DEQP003;Électrocardiographie;;;;04.01.03.01;;
DZQM006;maintenir;DZQM006;Échographie-doppler du coeur;;;;04.01.04.01;;
"""
LINES = """\
nouvel acte;activité;phase;points;clé CP;libellé de ligne;regroupement;exo TM;AP;RC;modificateurs;gestes
DEQP003;1;0;17;cardiologie;;ATM;;;;;
DZQM006;1;0;115;cardiologie;;ADE;;;;;
"""


@pytest.mark.reel
def test_three_centimes_of_cardiology_on_the_volumes_of_2023(official_base: Path, tmp_path: Path) -> None:
    url = bases.resolve_url(str(shutil.copy(official_base, tmp_path)))
    tables = [tmp_path / "transcodage.csv", tmp_path / "lignes.csv"]
    for table, text in zip(tables, (KEPT, LINES), strict=True):
        table.write_text(text, "utf-8")
    with bases.open_base(url) as store:
        list(load_files(store, map(path, (*CHARGES, *SHEETS)), actor="essai"))
        create_draft(store, "Réel", "81", actor="essai", reason="essai")
        apply_tables(store, pick_draft(store, None), tables, actor="essai")
        state = charges_state(open_ground(store, open_study(store)), key="cardiologie", acts=True)
    (heart,) = state.keys
    assert (heart.lines, heart.points) == (2, 69_433_788_300)
    assert heart.points == 11_500 * 5_232_881 + 1_700 * 5_444_504
    unions = [(act.code, act.tariff, act.effects[0]) for act in state.acts]
    assert unions == [
        ("DZQM006", 9_994, ("Syndicats 2025 (fictif)", 379, 1_984_051_237)),
        ("DEQP003", 1_477, ("Syndicats 2025 (fictif)", 56, 299_419_409)),
    ]
    assert heart.stake == 2_219_624_603 + 336_846_835
    costs = {
        row.line: (row.raw_total, row.factor, row.gap) for row in state.costs if (row.form, row.bound) == ("cms", "bas")
    }
    assert costs == {"DZQM006/1/0": (1_290, 9_796, 246), "DEQP003/1/0": (213, 9_796, 58)}
