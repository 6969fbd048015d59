"""Any sequence of decisions, undo, redo, séance, seal, move to another release, reopening: the laws hold after each.

A Hypothesis machine over a real base. It keeps a model of its own: who may undo what, and what each seal saw.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ccam.french import curate as words
from ccam.french import rebase as moving
from ccam.french.sentence import Sentence
from ccam.model import registers as r
from ccam.model.codes import ActCode
from ccam.model.decisions import EDITS, Decision, Entry, Kind, fold
from ccam.model.draft import Draft, OldAct, Verb
from ccam.model.errors import DataRefused, DossierMoved, UsageError
from ccam.model.nodes import content_hash, states_of, value_of
from ccam.model.records import MANIFEST_CONTENT
from ccam.model.votes import Votes
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import curate, decide, families
from ccam.usecases.life import shipped_life
from ccam.usecases.meet import Call, close_session, open_session
from ccam.usecases.meet_amend import Amendment, amend_session
from ccam.usecases.orders import Order, Way
from ccam.usecases.rebase import rebase_draft
from tests import strategies as s
from tests.soak.victims import DRAFT, changing, keep_seal
from tests.store.pg_server import Server

START = datetime(2026, 11, 21, 10, tzinfo=UTC)
ACTORS = st.sampled_from(["expert-1", "expert-2", "secretariat"])
FEW, MORE = st.integers(1, 4), st.integers(1, 6)
KINDS = {
    "ancien": Kind.DECIDE, "acte": Kind.DECIDE, "famille": Kind.DECIDE, "place": Kind.PLACE, "etat": Kind.MOVE,
    "desaccord": Kind.DISPUTE, "refus": Kind.DECIDE, "avis": Kind.OPINION, "commentaire": Kind.COMMENT,
    "seance": Kind.SESSION, "tour": Kind.ROUND, "prevu": Kind.PLAN,
}  # fmt: skip
"""The kind under which the nodes of a layer are written."""
Value = tuple[str, Any]
"""A node, and what it is to hold; None takes it away."""
text = st.sampled_from(["", "motif", "« autre »\nligne"])
subjects = st.integers(2, 4).map(s.code)  # acts that both releases have


def _edits() -> st.SearchStrategy[Value]:
    states = st.sampled_from(["brouillon", "propose"])  # others need the agreement of a committee
    return st.one_of(
        FEW.flatmap(lambda n: st.tuples(st.just(f"ancien/{s.code(n)}"), s.old_acts(n, 4))),
        st.builds(lambda n, label: (f"acte/{s.proposed(n)}", s.new_act(n, label=label or "Acte")), MORE, text),
        st.builds(lambda n, name: (f"famille/0{n}", r.Family(f"0{n}", name)), FEW, text),
        st.builds(lambda code, n: (f"place/{code}", r.Placement(code, f"0{n}")), subjects, FEW),
        st.builds(lambda code, state, why: (f"etat/{code}", r.Standing(code, state, why)), subjects, states, text),
        st.builds(lambda n, why: (f"desaccord/D-{n}", r.Disagreement(f"D-{n}", (s.code(n),), why, ())), FEW, text),
        st.builds(lambda n: (f"acte/{s.proposed(n)}", None), MORE),
        st.builds(lambda code: (f"place/{code}", None), subjects),
    )


def _statements() -> st.SearchStrategy[Value]:
    stances = st.sampled_from(r.Stance)
    return st.one_of(
        st.builds(
            lambda code, who, stance: (f"avis/{code}/{who}", r.Opinion(code, who, "president", stance)),
            subjects, ACTORS, stances,
        ),
        st.builds(lambda n, said: (f"commentaire/C-{n}", r.Comment(f"C-{n}", s.code(n), "expert-1", said)), FEW, text),
        st.builds(
            lambda n, closed: (f"seance/S-{n}", r.Session(f"S-{n}", "CNP", "2026-11-21", closed=closed)),
            FEW, st.booleans(),
        ),
        st.builds(lambda n, on: (f"prevu/E{n}", r.PlannedMilestone(f"E{n}", on, "CHAP")), FEW, text),
    )  # fmt: skip


edits, statements = _edits(), _statements()


@cache
def _empty_base() -> Path:
    folder = tempfile.mkdtemp(prefix="lois-")
    atexit.register(shutil.rmtree, folder)
    path = Path(folder) / "base.sqlite"
    init_base(str(path))
    return path


class Laws(RuleBasedStateMachine):
    """One base, a few authors, and all that they may do. ``make_base`` gives the address of an empty base."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="lois-"))
        self.url = self.make_base()
        self.ticks = count()
        self.store = self._open()
        self.done: dict[str, list[int]] = {}
        self.undone: dict[str, list[int]] = {}
        self.sealed: dict[str, str] = {}
        self.remembered: Draft | None = None

    def make_base(self) -> str:
        """An SQLite file."""
        return str(shutil.copy(_empty_base(), self.folder / "base.sqlite"))

    def _open(self) -> Store:
        return open_store(self.url, clock=self._clock)

    def _clock(self) -> str:
        return (START + timedelta(seconds=next(self.ticks))).strftime("%Y-%m-%dT%H:%M:%SZ")

    def teardown(self) -> None:
        """Nothing stays on the disk."""
        self.store.close()
        shutil.rmtree(self.folder)

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        return self.store.draft(DRAFT)

    @initialize()
    def begin(self) -> None:
        """Two releases of five acts, of which two differ; an empty draft on the first."""
        changed = s.act(3, (1, 4), label="Autre libellé")
        with self.store.write("secretariat", "départ") as writer:
            writer.add_release(s.release(*map(s.act, range(1, 5)), version="81"), ())
            source = replace(s.SOURCE, sha256="1" * 64)
            after = s.release(s.act(2), changed, s.act(4), s.act(5), version="82")
            writer.add_release(replace(after, source=source), ())
            writer.create_draft(DRAFT, "81")
            given: dict[str, object] = {f"famille/0{n}": r.Family(f"0{n}", "") for n in range(1, 5)}
            given |= {f"acte/{s.proposed(n)}": s.new_act(n) for n in range(1, 5)}
            writer.decide(changing(Draft(DRAFT, "81"), given))
        self.done["secretariat"] = [self.store.head()[0]]

    # what people do

    @rule(actor=ACTORS, values=st.lists(edits, min_size=1, max_size=4))
    def decide(self, actor: str, values: list[Value]) -> None:
        """Edit nodes of one kind, all in one decision."""
        self._decide(actor, values)

    @rule(actor=ACTORS, value=statements)
    def state(self, actor: str, value: Value) -> None:
        """Give an opinion, comment, open or close a séance, plan: none of it goes on the stack of undo."""
        self._decide(actor, [value])

    @rule(actor=ACTORS, values=st.lists(edits, min_size=1, max_size=4))
    def do_and_undo(self, actor: str, values: list[Value]) -> None:
        """Undo after do is as if nothing had been done; redo does it again."""
        before = content_hash(self.draft)
        if not self._decide(actor, values):
            return
        after = content_hash(self.draft)
        for take, expected in ((self.undo, before), (self.redo, after), (self.undo, before)):
            take(actor)
            assert content_hash(self.draft) == expected

    @rule(actor=ACTORS)
    def undo(self, actor: str) -> None:
        """Take back one's last edit, unless someone has built on it."""
        taken = self._taken(actor, curate.undo, self.done, words.NOTHING_TO_UNDO)
        if taken:
            self.undone.setdefault(actor, []).append(taken.position)

    @rule(actor=ACTORS)
    def redo(self, actor: str) -> None:
        """Do again what one has just taken back."""
        taken = self._taken(actor, curate.redo, self.undone, words.NOTHING_TO_REDO)
        if taken:
            self.done.setdefault(actor, []).append(taken.position)

    @rule()
    def remember(self) -> None:
        """Someone reads the draft, and goes for lunch."""
        self.remembered = self.draft

    @precondition(lambda self: self.remembered)
    @rule(actor=ACTORS, values=st.lists(edits, min_size=1, max_size=2))
    def decide_from_memory(self, actor: str, values: list[Value]) -> None:
        """What was decided on a draft that has changed under it is refused whole; nothing else is."""
        seen, now, head = self.remembered, self.draft, self.store.head()
        assert seen is not None
        decision = _decision(seen, values)
        if decision is None:
            return
        nodes = {*(change.node for change in decision.changes), *dict(decision.reads)}
        moved = seen.base != now.base or any(seen.versions.get(n, 0) != now.versions.get(n, 0) for n in nodes)
        gone = {change.node for change in decision.changes if change.after is None}
        moved |= any(gone & set(_led_to(act)) for code, act in now.old.items() if f"ancien/{code}" not in nodes)
        try:
            self._write(actor, seen, decision)
        except DossierMoved:
            assert moved
            assert self.store.head() == head
        else:
            assert not moved

    @rule(actor=ACTORS, version=st.sampled_from(["81", "82"]))
    def move(self, actor: str, version: str) -> None:
        """Move the draft to the other release."""
        move = partial(rebase_draft, self.store, self.store.drafts()[0], version, actor=actor)
        if self.draft.base == version:
            _refused(move, moving.SAME_RELEASE)
        elif (entry := move().entry) is not None:
            self._did(actor, entry)

    @rule(actor=ACTORS, act=subjects, body=st.sampled_from(["HCN", "CHAP"]))
    def convene(self, actor: str, act: str, body: str) -> None:
        """Open a séance as its secretariat does; refused where this body, or this member, sits already."""
        call = Call(body, (act,), {actor: body}, quorum=1)
        self._tried(partial(open_session, self.store, self.draft, call, actor=actor))

    @precondition(lambda self: self.draft.registers.sessions)
    @rule(actor=ACTORS, act=subjects, data=st.data())
    def correct_or_rise(self, actor: str, act: str, data: st.DataObject) -> None:
        """Correct a séance, or close it; refused once it is closed."""
        number = data.draw(st.sampled_from(sorted(self.draft.registers.sessions)))
        closed = self.draft.registers.sessions[number].closed
        if data.draw(st.booleans()):
            tried = partial(close_session, self.store, self.draft, number, actor=actor)
        else:
            change = Amendment({actor: "HCN"}, added=(act,))
            tried = partial(amend_session, self.store, self.draft, number, change, actor=actor)
        assert not (self._tried(tried) and closed)

    @rule(
        actor=ACTORS, act=subjects, number=FEW, other=FEW, verb=st.sampled_from(["make", "change", "remove", "place"])
    )
    def arrange(self, actor: str, act: str, number: int, other: int, verb: str) -> None:
        """Make, rename or take away a family, or place an act in one; no act is ever left in a family that is gone."""
        room, signed = decide.open_room(self.store, DRAFT), decide.Signed(actor, "essai")
        id_, into = f"0{number}", f"0{other}"
        tried: dict[str, Callable[[], decide.Decided]] = {
            "make": lambda: families.make_family(room, r.Family(id_, "Nom"), signed),
            "change": lambda: families.change_family(room, id_, f"Nom {other}", "", signed),
            "remove": lambda: families.remove_family(room, id_, into, signed),
            "place": lambda: families.place(room, [act], id_, signed),
        }
        self._tried(lambda: tried[verb]().entry)
        if verb == "remove" and id_ not in self.draft.registers.families:
            assert id_ not in {place.family for place in self.draft.registers.placements.values()}

    @rule(actor=ACTORS, act=subjects, label=st.sampled_from(["Un libellé", "Un autre"]))
    def edit_what_was_said_of(self, actor: str, act: str, label: str) -> None:
        """An edit by its use case: what was said of the act before counts no more."""
        asked = Order(Verb.RELABEL, {ActCode(act): [Way((act,))]}, {act: label})
        room = decide.open_room(self.store, DRAFT)
        if self._tried(lambda: decide.decide(room, asked, decide.Signed(actor, "essai")).entry):
            assert not Votes(self.draft, shipped_life()).opinions(act)

    @rule()
    def seal(self) -> None:
        """Seal the draft as it is."""
        name = f"étape {len(self.sealed)}"
        self.sealed[name] = content_hash(self.draft)
        keep_seal(self.store, name)

    @rule()
    def reopen(self) -> None:
        """Close the base and open it again."""
        self.store.close()
        self.store = self._open()

    # what always holds

    @invariant()
    def the_journal_makes_the_draft(self) -> None:
        """Fold of the journal and projections are one draft, by value and by fingerprint."""
        if not self.store.drafts():
            return
        folded = fold(DRAFT, "81", self.store.entries(DRAFT))
        assert folded == self.draft
        assert content_hash(folded) == content_hash(self.draft)

    @invariant()
    def nothing_is_wrong(self) -> None:
        """What ``ccam base verifier`` says."""
        assert self.store.verify() == []

    @invariant()
    def seals_reproduce(self) -> None:
        """Each seal still says what the draft was."""
        for seal in self.store.seals(DRAFT):
            seen = content_hash(self.store.draft(DRAFT, at=seal.position))
            assert seen == seal.manifest[MANIFEST_CONTENT] == self.sealed[seal.name]
        assert len(self.store.seals(DRAFT)) == len(self.sealed)

    # how it is done

    def _decide(self, actor: str, values: list[Value]) -> bool:
        """Write what :func:`_decision` makes of ``values``; False where it makes nothing."""
        seen = self.draft
        decision = _decision(seen, values)
        if decision is not None:
            self._write(actor, seen, decision)
        return decision is not None

    def _write(self, actor: str, seen: Draft, decision: Decision) -> None:
        with self.store.write(actor, "essai") as writer:
            self._did(actor, writer.decide(decision, base=seen.base))

    def _tried(self, act: Callable[[], Entry | None]) -> bool:
        """Whether a use case wrote; where it refused, nothing was written."""
        head = self.store.head()
        try:
            entry = act()
        except (DataRefused, UsageError):
            assert self.store.head() == head
            return False
        assert entry is not None
        self._did(entry.actor, entry)
        return True

    def _did(self, actor: str, entry: Entry) -> None:
        if entry.decision.kind in EDITS:
            self.done.setdefault(actor, []).append(entry.position)
            self.undone.pop(actor, None)

    def _taken(
        self, actor: str, take: Callable[..., Entry], stacks: dict[str, list[int]], nothing: Sentence
    ) -> Entry | None:
        """Undo or redo against the model: the last of the stack, refused where it is empty or built upon."""
        stack, call = stacks.get(actor, []), partial(take, self.store, self.draft, actor=actor)
        head = self.store.head()
        if not stack:
            _refused(call, nothing)
        else:
            with suppress(DossierMoved):
                entry = call()
                assert entry.decision.facts["decision"] == stack.pop()
                _require_taken_back(self.store, entry)
                return entry
        assert self.store.head() == head
        return None


