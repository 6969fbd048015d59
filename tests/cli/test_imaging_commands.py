"""``ccam imagerie`` and ``ccam optam`` as people type them."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run

HEAD = "Intitulé;{name}\nSource;logiciel du cabinet\nDate;12/03/2026\n"
PROFILE = HEAD.format(name="Mon activité") + "spécialité;cardiologie\nsecteur;{sector}\n"
TITLES = (
    "année;acte;activité;phase;actes réalisés;modificateurs;code association;dépassements perçus;"
    "actes avec dépassement\n"
)
ROWS = ("2025;DEQP003;1;0;400;;;400;100", "2025;DZQM006;1;0;238;;;3250;200", "2025;ZZZZ999;1;0;3;;;30;3")
PAST = ("2023;DZQM006;1;0;200;;;1000;50", "2022;DZQM006;1;0;200;;;1000;50")
EXTRA = (
    HEAD.format(name="Dépassements 2025")
    + "acte;activité;phase;année;spécialité;secteur;actes facturés;actes avec dépassement;"
    + "honoraires sans dépassement;dépassements\n"
    + "DEQP003;1;0;2025;cardiologie;secteur 2 OPTAM;100;40;1477;300\n"
    + "DEQP003;1;0;2025;cardiologie;secteur 2 hors OPTAM;50;;700;500\n"
)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("COLUMNS", "80")

    def made(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return made


@pytest.fixture
def bare(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A base with nothing in it: the path of imaging needs no more than what ships."""
    monkeypatch.setenv("CCAM_BASE", str(tmp_path / "nue.sqlite"))
    assert call("base", "init")[0] == ExitCode.DONE
    return call


