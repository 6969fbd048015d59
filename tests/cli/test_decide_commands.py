"""``decider``, ``famille``, ``journal``, ``qui``, ``annuler``, ``refaire`` as a person types them."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command on a demonstration base: its code, what it printed, what it told."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("CCAM_AUTEUR", "expert-3")
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


VERBS = [
    ("maintenir", "HLHJ003"),
    ("relibeller", "HLHJ003", "--libelle", "Biopsie du foie", "--notes", "À relire"),
    ("recoder", "HLHJ003"),
    ("recoder", "HLHJ003", "--vers", "p-07-0950"),
    ("regrouper", "HLHJ003", "HGCA005", "--vers", "P-07-0001"),
    ("regrouper", "hlhj003", "HGCA005", "--libelle", "Biopsie", "--subdivision", "07.03.05"),
    ("subdiviser", "HLHJ003", "--devenir", "P-07-0001=58,5", "--devenir", "P-07-0002=41,5", "--source", "PMSI"),
    ("subdiviser", "HLHJ003", "--devenir", "nouveau=60", "--devenir", "P-07-0002=40", "--libelle", "nouveau=Un acte"),
    ("recomposer", "HLHJ003", "HGCA005", "--devenir", "HLHJ003:P-07-0001=100", "--devenir", "HGCA005:P-07-0001=92",
     "--devenir", "HGCA005:P-07-0002=8"),
    ("facturer-ensemble", "HLHJ003", "P-07-0001", "P-07-0002"),
    ("supprimer", "HLHJ003", "--motif", "obsolète"),
    ("creer", "--libelle", "Un acte", "--subdivision", "07.03.05", "--justification", "Rien ne le décrit"),
    ("completer", "--ligne", "P-07-0001/4/0", "--points", "140,5", "--cle-cp", "anesthésie", "--ap", "--exo-tm", "1",
     "--modificateurs", "A,F", "--gestes", "HHFA016", "--executants", "anesthésistes", "--regroupement", "ADA"),
    ("completer", "--acte", "P-07-0001", "--notes", "À relire"),
    ("completer", "--ligne", "HHFA016/1/0", "--laisse-a", "Comité 07"),
    ("scorer", "P-07-0001/1/0=270"),
    ("repartir", "HHFA016", "90/10", "--source", "PMSI 2024", "--origine", "volumes"),
    ("repartir", "HHFA016", "70/30", "--mesure", "euros"),
]  # fmt: skip


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_each_verb_shows_writes_tells_and_is_taken_back(ccam: Any, words: tuple[str, ...]) -> None:
    tried = data(ccam, "decider", *words, "--a-blanc")
    assert (tried["a_blanc"], tried["decision"]) == (True, None)
    code, out, _ = ccam("decider", *words)
    assert code == ExitCode.DONE
    lines = out.splitlines()
    position = int(lines[-1].rpartition(" ")[2])
    assert lines[-1].startswith("Pour revenir en arrière : ccam annuler")
    assert any(line.startswith("Contrôles d") for line in lines)
    last = data(ccam, "journal", "--limite", "1")["decisions"][0]
    assert (last["decision"], last["auteur"]) == (position, "expert-3")
    if words[0] != "repartir":
        assert last["phrases"] == tried["changements"]
    code, out, _ = ccam("annuler", str(position))
    assert code == ExitCode.DONE
    assert f"Décision n° {position} annulée :" in out
    assert data(ccam, "journal", "--auteur", "expert-3")["decisions"][0]["annulee_par"] == position + 1
    assert data(ccam, "refaire")["visee"] == position + 1
    assert ccam("base", "verifier")[0] == ExitCode.DONE


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("supprimer", "HLHJ003"), 1, "motif"),
        (("supprimer", "HLHJ003", "P-07-0001", "--motif", "x"), 2, "pas sur les deux"),
        (("supprimer", "P-07-0001", "--motif", "x"), 1, "mène encore"),
        (("creer", "--libelle", "Un"), 1, "justification"),
        (("subdiviser", "HLHJ003", "--devenir", "P-07-0001=quoi", "--devenir", "P-07-0002=40"), 2, "P-07-0001=quoi"),
        (("subdiviser", "HLHJ003", "--devenir", "HHFA001:P-07-0001=60"), 2, "HHFA001:P-07-0001=60"),
        (("subdiviser", "HLHJ003", "--devenir", "nouveau1=60", "--devenir", "nouveau2=40", "--libelle", "Un"), 2, "Un"),
        (("recoder", "HLHJ003", "--vers", "ailleurs"), 2, "ailleurs"),
        (("maintenir", "HLHJ"), 1, "HLHJ"),
        (("facturer-ensemble", "HLHJ003", "P-07-0001"), 2, "deux actes"),
        (("completer", "--ligne", "P-07-0001/1/0"), 2, "Rien n'est dit"),
        (("completer", "--ligne", "P-07-0001/9/0", "--points", "1"), 2, "P-07-0001/9/0"),
        (("completer", "--ligne", "P-07-0001/1/0", "--points", "zéro"), 2, "--points"),
        (("completer", "--ligne", "HHFA016/4/0", "--points", "1", "--laisse-a", "X"), 2, "pas les deux"),
        (("completer", "--notes", "x"), 2, "notes"),
        (("scorer", "P-07-0001/1/0"), 2, "POINTS"),
        (("repartir", "HHFA016", "90-10"), 2, "90-10"),
        (("repartir", "HHFA016", "90/9"), 1, "99"),
        (("repartir", "HHFA016", "90/10", "--mesure", "jours"), 2, "jours"),
        (("repartir", "HHFA016", "90/10", "--origine", "devinée"), 2, "devinée"),
        (("placer", "HLHJ003"), 2, "--famille"),
        (("placer", "HLHJ003", "--famille", "07"), 1, "07"),
        (("commenter", "ZZZZ999", "x"), 1, "ZZZZ999"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refusal_is_one_sentence_and_what_to_do(ccam: Any, words: tuple[str, ...], code: int, said: str) -> None:
    before = data(ccam, "journal", "--limite", "1")
    got, out, err = ccam("decider", *words)
    assert (got, out) == (code, "")
    assert said in err
    assert "→" in err
    assert data(ccam, "journal", "--limite", "1") == before


def test_families_from_making_to_filters(ccam: Any) -> None:
    assert ccam("famille", "lister")[1].startswith("Aucune famille")
    assert ccam("famille", "creer", "07", "Chirurgie digestive", "--comite", "Comité 07")[0] == ExitCode.DONE
    placed = data(ccam, "decider", "placer", "--famille", "07", "--filtre", "chap:07")
    assert placed["genre"] == "placer"
    assert "HHFA001" in placed["sujets"]
    listed = data(ccam, "famille", "lister")
    assert listed["familles"][0]["actes"] == len(placed["sujets"])
    assert "Chirurgie digestive" in ccam("famille", "lister")[1]
    assert ccam("famille", "modifier", "07", "--nom", "Digestif")[0] == ExitCode.DONE
    dossiers = data(ccam, "dossiers", "famille:07")
    assert 0 < dossiers["trouves"] < dossiers["total"]
    assert data(ccam, "actes", "famille:07")["trouves"] == len(placed["sujets"])
    found = data(ccam, "journal", "--famille", "07", "--genre", "famille")
    assert found["trouvees"] == 3


def test_the_journal_is_filtered_and_read(ccam: Any) -> None:
    data(ccam, "decider", "scorer", "P-07-0001/1/0=270", "--motif", "Chronométrage")
    data(ccam, "decider", "commenter", "HHFA001", "La voie d'abord ne change rien")
    whole = data(ccam, "journal", "--limite", "0")
    assert whole["trouvees"] == len(whole["decisions"])
    assert [entry["decision"] for entry in whole["decisions"]] == list(range(1, whole["trouvees"] + 1))
    assert all(entry["phrases"] for entry in whole["decisions"])
    mine = data(ccam, "journal", "--auteur", "expert-3")["decisions"]
    assert [entry["genre"] for entry in mine] == ["décision", "commentaire"]
    assert data(ccam, "journal", "--acte", "P-07-0001", "--auteur", "expert-3")["decisions"] == mine[:1]
    around = data(ccam, "journal", "--dossier", "HHFA011", "--auteur", "expert-3")["decisions"]
    assert [entry["decision"] for entry in around] == [entry["decision"] for entry in mine]
    today = date.today()
    assert data(ccam, "journal", "--du", today.isoformat())["trouvees"] == whole["trouvees"]
    assert data(ccam, "journal", "--au", (today - timedelta(days=1)).isoformat())["trouvees"] == 0
    assert data(ccam, "journal", "--genre", "etape")["trouvees"] == 2
    out = ccam("journal", "--limite", "2")[1]
    assert "270 points" in out
    assert "Motif : Chronométrage" in out
    assert "« La voie d'abord ne change rien »" in out
    assert ccam("journal", "--genre", "rien")[0] == ExitCode.USAGE
    assert ccam("journal", "--du", "hier")[0] == ExitCode.USAGE
    assert ccam("journal", "--acte", "ZZZZ999")[0] == ExitCode.DATA_SAYS_NO


def test_a_bulk_edit_says_only_what_was_asked(ccam: Any) -> None:
    entry = data(ccam, "journal", "--acte", "HHFA016")["decisions"][0]
    assert entry["genre"] == "table"
    assert all(sentence.startswith("HHFA016") for sentence in entry["phrases"])
    assert entry["autres_changements"] > 10
    assert "sur d'autres actes" in ccam("journal", "--acte", "HHFA016")[1]


def test_who_decided_what_of_an_act_and_of_its_dossier(ccam: Any) -> None:
    shared = data(ccam, "decider", "repartir", "HHFA016", "90/10")["decision"]
    scored = data(ccam, "decider", "scorer", "P-07-0001/1/0=270")["decision"]
    undone = data(ccam, "annuler")["decision"]
    data(ccam, "decider", "repartir", "HHFE002", "60/40")
    story = data(ccam, "qui", "HHFA016")
    own = {entry["decision"]: entry for entry in story["decisions"]}
    assert list(own) == sorted(own)
    assert "92/8 → 90/10" in own[shared]["phrases"][0]
    assert own[scored]["annulee_par"] == undone
    assert max(own) == scored
    assert [entry["decision"] for entry in story["decisions_du_dossier"]][-1] == undone
    out = ccam("qui", "HHFA016")[1]
    assert f"[annulée par la n° {undone}]" in out
    assert "Son dossier HHFA001" in out
    decided = {subject for entry in data(ccam, "journal", "--limite", "0")["decisions"] for subject in entry["sujets"]}
    free = next(act["code"] for act in data(ccam, "actes")["actes"] if act["code"] not in decided)
    assert f"Personne n'a encore rien décidé de {free}" in ccam("qui", free)[1]
    assert ccam("qui", "ZZZZ999")[0] == ExitCode.DATA_SAYS_NO


def test_a_statement_is_not_taken_back(ccam: Any) -> None:
    first = data(ccam, "decider", "scorer", "P-07-0001/1/0=270")["decision"]
    assert "Un commentaire ne s'annule pas" in ccam("decider", "commenter", "HHFA001", "x")[1]
    code, _, err = ccam("annuler")
    assert code == ExitCode.DATA_SAYS_NO
    assert f"ccam annuler {first}" in err
    assert ccam("annuler", str(first))[0] == ExitCode.DONE
