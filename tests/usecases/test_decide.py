"""Every edit of one command: the same rules as the tables, one decision, and its way back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.formats.transcodage import LineRow
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.decisions import Kind
from ccam.model.draft import ShareOrigin, ShareSet, Verb
from ccam.model.errors import DataRefused, DossierMoved, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.registers import Family
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide, families
from ccam.usecases.decide import Conditions, Decided, Room, Signed
from ccam.usecases.orders import Order, Way, creation
from tests.strategies import partitions

ME = Signed("expert-3", "essai")
HLHJ003, HGCA005, HHFA016 = ActCode("HLHJ003"), ActCode("HGCA005"), ActCode("HHFA016")
NOWHERE: dict[str, str] = {}


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def order(verb: Verb, *codes: ActCode, to: str = "", label: str = "", reason: str = "") -> Order:
    ways = {code: [Way((to or code,))] if verb is not Verb.DELETE else [] for code in codes}
    return Order(verb, ways, {to: label} if label else {}, reason=reason)


def test_a_verb_says_what_it_changed_and_what_it_did_to_the_checks(store: Store) -> None:
    before = store.head()[0]
    done = decide.decide(room(store), order(Verb.KEEP, HLHJ003), ME)
    assert done.entry is not None
    assert store.head()[0] == done.entry.position == before + 1
    assert done.effect.sentences[0].startswith("HLHJ003 : indécis → maintenir")
    assert [found.id for found in done.effect.lifted] == ["I1"]
    assert done.effect.appeared == ()
    assert done.decision.facts == {"verbe": "maintenir", "sujets": ["HLHJ003"]}
    assert store.verify() == []


def test_what_was_wrong_before_where_a_link_leads_is_not_new(store: Store) -> None:
    done = decide.decide(room(store), order(Verb.MERGE, HLHJ003, to="P-07-0001"), ME)
    assert {act for found in done.effect.appeared for act in found.acts} <= {"HLHJ003", "P-07-0001"}
    assert {found.id for found in done.effect.lifted} == {"I1"}


def test_a_dry_run_says_the_same_and_writes_nothing(store: Store) -> None:
    here, head = room(store), store.head()
    tried = decide.decide(here, order(Verb.KEEP, HLHJ003), Signed("expert-3", "essai", dry_run=True))
    assert (tried.entry, store.head()) == (None, head)
    assert decide.decide(here, order(Verb.KEEP, HLHJ003), ME).effect == tried.effect


def test_a_command_and_a_table_make_the_same_draft(store: Store, tmp_path: Path) -> None:
    other = Path(shutil.copy(tmp_path / "base.sqlite", tmp_path / "autre.sqlite"))
    ways = {HLHJ003: [Way(("nouveau1",), 6000), Way(("nouveau2",), 4000)]}
    labels = {"nouveau1": "Biopsie simple", "nouveau2": "Biopsie complexe"}
    decide.decide(room(store), Order(Verb.SPLIT, ways, labels, reason="essai", inherits=False), ME)
    table = tmp_path / "table.csv"
    first, second = room(store).draft.old[HLHJ003].targets
    table.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n"
        f"HLHJ003;subdiviser;{first};Biopsie simple;60;;essai\n"
        f"HLHJ003;subdiviser;{second};Biopsie complexe;40;;essai\n"
    )
    with open_store(str(other)) as beside:
        curate.apply_tables(beside, beside.drafts()[0], [table], actor="expert-3")
        assert content_hash(room(beside).draft) == content_hash(room(store).draft)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (order(Verb.DELETE, HLHJ003), "motif-a-donner"),
        (order(Verb.KEEP, ActCode("ZZZZ999")), "table-acte-inconnu"),
        (order(Verb.MERGE, HLHJ003, HGCA005, to="nouveau"), "libelle-manquant"),
        (order(Verb.MERGE, HLHJ003, to="HHWA001", label="Un acte"), "code-attribue-impossible"),
        (Order(Verb.SPLIT, {HLHJ003: [Way(("P-07-0001",)), Way(("P-07-0002",))]}), "parts-a-donner"),
        (Order(Verb.SPLIT, {HLHJ003: [Way(("P-07-0001",), 6000), Way(("P-07-0002",), 3000)]}), "parts-de-table"),
        (Order(Verb.SPLIT, {HLHJ003: [Way(("P-07-0001",), 6000), Way(("P-07-0001",), 4000)]}), "cible-deux-fois"),
        (Order(Verb.RECODE, {HLHJ003: [Way(("P-07-0001",), 6000)]}), "part-d-un-seul"),
        (Order(Verb.MERGE, {HLHJ003: [Way(("P-07-0001",))]}, {"P-07-0002": "Perdu"}), "libelle-de-trop"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_names_no_row_and_changes_nothing(store: Store, asked: Order, code: str) -> None:
    head = store.head()
    with pytest.raises(DataRefused) as refusal:
        decide.decide(room(store), asked, ME)
    assert refusal.value.code == code
    assert "Ligne" not in refusal.value.message
    assert store.head() == head


def test_equal_parts_are_given_only_where_they_are_asked_for(store: Store) -> None:
    ways = {HLHJ003: [Way((f"P-07-000{number}",)) for number in (1, 2, 3)]}
    decide.decide(room(store), Order(Verb.SPLIT, ways, origin=ShareOrigin.EQUAL), ME)
    shares = room(store).draft.old[HLHJ003].share_sets["actes"]
    assert (shares.parts, shares.origin) == ((3334, 3333, 3333), ShareOrigin.EQUAL)


def test_a_number_once_used_is_never_given_again(store: Store) -> None:
    first = decide.decide(room(store), order(Verb.RECODE, HLHJ003, to="nouveau", label="Un"), ME)
    curate.undo(store, room(store).draft, actor="expert-3")
    again = decide.decide(room(store), order(Verb.RECODE, HLHJ003, to="nouveau", label="Un"), ME)
    numbers = [[c.node for c in done.decision.changes if c.node.startswith("acte/")] for done in (first, again)]
    assert numbers[0] != numbers[1]


def test_a_creation_needs_a_justification_and_a_free_number(store: Store) -> None:
    here = room(store)
    with pytest.raises(DataRefused, match="justification"):
        creation(here.draft, target="nouveau", label="Un", heading="07.03", reason=" ", notes="")
    with pytest.raises(DataRefused, match="existe déjà"):
        creation(here.draft, target="P-07-0001", label="Un", heading="07.03", reason="x", notes="")
    done = decide.create(
        here, creation(here.draft, target="nouveau", label="Un", heading="07.03", reason="x", notes=""), ME
    )
    made = room(store).draft.proposed[ProposedId(done.decision.changes[0].node.partition("/")[2])]
    assert (made.label, made.justification, made.chapter) == ("Un", "x", "07")
    assert done.decision.facts["sujets"] == [made.id]


def test_a_created_act_is_withdrawn_and_one_that_is_led_to_is_not(store: Store) -> None:
    with pytest.raises(DataRefused, match="mène encore"):
        decide.withdraw(room(store), ["P-07-0001"], ME)
    here = room(store)
    tables = creation(here.draft, target="nouveau", label="Un", heading="07.03", reason="x", notes="")
    target = decide.create(here, tables, ME).decision.changes[0].node.partition("/")[2]
    decide.withdraw(room(store), [target], ME)
    assert target not in room(store).draft.proposed


def test_a_completion_keeps_what_it_does_not_say(store: Store) -> None:
    here = room(store)
    line = LineRow(0, "P-07-0001", 4, 0, score=14_000, cp_key="anesthésie", prior_approval=True)
    decide.complete(here, [line], Conditions(notes="À relire"), ME)
    decide.complete(room(store), [LineRow(0, "P-07-0001", 4, 0, billing_group="ADA")], Conditions(), ME)
    act = room(store).draft.proposed[ProposedId("P-07-0001")]
    made = act.line(Slot(4, 0))
    assert made is not None
    assert (made.score, made.cp_key, made.billing_group, made.prior_approval) == (14_000, "anesthésie", "ADA", True)
    assert act.notes == "À relire"
    decide.complete(room(store), [LineRow(0, "P-07-0001", 4, 0)], Conditions(no_prior_approval=True), ME)
    after = room(store).draft.proposed[ProposedId("P-07-0001")].line(Slot(4, 0))
    assert after is not None
    assert (after.prior_approval, after.score) == (False, 14_000)
    decide.complete(room(store), [LineRow(0, "P-07-0001", 4, 0)], Conditions(drop=True), ME)
    assert room(store).draft.proposed[ProposedId("P-07-0001")].line(Slot(4, 0)) is None


def test_points_go_to_lines_that_are_there(store: Store) -> None:
    with pytest.raises(DataRefused, match="activité 5"):
        decide.score(room(store), [LineRow(0, "P-07-0001", 5, 0, score=100)], ME)
    with pytest.raises(UnknownThing):
        decide.score(room(store), [LineRow(0, "P-07-0999", 1, 0, score=100)], ME)
    decide.score(room(store), [LineRow(0, "P-07-0001", 1, 0, score=27_000)], ME)
    line = room(store).draft.proposed[ProposedId("P-07-0001")].line(Slot(1, 0))
    assert line is not None
    assert line.score == 27_000


def test_shares_by_acts_and_by_euros_do_not_mix(store: Store) -> None:
    by_acts = room(store).draft.old[HHFA016].share_sets["actes"]
    euros = ShareSet((7000, 3000), ShareOrigin.VOLUMES, "PMSI")
    done = decide.distribute(room(store), HHFA016, euros, "euros", ME)
    assert room(store).draft.old[HHFA016].share_sets == {"actes": by_acts, "euros": euros}
    assert "euros" in done.effect.sentences[0]
    assert decide.shares_said(room(store).draft, done, "euros") == ""
    moved = decide.distribute(room(store), HHFA016, ShareSet((9000, 1000), ShareOrigin.EXPERT), "actes", ME)
    assert decide.shares_said(room(store).draft, moved, "actes").startswith("Part de HHFA016 vers P-07-0002")


def test_a_comment_is_kept_for_good_under_its_subject(store: Store) -> None:
    for text in ("Un", "Deux"):
        decide.comment(room(store), "P-07-0001", text, ME)
    comments = room(store).draft.registers.comments
    assert {key: (one.text, one.member) for key, one in comments.items()} == {
        "HHFA001/0001": ("Un", "expert-3"),
        "HHFA001/0002": ("Deux", "expert-3"),
    }
    assert store.entries(after=store.head()[0] - 1)[0].decision.kind is Kind.COMMENT
    with pytest.raises(DataRefused, match="vide"):
        decide.comment(room(store), "HHFA001", "  ", ME)


def test_what_someone_else_moved_meanwhile_is_not_written_over(store: Store) -> None:
    seen = room(store)
    decide.decide(seen, order(Verb.KEEP, HLHJ003), Signed("expert-1"))
    with pytest.raises(DossierMoved, match="expert-1"):
        decide.decide(seen, order(Verb.DELETE, HLHJ003, reason="x"), ME)


# undo ∘ do = id, whatever the verb

TARGETS = ("P-07-0001", "P-07-0002", "P-07-0003")


def _draw_way(draw: st.DrawFn, verb: Verb) -> Callable[[Room], Decided]:
    olds = draw(st.lists(st.sampled_from([HLHJ003, HGCA005, HHFA016]), min_size=1, max_size=2, unique=True))
    if verb in (Verb.KEEP, Verb.RELABEL, Verb.DELETE):
        label = f"Libellé {draw(st.integers(0, 9))}"
        ways: dict[ActCode, list[Way]] = {old: [] if verb is Verb.DELETE else [Way((old,))] for old in olds}
        labels = {str(old): f"{label} {old}" for old in olds} if verb is Verb.RELABEL else NOWHERE
        return lambda here: decide.decide(here, Order(verb, ways, labels, reason="essai"), ME)
    if verb is Verb.BILL_TOGETHER:
        together = {old: [Way(TARGETS[:2])] for old in olds}
        return lambda here: decide.decide(here, Order(verb, together), ME)
    if verb in (Verb.RECODE, Verb.MERGE):
        to = draw(st.sampled_from([*TARGETS, "nouveau"]))
        labels = {to: "Un acte nouveau"} if to == "nouveau" else NOWHERE
        return lambda here: decide.decide(here, Order(verb, {old: [Way((to,))] for old in olds}, labels), ME)
    parts = draw(partitions(2))
    split = {old: [Way((name,), part) for name, part in zip(TARGETS, parts, strict=False)] for old in olds}
    return lambda here: decide.decide(here, Order(verb, split), ME)


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Room], Decided]:
    """Any edit that a command can make and its author can take back."""
    verb = draw(st.sampled_from([*Verb, "completer", "scorer", "laisser", "repartir", "placer", "famille"]))
    points = draw(st.integers(1, 90_000))
    if verb is Verb.CREATE:
        return lambda here: decide.create(
            here, creation(here.draft, target="nouveau", label="Un", heading="07.03", reason="x", notes=""), ME
        )
    if isinstance(verb, Verb):
        return _draw_way(draw, verb)
    if verb == "completer":
        conditions = Conditions(notes=draw(st.sampled_from([None, "Note"])), drop=draw(st.booleans()))
        line = LineRow(0, "P-07-0001", 1, 0, score=points, modifiers=("F",))
        return lambda here: decide.complete(here, [line], conditions, ME)
    if verb == "scorer":
        return lambda here: decide.score(here, [LineRow(0, "P-07-0002", 1, 0, score=points)], ME)
    if verb == "laisser":
        return lambda here: decide.leave(here, [(HHFA016, 1, 0)], f"Comité {points}", ME)
    if verb == "repartir":
        shares = ShareSet(draw(partitions(2)), draw(st.sampled_from([ShareOrigin.EXPERT, ShareOrigin.VOLUMES])), "x")
        measure = draw(st.sampled_from(decide.MEASURES))
        return lambda here: decide.distribute(here, HHFA016, shares, measure, ME)
    if verb == "famille":
        return lambda here: families.make_family(here, Family("99", f"Nom {points}"), ME)
    return lambda here: families.place(here, ["HLHJ003", "HHFA001"], "07", ME)


@given(data=st.data())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_undo_after_any_edit_is_as_if_nothing_had_been_done(demo_base: Path, data: st.DataObject) -> None:
    with open_store(str(demo_base)) as store:
        if "07" not in room(store).draft.registers.families:
            families.make_family(room(store), Family("07", "Digestif"), ME)
        before, head = content_hash(room(store).draft), store.head()[0]
        try:
            data.draw(edits())(room(store))
        except DataRefused:
            assert store.head()[0] == head
            return
        after = content_hash(room(store).draft)
        curate.undo(store, room(store).draft, actor="expert-3")
        assert content_hash(room(store).draft) == before
        curate.redo(store, room(store).draft, actor="expert-3")
        assert content_hash(room(store).draft) == after
        curate.undo(store, room(store).draft, actor="expert-3")
        assert content_hash(room(store).draft) == before


EVERY: dict[str, Callable[[Room], Decided]] = {
    "maintenir": lambda here: decide.decide(here, order(Verb.KEEP, HLHJ003), ME),
    "relibeller": lambda here: decide.decide(here, order(Verb.RELABEL, HLHJ003, to="HLHJ003", label="Autre"), ME),
    "recoder": lambda here: decide.decide(here, order(Verb.RECODE, HLHJ003, to="nouveau", label="Autre"), ME),
    "regrouper": lambda here: decide.decide(here, order(Verb.MERGE, HLHJ003, HGCA005, to="P-07-0001"), ME),
    "subdiviser": lambda here: decide.decide(
        here, Order(Verb.SPLIT, {HLHJ003: [Way((TARGETS[0],), 6000), Way((TARGETS[1],), 4000)]}), ME
    ),
    "facturer ensemble": lambda here: decide.decide(here, Order(Verb.BILL_TOGETHER, {HLHJ003: [Way(TARGETS[:2])]}), ME),
    "supprimer": lambda here: decide.decide(here, order(Verb.DELETE, HLHJ003, reason="x"), ME),
    "scorer": lambda here: decide.score(here, [LineRow(0, "P-07-0001", 1, 0, score=99)], ME),
    "laisser": lambda here: decide.leave(here, [(HHFA016, 1, 0)], "Comité 1", ME),
    "placer": lambda here: families.place(here, ["HLHJ003"], "07", ME),
}


@pytest.mark.parametrize("verb", EVERY)
def test_each_verb_is_one_decision_that_its_author_takes_back(store: Store, verb: str) -> None:
    families.make_family(room(store), Family("07", "Digestif"), ME)
    before = content_hash(room(store).draft)
    done = EVERY[verb](room(store))
    assert done.entry is not None
    assert done.decision.facts["verbe"] == verb
    assert content_hash(room(store).draft) != before
    assert curate.undo(store, room(store).draft, actor="expert-3").decision.facts["decision"] == done.entry.position
    assert content_hash(room(store).draft) == before
    assert store.verify() == []
