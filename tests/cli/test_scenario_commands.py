"""``ccam scenario``, ``ccam enveloppe`` and what ``ccam impact`` adds, as a person types them."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run


class Outcome:
    """What a command printed and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def ccam(demo_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command on a demonstration base, from a folder of one's own, on a page of 80 columns."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CCAM_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Outcome:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


def made(ccam: Any, name: str, *options: str) -> Outcome:
    found: Outcome = ccam("scenario", "creer", name, "--auteur", "Essai", "--date", "2026-01-01", *options)
    assert found.code == ExitCode.DONE, found.err
    return found


def figures(ccam: Any, *wanted: str, axis: str = "regroupement") -> Any:
    found = ccam("scenario", "comparer", *wanted, "--par", axis, "--json")
    assert found.code == ExitCode.DONE, found.err
    return found.json


def test_a_variant_that_copies_the_fc_in_force_changes_nothing(ccam: Any) -> None:
    made(ccam, "Rien", "-o", "rien.toml")
    for axis in ("regroupement", "ligne"):
        compared = figures(ccam, "en vigueur", "rien.toml", axis=axis)
        for row in (*compared["lignes"], compared["total"]):
            before, after = row["scenarios"]
            assert before == after


def test_a_renamed_scenario_gives_the_same_figures(ccam: Any) -> None:
    made(ccam, "Un nom", "--fc", "0,485", "-o", "a.toml")
    made(ccam, "Un autre nom", "--fc", "0,485", "-o", "b.xlsx")
    compared = figures(ccam, "a.toml", "b.xlsx", axis="acte")
    assert [each["scenario"] for each in compared["scenarios"]] == ["Un nom", "Un autre nom"]
    assert all(len({json.dumps(cell) for cell in row["scenarios"]}) == 1 for row in compared["lignes"])


def test_old_plus_delta_is_new_and_every_column_adds_up(ccam: Any) -> None:
    made(ccam, "Mars", "--fc", "0,485", "--cp", "chirurgie=0,28", "-o", "mars.toml")
    compared = figures(ccam, "mars.toml")
    assert [each["nature"] for each in compared["scenarios"]] == ["en vigueur", "fichier"]
    for place in range(2):
        cells = [row["scenarios"][place] for row in compared["lignes"]]
        for name in ("ancien", "nouveau", "ecart"):
            total = compared["total"]["scenarios"][place][name]
            assert sum(Decimal(cell[name]) for cell in cells) == Decimal(total)
        assert all(Decimal(c["ancien"]) + Decimal(c["ecart"]) == Decimal(c["nouveau"]) for c in cells)


def test_importing_a_proposition_moves_no_figure_until_it_is_asked_for(ccam: Any) -> None:
    before = ccam("impact", "--json").json
    made(ccam, "Proposition", "--fc", "0,50", "-o", "p.xlsx")
    assert ccam("importer", "p.xlsx").code == ExitCode.DONE
    journal = ccam("journal", "--json").out
    assert "parametrer" in journal or "paramètres" in journal
    assert ccam("impact", "--json").json == before
    asked = ccam("impact", "--scenario", "proposition", "--json").json
    assert asked["scenario"] == "Proposition"
    assert asked["effet"]["observe"] != before["effet"]["observe"]
    same = figures(ccam, "Proposition")["total"]["scenarios"][1]["ecart"]
    assert asked["effet"]["observe"]["ecart"] == same


def test_in_force_official_and_mine_are_compared_by_default(ccam: Any) -> None:
    made(ccam, "Proposition", "--fc", "0,50", "-o", "p.toml")
    ccam("importer", "p.toml")
    made(ccam, "Ma variante", "--depuis", "Proposition", "--cp", "chirurgie=0,3", "-o", "m.toml")
    assert tomllib.loads(Path("m.toml").read_text("utf-8"))["document"]["base"] == "Proposition"
    compared = figures(ccam, "m.toml")
    assert [each["scenario"] for each in compared["scenarios"]] == ["en vigueur", "Proposition", "Ma variante"]
    out = ccam("scenario", "comparer", "m.toml").out
    assert max(map(len, out.splitlines())) <= 80
    assert "Scénario C : Ma variante" in " ".join(out.split())
    assert "non modélisé : à préciser" in " ".join(out.split())
    listed = ccam("scenario", "lister", "--json").json["scenarios"]
    assert [each["scenario"] for each in listed] == ["en vigueur", "Proposition"]


def test_a_document_comes_out_as_it_came_in(ccam: Any) -> None:
    made(ccam, "Proposition", "--fc", "0,50", "-o", "p.toml")
    ccam("importer", "p.toml")
    assert ccam("scenario", "exporter", "proposition", "-o", "q.toml").code == ExitCode.DONE
    assert Path("q.toml").read_bytes() == Path("p.toml").read_bytes()
    ccam("scenario", "exporter", "Proposition", "--format", "xlsx")
    assert figures(ccam, "p.toml", "proposition.xlsx")["total"]["scenarios"][0]["ecart"]
    assert ccam("scenario", "exporter", "Proposition", "-o", "q.toml").code == ExitCode.DATA_SAYS_NO


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("scenario", "comparer", "nulle-part"), ExitCode.DATA_SAYS_NO, "nulle-part"),
        (("scenario", "comparer", "a", "b", "c", "d"), ExitCode.USAGE, "trois"),
        (("scenario", "exporter", "en vigueur"), ExitCode.DATA_SAYS_NO, "document"),
        (("scenario", "creer", "X", "--fc", "beaucoup"), ExitCode.USAGE, "beaucoup"),
        (("scenario", "creer", "X", "--cp", "chirurgie"), ExitCode.USAGE, "chirurgie"),
        (("scenario", "creer", "X", "-o", "x.doc"), ExitCode.USAGE, "doc"),
        (("enveloppe", "--cible", "beaucoup"), ExitCode.USAGE, "enveloppe"),
        (("enveloppe", "--unite", "AMC"), ExitCode.USAGE, "AMC"),
        (("enveloppe", "--levier", "points"), ExitCode.USAGE, "points"),
        (("enveloppe", "--levier", "CP:inconnue"), ExitCode.DATA_SAYS_NO, "inconnue"),
        (("enveloppe", "--levier", "transition:jamais"), ExitCode.DATA_SAYS_NO, "jamais"),
        (("enveloppe", "--pas", "0,02"), ExitCode.USAGE, "0,02"),
        (("enveloppe", "--par", "chapitre"), ExitCode.USAGE, "chapitre"),
        (("enveloppe", "--par", "famille", "--cible", "1M"), ExitCode.USAGE, "neutralité"),
        (("enveloppe", "--second-levier", "fc"), ExitCode.USAGE, "second levier"),
        (("impact", "--decomposer", "--ordre", "prix"), ExitCode.USAGE, "prix"),
    ],
)
def test_what_cannot_be_done_is_said(ccam: Any, words: tuple[str, ...], code: int, said: str) -> None:
    found = ccam(*words)
    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_scenarios_laid_in_a_circle_are_refused(ccam: Any) -> None:
    made(ccam, "A", "-o", "a.toml")
    text = Path("a.toml").read_text("utf-8").replace('nom = "A"', 'nom = "A"\nbase = "A"')
    Path("a.toml").write_text(text, "utf-8")
    assert ccam("importer", "a.toml").code == ExitCode.DONE
    found = ccam("scenario", "comparer", "A")
    assert (found.code, "lui-même" in found.err) == (ExitCode.DATA_SAYS_NO, True)


