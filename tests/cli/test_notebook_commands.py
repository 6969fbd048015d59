"""``ccam carnet`` as a person types it, and as it reads on 80 columns."""

import json
import re
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run
from ccam.model import registers as r
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.nodes import encode_node
from ccam.store.store import open_store

HEAD = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif"
FREE, KEPT = "HLHJ003", "BGFA005"


@pytest.fixture
def folder(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shared base and a notebook, ``comite.ccam``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["carnet", "preparer", "--tous", "-o", "comite.ccam", "--silencieux"]) == ExitCode.DONE
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(words)
    out, err = capsys.readouterr()
    return code, out, err


def delete(folder: Path, *codes: str, base: str = "", author: str = "expert 3") -> None:
    path = folder / "table.csv"
    path.write_text("\n".join([HEAD, *(f"{code};supprimer;;;;;{author}" for code in codes)]) + "\n", "utf-8")
    target = ("--base", base) if base else ()
    assert run(["appliquer", str(path), "--auteur", author, "--silencieux", *target]) == ExitCode.DONE


def test_there_and_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delete(folder, FREE, base="comite.ccam")
    code, out, err = call(capsys, "carnet", "clore", "comite.ccam", "--auteur", "comité 07")
    assert (code, out.splitlines()[0]) == (0, "Carnet signé : comite.carnet, 1 décision, signé « comité 07 ».")
    assert "ccam carnet rejouer comite.carnet --a-blanc" in err
    code, out, _ = call(capsys, "carnet", "rejouer", "comite.carnet", "--a-blanc")
    assert (code, out.splitlines()[-1]) == (0, "Essai à blanc, rien n'a été écrit.")
    assert "Décisions : 1 à rejouer." in out
    last = json.loads(call(capsys, "journal", "--json")[1])["decisions"][-1]["decision"]
    code, out, _ = call(capsys, "carnet", "rejouer", "comite.carnet")
    assert (code, out.splitlines()[-1]) == (
        0, f"1 décision écrite au journal (n° {last + 1}). Son auteur et sa date y sont gardés."
    )  # fmt: skip
    code, out, _ = call(capsys, "carnet", "rejouer", "comite.carnet")
    assert (code, out.splitlines()[-1]) == (0, "De ce carnet, il ne reste rien à rejouer. Rien n'a été écrit.")
    assert call(capsys, "base", "verifier")[0] == 0
    out = call(capsys, "qui", FREE)[1]
    assert "expert 3, " in out
    assert "(rejoué par " in out
    assert json.loads(call(capsys, "qui", FREE, "--json")[1])


def test_conflicts_read_on_80_columns_and_by_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delete(folder, FREE, base="comite.ccam")
    delete(folder, KEPT, base="comite.ccam")
    delete(folder, FREE, author="comité de relecture de la chirurgie digestive")
    call(capsys, "carnet", "clore", "comite.ccam", "-o", "d.carnet")
    code, out, err = call(capsys, "carnet", "rejouer", "d.carnet")
    assert code == ExitCode.DATA_SAYS_NO
    assert all(len(line) <= 80 for line in out.splitlines())
    shown = " ".join(out.replace("\u00a0", " ").split())
    assert f"L'acte {FREE} a changé des deux côtés." in shown
    assert f"carnet : {FREE} : indécis → supprimé" in shown
    assert "par comité de relecture de la chirurgie digestive, le " in shown
    assert re.search(r"« Table table.csv appliquée » \(décision n° \d+\)", shown)
    assert out.splitlines()[-1] == "Rien n'a été écrit : c'est tout ou rien."
    assert "--sauf-conflits" in err
    code, out, _ = call(capsys, "carnet", "rejouer", "d.carnet", "--sauf-conflits", "--json")
    made = json.loads(out)
    assert code == ExitCode.DONE
    assert [item["issue"] for item in made["decisions"]] == ["conflit", "rejouee"]
    (clash,) = made["decisions"][0]["conflits"]
    assert (clash["cause"], clash["noeud"]) == ("change_des_deux_cotes", f"ancien/{FREE}")
    assert made["ecrites"] == [clash["change_par"]["position"] + 1]
    code, out, _ = call(capsys, "carnet", "rejouer", "d.carnet", "--sauf-conflits")
    assert (code, out.splitlines()[-1]) == (0, "Rien de plus à écrire : le reste est en conflit.")


