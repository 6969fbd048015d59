"""The rooms of the workbench: what the terminal decides is one decision, whole, and leaves it as if opened anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.errors import DataRefused
from ccam.model.registers import Stance
from ccam.store.store import Store, open_store
from ccam.usecases import typed
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import decide as workbench_decide
from ccam.usecases.workbench import life as workbench_life
from ccam.usecases.workbench.workbench import Workbench

HLHJ003 = ActCode("HLHJ003")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def test_a_decision_leaves_the_workbench_as_new(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    workbench.acts()
    workbench_decide.keep(workbench, [HLHJ003])
    workbench_life.give_opinion(workbench, ["HHFA001"], "expert-3", "chirurgien", Stance.FOR)
    fresh = Workbench(store, actor="expert-3")
    assert workbench.dossiers() == fresh.dossiers()
    assert workbench.nation() == fresh.nation()
    assert workbench.dossier("HHFA001") == fresh.dossier("HHFA001")
    assert workbench.dossier("HHFA001").opinions[0].approve == 1


def test_several_dossiers_are_one_entry(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    ids = [row.id for row in workbench.dossiers() if row.letter == "P" and not row.errors][:3]
    before = len(store.entries(workbench.draft_name))
    workbench_life.move(workbench, ids, "propose")
    assert len(store.entries(workbench.draft_name)) == before + 1
    assert {workbench.dossier(id_).row.state[0] for id_ in ids} == {"propose"}
    workbench.undo()
    assert {workbench.dossier(id_).row.state[0] for id_ in ids} == {"brouillon"}


def test_one_dossier_in_the_way_stops_them_all(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    before = len(store.entries(workbench.draft_name))
    with pytest.raises(DataRefused, match="HLHJ003"):
        workbench_life.move(workbench, ["HHFA001", "HLHJ003"], "propose")
    assert len(store.entries(workbench.draft_name)) == before


def test_only_passages_of_the_table_are_offered(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    (first,) = workbench_life.passages(workbench, ["HHFA001"])
    assert (first.state.name, first.roles, first.fact) == ("propose", ("president", "redacteur", "secretariat"), False)


@pytest.mark.parametrize(
    ("text", "cents"), [("", None), ("-42 000", -4_200_000), ("+1 234,5 €", 123_450), ("\u221212", -1_200)]
)  # fmt: skip
def test_amounts_as_typed(text: str, cents: int | None) -> None:
    assert typed.amount(text) == cents


def test_choices_by_letters_or_rank() -> None:
    read = typed.choice(["pour", "contre", "abstention"])
    assert [read(text) for text in ("p", "2", "Abst", "contre")] == ["pour", "contre", "abstention", "contre"]
    for wrong in ("", "x", "4"):
        with pytest.raises(BadText):
            read(wrong)