@pytest.fixture
def ccam(call: Any, demo_base: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    return call


def asked(bare: Any, *words: str) -> Any:
    return json.loads(bare("imagerie", "--date", "2026-11-22", "--json", *words)[1])


def fees_only(path: dict[str, Any]) -> list[float]:
    rows = [line for line in path["lignes"] if line["nom"].startswith("forfaits")]
    return [sum(float(line["annees"][place]) for line in rows) for place in range(3)]


def test_both_readings_and_both_masses_are_always_there(bare: Any) -> None:
    made = asked(bare)
    assert [path["masse"] for path in made["chemins"]] == ["1400000000.00", "1700000000.00"]
    assert [round(amount / 10**6) for amount in fees_only(made["chemins"][0])] == [19, 130, 176]
    assert all(set(path["lectures"]) == {"cumul", "annee-pleine"} for path in made["chemins"])
    out = bare("imagerie", "--date", "2026-11-22", "--expliquer")[1].replace("\u00a0", " ")
    for words in ("Lue comme une somme", "Lue comme un niveau annuel", "Déjà économisé au 22/11/2026", "57/365 j"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80


def test_nothing_is_in_force_before_its_day(bare: Any) -> None:
    made = json.loads(bare("imagerie", "--date", "2025-11-04", "--json")[1])
    assert made["chemins"][0]["deja_economise"] == "0.00"
    states = {line["etat"] for line in made["chemins"][0]["lignes"]}
    assert states == {"prevu"}


def test_the_golden_figures_of_the_note(bare: Any) -> None:
    worths = {each["tranche"]: each for each in asked(bare, "--pertinence", "50%")["examen_evite"]}
    assert worths["taux réduit 2"]["examens"] == 2_129_472
    one = asked(bare, "--parc", "13200", "--eviter", "500")
    assert one["evites"]["forfaits"] == "18490.00"
    assert one["appareils"][0]["evites"] == 500


def test_a_mix_reaches_its_target_under_the_reading_asked(bare: Any) -> None:
    for reading in ("cumul", "annee-pleine"):
        made = asked(bare, "--lecture", reading, "--pertinence", "60%", "--realisation", "50%")
        chosen = made["melanges"][-1]
        assert (chosen["pertinence"], chosen["par_pertinence"]) == (6_000, "180000000.00")
        assert float(made["evites"]["net"]) >= 180_000_000
        assert chosen["a_promettre"] == 2 * chosen["examens_evites"]
    assert asked(bare, "--realisation", "0%")["melanges"][-1]["a_promettre"] is None


def test_the_base_of_the_cuts_and_the_part_of_the_act_are_parameters(bare: Any) -> None:
    whole, half = asked(bare), asked(bare, "--part-non-amorti", "50%", "--part-amo", "80%")
    assert fees_only(half["chemins"][0])[0] == pytest.approx(fees_only(whole["chemins"][0])[0] / 2, abs=0.02)
    acts = [made["examen_evite"][0]["acte"] for made in (whole, half)]
    assert acts == ["28.56", "22.85"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--lecture", "moyenne"), ExitCode.USAGE, "n'est pas une lecture"),
        (("--pertinence", "130%"), ExitCode.USAGE, "pourcentage de 0 à 100"),
        (("--parc", "beaucoup"), ExitCode.USAGE, "n'est pas un parc"),
        (("--parc", "base"), ExitCode.DATA_SAYS_NO, "Aucun appareil"),
        (("--masse", "3 Md€"), ExitCode.DATA_SAYS_NO, "1,7 Md€"),
        (("--part-non-amorti", "70%", "--part-amorti", "40%"), ExitCode.USAGE, "dépassent 100"),
        (("--transfert", "20%"), ExitCode.DATA_SAYS_NO, "irm"),
        (("--parc", "100", "--eviter", "101"), ExitCode.DATA_SAYS_NO, "On ne peut pas éviter"),
    ],
)
def test_what_cannot_be_reckoned_says_so(bare: Any, words: tuple[str, ...], code: ExitCode, said: str) -> None:
    found, out, err = bare("imagerie", *words)
    assert (found, out) == (code, "")
    assert said in err.replace("\u00a0", " ")


def written(tmp_path: Path, *rows: str, sector: str = "secteur 2 OPTAM") -> str:
    path = tmp_path / "moi.csv"
    path.write_text(PROFILE.format(sector=sector) + TITLES + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def test_observed_beside_the_commitment_of_the_reference_years(ccam: Any, tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS, *PAST)
    made = json.loads(ccam("optam", path, "--date", "2026-11-22", "--json")[1])
    assert made["annees_de_reference"] == [2022, 2023]
    only = made["groupes"][0]
    fees = 400 * 14.77 + 238 * 96.25
    assert float(only["observe"]["honoraires"]) == pytest.approx(fees)
    assert only["observe"]["taux"] == round(10_000 * 3_650 / fees)
    assert only["engagement"]["taux"] == 1_000
    assert only["engagement"]["part"] == 7_500
    assert only["ecart"]["taux"] == only["observe"]["taux"] - 1_000
    assert only["rompu"] is True
    assert only["lignes_sans_honoraires"] == ["ZZZZ999/1/0"]
    assert {each["nom"] for each in only["comportements"]} == {
        "total_constant",
        "depassement_constant",
        "taux_constant",
    }
    out = ccam("optam", path, "--date", "2026-11-22")[1].replace("\u00a0", " ")
    assert "!! Taux de dépassement au-dessus de l'engagement" in out
    assert "honoraire total constant : le patient paie autant" in out.replace("\n    ", " ")
    assert max(map(len, out.splitlines())) <= 80


def test_a_declared_commitment_replaces_the_recalculated_one(ccam: Any, tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    made = json.loads(
        ccam("optam", path, "--taux-engage", "30%", "--part-exigee", "10%", "--json", "--date", "2026-11-22")[1]
    )
    assert made["groupes"][0]["engagement"]["taux"] == 3_000
    assert made["groupes"][0]["rompu"] is False
    out = ccam("optam", path, "--date", "2026-11-22")[1].replace("\n    ", " ")
    assert "Années de référence 2022, 2023 absentes du fichier" in out


def test_the_profile_has_its_own_part_on_extra_fees(ccam: Any, tmp_path: Path) -> None:
    path = written(tmp_path, *ROWS)
    out = ccam("profil", path, "--date", "2026-11-22")[1]
    assert "OPTAM et dépassements" in out
    assert json.loads(ccam("profil", path, "--json", "--date", "2026-11-22")[1])["optam"]["groupes"]
    first = written(tmp_path, "2025;DEQP003;1;0;400;;;;", sector="secteur 1")
    assert "OPTAM" not in ccam("profil", first, "--date", "2026-11-22")[1]
    assert json.loads(ccam("profil", first, "--json", "--date", "2026-11-22")[1])["optam"] is None


def test_a_file_of_extra_fees_and_a_sheet_of_the_base_give_the_same(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "depassements.csv"
    path.write_text(EXTRA, encoding="utf-8")
    code, out, _ = ccam("optam", str(path), "--json", "--date", "2026-11-22")
    assert code == ExitCode.DONE
    bound, other = json.loads(out)["groupes"]
    assert (bound["secteur"], bound["engage"], bound["observe"]["taux"]) == ("secteur_2_optam", True, 2_031)
    assert bound["observe"]["part"] == 6_000
    assert (other["secteur"], other["engage"], other["alertes"]) == ("secteur_2_hors_optam", False, [])
    assert other["actes_avec_depassement_supposes"] == 1
    assert ccam("importer", str(path))[0] == ExitCode.DONE
    assert json.loads(
        ccam("optam", "--source", "Dépassements 2025", "--json", "--date", "2026-11-22")[1]
    ) == json.loads(out)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), ExitCode.USAGE, "un fichier, ou --source"),
        (("--source", "Rien"), ExitCode.DATA_SAYS_NO, "« Dépassements de la démonstration (projet fictif) »"),
        (("{path}", "--date", "2020-01-01"), ExitCode.DATA_SAYS_NO, "Aucune règle d'engagement"),
        (("{path}", "--annee", "1999"), ExitCode.DATA_SAYS_NO, "2025"),
        (("{path}", "--taux-engage", "beaucoup"), ExitCode.USAGE, "pourcentage"),
    ],
)
def test_optam_says_what_is_missing(
    ccam: Any, tmp_path: Path, words: tuple[str, ...], code: ExitCode, said: str
) -> None:
    path = written(tmp_path, *ROWS)
    found, out, err = ccam("optam", *(word.format(path=path) for word in words))
    assert (found, out) == (code, "")
    assert said in err


def test_extra_fees_without_any_act_that_bears_them_are_refused(ccam: Any, tmp_path: Path) -> None:
    path = written(tmp_path, "2025;DEQP003;1;0;400;;;400;0")
    assert "aucun acte n'en porte" in ccam("optam", path, "--date", "2026-11-22")[2]
    path = written(tmp_path, "2025;ZZZZ999;1;0;4;;;;")
    assert "aucun taux ne se calcule" in ccam("optam", path, "--date", "2026-11-22")[2]
