"""``ccam profil`` as a practitioner types it: local, billed as declared, covered or not, nothing kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run

HEAD = "Intitulé;Mon activité\nSource;logiciel du cabinet\nDate;12/03/2026\nspécialité;cardiologie\nsecteur;{sector}\n"
TITLES = "année;acte;activité;phase;actes réalisés;modificateurs;code association;dépassements perçus\n"
ROWS = ("2025;DEQP003;1;0;400;;;", "2025;DZQM006;1;0;238;;2;1250", "2024;DZQM006;1;0;9;;;")


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def written(tmp_path: Path, *rows: str, sector: str = "secteur 1") -> str:
    path = tmp_path / "moi.csv"
    path.write_text(HEAD.format(sector=sector) + TITLES + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def test_a_profile_is_valued_and_the_base_keeps_nothing(ccam: Any, tmp_path: Path, demo_base: Path) -> None:
    before = demo_base.read_bytes()
    path = written(tmp_path, *ROWS)
    code, out, _ = ccam("profil", path)
    assert code == ExitCode.DONE
    assert "secteur 1" in out
    assert "la base n'en garde rien" in out
    assert (
        "Dépassements : 1 250,00 €".replace(" ", "\u202f", 2).replace("\u202f:", " :") in out or "1\u202f250,00" in out
    )
    assert max(map(len, out.splitlines())) <= 80
    made = json.loads(ccam("profil", path, "--json")[1])
    lines = {line["ligne"]: line for line in made["lignes"]}
    assert lines["DEQP003/1/0"]["base"] == f"{400 * 14.77:.2f}"
    assert lines["DZQM006/1/0"]["actes"] == 238
    assert lines["DZQM006/1/0"]["base"] == f"{238 * 48.13:.2f}"
    assert sum(round(float(line["base"]) * 100) for line in lines.values()) == round(float(made["base"]) * 100)
    assert demo_base.read_bytes() == before


def test_a_year_is_chosen_and_the_others_are_named(ccam: Any, tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    assert "2024" in ccam("profil", path)[1]
    assert json.loads(ccam("profil", path, "--annee", "2024", "--json")[1])["lignes"][0]["actes"] == 9
    assert ccam("profil", path, "--annee", "1999")[0] == ExitCode.DATA_SAYS_NO


def test_an_act_without_a_fate_has_no_figure_and_is_named(ccam: Any, tmp_path: Path) -> None:
    made = json.loads(ccam("profil", written(tmp_path, "2025;ZZZZ999;1;0;10;;;"), "--json")[1])
    assert made["lignes"][0]["sans_chiffre"] == "sans acte dans la version"
    assert "encore de chiffre" in ccam("profil", written(tmp_path, "2025;ZZZZ999;1;0;10;;;"))[1]


@pytest.mark.parametrize(
    ("sector", "column"), [("secteur 2 OPTAM", "F"), ("secteur 2 hors OPTAM", "G"), ("non conventionné", None)]
)
def test_each_sector_bills_its_own_column(ccam: Any, tmp_path: Path, sector: str, column: str | None) -> None:
    code, out, err = ccam("profil", written(tmp_path, *ROWS, sector=sector), "--json")
    if column is None:
        assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
        assert "convention" in err
    else:
        made = json.loads(out)
        assert made["profil"]["colonne"] == column
        assert any("FC de la colonne G" in note for note in made["notes"]) == (column == "G")


def test_what_is_no_activity_is_refused_by_its_name(ccam: Any, tmp_path: Path) -> None:
    from ccam.resources import demo_folder

    code, out, err = ccam("profil", str(demo_folder() / "transcodage_mars.csv"))
    assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
    assert "ccam modele profil" in err


def test_hospital_volumes_are_valued_at_the_tariff_and_say_what_they_are(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "open_ccam_23_reg.csv"
    titles = '"reg";"acte";"nb_sejsea";"nb_actes";"dms_globale";"nb_sej_0_nuit";"nb_acte_ambu"'
    rows = '"53";"DZQM0060";"13";"14";"11.7";".";"."\n"94";"DZQM0060";".";".";"";".";"."'
    path.write_text(f"{titles}\n{rows}\n", encoding="utf-8")
    out = ccam("profil", str(path))[1].replace("\n  ", " ")
    assert "L'hôpital n'est pas payé à l'acte" in out
    assert "1 nombre d'actes masqués par la source" in out
    made = json.loads(ccam("profil", str(path), "--json")[1])
    assert made["base"] == f"{14 * 96.25:.2f}"