# envelope -------------------------------------------------------------------------------------


def test_the_neutral_fc_is_the_nearest_of_the_legal_grid(ccam: Any) -> None:
    found = ccam("enveloppe", "--pas", "0,0001", "--json").json
    solution = found["solution"]
    assert Decimal(solution["en_dessous"]["effet"]) <= 0 <= Decimal(solution["au_dessus"]["effet"])
    assert Decimal(solution["au_dessus"]["valeur"]) - Decimal(solution["en_dessous"]["valeur"]) == Decimal("0.0001")
    assert solution["residu"] == solution["retenu"]["effet"]
    assert found["evaluations"] <= 30
    made(ccam, "Neutre", "--fc", solution["retenu"]["valeur"], "-o", "neutre.toml")
    assert figures(ccam, "neutre.toml")["total"]["scenarios"][1]["ecart"] == solution["residu"]


def test_a_second_lever_takes_what_the_first_leaves(ccam: Any) -> None:
    words = ("enveloppe", "--cible", "1M", "--unite", "AMO", "--second-levier", "CP")
    found = ccam(*words, "--json").json
    first, second = found["solution"], found["seconde_solution"]
    assert abs(Decimal(second["residu"])) < abs(Decimal(first["residu"]))
    assert found["unite"] == "AMO"
    out = ccam(*words).out
    assert "AMO = effet sur les honoraires × part remboursée" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_neutrality_by_billing_group(ccam: Any) -> None:
    found = ccam("enveloppe", "--par", "regroupement", "--json").json
    assert {"ADC", "ADE"} <= {group["cle"] for group in found["groupes"]}
    assert ccam("enveloppe", "--par", "famille").code == ExitCode.DONE


# split and alerts -----------------------------------------------------------------------------


def test_the_split_of_each_row_adds_up_to_its_delta(ccam: Any) -> None:
    for axis in ("regroupement", "acte"):
        found = ccam("impact", "--par", axis, "--decomposer", "--json").json
        split = found["decomposition"]
        deltas = {row["cle"]: row["impact"]["observe"] for row in found["lignes"]}
        for row in split["lignes"]:
            assert sum(map(Decimal, row["parts"].values())) == Decimal(row["ecart"]) == Decimal(deltas[row["cle"]])
        for name in split["facteurs"]:
            column = sum(Decimal(row["parts"][name]) for row in split["lignes"])
            assert column == Decimal(split["total"]["parts"][name])


def test_an_order_and_no_order(ccam: Any) -> None:
    for order, said in (("fc,cp", "FC, CP, retour à la cible"), ("aucun", "Shapley")):
        out = ccam("impact", "--decomposer", "--ordre", order).out
        assert said in " ".join(out.split())


def test_alerts_name_their_threshold_its_source_and_who_passes_it(ccam: Any) -> None:
    out = " ".join(ccam("impact", "--alertes").out.split())
    assert "Tarif qui varie d'au moins 20 %" in out
    assert "valeur non confirmée" in out
    assert "120,00 €" in out
    alerts = {each["sur"]: each for each in ccam("impact", "--alertes", "--json").json["alertes"]}
    for row in alerts["exo tm"]["lignes"]:
        assert (Decimal(row["avant"]) >= 120) != (Decimal(row["apres"]) >= 120)


def test_a_scenario_may_carry_its_own_thresholds(ccam: Any) -> None:
    made(ccam, "Sévère", "-o", "s.toml")
    text = Path("s.toml").read_text("utf-8") + (
        '\n[[alerte]]\nsur = "ligne"\ndebut = 2026-01-01\npourcentage = "1"\nstatut = "hypothèse"\n'
        'source = "essai"\nverifie_le = 2026-01-01\n'
    )
    Path("s.toml").write_text(text, "utf-8")
    usual = ccam("impact", "--alertes", "--json").json["alertes"][0]["lignes"]
    strict = ccam("impact", "--alertes", "--scenario", "s.toml", "--json").json["alertes"][0]["lignes"]
    assert len(strict) > len(usual)