def laws_on(server: Server) -> type[Laws]:
    """The same machine on a PostgreSQL server, each run with a database of its own."""

    class ServerLaws(Laws):
        """One database, gone at the end."""

        def make_base(self) -> str:
            self.database = server.database()
            return server.url(self.database.__enter__())

        def teardown(self) -> None:
            super().teardown()
            self.database.__exit__(None, None, None)

    return ServerLaws


def _refused(call: Callable[[], object], sentence: Sentence) -> None:
    with pytest.raises(DataRefused) as refused:
        call()
    assert refused.value.code == sentence.code


def _decision(seen: Draft, values: list[Value]) -> Decision | None:
    """One decision on ``seen``: what of ``values`` is written under the kind of the first, relying on all that it leads
    to. None where nothing changes, or where something would lead to what is not there.
    """
    kind = KINDS[values[0][0].partition("/")[0]]
    alike = {node: value for node, value in values if KINDS[node.partition("/")[0]] is kind}
    wanted = {node: value for node, value in alike.items() if value != value_of(seen, node)}
    before = {node: value_of(seen, node) for node in states_of(seen)}
    after = {node: value for node, value in {**before, **wanted}.items() if value is not None}
    dangling = any(target not in after for node, value in after.items() for target in _led_to(value))
    if not wanted or dangling:
        return None
    relied = sorted({target for value in wanted.values() for target in _led_to(value)} - wanted.keys())
    return replace(changing(seen, wanted, kind), reads=tuple((node, seen.versions[node]) for node in relied))


def _led_to(value: object) -> Iterator[str]:
    """The nodes without which a value makes no sense."""
    if isinstance(value, OldAct):
        yield from (f"acte/{target}" for target in value.targets)
    if isinstance(value, r.Placement):
        yield f"famille/{value.family}"


def _require_taken_back(store: Store, entry: Entry) -> None:
    """Every node is as it was before the decision taken back."""
    position = int(str(entry.decision.facts["decision"]))
    (target,) = store.entries(after=position - 1, upto=position)
    states = states_of(store.draft(DRAFT))
    assert {c.node: states.get(c.node) for c in target.decision.changes} == {
        c.node: c.before for c in target.decision.changes
    }
