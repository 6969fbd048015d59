"""``ccam forfaits panel`` as a person types it, from the sheets of the demonstration to the printed conclusion."""

import json
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run
from tests.panel_base import SHEETS, make_panel_base

DAY = ("--date", "2026-03-12")
LADDER = ("--regle", "echelle-proposee")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCAM_BASE", str(make_panel_base(tmp_path / "base.sqlite", draft=True)))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert run(words) == ExitCode.DONE
    return capsys.readouterr().out


def test_from_sheets_to_the_printed_conclusion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCAM_BASE", str(tmp_path / "base.sqlite"))
    monkeypatch.setenv("COLUMNS", "80")
    call(capsys, "base", "init")
    call(capsys, "importer", *map(str, SHEETS))
    out = call(capsys, "forfaits", "panel", *LADDER, *DAY, "--perimetre")
    assert max(map(len, out.splitlines())) <= 80
    flat = " ".join(out.split())
    assert flat.startswith("Règle « echelle-proposee », version 1")
    assert "juste valeur 62,77 €/examen avec réserve · en raison de C4" in flat
    assert "deux valeurs : 104,97 (AM) · 135,74 (médecins) €/examen · en raison de C2" in flat
    assert "écart 30,78 €/examen, 65,9 M€/an (AMO)" in flat
    assert "valorisation rejetée · en raison de C1" in flat
    assert "voix isolée à l'opposé : Méd 2 ; IPRAS 0,5 contre 5,13 : accord" in flat
    assert "pas de médiane (partage par côté)" in flat


def test_without_a_rule_values_and_notes_are_shown_and_nothing_is_concluded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = call(capsys, "forfaits", "panel", *DAY)
    assert out.startswith("AUCUNE RÈGLE ADOPTÉE")
    assert "Conclusion" not in out
    assert "PARTAGE" not in out
    assert "AM 1 106,59" in out
    assert max(map(len, out.splitlines())) <= 80


def test_where_each_figure_comes_from(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "forfaits", "panel", "IRM", *LADDER, *DAY, "--expliquer", "--limite", "0")
    flat = " ".join(out.split())
    assert "AM 1 : 106,59 €/examen = consommables 3,10 + énergie 8,25" in flat
    assert "hors du forfait : archivage" in flat
    assert "De AM 2 à Méd 2 :" in flat
    assert "le reste +3,10 (effets conjoints)" in flat
    assert "rejeté par AM 1" in flat
    assert "Scanner" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_rules_are_listed_and_a_wrong_name_says_which_there_are(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "echelle-proposee" in call(capsys, "forfaits", "panel", "--regles")
    listed = json.loads(call(capsys, "forfaits", "panel", "--regles", "--json"))
    assert (listed["adoptee"], [each["regle"] for each in listed["regles"]]) == (None, ["echelle-proposee"])
    assert run(("forfaits", "panel", "--regle", "autre")) == ExitCode.DATA_SAYS_NO
    assert "echelle-proposee" in capsys.readouterr().err
    assert run(("forfaits", "panel", "scintigraphie")) == ExitCode.DATA_SAYS_NO
    assert "IRM 1,5 T non amortie" in capsys.readouterr().err


def test_what_stays_open_is_entered_in_the_register(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(call(capsys, "forfaits", "panel", "TEP", *LADDER, *DAY, "--inscrire", "--json"))
    opened = {row["etat"] for row in made["inscrits"]}
    assert (opened, len(made["inscrits"])) == ({"ouvert"}, len(made["forfaits"][0]["desaccords"]))
    assert "D-0001 inchangé" in call(capsys, "forfaits", "panel", "TEP", *LADDER, *DAY, "--inscrire")
    shown = call(capsys, "desaccord", "voir", "D-0001")
    assert "Forfait « TEP non amortie »" in shown


def test_what_a_machine_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(call(capsys, "forfaits", "panel", "IRM", *LADDER, *DAY, "--json"))
    fee = made["forfaits"][0]
    assert made["regle"] == {"nom": "echelle-proposee", "version": 1, "statut": "hypothèse"}
    assert fee["conclusion"]["valeurs"] == ["104.97", "135.74"]
    assert fee["conclusion"]["ecart_par_an_amo"] == "65866561.42"
    block = next(each for each in fee["criteres"] if each["critere"] == "C2")
    assert (block["accord"], block["verdict"], block["mediane"]) == ("partage par côté", "deux valeurs", None)
    assert (block["eliminatoire_franchi"], block["ipras"]["limite"]) == (False, "2.35")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("critere", "C12", "ajouter", "--enonce", "délai tenu"), "AM 1 ajoute le critère C12."),
        (("classer", "archivage", "payé ailleurs"), "« archivage » : payé ailleurs (tous les forfaits)."),
        (("supposer", "TEP", "durée de vie", "7"), "AM 1 suppose pour « TEP non amortie », durée de vie (ans) : 7."),
        (("noter", "TEP", "C4", "6", "--tour", "2"), "AM 1 note C4 sur « TEP non amortie », tour 2."),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_what_a_seat_files_is_said_whole(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert said in call(capsys, "forfaits", *words, "--siege", "AM 1", "--motif", "essai", "--auteur", "essai")
