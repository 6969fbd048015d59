"""States on a shared base: no one gives a state without the agreement that it asks for, whatever program they use."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import members as fr
from ccam.model import registers as r
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Fate, OldAct
from ccam.model.errors import DataRefused
from ccam.model.graph import dossiers
from ccam.model.life import Nature
from ccam.model.nodes import encode_node
from ccam.model.votes import Votes
from ccam.usecases.life import authors_of, shipped_life
from tests import strategies as s
from tests.store.edits import decide
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, DRAFT, PRESIDENT, Shared, shared_base

MINE, THEIRS, LONE = map(s.code, (1, 2, 3))
ACT, JOINED = s.proposed(1), s.proposed(2)
RELEASE = s.release(s.act(1), s.act(2), s.act(3), s.act(4, (1, 4)))
FUNCTIONS = {"president-14": PRESIDENT, "president-07": PRESIDENT, "anesthesiste-1": "anesthésie", "cnp-1": "CNP"}
FAMILIES = {"president-14": ("14",), "president-07": ("07",)}


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    """An act of 14 that goes alone, and one of 14 and one of 07 that meet: both proposed."""
    with shared_base(server, RELEASE) as made:
        places = {LONE: "14", MINE: "14", THEIRS: "07", s.code(4): "14"}
        made.write("postgres", {f"place/{c}": r.Placement(c, f) for c, f in places.items()}, Kind.PLACE)
        made.write("expert-3", {f"ancien/{LONE}": s.mapped(3, (1,)), f"acte/{ACT}": s.new_act(1)})
        made.write("expert-7", {f"ancien/{THEIRS}": s.mapped(2, (2,)), f"acte/{JOINED}": s.new_act(2)})
        made.write("expert-3", {f"ancien/{MINE}": s.mapped(1, (2,))})
        move(made, "expert-3", "propose", LONE, MINE, THEIRS)
        yield made


def opinion(subject: str, member: str, stance: r.Stance = r.Stance.FOR, **more: Any) -> dict[str, object]:
    function = more.pop("function", FUNCTIONS.get(member, "chirurgien" if member != "expert-7" else "dentiste"))
    said = r.Opinion(subject, member, function, stance, families=more.pop("families", FAMILIES.get(member, ())), **more)
    return {f"avis/{subject}/{member}": said}


def say(shared: Shared, subject: str, *members: str, stance: r.Stance = r.Stance.FOR) -> None:
    for member in members:
        shared.write(member, opinion(subject, member, stance), Kind.OPINION)


def move(shared: Shared, login: str, state: str, *subjects: str, kind: Kind = Kind.MOVE) -> None:
    shared.write(login, {f"etat/{code}": r.Standing(code, state) for code in subjects}, kind)


def lacks(shared: Shared, login: str, state: str, *subjects: str, word: str) -> None:
    head = shared.owner.head()
    with pytest.raises(DENIED, match=word):
        move(shared, login, state, *subjects)
    assert shared.owner.head() == head


def test_a_dossier_over_two_families_waits_for_both_presidents(shared: Shared) -> None:
    for subject in (MINE, THEIRS):
        say(shared, subject, "expert-4", "cnp-1", "president-14")
    for login in ("president-14", "president-07", "secretariat-1"):
        lacks(shared, login, "valide-cnp", MINE, THEIRS, word="accord-contreseing")
        lacks(shared, login, "valide-cnp", MINE, word="accord-contreseing")
    say(shared, MINE, "president-07")
    lacks(shared, "president-14", "valide-cnp", MINE, THEIRS, word="accord-contreseing")
    say(shared, THEIRS, "president-07", stance=r.Stance.ABSTAIN)
    lacks(shared, "president-14", "valide-cnp", MINE, THEIRS, word="accord-contreseing")
    say(shared, THEIRS, "president-07")
    move(shared, "president-14", "valide-cnp", MINE, THEIRS)


def test_what_follows_asks_for_it_too(shared: Shared) -> None:
    for subject in (MINE, THEIRS):
        say(shared, subject, "expert-4", "president-14", "president-07")
    move(shared, "president-14", "valide-cnp", MINE, THEIRS)
    say(shared, THEIRS, "president-07", stance=r.Stance.AGAINST)
    lacks(shared, "president-14", "valide-hcn", MINE, THEIRS, word="accord-contreseing")
    say(shared, THEIRS, "president-07")
    move(shared, "president-14", "valide-hcn", MINE, THEIRS)


def test_nobody_signs_for_a_president(shared: Shared) -> None:
    """Neither the function, nor the families, nor the name of another."""
    forged = [
        ("expert-4", opinion(MINE, "expert-4", function=PRESIDENT, families=("07",))),
        ("expert-4", opinion(MINE, "expert-4", families=("07",))),
        ("president-14", opinion(MINE, "president-14", families=("14", "07"))),
        ("president-14", opinion(MINE, "president-07")),
        ("secretariat-1", opinion(MINE, "president-08", function=PRESIDENT, families=("07",))),
        ("secretariat-1", opinion(MINE, "passant", function="CNP")),
        ("expert-4", opinion(MINE, "expert-4", function="CNP", stance=r.Stance.AGAINST, veto=True)),
    ]
    for login, values in forged:
        for kind in (Kind.OPINION, Kind.DECIDE):
            with pytest.raises(DENIED, match="droit-avis"):
                shared.write(login, values, kind)
    shared.write("secretariat-1", opinion(MINE, "president-07"), Kind.OPINION)


def test_no_opinion_is_taken_away(shared: Shared) -> None:
    veto = opinion(LONE, "cnp-1", r.Stance.AGAINST, veto=True)
    shared.write("cnp-1", veto, Kind.OPINION)
    say(shared, LONE, "expert-4", "president-14", "anesthesiste-1")
    lacks(shared, "president-14", "valide-cnp", LONE, word="accord-veto")
    for login in ("cnp-1", "secretariat-1"):
        with pytest.raises(DENIED, match="droit-avis"):
            shared.write(login, dict.fromkeys(veto), Kind.OPINION)


def test_the_author_is_never_the_only_approver(shared: Shared) -> None:
    shared.write("president-14", {f"acte/{ACT}": s.new_act(1, label="Repris")})
    say(shared, LONE, "president-14")
    lacks(shared, "president-14", "valide-cnp", LONE, word="accord-quorum")
    shared.sql("postgres", """UPDATE rule SET value = '{"*":1}' WHERE name = 'quorum'""")
    lacks(shared, "president-14", "valide-cnp", LONE, word="accord-auteur")
    say(shared, LONE, "expert-3")
    lacks(shared, "president-14", "valide-cnp", LONE, word="accord-auteur")
    say(shared, LONE, "expert-4")
    move(shared, "president-14", "valide-cnp", LONE)


def test_a_held_state_comes_alone(shared: Shared) -> None:
    """No decision gives itself the agreement, nor cuts the dossier in two to need less of it."""
    say(shared, MINE, "expert-4", "cnp-1", "president-14")
    cut: dict[str, object] = {f"ancien/{MINE}": OldAct(ActCode(MINE), Fate.DELETED, reason="x"),
           f"etat/{MINE}": r.Standing(MINE, "valide-cnp")}  # fmt: skip
    signed = opinion(MINE, "president-14") | {f"etat/{MINE}": r.Standing(MINE, "valide-cnp")}
    for values, kind in ((cut, Kind.DECIDE), (cut, Kind.MOVE), (signed, Kind.OPINION)):
        with pytest.raises(DENIED, match=r"droit-noeud|droit-avis"):
            shared.write("president-14", values, kind)


def test_a_deletion_goes_by_the_has(shared: Shared) -> None:
    code = s.code(4)
    shared.write("expert-3", {f"ancien/{code}": OldAct(ActCode(code), Fate.DELETED, reason="obsolète")})
    move(shared, "expert-3", "propose", code)
    say(shared, code, "expert-4", "cnp-1", "president-14")
    lacks(shared, "president-14", "valide-cnp", code, word="accord-anesthesie")
    say(shared, code, "anesthesiste-1")
    move(shared, "president-14", "valide-cnp", code)
    lacks(shared, "president-14", "valide-hcn", code, word="accord-has")
    move(shared, "president-14", "attente-has", code)


def test_a_veto_sends_back_and_nothing_else_does(shared: Shared) -> None:
    say(shared, LONE, "expert-4", "anesthesiste-1", "president-14")
    move(shared, "president-14", "valide-cnp", LONE)
    back = {f"etat/{LONE}": r.Standing(LONE, "brouillon", "veto")}
    with pytest.raises(DENIED, match="droit-noeud"):
        shared.write("cnp-1", opinion(LONE, "cnp-1", r.Stance.AGAINST) | back, Kind.OPINION)
    shared.write("cnp-1", opinion(LONE, "cnp-1", r.Stance.AGAINST, veto=True) | back, Kind.OPINION)


def test_editing_what_was_agreed_sends_it_back(shared: Shared) -> None:
    """As the workbench does it: in the same decision, and only for what the decision edits."""
    say(shared, LONE, "expert-4", "anesthesiste-1", "president-14")
    move(shared, "president-14", "valide-cnp", LONE)
    back: dict[str, object] = {f"etat/{LONE}": r.Standing(LONE, "brouillon", "modifié", edits=1)}
    edited: dict[str, object] = {f"acte/{ACT}": s.new_act(1, label="Autre")}
    elsewhere: dict[str, object] = {f"ancien/{s.code(4)}": s.mapped(4, (1,))}
    uncounted: dict[str, object] = {f"etat/{LONE}": r.Standing(LONE, "brouillon", "modifié")}
    for values, kind in ((back, Kind.DECIDE), (back | elsewhere, Kind.DECIDE), (back | edited, Kind.MOVE),
                         (uncounted | edited, Kind.DECIDE)):  # fmt: skip
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write("expert-3", values, kind)
    shared.write("expert-3", back | edited)


def test_undo_does_not_bring_back_what_lost_its_agreement(shared: Shared) -> None:
    say(shared, LONE, "expert-4", "anesthesiste-1", "president-14")
    move(shared, "president-14", "valide-cnp", LONE)
    move(shared, "president-14", "propose", LONE)
    returned = shared.owner.head()[0]
    say(shared, LONE, "expert-4", "anesthesiste-1", stance=r.Stance.ABSTAIN)
    undone = {f"etat/{LONE}": r.Standing(LONE, "valide-cnp")}
    with pytest.raises(DENIED, match="accord-majorite"):
        shared.write("president-14", undone, Kind.UNDO, decision=returned)
    say(shared, LONE, "expert-4", "anesthesiste-1")
    shared.write("president-14", undone, Kind.UNDO, decision=returned)


def test_the_workbench_says_what_is_missing(shared: Shared) -> None:
    decision = shared.decision({f"etat/{LONE}": r.Standing(LONE, "valide-cnp")}, Kind.MOVE)
    with shared.store("president-14") as store, pytest.raises(DataRefused) as failure:
        decide(store, decision, actor="president-14")
    assert (failure.value.code, LONE in failure.value.message) == (fr.NO_QUORUM.code, True)


def test_the_tables_of_the_server_are_those_of_the_file(shared: Shared) -> None:
    """Every pair of states, every role: the server allows what the table of the workbench does."""
    life = shipped_life()
    assert shared.sql("lecteur-1", "SELECT name, rank, held FROM life_state ORDER BY rank") == [
        (state.name, state.rank, state.held) for state in life.states
    ]
    kept = {tuple(row[:3]): row[3:] for row in shared.sql("lecteur-1", "SELECT * FROM life_move")}
    assert kept == {
        (before, after, role): (move.nature is Nature.FACT, move.has)
        for (before, after), move in life.cells.items() if move for role in move.roles
    }  # fmt: skip


ROLES = {"redacteur": "expert-3", "president": "president-14", "secretariat": "secretariat-1"}


@pytest.mark.parametrize("role", ROLES)
def test_the_server_plays_the_table_cell_by_cell(shared: Shared, role: str) -> None:
    """With every agreement given, what a role cannot do by the table it cannot do by SQL."""
    life, wrong = shipped_life(), []
    say(shared, LONE, "expert-4", "anesthesiste-1", "president-14")
    standing = {state.name: encode_node(f"etat/{LONE}", r.Standing(LONE, state.name)) for state in life.states}
    with psycopg.connect(host=shared.server.socket, dbname=shared.database, user=ROLES[role]) as connection:
        for (before, after), cell in life.cells.items():
            if before == after:
                continue
            for kind in (Kind.MOVE, Kind.FACT):
                place(shared, standing[before])
                version = shared.owner.draft(DRAFT).versions[f"etat/{LONE}"]
                change = Change(f"etat/{LONE}", version, standing[before], standing[after])
                text = Decision(kind, DRAFT, (change,)).text()
                done = True
                try:
                    with connection.transaction(force_rollback=True):
                        connection.execute("SELECT ccam.append_entry(%s, '', '', %s)", (ROLES[role], text))
                except DENIED:
                    done = False
                connection.rollback()
                fact = cell is not None and cell.nature is Nature.FACT
                by_role = cell is not None and role in cell.roles and cell.has is not True
                expected = by_role and fact is (kind is Kind.FACT)
                if done is not expected:
                    wrong.append((before, after, kind.value, done))
    assert wrong == []


def place(shared: Shared, state: Mapping[str, object]) -> None:
    draft = shared.owner.draft(DRAFT)
    if encode_node(f"etat/{LONE}", draft.registers.standings[LONE]) != state:
        shared.write("postgres", {f"etat/{LONE}": r.Standing(LONE, str(state["etat"]))}, Kind.MOVE)


VOICES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "e"]), st.sampled_from(["chirurgien", PRESIDENT, "anesthésie", "CNP"]),
        st.sampled_from(r.Stance), st.sets(st.sampled_from(["07", "14", "21"])), st.integers(0, 9).map(lambda n: not n),
        st.sampled_from([1, 1, 1, 0]),
    ), max_size=7, unique_by=lambda voice: voice[0],
)  # fmt: skip
NUMBERS = count()


@pytest.fixture(scope="module")
def world(server: Server) -> Iterator[Shared]:
    with shared_base(server, RELEASE) as made:
        yield made


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ways=st.lists(st.lists(st.integers(1, 3), max_size=2, unique=True), min_size=4, max_size=4),
    families=st.lists(st.sampled_from(["", "07", "14", "21"]), min_size=4, max_size=4),
    voices=st.dictionaries(st.integers(1, 4), VOICES, min_size=1, max_size=4),
    away=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 4)), max_size=2),
    authors=st.lists(st.sampled_from(["a", "b", "z"]), min_size=2, max_size=2),
    activities=st.sampled_from([(1,), (1, 4)]),
)
def test_the_server_counts_as_the_workbench_does(
    world: Shared, ways: Sequence[Sequence[int]], families: Sequence[str], voices: Mapping[int, Sequence[Any]],
    away: Sequence[tuple[str, int]], authors: Sequence[str], activities: tuple[int, ...],
) -> None:  # fmt: skip
    """The same agreement, reached or lacking, on any graph, placements, opinions, withdrawals and authors."""
    name = f"monde {next(NUMBERS)}"
    values: dict[str, object] = {}
    for number, (way, family) in enumerate(zip(ways, families, strict=True), 1):
        values |= {f"ancien/{s.code(number)}": s.mapped(number, tuple(way))} if way else {}
        values |= {f"place/{s.code(number)}": r.Placement(s.code(number), family)} if family else {}
    for number, given_voices in voices.items():
        values[f"etat/{s.code(number)}"] = r.Standing(s.code(number), "propose", edits=1)
        for member, function, stance, own, veto, edits in given_voices:
            said = r.Opinion(s.code(number), member, function, stance, "x", veto=veto, families=tuple(sorted(own)),
                             edits=edits)  # fmt: skip
            values[f"avis/{s.code(number)}/{member}"] = said
    conflicts = tuple(r.Conflict(member, s.code(number)) for member, number in away)
    values["seance/S-1"] = r.Session("S-1", "CNP", "2026-11-21", conflicts=conflicts)
    acts: dict[str, object] = {f"acte/{s.proposed(n)}": s.new_act(n, activities) for n in range(1, 4)}
    with world.owner.write(authors[0], "x") as writer:
        writer.create_draft(name, "81")
        writer.decide(_writing(name, values))
    with world.owner.write(authors[1], "y") as writer:
        writer.decide(_writing(name, acts))
    draft = world.owner.draft(name)
    votes = Votes(draft, shipped_life())
    for dossier in dossiers(draft, RELEASE):
        written = authors_of(world.owner, draft, dossier)
        for subject in dossier.subjects:
            faults = [fault.sentence.code for fault in votes.faults(dossier, RELEASE, subject, written)]
            ((found,),) = world.sql("postgres", f"SELECT agreement_lacks('{name}', '{subject}', reached('{name}', "
                                    f"ARRAY['{subject}']), {votes.edits(subject)})")  # fmt: skip
            assert (found is None) == (faults == []), (found, faults)


def _writing(name: str, values: Mapping[str, object]) -> Decision:
    changes = (Change(node, 0, None, encode_node(node, value)) for node, value in values.items())
    return Decision(Kind.DECIDE, name, tuple(changes))
