"""``ccam importer`` and ``ccam versions`` as a person, a terminal and a program see them."""

import csv
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ccam.cli import diagnostics
from ccam.cli.main import ExitCode, run
from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode
from ccam.model.findings import Finding, Severity
from ccam.model.volumes import HospitalRow, HospitalVolumes
from ccam.resources import demo_folder as shipped
from ccam.store.store import open_store
from ccam.usecases import load
from ccam.usecases.load import Loaded
from tests.cli.test_commands import Outcome

STAYS = HospitalVolumes(
    "Hôpital 2023", 2023, SourceFile("open_ccam_23_reg.csv", "9" * 64, "hopital"), "séjours hospitaliers",
    (HospitalRow(ActCode("HHFA001"), 0, "84", 12, 12, "2.5", 1, 0),),
)  # fmt: skip
DATE = Finding("date-volee", Severity.WARNING, "essai.csv", 12, "TARIF", "=1+1", "Une date.", "Corrigez.")
EMPTY = Finding("prix-vide", Severity.INFO, "essai.csv", 3, "", "641", "641 prix vides.")
FULL = Loaded("CACTOT", "nx", "78.10-nx", 2, 3, 9, "version 78.10-nx", (EMPTY, DATE, EMPTY))
SHEET = Loaded("moi.xlsx", "feuille", "Mon activité", 0, 4, what="feuille « Mon activité », 4 lignes", personal=True)


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))

    def call(*words: str) -> Outcome:
        capsys.readouterr()
        code = run(words)
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command asks of the use case, which takes a full base, then a personal sheet."""
    seen: dict[str, Any] = {}

    def load_files(store: object, paths: list[Path], **options: Any) -> Any:
        seen.update(options, paths=paths)
        options["progress"]("Lecture de CACTOT : 42 %")
        yield FULL
        yield SHEET

    monkeypatch.setattr(load, "load_files", load_files)
    return seen


def test_findings_are_told_by_kind(ccam: Any, asked: dict[str, Any]) -> None:
    out = ccam("importer", "CACTOT").out
    assert out.splitlines()[:4] == [
        "CACTOT : version 78.10-nx.",
        "  Constats : 1 avertissement, 2 informations.",
        "  date-volee × 1 : [avertissement] ligne 12, colonne « TARIF » : Une date. — Corrigez.",
        "  prix-vide × 2 : [information] ligne 3, 641 prix vides.",
    ]


def test_a_personal_sheet_is_said_not_to_be_kept(ccam: Any, asked: dict[str, Any]) -> None:
    assert "la base n'en garde rien" in ccam("importer", "moi.xlsx").out
    assert ccam("importer", "moi.xlsx", "--json").json["fichiers"][1]["personnel"] is True


def test_the_json_has_what_is_documented(ccam: Any, asked: dict[str, Any]) -> None:
    assert ccam("importer", "CACTOT", "--json").json["fichiers"][0] == {
        "fichier": "CACTOT",
        "format": "nx",
        "version": "78.10-nx",
        "actes": 2,
        "lignes": 3,
        "prix_dates": 9,
        "deja_present": False,
        "a_blanc": False,
        "personnel": False,
        "reprises": [],
        "constats": {"prix-vide": 2, "date-volee": 1},
    }


def test_options_reach_the_use_case(ccam: Any, asked: dict[str, Any]) -> None:
    ccam("importer", "a", "b", "--au", "2020-01-31", "--format", "nx", "--a-blanc", "--remplacer", "--auteur", "moi")
    assert [str(path) for path in asked["paths"]] == ["a", "b"]
    assert (asked["at"].isoformat(), asked["format"], asked["actor"]) == ("2020-01-31", "nx", "moi")
    assert asked["dry_run"]
    assert asked["replace"]
    assert ccam("importer", "a", "--au", "hier").code == ExitCode.USAGE


def test_every_finding_is_written_for_a_spreadsheet(ccam: Any, asked: dict[str, Any], tmp_path: Path) -> None:
    listing = tmp_path / "constats.csv"
    ccam("importer", "CACTOT", "--constats", str(listing))
    head, *rows = csv.reader(StringIO(listing.read_text("utf-8-sig")), delimiter=";")
    assert head[0] == "fichier"
    assert rows[1] == ["essai.csv", "12", "TARIF", "avertissement", "date-volee", "'=1+1", "Une date.", "Corrigez."]
    assert [row[4] for row in rows] == ["prix-vide", "date-volee", "prix-vide"]
    refused = ccam("importer", "CACTOT", "--constats", str(tmp_path))
    assert refused.code == ExitCode.DATA_SAYS_NO
    assert "constats" in refused.err


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("words", "shown"),
    [((), True), (("--silencieux",), False), (("--json",), False)],
    ids=["seul", "silencieux", "json"],
)
def test_progress_is_for_a_terminal_that_waits(
    ccam: Any, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    ccam("importer", "CACTOT", *words)
    assert ("42 %" in terminal.getvalue()) is shown
    assert terminal.getvalue().endswith("\x1b[K") is shown, "the line is taken away before the result is written"


def test_a_pipe_sees_no_progress(ccam: Any, asked: dict[str, Any]) -> None:
    assert "42 %" not in ccam("importer", "CACTOT").err


def test_whatever_is_said_takes_the_progress_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(diagnostics, "quiet", False)
    diagnostics.show_progress("42 %")
    diagnostics.say("Suite")
    diagnostics.erase()
    assert terminal.getvalue() == "\r\x1b[K42 %\r\x1b[KSuite\n"


def test_versions_keep_the_two_families_of_volumes_apart(ccam: Any, demo_base: Path) -> None:
    with open_store(str(demo_base)) as store, store.write("essai", "import") as writer:
        writer.add_hospital(STAYS, ())
    out = ccam("versions").out
    assert out.index("Volumes hospitaliers") > out.index("Remboursé (AMO)")
    assert "ne s'additionnent jamais" in out
    machines = ccam("versions", "--json").json
    assert [item["nom"] for item in machines["hopital"]] == ["Hôpital 2023"]
    assert machines["hopital"][0]["actes_connus"] == 12
    assert "Hôpital 2023" not in [item["nom"] for item in machines["volumes"]]
    assert {item["nature"] for item in machines["documents"]} == {
        "charges", "depassements", "equipements", "forfaits", "liens", "panel", "scores",
    }  # fmt: skip
    assert all(item["prix"] for item in machines["versions"])


def test_a_base_without_hospital_volumes_does_not_speak_of_them(ccam: Any) -> None:
    out = ccam("versions").out
    assert "Volumes hospitaliers" not in out
    assert "ne s'additionnent jamais" not in out


def test_a_version_is_named_by_its_number_everywhere(ccam: Any) -> None:
    assert "81-demo" in ccam("projet", "creer", "autre", "--version", "81").out
    assert {item["version"] for item in ccam("projet", "lister", "--json").json["projets"]} == {"81-demo"}
    assert ccam("comparer", "81", "81-demo").code == ExitCode.DONE
    assert ccam("actes", "--version", "81", "code:HHFA016").code == ExitCode.DONE


def test_a_release_is_imported_for_real(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "neuve.csv"
    source = (shipped() / "CCAM_V81_demo.csv").read_text("utf-8")
    path.write_text(source.replace("version 81-demo", "version 82-essai", 1), encoding="utf-8")
    trial = ccam("importer", str(path), "--a-blanc")
    assert "rien n'a été écrit" in trial.out
    assert "82-essai" not in ccam("versions").out
    assert "82-essai" in ccam("importer", str(path)).out
    assert "rien à faire" in ccam("importer", str(path)).out
    assert "82-essai" in ccam("versions").out
