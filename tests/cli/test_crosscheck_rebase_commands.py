"""``ccam recouper`` and ``ccam projet rebaser`` as a person types them."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run
from ccam.model.acts import Release
from ccam.store.store import open_store

DECIDED, GONE = "BGFA005", "HLHJ003"


@pytest.fixture
def base(demo_base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration, with a release from « another format » and a newer one."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")
    with open_store(str(demo_base)) as store, store.write("essai", "essai") as writer:
        first = store.release("81-demo")
        for name, made in (("81.10-nx", _other_format(first)), ("82", _newer(first))):
            source = replace(first.source, name=f"{name}.csv", sha256=name.ljust(64, "0"))
            writer.add_release(replace(made, version=name, source=source), ())
    return demo_base


def _other_format(release: Release) -> Release:
    """The same, but for one label, the typography of another, and no modifier at all."""
    labels = {DECIDED: "Tout =autre", "HHFA025": None}
    acts = []
    for act in release.acts:
        label = labels.get(act.code, act.label) or act.label.replace("œ", "oe")
        acts.append(replace(act, label=label, modifiers=()))
    return replace(release, acts=tuple(acts))


def _newer(release: Release) -> Release:
    acts = [
        replace(act, label="Nouveau libellé") if act.code == DECIDED else act
        for act in release.acts
        if act.code != GONE
    ]
    return replace(release, acts=tuple(acts), applicable=date(2026, 7, 1))


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_recouper_counts_each_field_and_shows_the_first_disagreements(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capsys, "recouper", "81-demo", "81.10-nx")
    assert code == ExitCode.DONE
    assert "Même version, mais pas la même mise à jour" in out
    row = next(line for line in out.splitlines() if line.startswith("libellé d'acte"))
    assert row.split()[-2:] == ["1", "1"]
    assert "Non comparé, absent de 81.10-nx : modificateurs." in out
    assert "81.10-nx : Tout =autre" in out
    assert "Lecture des versions" in err
    assert all(len(line) <= 80 for line in out.splitlines())


def test_recouper_for_machines(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "recouper", "81-demo", "81.10-nx", "--json")
    found = json.loads(out)
    assert code == ExitCode.DONE
    assert (found["premiere"], found["seconde"]) == ("81-demo", "81.10-nx")
    assert found["non_compares"] == [{"champ": "modificateurs", "absent_de": "81.10-nx"}]
    labels = next(item for item in found["champs"] if item["champ"] == "libelle")
    assert labels["differents"] == labels["ecriture_seule"] == 1
    assert {item["ou"]: item["explication"] for item in found["ecarts"]} == {DECIDED: "", "HHFA025": "typographie"}


def test_recouper_writes_the_whole_list_for_a_spreadsheet(
    base: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "ecarts.csv"
    code, _, err = call(capsys, "recouper", "81.10-nx", "81-demo", "--vers", str(path), "--limite", "1")
    assert code == ExitCode.DONE
    assert "2 écarts écrits" in err
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream, delimiter=";")
    assert head == ["champ", "où", "81.10-nx", "81-demo", "écriture seule", "explication"]
    assert [(row[1], row[4]) for row in rows] == [(DECIDED, ""), ("HHFA025", "oui")]
    blocked = tmp_path / "absent" / "x.csv"
    code, out, err = call(capsys, "recouper", "81-demo", "81.10-nx", "--vers", str(blocked))
    assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
    assert "x.csv" in err


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("recouper", "81-demo", "81-demo"), ExitCode.USAGE, "81-demo"),
        (("recouper", "81-demo", "99"), ExitCode.DATA_SAYS_NO, "99"),
        (("projet", "rebaser", "--sur", "81-demo"), ExitCode.DATA_SAYS_NO, "81-demo"),
        (("projet", "rebaser", "--sur", "99"), ExitCode.DATA_SAYS_NO, "99"),
        (("projet", "rebaser"), ExitCode.USAGE, "--sur"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    base: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: ExitCode, named: str
) -> None:
    found, out, err = call(capsys, *words, *(() if words[0] == "projet" else ("--silencieux",)))
    first, hint = err.splitlines()[:2]
    assert (found, out) == (code, "")
    assert first.startswith("Erreur :")
    assert named in first
    assert hint.startswith("→")


def test_a_comparison_of_two_versions_is_pointed_to(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "recouper", "81-demo", "82")[1]
    assert "ccam comparer" in " ".join(out.split())


def test_rebaser_tells_what_moved_and_writes_only_when_asked(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = call(capsys, "projet", "lister", "--json")[1]
    code, out, _ = call(capsys, "projet", "rebaser", "--sur", "82", "--a-blanc")
    assert code == ExitCode.DONE
    assert "rien n'a été écrit" in out
    assert call(capsys, "projet", "lister", "--json")[1] == before
    found = json.loads(call(capsys, "projet", "rebaser", "--sur", "82", "--json")[1])
    assert (found["de"], found["vers"], found["a_blanc"]) == ("81-demo", "82", False)
    assert (found["nouveaux"], found["disparus"]) == ([], [GONE])
    assert found["a_revoir"] == [{"code": DECIDED, "motif": "libellé changé dans la version 82"}]
    assert found["relibelles"][0]["apres"] == "Nouveau libellé"
    listed = json.loads(call(capsys, "projet", "lister", "--json")[1])["projets"][0]
    assert (listed["version"], listed["decision"]) == ("82", found["decision"])
    assert call(capsys, "base", "verifier")[0] == ExitCode.DONE


def test_what_is_to_review_is_seen_everywhere(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "projet", "rebaser", "--sur", "82")[1]
    assert f"    {DECIDED}  libellé changé dans la version 82" in out.splitlines()
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "À revoir : libellé changé dans la version 82" in call(capsys, "acte", DECIDED)[1]
    rows = json.loads(call(capsys, "dossiers", "revoir>0", "--json")[1])["dossiers"]
    assert [(row["etat"], row["a_revoir"]) for row in rows] == [("?", 1)]
    code, out, _ = call(capsys, "verifier")
    assert code == ExitCode.DONE
    assert f"I15  à valoriser  {DECIDED} est à revoir" in out
    drawn = " ".join(call(capsys, "dossier", DECIDED)[1].split())
    assert "? à revoir" in drawn
