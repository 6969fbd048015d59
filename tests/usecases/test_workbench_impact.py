"""The screen « Impact » says what the commands say, and writes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import run
from ccam.model.codes import line_key
from ccam.model.errors import UnknownThing, UsageError
from ccam.store.store import Store, open_store
from ccam.usecases.impact.views import Asked, Levers, Shown
from ccam.usecases.views import Interval
from ccam.usecases.workbench.workbench import Workbench

SYNDICATS = "Syndicats 2025 (fictif)"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.fixture
def workbench(store: Store) -> Workbench:
    return Workbench(store, actor="expert 3")


@pytest.fixture
def ccam(demo_base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run a command on the same base; what it says for machines."""
    monkeypatch.setenv("CCAM_BASE", str(demo_base))
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Any:
        capsys.readouterr()
        assert run((*words, "--json")) == 0
        return json.loads(capsys.readouterr().out)

    return call


def cents(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole + rest)


def variant_file(ccam: Any, fc: str) -> str:
    """The file of one's own that the dial of the FC stands for."""
    return str(ccam("scenario", "creer", "ma variante", "--fc", fc)["fichier"])


@pytest.mark.parametrize("axis", ["chapitre", "regroupement", "dossier", "acte", "ligne"])
def test_rows_and_split_are_those_of_the_command(workbench: Workbench, ccam: Any, axis: str) -> None:
    file = variant_file(ccam, "0,485")
    said = ccam("impact", "--par", axis, "--scenario", file, "--charges", SYNDICATS, "--decomposer")
    made = workbench.simulate(Asked(axis, Shown.SPLIT, levers=Levers(fc=4850, charges=SYNDICATS)))
    effects = {row["cle"]: cents(row["impact"]["observe"]) for row in said["lignes"]}
    assert {row.key: row.impact.impact.observed for row in made.rows} == effects
    assert made.nation.observed == cents(said["total"]["impact"]["observe"])
    assert made.coverage.base == cents(said["couverture"]["base"])
    split = {row["cle"]: [cents(part) for part in row["parts"].values()] for row in said["decomposition"]["lignes"]}
    assert {row.key: list(row.parts) for row in made.rows} == split
    assert sum(made.parts) == made.nation.observed


def test_the_three_scenarios_are_those_of_the_command(workbench: Workbench, ccam: Any) -> None:
    file = variant_file(ccam, "0,49")
    said = ccam("scenario", "comparer", file, "--par", "chapitre")
    made = workbench.simulate(Asked("chapitre", Shown.COMPARED, levers=Levers(fc=4900)))
    totals = [cents(one["ecart"]) for one in said["total"]["scenarios"]]
    assert [effect for effect in made.total.effects if effect is not None] == totals
    rows = {row["cle"]: [cents(one["ecart"]) for one in row["scenarios"]] for row in said["lignes"]}
    assert {row.key: [each for each in row.effects if each is not None] for row in made.rows} == rows


def test_a_year_of_a_transition_is_that_of_the_command(workbench: Workbench, ccam: Any) -> None:
    said = ccam("valoriser", "--transition", "linéaire 3 ans", "--annee", "1")
    made = workbench.simulate(Asked("chapitre", levers=Levers(transition="linéaire 3 ans", year=1)))
    assert made.nation.observed == cents(said["annees"][1]["observe"])
    assert made.nation != workbench.nation()


def test_what_is_written_says_every_dial(workbench: Workbench) -> None:
    levers = Levers(fc=4850, charges=SYNDICATS, transition="linéaire 3 ans", year=2)
    made = workbench.simulate(Asked("chapitre", levers=levers))
    assert made.context[:2] == ("« en vigueur », FC 0,485, transition « linéaire 3 ans », année 2", SYNDICATS)


def test_alerts_are_those_of_the_command(workbench: Workbench, ccam: Any) -> None:
    said = ccam("impact", "--alertes")
    made = workbench.simulate(Asked("chapitre", Shown.ALERTS))
    keys = [line["cle"] for group in said["alertes"] for line in group["lignes"]]
    assert [alert.subject for alert in made.alerts] == keys
    assert keys


def test_opening_a_chapter_then_an_act_comes_to_the_same_money(workbench: Workbench) -> None:
    levers = Levers(fc=4850)
    chapters = workbench.simulate(Asked("chapitre", levers=levers))
    for chapter in chapters.rows:
        acts = workbench.simulate(Asked("acte", Shown.SPLIT, (("chapitre", chapter.key),), levers))
        assert acts.total.impact.base == chapter.impact.base
        gap = acts.total.impact.impact.observed - chapter.impact.impact.observed
        assert abs(gap) <= len(acts.rows)
    act = acts.rows[0]
    lines = workbench.simulate(Asked("ligne", Shown.EFFECT, (*acts.asked.within, ("acte", act.key)), levers))
    assert {row.key[:7] for row in lines.rows} == {act.key}
    assert lines.total.impact.base == act.impact.base


def test_the_whole_effect_is_told_first_and_nothing_is_written(workbench: Workbench, store: Store) -> None:
    before = len(store.entries(workbench.draft_name, after=0)), len(store.documents())
    heard: list[Interval] = []
    made = workbench.simulate(Asked("chapitre", levers=Levers(fc=5000)), heard.append)
    assert heard == [made.nation]
    assert made.nation != workbench.nation()
    assert workbench.simulate(Asked("chapitre")).nation == workbench.nation()
    assert (len(store.entries(workbench.draft_name, after=0)), len(store.documents())) == before


def test_an_edit_moves_the_simulation_too(workbench: Workbench) -> None:
    levers = Levers(fc=4850)
    first = workbench.simulate(Asked("dossier", levers=levers))
    act = line_key("HHFA016").code
    workbench.distribute(act, (5000, 5000), "essai")
    again = workbench.simulate(Asked("dossier", levers=levers))
    assert first.nation != again.nation
    workbench.undo()
    assert workbench.simulate(Asked("dossier", levers=levers)).rows == first.rows


def test_one_line_is_explained_under_the_dials(workbench: Workbench) -> None:
    story = workbench.line_story(line_key("HHFA016/1/0"), Levers(fc=4850))
    text = "\n".join(line for _, lines in story for line in lines)
    now = "\n".join(story[1][1])
    assert "0,485" in text
    assert "0,485" not in now
    assert any("vers" in title for title, _ in story[2:])


def test_what_does_not_exist_is_refused(workbench: Workbench) -> None:
    for levers, error in (
        (Levers("rien"), UnknownThing), (Levers(charges="rien"), UsageError), (Levers(transition="rien"), UnknownThing),
    ):  # fmt: skip
        with pytest.raises(error):
            workbench.simulate(Asked("chapitre", levers=levers))
