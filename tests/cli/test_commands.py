"""Each command as a person types it: what it prints, what it returns, what it refuses."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run
from ccam.french.commands import COMMANDS
from ccam.resources import demo_folder as shipped


class Outcome:
    """What a command printed and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command on a demonstration base."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.delenv("CCAM_DEBUG", raising=False)

    def call(*words: str) -> Outcome:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


READING = [
    ("versions",),
    ("comparer", "81-demo", "81-demo"),
    ("actes", "appendic"),
    ("acte", "HHFA016"),
    ("projet", "lister"),
    ("dossiers", "nature:recomposition"),
    ("dossier", "HHFA001"),
    ("valoriser", "--limite", "5"),
    ("expliquer", "DEQP003"),
    ("impact", "--par", "chapitre"),
    ("impact", "--par", "regroupement"),
    ("etape", "lister"),
    ("base", "verifier"),
    ("verifier", "--limite", "3"),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_commands_speak_to_people_and_to_machines(ccam: Any, words: tuple[str, ...]) -> None:
    people, machines = ccam(*words), ccam(*words, "--json")
    assert people.code == machines.code == ExitCode.DONE
    assert people.out
    assert isinstance(machines.json, dict)
    assert all(key == key.lower() and key.isascii() for key in keys(machines.json))


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


def test_every_command_has_help_and_an_example_that_begins_with_its_name(ccam: Any) -> None:
    for name, text in COMMANDS.items():
        page = ccam(*name.split(), "--help")
        assert page.code == ExitCode.DONE
        assert f"Exemple : {text.example}"[:40] in page.out.replace("\n  ", " ")
        assert text.example.startswith(f"ccam {name}")
        for leak in ("Usage", "Show this", "default:", "required", "x>=", "x<=", " <", "..."):
            assert leak not in page.out, (name, leak)
    whole = ccam("--help").out
    assert all(text.example in whole for text in COMMANDS.values())
    for english in ("Options:", "Commands:"):
        assert english not in whole


def test_expliquer_prints_the_whole_chain(ccam: Any) -> None:
    out = ccam("expliquer", "DEQP003").out
    assert "17 × (0,47 + 0,399) = 14,773 → 14,77\u00a0€" in out
    assert "01/01/2026" in out
    assert "lecardiologue.com" in out
    chain = ccam("expliquer", "DZQM006", "--json").json
    assert (chain["tarif_cible"], chain["tarif_facture"], chain["ecart"]) == ("99.94", "96.25", "-3.69")
    assert "points inconnus" in ccam("expliquer", "HHFA001/4/0").out


def test_impact_tables_foot(ccam: Any) -> None:
    tables = [ccam("impact", "--par", axis, "--json").json for axis in ("chapitre", "regroupement", "dossier", "ligne")]
    totals = {table["total"]["impact"]["observe"] for table in tables}
    assert len(totals) == 1
    for table in tables:
        cents = sum(round(float(row["impact"]["observe"]) * 100) for row in table["lignes"])
        assert cents == round(float(table["total"]["impact"]["observe"]) * 100)


def test_what_is_left_to_a_committee_is_counted_once(ccam: Any) -> None:
    total = ccam("impact", "--json").json["total"]
    assert total["base_laissee"] == "2420731.90"
    assert total["impact"]["base_sans_chiffre"] == "0.00"
    dossier = ccam("dossier", "HHFA001", "--json").json
    assert dossier["impact"]["base_sans_chiffre"] == "2420731.90"


def test_undecided_acts_are_one_line_for_people_and_named_one_by_one_for_machines(ccam: Any) -> None:
    people, machines = ccam("verifier"), ccam("verifier", "--json").json
    lines = [line for line in people.out.splitlines() if line.startswith("I1 ")]
    assert len(lines) == 1
    assert "133 actes sans devenir" in lines[0]
    assert sum(item["invariant"] == "I1" for item in machines["violations"]) == 133
    assert len(ccam("actes", "devenir:indécis", "--json").json["actes"]) == 133


def test_an_act_without_a_release_is_a_visible_line(ccam: Any) -> None:
    rows = ccam("impact", "--par", "acte", "--json").json["lignes"]
    gone = next(row for row in rows if row["cle"] == "YYYY600")
    assert gone["libelle"] == "sans acte dans la version"
    assert float(gone["base"]) > 0


def test_the_whole_path_by_hand(ccam: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCAM_BASE", str(tmp_path / "neuve.sqlite"))
    folder = shipped()
    release, volumes = folder / "CCAM_V81_demo.csv", folder / "actes-techniques-ccam_2023_demo.csv"
    assert ccam("base", "init").code == 0
    assert ccam("importer", str(release), str(volumes), str(folder / "charges_cnam.toml")).code == 0
    again = ccam("importer", str(release), "--json").json
    assert again["fichiers"][0]["deja_present"] is True
    assert ccam("projet", "creer", "essai").code == 0
    tables = [str(folder / f"{name}_janvier.csv") for name in ("transcodage", "lignes")]
    assert ccam("appliquer", *tables, "--a-blanc").code == 0
    assert ccam("appliquer", *tables).code == 0
    assert ccam("verifier").code == 0
    assert ccam("etape", "sceller", "janvier", "--instance", "CNAM").code == 0
    page = tmp_path / "r.html"
    assert ccam("rapport", "--de", "81-demo", "--a", "janvier", "--vers", str(page)).code == 0
    assert page.exists()
    assert page.with_suffix(".json").exists()
    assert ccam("base", "verifier").code == 0


BAD = [
    (("acte", "HHFA999"), ExitCode.DATA_SAYS_NO, "HHFA999"),
    (("acte", "hhfa"), ExitCode.DATA_SAYS_NO, "hhfa"),
    (("comparer", "78", "81-demo"), ExitCode.DATA_SAYS_NO, "78"),
    (("dossier", "ZZZZ999"), ExitCode.DATA_SAYS_NO, "ZZZZ999"),
    (("expliquer", "HHFA001/9"), ExitCode.DATA_SAYS_NO, "HHFA001/9"),
    (("expliquer", "P-07-9999"), ExitCode.DATA_SAYS_NO, "P-07-9999"),
    (("impact", "--par", "planète"), ExitCode.USAGE, "planète"),
    (("impact", "--par", "région"), ExitCode.DATA_SAYS_NO, "région"),
    (("impact", "--charges", "DREES"), ExitCode.USAGE, "DREES"),
    (("impact", "--date", "hier"), ExitCode.USAGE, "hier"),
    (("actes", "secteur:2"), ExitCode.USAGE, "secteur"),
    (("dossiers", "ecart>beaucoup"), ExitCode.USAGE, "beaucoup"),
    (("rapport", "--de", "juin", "--a", "mars"), ExitCode.DATA_SAYS_NO, "juin"),
    (("etape", "sceller", "mars", "--instance", "CNAM"), ExitCode.DATA_SAYS_NO, "mars"),
    (("projet", "creer", "x", "--version", "99"), ExitCode.DATA_SAYS_NO, "99"),
    (("base", "init"), ExitCode.DATA_SAYS_NO, "base"),
    (("versions", "--base", "/nulle/part.sqlite"), ExitCode.BASE_UNAVAILABLE, "part.sqlite"),
    (("versions", "--base", "oracle://x"), ExitCode.USAGE, "oracle"),
    (("importer", "/nulle/part.csv", "--silencieux"), ExitCode.DATA_SAYS_NO, "part.csv"),
    (("nimporte",), ExitCode.USAGE, "nimporte"),
    (("impact", "--axe"), ExitCode.USAGE, "--axe"),
    (("comparer", "81"), ExitCode.USAGE, "B"),
    (("valoriser", "--limite", "abc"), ExitCode.USAGE, "--limite"),
    (("atelier",), ExitCode.USAGE, "terminal"),
    (("atelier", "--ecran", "9"), ExitCode.USAGE, "9"),
]


@pytest.mark.parametrize(
    ("words", "code", "named"), BAD, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_bad_input_gets_one_french_sentence_a_hint_and_its_exit_code(
    ccam: Any, demo_base: Path, words: tuple[str, ...], code: ExitCode, named: str
) -> None:
    before = demo_base.read_bytes()
    outcome = ccam(*words)
    assert outcome.code == code
    assert outcome.out == ""
    first, *rest = outcome.err.splitlines()
    assert first.startswith("Erreur :")
    assert named in first
    assert any(line.startswith("→") for line in rest)
    assert "Traceback" not in outcome.err
    assert demo_base.read_bytes() == before


def test_a_wrong_file_is_refused_whole(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("nom;prénom\nDupont;Jean\n", encoding="utf-8")
    outcome = ccam("importer", str(path))
    assert outcome.code == ExitCode.DATA_SAYS_NO
    assert "liste.csv" in outcome.err


def test_a_missing_column_is_named(ccam: Any, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("ancien code;devenir;libellé;part;ensemble;motif\nHHFA001;maintenir;;;;\n", encoding="utf-8")
    outcome = ccam("appliquer", str(path))
    assert outcome.code == ExitCode.DATA_SAYS_NO
    assert "nouvel acte" in outcome.err


def test_findings_are_written_for_a_spreadsheet(ccam: Any, tmp_path: Path) -> None:
    path, listing = tmp_path / "t.csv", tmp_path / "constats.csv"
    source = (shipped() / "CCAM_V81_demo.csv").read_text("utf-8").replace("version 81-demo", "version 82-essai", 1)
    path.write_text(source.replace("Accord Préalable", "Accord", 1), encoding="utf-8")
    ccam("importer", str(path), "--constats", str(listing))
    assert listing.read_text("utf-8-sig").startswith("fichier;ligne;colonne")


def test_a_reader_that_leaves_early_is_not_an_error(demo_base: Path) -> None:
    """``ccam actes | head -1``, for real: a pipe that closes."""
    command = f"{sys.executable} -m ccam actes --json --base {demo_base} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout == "{\n"


def test_a_full_disk_or_a_closed_folder_leaves_nothing_half_written(ccam: Any, tmp_path: Path) -> None:
    blocker = tmp_path / "fichier"
    blocker.write_text("", encoding="utf-8")
    outcome = ccam("rapport", "--de", "janvier", "--a", "mars", "--vers", str(blocker / "r.html"))
    assert outcome.code in (ExitCode.DATA_SAYS_NO, ExitCode.BASE_UNAVAILABLE)
    assert outcome.err.startswith("Erreur :")
    outcome = ccam("base", "init", "--base", str(blocker / "b.sqlite"))
    assert outcome.code == ExitCode.BASE_UNAVAILABLE


def test_a_base_from_a_newer_version_says_so(ccam: Any, demo_base: Path) -> None:
    import sqlite3

    with sqlite3.connect(demo_base) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    outcome = ccam("versions")
    assert outcome.code == ExitCode.BASE_UNAVAILABLE
    assert "plus récente" in outcome.err


def test_an_internal_error_is_one_line_and_70(ccam: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from ccam.usecases import base

    def fail(url: object) -> str:
        raise RuntimeError("essai")

    monkeypatch.setattr(base, "resolve_url", fail)
    outcome = ccam("versions")
    assert outcome.code == ExitCode.INTERNAL
    assert "Traceback" not in outcome.err


def test_version_is_the_same_through_both_doors(ccam: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from ccam.cli.main import main

    main(["--version"])
    quick = capsys.readouterr().out
    assert ccam("--version").out == quick


def test_demo_speaks_to_a_committee_member(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "ccam", "demo", "--dossier", str(tmp_path / "d")],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    for words in ("projet fictif", "honoraires", "indécis", "rapport-mars.html", "ccam atelier"):
        assert words in done.stdout
    assert shutil.which("python") is None or (tmp_path / "d" / "demo.sqlite").exists()