def test_many_conflicts_of_one_decision_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store("comite.ccam") as away:
        draft, release = away.draft(away.drafts()[0].name), away.release("81-demo")
    undecided = [act.code for act in release.acts if act.code not in draft.old][:20]
    delete(folder, *undecided, base="comite.ccam")
    delete(folder, *undecided, author="expert 9")
    call(capsys, "carnet", "clore", "comite.ccam", "-o", "d.carnet")
    out = call(capsys, "carnet", "rejouer", "d.carnet")[1]
    assert "… et 8 de plus" in out
    out = call(capsys, "carnet", "rejouer", "d.carnet", "--json")[1]
    assert len(json.loads(out)["decisions"][0]["conflits"]) == 20


def test_what_others_changed_under_an_opinion_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opinion = r.Opinion(ActCode(FREE), "expert-3", "président", r.Stance.FOR)
    with open_store("comite.ccam") as away, away.write("expert 3", "avis") as writer:
        change = Change(f"avis/{FREE}/expert-3", 0, None, encode_node("avis/x", opinion))
        writer.decide(Decision(Kind.OPINION, away.drafts()[0].name, (change,)))
    delete(folder, FREE)
    call(capsys, "carnet", "clore", "comite.ccam", "-o", "d.carnet")
    out = " ".join(call(capsys, "carnet", "rejouer", "d.carnet")[1].split())
    assert f"À relire, décision n° 7 du carnet : {FREE} a changé depuis le départ du carnet." in out
    assert "1 décision écrite" in out


def test_acts_it_was_not_prepared_for_are_said_when_it_is_closed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(capsys, "carnet", "preparer", "--dossier", "HHFA001", "-o", "c.ccam")
    assert (code, "Préparé pour 7 actes ; le reste du projet s'y lit." in out) == (0, True)
    delete(folder, FREE, base="c.ccam")
    code, out, _ = call(capsys, "carnet", "clore", "c.ccam")
    assert code == ExitCode.DONE
    assert f"Le carnet n'a pas été préparé pour {FREE}." in out
    code, out, _ = call(capsys, "carnet", "clore", "c.ccam", "--remplacer", "--json")
    assert json.loads(out)["douteuses"][0]["conflits"][0]["cause"] == "hors_perimetre"
    code, out, _ = call(capsys, "carnet", "preparer", "--dossier", "HHFA001", "-o", "e.ccam", "--json")
    assert "HHFA001" in json.loads(out)["perimetre"]


@pytest.mark.parametrize("words", [("dossiers",), ("impact",), ("verifier",), ("dossier", "HHFA001"), ("actes", "07")])
def test_a_notebook_answers_as_any_base(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    here, there = call(capsys, *words, "--json"), call(capsys, *words, "--json", "--base", "comite.ccam")
    positions = [json.loads(out).pop("contexte", None) for _, out, _ in (here, there)]
    assert here[0] == there[0]
    assert positions is not None
    assert _figures(json.loads(here[1])) == _figures(json.loads(there[1]))


def _figures(value: object) -> object:
    """Everything but the number of the decision."""
    if isinstance(value, dict):
        return {key: _figures(item) for key, item in value.items() if key != "decision"}
    return [_figures(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("preparer", "-o", "x.ccam"), ExitCode.USAGE),
        (("preparer", "--tous"), ExitCode.USAGE),
        (("preparer", "--tous", "-o", "comite.ccam"), ExitCode.DATA_SAYS_NO),
        (("preparer", "--famille", "99", "-o", "x.ccam"), ExitCode.DATA_SAYS_NO),
        (("clore", "comite.ccam"), ExitCode.DATA_SAYS_NO),
        (("clore", "absent.ccam"), ExitCode.BASE_UNAVAILABLE),
        (("rejouer", "comite.ccam"), ExitCode.DATA_SAYS_NO),
        (("rejouer", "absent.carnet"), ExitCode.DATA_SAYS_NO),
    ],
)
def test_refusals_say_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: ExitCode
) -> None:
    found, out, err = call(capsys, "carnet", *words)
    first, hint = err.splitlines()[:2]
    assert (found, out) == (code, "")
    assert first.startswith("Erreur :")
    assert hint.startswith("→")
