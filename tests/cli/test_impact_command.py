"""``ccam impact`` as its users type it: coverage first, every axis foots, an axis needs its source, draws repeat."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run

HEAD = "Intitulé;Volumes 2023 ventilés\nSource;essai\nDate;12/03/2026\n"
TITLES = "acte;activité;phase;année;spécialité;région;secteur;trimestre;quantité;base de remboursement\n"


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command on a demonstration base, on a page of 80 columns."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CCAM_DEBUG", raising=False)

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def data(ccam: Any, *words: str) -> Any:
    code, out, err = ccam(*words, "--json")
    assert code == ExitCode.DONE, err
    return json.loads(out)


def cents(text: str) -> int:
    return round(float(text) * 100)


AXES = ("chapitre", "regroupement", "dossier", "famille", "comité", "acte", "ligne")


@pytest.mark.parametrize("axis", AXES)
def test_every_axis_of_the_draft_foots_and_fits_80_columns(ccam: Any, axis: str) -> None:
    made = data(ccam, "impact", "--par", axis)
    total = made["total"]
    for name in ("base", "avant", "apres", "ecart"):
        assert sum(cents(row[name]) for row in made["lignes"]) == cents(total[name])
    assert cents(total["avant"]) + cents(total["ecart"]) == cents(total["apres"])
    assert total["ecart"] == made["effet"]["observe"]["ecart"]
    out = ccam("impact", "--par", axis)[1]
    assert max(map(len, out.splitlines())) <= 80


def test_what_the_figures_cover_is_said_first_and_adds_up(ccam: Any) -> None:
    made = data(ccam, "impact")
    covered = made["couverture"]
    silent = [covered[name] for name in (
        "sans_devenir", "sans_acte", "inconnu", "parts_absentes", "sans_ligne_cible", "laisse"
    )]  # fmt: skip
    assert cents(covered["avec_chiffre"]) + sum(map(cents, silent)) == cents(covered["base"])
    out = ccam("impact")[1]
    places = [out.index(words) for words in ("dans le champ", "sans devenir", "observé (× k)", "théorique (k = 1)")]
    assert places == sorted(places)
    assert "hors champ, surtout dentaire" in out
    assert "bornes, quelles que soient les parts" in out


def test_sizes_of_change_hold_all_the_spend_and_all_the_acts(ccam: Any) -> None:
    made = data(ccam, "impact")
    assert sum(cents(one["base"]) for one in made["tranches"]) == cents(made["couverture"]["base"])
    assert [one["tranche"] for one in made["tranches"]][:3] == [
        "plus de 20\u00a0% de baisse", "5 à 20\u00a0% de baisse", "0 à 5\u00a0% de baisse",
    ]  # fmt: skip
    rows = {row["cle"]: cents(row["ecart"]) for row in made["lignes"]}
    assert all(rows[key] > 0 for key in made["en_hausse"])
    assert all(rows[key] < 0 for key in made["en_baisse"])


def test_families_and_committees_come_from_the_register_and_the_rest_is_a_row(ccam: Any) -> None:
    ccam("famille", "creer", "07", "Digestif", "--comite", "Comité 07")
    assert ccam("decider", "placer", "--filtre", "chap:07", "--famille", "07")[0] == ExitCode.DONE
    chapter = {row["cle"]: row for row in data(ccam, "impact")["lignes"]}["07"]
    families = {row["cle"]: row for row in data(ccam, "impact", "--par", "famille")["lignes"]}
    assert {key: row["libelle"] for key, row in families.items()} == {"": "dans aucune famille", "07": "Digestif"}
    assert families["07"]["base"] == chapter["base"]
    committees = {row["cle"]: row for row in data(ccam, "impact", "--par", "comite")["lignes"]}
    assert committees["Comité 07"]["ecart"] == families["07"]["ecart"]
    assert committees[""]["libelle"] == "sans comité"


def test_an_axis_that_nothing_carries_names_the_template(ccam: Any) -> None:
    for axis in ("spécialité", "grille", "région", "secteur", "trimestre"):
        code, out, err = ccam("impact", "--par", axis)
        assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
        assert "ccam modele ventilation" in err


def ventilate(ccam: Any, tmp_path: Path, *rows: str) -> None:
    path = tmp_path / "ventilation.csv"
    path.write_text(HEAD + TITLES + "\n".join(rows) + "\n", encoding="utf-8")
    code, _, err = ccam("importer", str(path), "--remplacer")
    assert code == ExitCode.DONE, err


def test_a_sheet_brings_its_axes_and_what_it_lacks_is_a_row(ccam: Any, tmp_path: Path) -> None:
    lines = [row for row in data(ccam, "impact", "--par", "ligne")["lignes"] if cents(row["ecart"])]
    code, activity, phase = lines[0]["cle"].split("/")
    start = f"{code};{activity};{phase};2023"
    ventilate(
        ccam, tmp_path,
        f"{start};cardiologie;Bretagne;secteur 1;1;10;",
        f"{start};anesthésie;Corse;secteur 1;2;30;",
    )  # fmt: skip
    whole = data(ccam, "impact")["total"]
    for axis, keys in (
        ("région", ["53", "94", ""]), ("spécialité", ["anesthésie", "cardiologie", ""]),
        ("trimestre", ["1", "2", ""]), ("secteur", ["secteur_1", ""]),
    ):  # fmt: skip
        made = data(ccam, "impact", "--par", axis)
        assert [row["cle"] for row in made["lignes"]] == keys
        assert made["total"] == whole
        for name in ("base", "ecart"):
            assert sum(cents(row[name]) for row in made["lignes"]) == cents(whole[name])
    by_region = {row["libelle"]: cents(row["ecart"]) for row in data(ccam, "impact", "--par", "région")["lignes"]}
    assert abs(by_region["Corse"] - 3 * by_region["Bretagne"]) <= 3
    out = ccam("impact", "--par", "région")[1]
    assert "non ventilé" in out
    assert "ventilation : Volumes 2023 ventilés" in out.replace("\u00a0", " ")
    assert ccam("impact", "--par", "grille")[0] == ExitCode.DATA_SAYS_NO


def test_a_sheet_that_contradicts_the_volumes_is_said(ccam: Any, tmp_path: Path) -> None:
    ventilate(ccam, tmp_path, "DZQM006;1;0;2023;cardiologie;Bretagne;secteur 1;1;900000000000;")
    out = ccam("impact", "--par", "région")[1].replace("\n  ", " ")
    assert "La ventilation dépasse les volumes sur 1 ligne (DZQM006/1/0)" in out


def test_a_sheet_of_another_year_does_not_count(ccam: Any, tmp_path: Path) -> None:
    ventilate(ccam, tmp_path, "DZQM006;1;0;2021;cardiologie;Bretagne;secteur 1;1;10;")
    code, _, err = ccam("impact", "--par", "région")
    assert code == ExitCode.DATA_SAYS_NO
    assert "2021" in err


def test_the_same_seed_gives_the_same_bytes_and_says_what_it_assumes(ccam: Any) -> None:
    words = ("impact", "--par", "regroupement", "--tirages", "60", "--graine", "7")
    first, again = ccam(*words), ccam(*words)
    assert first == again
    assert "Intervalle à 95 % : 60 tirages, graine 7" in first[1]
    assert "hypothèse" in first[1]
    made = data(ccam, *words)
    drawn = made["total"]["tirages"]
    assert cents(drawn["minimum"]) < cents(drawn["moyenne"]) < cents(drawn["maximum"])
    assert data(ccam, *words[:-1], "8")["total"]["tirages"] != drawn


def test_a_file_of_certainties_gives_the_point(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "certain.toml"
    known = 'ecart_type = "0"\nstatut = "hypothèse"\nsource = "essai"\nverifie_le = 2026-11-21\n'
    names = ("part egale", "part estimee", "part experte", "part double codage", "part volumes", "points", "volumes")
    path.write_text("".join(f'[[ecart]]\nde = "{name}"\n{known}' for name in names), encoding="utf-8")
    total = data(ccam, "impact", "--tirages", "50", "--incertitude", str(path))["total"]
    assert set(total["tirages"].values()) == {total["ecart"]}


def test_what_cannot_be_drawn_is_refused(ccam: Any, tmp_path: Path) -> None:
    assert ccam("impact", "--tirages", "3")[0] == ExitCode.USAGE
    path = tmp_path / "faux.toml"
    path.write_text('[[ecart]]\nde = "lune"\n', encoding="utf-8")
    code, out, err = ccam("impact", "--tirages", "50", "--incertitude", str(path))
    assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
    assert "faux.toml" in err
