"""On a shared base: what was said before an edit counts no more, and an edit brings exactly that with it."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from ccam.model import registers as r
from ccam.model.codes import Slot
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import ProposedLine
from ccam.model.nodes import encode_node
from ccam.store.store import Store
from ccam.usecases.reopening import with_returns
from tests import strategies as s
from tests.store.edits import decide
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, DRAFT, PRESIDENT, Shared, shared_base

CODE, ACT = s.code(1), s.proposed(1)
VOICES = {"expert-4": "chirurgien", "anesthesiste-1": "anesthésie", "president-14": PRESIDENT}


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(s.act(1), s.act(2))) as made:
        made.write("postgres", {f"place/{CODE}": r.Placement(CODE, "14")}, Kind.PLACE)
        made.write("expert-3", {f"ancien/{CODE}": s.mapped(1, (1,)), f"acte/{ACT}": s.new_act(1)})
        made.write("expert-3", {f"etat/{CODE}": r.Standing(CODE, "propose")}, Kind.MOVE)
        for member in VOICES:
            made.write(member, said(member), Kind.OPINION)
        yield made


def said(member: str, edits: int = 0) -> dict[str, object]:
    return {f"avis/{CODE}/{member}": r.Opinion(CODE, member, VOICES[member], r.Stance.FOR, edits=edits)}


def stands(state: str, edits: int = 0) -> dict[str, object]:
    return {f"etat/{CODE}": r.Standing(CODE, state, edits=edits, edited="2026-11-22" if edits else "")}


def edit() -> dict[str, object]:
    return {f"acte/{ACT}": s.new_act(1, label="Autre")}


def test_what_was_said_before_an_edit_counts_no_more(shared: Shared) -> None:
    shared.write("expert-3", edit() | stands("propose", 1))
    for edits in (0, 2):
        with pytest.raises(DENIED, match="droit-avis"):
            shared.write("expert-4", said("expert-4", edits), Kind.OPINION)
    for member in VOICES:
        with pytest.raises(DENIED, match="accord-quorum"):
            shared.write("president-14", stands("valide-cnp", 1), Kind.MOVE)
        shared.write(member, said(member, 1), Kind.OPINION)
    for edits in (0, 2):
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write("president-14", stands("valide-cnp", edits), Kind.MOVE)
    shared.write("president-14", stands("valide-cnp", 1), Kind.MOVE)


def test_an_editor_takes_back_what_they_edit_and_nothing_more(shared: Shared) -> None:
    shared.write("president-14", stands("valide-cnp"), Kind.MOVE)
    for wrong in (stands("brouillon"), stands("propose", 1), stands("brouillon", 2), stands("valide-hcn", 1)):
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write("expert-3", edit() | wrong)
    for alone, kind in ((stands("brouillon", 1), Kind.DECIDE), (edit() | stands("brouillon", 1), Kind.MOVE)):
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write("expert-3", alone, kind)
    shared.write("expert-3", edit() | stands("brouillon", 1))


def test_the_workbench_of_an_editor_writes_that_very_return(shared: Shared) -> None:
    shared.write("president-14", stands("valide-cnp"), Kind.MOVE)
    with shared.store("expert-3") as store:
        written = with_returns(store, store.draft(DRAFT), [relabelled(store)])
        assert [one.node for one in written] == [f"acte/{ACT}", f"etat/{CODE}"]
        decide(store, Decision(Kind.DECIDE, DRAFT, written), actor="expert-3")
        standing = store.draft(DRAFT).registers.standings[CODE]
        assert (standing.state, standing.edits) == ("brouillon", 1)
        position = store.head()[0]
        back = tuple(Change(c.node, c.version + 1, c.after, c.before) for c in written)
        decide(store, Decision(Kind.UNDO, DRAFT, back, {"decision": position}), actor="expert-3")
        assert store.draft(DRAFT).registers.standings[CODE] == r.Standing(CODE, "valide-cnp")


def test_what_was_agreed_is_not_edited_in_silence(shared: Shared) -> None:
    shared.write("president-14", stands("valide-cnp"), Kind.MOVE)
    whole = s.new_act(1)
    split = s.mapped(1, (1,), (2,))
    for edited in (
        edit(),
        {f"ancien/{CODE}": split, f"acte/{s.proposed(2)}": s.new_act(2)},
        {f"acte/{ACT}": replace(whole, lines=(*whole.lines, ProposedLine(Slot(4, 0))))},
        {f"ancien/{CODE}": None, f"acte/{ACT}": None},
    ):
        for login in ("expert-3", "president-14", "secretariat-1"):
            with pytest.raises(DENIED, match="droit-retour"):
                shared.write(login, edited)
    shared.write("expert-3", edit() | stands("brouillon", 1))


def test_what_changes_nothing_that_was_agreed_goes_by(shared: Shared) -> None:
    shared.write("president-14", stands("valide-cnp"), Kind.MOVE)
    known = shared.owner.draft(DRAFT)
    act, old = known.proposed[ACT], known.old[CODE]
    scored = tuple(replace(line, score=100, cp_key="bloc") for line in act.lines)
    shared.write("expert-3", {f"acte/{ACT}": replace(act, lines=scored, notes="À relire", label=f"{act.label}.")})
    shared.write("expert-3", {f"ancien/{CODE}": replace(old, reason="autre motif")})
    assert shared.owner.draft(DRAFT).registers.standings[CODE].state == "valide-cnp"


def test_an_act_that_is_led_to_is_not_taken_away(shared: Shared) -> None:
    with pytest.raises(psycopg.Error, match="dossier") as refusal:
        shared.write("expert-3", {f"acte/{ACT}": None})
    assert (refusal.value.sqlstate, refusal.value.diag.message_detail) == ("CC001", f"ancien/{CODE}")


def relabelled(store: Store) -> Change:
    draft = store.draft(DRAFT)
    node, (after,) = f"acte/{ACT}", edit().values()
    return Change(node, draft.versions[node], encode_node(node, draft.proposed[ACT]), encode_node(node, after))
