"""``ccam etape``: what people read at 80 columns, what machines read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccam.cli import output


@pytest.fixture
def etape(demo_base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run ``ccam etape …`` on a demonstration base; the exit code and both streams."""
    from ccam.cli.main import run

    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str) -> tuple[int, str, str]:
        code = run(["etape", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def narrow(text: str) -> bool:
    return all(output.width(line) <= 80 for line in text.splitlines())


def test_a_diff_reads_at_80_columns(etape: Callable[..., Any]) -> None:
    code, out, _ = etape("diff", "janvier", "mars")
    assert code == 0
    assert narrow(out)
    flat = " ".join(out.replace("\u00a0", " ").split())
    assert flat.startswith("janvier → mars : 32 dossiers changés (22 nés, 1 grossi, 9 de même forme).")
    assert "en honoraires, actes techniques des médecins, volumes actes-techniques-2023." in flat
    assert "HHFA016 : 90/10 → 92/8" in flat
    assert "mineur · NFFA003 : motif" in flat
    assert etape("diff", "mars", "maintenant")[1] == "Rien ne sépare mars de maintenant (non scellé).\n"


def test_a_diff_for_machines(etape: Callable[..., Any]) -> None:
    import json

    found = json.loads(etape("diff", "janvier", "mars", "--json")[1])
    assert (found["unite"], found["de"]["nom"], found["a"]["nom"]) == ("honoraires", "janvier", "mars")
    (family,) = found["familles"]
    dossier = next(each for each in family["dossiers"] if each["dossier"] == "HHFA001")
    points = next(each for each in dossier["evenements"] if each["quoi"] == "points")
    assert points == {
        "noeud": "acte/P-07-0002", "quoi": "points", "cle": "1/0", "rang": "majeur", "avant": "389", "apres": "395"
    }  # fmt: skip
    shares = next(each for each in dossier["evenements"] if each["quoi"] == "parts")
    assert (shares["avant"]["parts"], shares["apres"]["parts"]) == ([9000, 1000], [9200, 800])
    assert dossier["empreintes"]["HHFA016"]["avant"] != dossier["empreintes"]["HHFA016"]["apres"]
    assert dossier["devenir"] == "inchange de forme"


def test_a_stock_take_says_what_it_counts(etape: Callable[..., Any]) -> None:
    code, out, _ = etape("sceller", "mai", "--instance", "CHAP")
    assert code == 0
    assert narrow("\n".join(out.splitlines()[1:]))
    assert "À valoriser, sans bloquer :" in out
    assert "I1 × 133" in out
    assert "Avertissements :" in out
    assert "CHAP" in etape("lister")[1].splitlines()[-1]


def test_a_refused_publication_seals_nothing(etape: Callable[..., Any]) -> None:
    code, out, err = etape("publier", "mai", "--instance", "CHAP")
    assert (code, out) == (1, "")
    assert "I1, I20" in err
    assert "mai" not in etape("lister")[1]


def test_the_calendar_is_shown_then_set(etape: Callable[..., Any]) -> None:
    code, out, _ = etape("planifier")
    assert code == 0
    assert narrow(out)
    assert "✓  Mars 2026" in out
    assert "En retard sur" in out
    assert etape("planifier", "Mai 2026", "--le", "2026-05-29", "--avancement", "62,5")[0] == 0
    import json

    shown = json.loads(etape("planifier", "--json")[1])
    may = next(each for each in shown["etapes"] if each["etape"] == "Mai 2026")
    assert (may["le"], may["avancement_prevu"], may["livrables"]) == ("2026-05-29", 6250, {"*": "propose"})


@pytest.mark.parametrize(
    "words",
    [
        ("planifier", "--le", "2026-05-29"),
        ("planifier", "Mai 2026", "--avancement", "beaucoup"),
        ("planifier", "Mai 2026", "--livrable", "07"),
        ("planifier", "Mai 2026", "--le", "demain"),
        ("sceller", "mai"),
        ("sceller", "mai", "--instance", "HAS"),
        ("diff", "81", "81-demo"),
        ("diff", "mars"),
    ],
)
def test_what_is_asked_wrongly(etape: Callable[..., Any], words: tuple[str, ...]) -> None:
    code, out, err = etape(*words)
    assert (code, out) == (2, "")
    assert err.startswith("Erreur :")
