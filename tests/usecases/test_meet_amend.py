"""Corrections of an open séance: each is a dated entry, none touches what was decided, a closed one stays."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from ccam.model.draft import Draft
from ccam.model.errors import CcamError, DataRefused, UnknownThing, UsageError
from ccam.model.registers import Conflict, Session
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide
from ccam.usecases.decide import Signed
from ccam.usecases.meet import Call, belonging, close_session, open_session
from ccam.usecases.meet_amend import Amendment, amend_session
from ccam.usecases.minutes.build import minutes_of
from ccam.usecases.told import told

PRESENT = MappingProxyType({"expert-1": "chirurgien", "expert-2": "chirurgien", "expert-3": "anesthésiste"})
CALL = Call("comité clinique", ("HHFA016",), PRESENT, "digestif", (Conflict("expert-2", "HHFA016", "étude"),))


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base), clock=lambda: "2026-04-01T09:00:00Z") as opened:
        open_session(opened, current(opened), CALL, actor="secretariat")
        yield opened


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def amended(store: Store, change: Amendment) -> Session:
    amend_session(store, current(store), "s-0001", change, actor="secretariat")
    return current(store).registers.sessions["S-0001"]


def remark(store: Store, code: str, actor: str) -> None:
    decide.comment(decide.open_room(store, None), code, "à revoir", Signed(actor))


def test_members_come_change_function_and_were_never_there(store: Store) -> None:
    now = amended(store, Amendment({"expert-4": "radiologue", "expert-1": "HCN"}, ("expert-3",)))
    assert (now.present, now.functions) == (("expert-1", "expert-2", "expert-4"), ("HCN", "chirurgien", "radiologue"))
    (sentence,) = told(store.entries()[-1].decision.changes)
    assert sentence == "Séance S-0001 : expert-1 (HCN), expert-4 (radiologue) présent ; expert-3 non présent"
    assert store.verify() == []


def test_what_is_decided_before_a_member_comes_is_not_of_the_seance(store: Store) -> None:
    remark(store, "HLHJ003", "expert-4")
    amended(store, Amendment({"expert-4": "radiologue"}))
    remark(store, "JANE005", "expert-4")
    assert list(belonging(store.entries())) == [store.head()[0]]


def test_the_agenda_and_the_withdrawals_follow(store: Store) -> None:
    lifted, fresh = Conflict("expert-2", "HHFA016"), Conflict("expert-1", "HLHJ003", "brevet")
    now = amended(store, Amendment(added=("HLHJ003", "HHFA016"), conflicts=(fresh,), lifted=(lifted,)))
    assert (now.agenda, now.conflicts) == (("HHFA016", "HLHJ003"), (fresh,))
    now = amended(store, Amendment(absent=("expert-1",), dropped=("HHFA016",), title=" Voies ", quorum=2))
    assert (now.agenda, now.conflicts, now.title, now.quorum) == (("HLHJ003",), (), "Voies", 2)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Amendment(), DataRefused),
        (Amendment({"expert-1": "chirurgien"}), DataRefused),
        (Amendment({"expert-9": " "}), UsageError),
        (Amendment(absent=("expert-9",)), UsageError),
        (Amendment(absent=tuple(PRESENT)), UsageError),
        (Amendment(dropped=("HLHJ003",)), UsageError),
        (Amendment(dropped=("HHFA016",)), DataRefused),
        (Amendment(added=("ZZZZ999",)), UnknownThing),
        (Amendment(conflicts=(Conflict("expert-9", "HHFA016"),)), UsageError),
        (Amendment(lifted=(Conflict("expert-1", "HHFA016"),)), UsageError),
        (Amendment(quorum=0), UsageError),
    ],
)
def test_a_correction_that_does_not_hold_writes_nothing(
    store: Store, change: Amendment, error: type[CcamError]
) -> None:
    head = store.head()
    with pytest.raises(error):
        amended(store, change)
    assert store.head() == head


def test_who_decided_here_was_here(store: Store) -> None:
    remark(store, "HLHJ003", "expert-1")
    with pytest.raises(DataRefused, match=f"n° {store.head()[0]}"):
        amended(store, Amendment(absent=("expert-1",)))


def test_a_member_of_another_open_seance_does_not_come(store: Store) -> None:
    other = Call("HCN", ("HLHJ003",), {"expert-5": "HCN"}, quorum=1)
    open_session(store, current(store), other, actor="secretariat")
    with pytest.raises(DataRefused, match="expert-5"):
        amended(store, Amendment({"expert-5": "chirurgien"}))


def test_a_closed_seance_stays_and_a_correction_is_never_taken_back(store: Store) -> None:
    amended(store, Amendment(title="Voies"))
    with pytest.raises(DataRefused):
        curate.undo(store, current(store), actor="secretariat", position=store.head()[0])
    close_session(store, current(store), "S-0001", actor="secretariat")
    with pytest.raises(DataRefused) as refused:
        amended(store, Amendment(title="Autre"))
    assert "rouvrir S-0001" in refused.value.hint


def test_the_releve_is_that_of_the_corrected_seance(store: Store) -> None:
    amended(store, Amendment({"expert-4": "radiologue"}, added=("HLHJ003",)))
    made = minutes_of(store, current(store).name, "S-0001")
    assert [item.dossier for item in made.items] == ["HHFA001", "HLHJ003"]
    assert [present.function for present in made.present] == ["chirurgien", "anesthésiste", "radiologue"]
