"""``ccam seance …`` and ``ccam desaccord…`` as a person types them, and what a machine is told."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ccam.cli.main import ExitCode, run

OPEN = (
    "seance", "ouvrir", "HHFA016", "HLHJ003", "--instance", "Comite clinique", "--comite", "digestif", "--present",
    "expert-1=chirurgien", "--present", "expert-2=chirurgien", "--present", "expert-3=anesthésiste", "--deport",
    "expert-2=HLHJ003 : brevet",
)  # fmt: skip
DISPUTE = (
    "desaccord", "ouvrir", "HHFA016", "--question", "Quelle durée ?", "--partie", "chirurgiens : elle double",
    "--preuve", "chirurgiens : registre", "--partie", "Assurance maladie : la même", "--auteur", "expert-1",
)  # fmt: skip


@pytest.fixture
def here(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """The object that a command prints."""
    capsys.readouterr()
    assert run((*words, "--json")) == ExitCode.DONE
    return json.loads(capsys.readouterr().out)


def test_a_seance_from_its_opening_to_its_releve(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(OPEN) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert "S-0001 ouverte : Comité clinique, digestif" in out
    assert "Quorum atteint" in out
    assert "valeur non confirmée : " in err
    assert run((*DISPUTE, "--effet", "-42000", "--unite", "amo")) == ExitCode.DONE
    assert run(("seance", "clore", "S-0001", "-o", "releve.docx")) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "1 décision à son relevé" in said
    text = "\n".join(cell.text for t in Document("releve.docx").tables for row in t.rows for cell in row.cells)
    assert "elle double" in text
    assert "expert-1" not in text
    assert run(("seance", "clore", "S-0001")) == ExitCode.DATA_SAYS_NO
    assert "déjà close" in capsys.readouterr().err
    assert run(("seance", "releve", "S-0001")) == ExitCode.DONE
    page = capsys.readouterr().out
    assert "# Relevé de décisions" in page
    assert "PROJET" not in page
    assert run(("seance", "rouvrir", "S-0001", "--motif", "oubli")) == ExitCode.DONE
    assert run(("seance", "releve", "s-0001", "--vers", "releve.pdf")) == ExitCode.DONE
    assert (here / "releve.pdf").read_bytes().startswith(b"%PDF")
    assert run(("seance", "releve", "S-0001", "-o", "releve.pdf")) == ExitCode.DATA_SAYS_NO
    assert run(("seance", "lister")) == ExitCode.DONE
    assert "ouverte" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_refused_before_the_seance_closes(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(OPEN)
    assert run(("seance", "clore", "S-0001", "-o", "releve.odt")) == ExitCode.USAGE
    assert told(capsys, "seance", "lister")["seances"][0]["close"] is False


def test_machines_are_told_of_a_seance(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = told(capsys, *OPEN)
    assert (opened["seance"], opened["quorum"], opened["avec_voix"], opened["quorum_atteint"]) == ("S-0001", 3, 3, True)
    assert opened["presents"][2] == {"membre": "expert-3", "fonction": "anesthésiste"}
    assert opened["deports"] == [{"membre": "expert-2", "acte": "HLHJ003", "motif": "brevet"}]
    assert told(capsys, "seance", "releve", "S-0001")["provisoire"] is True
    closed = told(capsys, "seance", "clore", "S-0001", "-o", "r.json")
    assert closed["fichier"] == "r.json"
    assert [item["dossier"] for item in closed["ordre_du_jour"]] == ["HHFA001", "HLHJ003"]
    assert json.loads((here / "r.json").read_text("utf-8"))["ordre_du_jour"] == closed["ordre_du_jour"]
    assert told(capsys, "seance", "rouvrir", "S-0001", "--motif", "oubli")["close"] is False


@pytest.mark.parametrize(
    "words",
    [
        ("seance", "ouvrir", "HHFA016", "--instance", "Sénat", "--present", "a=b"),
        ("seance", "ouvrir", "HHFA016", "--instance", "HCN", "--present", "a"),
        ("seance", "ouvrir", "HHFA016", "--instance", "HCN", "--present", "a=b", "--present", "a=c"),
        ("seance", "ouvrir", "HHFA016", "--instance", "HCN", "--present", "a=b", "--deport", "a"),
        ("seance", "ouvrir", "HHFA016", "--instance", "HCN"),
        ("desaccord", "ouvrir", "HHFA016", "--question", "?", "--effet", "beaucoup", "--unite", "AMO"),
        ("desaccord", "ouvrir", "HHFA016", "--question", "?", "--effet", "12"),
        ("desaccord", "ouvrir", "HHFA016", "--question", "?", "--effet", "1", "--charges", "a", "b"),
        ("desaccord", "ouvrir", "HHFA016", "--question", "?", "--parts", "HHFA016", "moitié", "1/2"),
        ("desaccord", "ouvrir", "HHFA016", "--question", "?", "--echeance", "demain"),
    ],
)
def test_what_is_asked_wrongly_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run(words) == ExitCode.USAGE
    assert "→" in capsys.readouterr().err
    assert told(capsys, "seance", "lister")["seances"] == []
    assert told(capsys, "desaccords")["desaccords"] == []


def test_disagreements_from_the_opening_to_the_outcome(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run((*DISPUTE, "--charges", "CNAM 2025 (fictif)", "syndicats 2025 (fictif)")) == ExitCode.DONE
    opened = told(capsys, "desaccord", "voir", "D-0001")
    assert opened["unite"] == "honoraires"
    assert opened["parties"][0] == {"qui": "chirurgiens", "dires": "elle double", "piece": "registre"}
    assert opened["dossiers"] == ["HHFA001"]
    assert run((*DISPUTE, "--effet", "−42000", "--unite", "AMO", "--echeance", "2020-01-01")) == ExitCode.DONE
    register = told(capsys, "desaccords", "--dossier", "HHFA001")
    assert register["en_jeu"] == {"honoraires": opened["effet"].lstrip("-"), "AMO": "42000.00"}
    assert [item["id"] for item in told(capsys, "desaccords", "--echus")["desaccords"]] == ["D-0002"]
    assert run(("desaccord", "ajouter", "D-0002", "--partie", "HCN : à mesurer")) == ExitCode.DONE
    assert run(("desaccord", "clore", "D-0001", "--issue", "mesurée")) == ExitCode.DONE
    assert run(("desaccords", "--ouverts")) == ExitCode.DONE
    page = capsys.readouterr().out
    assert "D-0002" in page
    assert "échéance dépassée" in page
    assert "42\u202f000\u00a0€ (AMO)" in page
    assert run(("desaccord", "voir", "d-0001")) == ExitCode.DONE
    assert "mesurée" in capsys.readouterr().out
    assert run(("desaccord", "voir", "D-0009")) == ExitCode.DATA_SAYS_NO
    assert "D-0001, D-0002" in capsys.readouterr().err


def test_a_dossier_shows_the_disagreements_that_are_open_on_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(DISPUTE)
    capsys.readouterr()
    assert run(("dossier", "HHFA001")) == ExitCode.DONE
    assert "D-0001  Quelle durée ?" in capsys.readouterr().out
    assert told(capsys, "dossier", "HHFA016")["desaccords"][0]["id"] == "D-0001"
    assert told(capsys, "dossier", "HLHJ003")["desaccords"] == []


def test_effects_by_shares_and_by_points(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_points = told(capsys, *DISPUTE, "--points", "P-07-0001/1/0", "100", "117,5")
    assert by_points["effet"] is not None
    assert "117,5" in by_points["calcul"]
    by_shares = told(capsys, *DISPUTE, "--parts", "HHFA016", "90/10", "92,5/7,5")
    assert "92,5/7,5" in by_shares["calcul"]


def test_the_docx_of_the_command_is_whole(here: Path) -> None:
    run(OPEN)
    run(("seance", "releve", "S-0001", "-o", "projet.docx"))
    made = Document(io.BytesIO((here / "projet.docx").read_bytes()))
    assert "PROJET" in made.sections[0].header.paragraphs[0].text
