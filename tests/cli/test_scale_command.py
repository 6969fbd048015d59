"""``ccam echelle`` on the demonstration, with an invented scoring: what it prints, refuses and writes."""

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bench.scoring import Scored, national_scoring
from bench.scoring_sheets import write_sheets
from ccam.cli.main import ExitCode
from ccam.cli.main import run as run_words
from ccam.store.store import open_store
from valuation.scale_network import Link
from valuation.scores import Scoring

FAMILIES = 3


@pytest.fixture
def demo_base(demo_base: Path) -> Path:
    """The demonstration before anyone scored."""
    connection = sqlite3.connect(demo_base)
    connection.execute("DELETE FROM document WHERE name LIKE 'scores : %' OR name LIKE 'liens : %'")
    connection.commit()
    connection.close()
    return demo_base


@pytest.fixture
def scored(demo_base: Path, monkeypatch: pytest.MonkeyPatch) -> Scored:
    """Every proposed line of the demonstration, scored by three families without a doubt."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    with open_store(f"sqlite:///{demo_base}", read_only=True) as store:
        (info,) = store.drafts()
        draft = store.draft(info.name)
    lines = [f"{act.shown_code}/{line.slot}" for act in draft.proposed.values() for line in act.lines]
    return national_scoring(lines, families=FAMILIES, scorings=len(lines), experts=3, several=0)


def run(*words: str | Path) -> int:
    return run_words([str(word) for word in words])


def load(made: Scored, folder: Path, extra: tuple[Scoring, ...] = ()) -> None:
    write_sheets((*made.scorings, *extra), made.links, folder)
    files = [folder / "scores.csv", *([folder / "liens.csv"] if made.links else [])]
    assert run("importer", *files) == ExitCode.DONE


def plain(text: str) -> str:
    """One line, without the spaces of typography."""
    return " ".join(text.split())


def alone(made: Scored) -> Scored:
    """One family, and the two acts of it that another family orders the other way round."""
    own = [row for row in made.scorings if row.family == "01"]
    return Scored(tuple(own), (), made.truth)


def data(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    capsys.readouterr()
    assert run(*words, "--json") == ExitCode.DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def bridged(made: Scored) -> tuple[Scored, tuple[str, str]]:
    """A second family over the two ends of the first, the other way round."""
    own = sorted({row.line for row in made.scorings if row.family == "01"}, key=lambda line: made.truth[line])
    light, heavy = own[0], own[-1]
    other = [
        Scoring("09", f"expert {expert}", "1", line, (points,) * 4, points, line == heavy, False, "inventé")
        for expert in (1, 2)
        for line, points in ((heavy, 100_00), (light, 250_00))
    ]
    return Scored((*alone(made).scorings, *other), (), made.truth), (light, heavy)


def test_an_anchored_scale_is_written_as_a_table_that_appliquer_reads(
    scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(scored, tmp_path)
    table = tmp_path / "lignes_scores.csv"
    found = data(capsys, "echelle", "--ancre", "100M", "-o", table)
    anchor = found["ancre"]
    assert Decimal(anchor["atteint"]) + Decimal(anchor["residu"]) == 100_000_000 == Decimal(anchor["total"])
    assert abs(Decimal(anchor["residu"])) < 100
    assert len(found["scores"]) == len({row.line for row in scored.scorings})
    assert [family["famille"] for family in found["familles"]] == [f"Famille 0{n}" for n in range(1, FAMILIES + 1)]
    assert run("echelle", "-o", table) == ExitCode.DATA_SAYS_NO, "a file that is there is not touched"
    assert run("appliquer", table, "--a-blanc") == ExitCode.DONE
    before = data(capsys, "valoriser")["lignes"]
    assert run("appliquer", table) == ExitCode.DONE
    after = {f"{line['code']}/{line['activite']}/{line['phase']}": line for line in data(capsys, "valoriser")["lignes"]}
    assert {line["ligne"]: line["score"] for line in found["scores"]} == {
        key: row["points"] for key, row in after.items()
    }
    assert [line["cle_cp"] for line in before] == [line["cle_cp"] for line in after.values()], "only points move"


def test_a_scale_is_told_in_words(scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(scored, tmp_path)
    capsys.readouterr()
    assert run("echelle", "--ancre", "2Md", "--panier", "famille 01", "--au-point") == ExitCode.DONE
    said = plain(capsys.readouterr().out)
    for part in (
        "n'est pas publique",
        "Σ score × volume = 2 000 000 000 points",
        "Effet de l'ancrage",
        "au point",
        "Tension",
    ):
        assert part in said
    assert run("echelle") == ExitCode.DONE
    assert "Échelle non ancrée" in capsys.readouterr().out


def test_contradictory_orders_come_first_with_who_gave_them(
    scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, (light, heavy) = bridged(scored)
    load(made, tmp_path)
    capsys.readouterr()
    assert run("echelle") == ExitCode.DATA_SAYS_NO
    told = capsys.readouterr()
    assert "Ordres contradictoires : 1 groupe, 2 lignes." in plain(told.out)
    assert "d'accord : expert 1, expert 2" in plain(told.out)
    assert "1 jugement" in told.err
    assert "Échelle générale" not in told.out
    found = data(capsys, "echelle", "--ecarter")
    assert {step["famille"] for step in found["contradictions"][0]["cycle"]} == {"Famille 01", "Famille 09"}
    assert found["a_ecarter"] | {"jugements": 1} == {"jugements": 1, "au_moins": 1, "ecart": 0, "ecartes": True}
    assert found["contradictions"][0]["lignes"] == sorted([light, heavy])


def test_a_family_is_shown_with_every_value(scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(scored, tmp_path)
    found = data(capsys, "echelle", "--famille", "famille 01", "--regle", "duree-double")
    values = [given["expert"] for line in found["lignes"] for given in line["cotes"]]
    assert len(values) == sum(row.family == "01" for row in scored.scorings)
    assert next(line["score"] for line in found["lignes"] if line["reference"]) == "100"
    assert run("echelle", "--famille", "Famille 01") == ExitCode.DONE
    said = capsys.readouterr().out
    assert "référence" in said
    assert "entre les repères" in said
    assert max(map(len, said.splitlines())) <= 100


def test_the_last_round_counts_unless_one_is_named(
    scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = next(row for row in scored.scorings if row.family == "01" and not row.reference)
    again = replace(first, round="2", components=(777_00,) * 4)
    load(scored, tmp_path, (again,))

    def given(*words: str) -> list[str]:
        found = data(capsys, "echelle", "--famille", "Famille 01", *words)
        lines = {line["ligne"]: line for line in found["lignes"]}
        return [each["score"] for each in lines[first.line]["cotes"] if each["expert"] == first.expert]

    assert given() == ["777"]
    assert given("--tour", "1") != ["777"]
    assert run("echelle", "--tour", "7") == ExitCode.DATA_SAYS_NO


def test_families_that_nothing_ties_or_without_reference_are_never_placed(
    scored: Scored, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    untied = Scored(scored.scorings, (), scored.truth)
    lost = Scoring("11", "expert 1", "1", "HHFA001/1/0", (100_00,) * 4)
    idle = Link("11", "HHFA001/1/0", "01", untied.scorings[0].line, author="expert 1")
    load(replace(untied, links=(idle,)), tmp_path, (lost,))
    found = data(capsys, "echelle")
    assert len(found["familles_non_rattachees"]) == FAMILIES - 1
    assert [one["famille"] for one in found["familles_refusees"]] == ["Famille 11"]
    placed = {row.line for row in scored.scorings if f"Famille {row.family}" not in found["familles_non_rattachees"]}
    assert {line["ligne"] for line in found["scores"]} == placed
    assert run("echelle", "--famille", "Famille 11") == ExitCode.DATA_SAYS_NO


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--panier", "tout"), ExitCode.USAGE),
        (("--ancre", "beaucoup"), ExitCode.USAGE),
        (("--ancre", "0"), ExitCode.USAGE),
        (("--ancre", "1M", "--panier", "ZZZZ999"), ExitCode.USAGE),
        (("--ancre", "900000Md"), ExitCode.DATA_SAYS_NO),
        (("--regle", "celle du HCN"), ExitCode.DATA_SAYS_NO),
        (("--famille", "99"), ExitCode.DATA_SAYS_NO),
    ],
)
def test_what_is_refused(scored: Scored, tmp_path: Path, words: tuple[str, ...], code: ExitCode) -> None:
    load(scored, tmp_path)
    assert run("echelle", *words) == code


def test_without_scores_it_says_where_they_come_from(
    demo_base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    assert run("echelle") == ExitCode.DATA_SAYS_NO
    assert "ccam modele scores" in capsys.readouterr().err
