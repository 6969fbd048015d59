"""No decision leaves a proposed act without a predecessor: it goes with what abandons it, and comes back with it."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.formats.transcodage import LineRow
from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft, Verb
from ccam.model.errors import DataRefused, DossierMoved
from ccam.model.graph import dossiers
from ccam.model.invariants import check
from ccam.model.nodes import content_hash
from ccam.model.registers import Disagreement
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import curate, decide
from ccam.usecases.decide import Conditions, Decided, Room, Signed
from ccam.usecases.orders import Order, Way, creation
from tests import strategies as s
from tests.soak.victims import changing

A, B, C = s.code(1), s.code(2), s.code(3)
ONE, TWO = Signed("expert-1", "essai"), Signed("expert-2", "essai")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of three acts, of which the first has two lines, and an empty draft."""
    path = tmp_path_factory.mktemp("orphelins") / "base.sqlite"
    init_base(str(path))
    with open_store(str(path)) as store, store.write("secretariat", "départ") as writer:
        writer.add_release(s.release(s.act(1, (1, 4)), s.act(2), s.act(3)), ())
        writer.create_draft("essai", "81")
    return path


@pytest.fixture
def store(empty: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(str(shutil.copy(empty, tmp_path / "base.sqlite"))) as opened:
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def keep(store: Store, *codes: ActCode, signed: Signed = ONE) -> ProposedId:
    """Keep acts; the proposed act of the first."""
    decide.decide(room(store), Order(Verb.KEEP, {code: [Way((code,))] for code in codes}), signed)
    return room(store).draft.old[codes[0]].targets[0]


def send(store: Store, to: str, *codes: ActCode, verb: Verb = Verb.MERGE, signed: Signed = ONE) -> Decided:
    labels = {to: "Un acte nouveau"} if to == "nouveau" else {}
    return decide.decide(room(store), Order(verb, {code: [Way((to,))] for code in codes}, labels), signed)


def alone(draft: Draft) -> set[ProposedId]:
    """Proposed acts that nothing leads to and that nobody created (I2)."""
    led = {target for act in draft.old.values() for target in act.targets}
    return {act.id for act in draft.proposed.values() if act.id not in led and not act.justification}


@pytest.mark.parametrize(
    "away",
    [
        Order(Verb.MERGE, {A: [Way(("nouveau",))], B: [Way(("nouveau",))]}, {"nouveau": "Un acte nouveau"}),
        Order(
            Verb.SPLIT,
            {A: [Way(("nouveau1",), 6000), Way(("nouveau2",), 4000)]},
            {"nouveau1": "Un", "nouveau2": "Deux"},
        ),
        Order(Verb.DELETE, {A: []}, reason="obsolète"),
        Order(Verb.RECODE, {A: [Way(("nouveau",))]}, {"nouveau": "Un acte nouveau"}),
    ],
    ids=lambda order: order.verb.value,
)
def test_an_act_kept_and_then_sent_elsewhere_leaves_nothing_behind(store: Store, away: Order) -> None:
    kept = keep(store, A)
    before = content_hash(room(store).draft)
    done = decide.decide(room(store), away, ONE)
    after = room(store)
    assert kept not in after.draft.proposed
    found = check(after.draft, after.release, dossiers(after.draft, after.release))
    assert not {"I2", "I12"} & {violation.id for violation in found}
    assert f"{A} : acte proposé retiré" in done.effect.sentences
    assert done.lost == ()
    curate.undo(store, after.draft, actor="expert-1")
    assert content_hash(room(store).draft) == before


def test_what_goes_with_it_is_said_beforehand_and_afterwards_and_comes_back(store: Store) -> None:
    kept = keep(store, A)
    assert decide.would_lose(room(store), [A]) == ()
    decide.score(room(store), [LineRow(0, kept, 1, 0, score=26_200)], TWO)
    before = content_hash(room(store).draft)
    assert decide.would_lose(room(store), [A]) == (
        f"Si plus aucun acte actuel n'y mène, {A} est retiré avec ses points ; u le rend.",
    )
    done = send(store, "nouveau", A, B)
    assert done.lost == (f"{A} est retiré avec ses points : plus aucun acte actuel n'y mène",)
    curate.undo(store, room(store).draft, actor="expert-1")
    assert content_hash(room(store).draft) == before


@pytest.mark.parametrize(
    ("row", "conditions", "work"),
    [
        (LineRow(0, "", 1, 0, billing_group="ADI"), Conditions(), "ses lignes complétées"),
        (LineRow(0, "", 4, 0, billing_group="ADC"), Conditions(), ""),
        (LineRow(0, "", 4, 0), Conditions(drop=True), ""),
        (LineRow(0, "", 1, 0), Conditions(notes="À relire"), "ses notes"),
    ],
)
def test_a_line_as_the_old_act_gave_it_is_no_work(
    store: Store, row: LineRow, conditions: Conditions, work: str
) -> None:
    kept = keep(store, A)
    with suppress(DataRefused):  # the line says that already
        decide.complete(room(store), [row._replace(target=kept)], conditions, ONE)
    assert [sentence.count(work) for sentence in send(store, "nouveau", A).lost] == ([1] if work else [])


def test_an_act_that_others_still_lead_to_stays(store: Store) -> None:
    kept = keep(store, A)
    send(store, kept, B)
    done = send(store, "nouveau", A, verb=Verb.RECODE)
    assert kept in room(store).draft.proposed
    assert ("ancien/HHFA002", 1) in done.decision.reads


def test_an_act_of_which_people_spoke_is_not_taken_away_in_passing(store: Store) -> None:
    kept = keep(store, A)
    seen, dispute = room(store).draft, Disagreement("D-1", (kept,), "Quel libellé ?", ())
    with store.write("expert-1", "essai") as writer:
        writer.decide(changing(seen, {"desaccord/D-1": dispute}))
    head = store.head()
    with pytest.raises(DataRefused, match="un désaccord"):
        send(store, "nouveau", A)
    assert store.head() == head


def test_a_table_says_how_many_acts_it_takes_away(store: Store, tmp_path: Path) -> None:
    kept = keep(store, A, B)
    decide.score(room(store), [LineRow(0, kept, 1, 0, score=100)], ONE)
    table = tmp_path / "table.csv"
    table.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n"
        "HHFA001;regrouper;P-07-0090;Un acte;100;;essai\nHHFA002;regrouper;P-07-0090;Un acte;100;;essai\n"
    )
    done = curate.apply_tables(store, store.drafts()[0], [table], actor="expert-1")
    assert (done.old, done.new, len(done.withdrawn)) == (2, 1, 2)
    assert done.sentence.endswith(
        "2 actes proposés sont retirés, que plus aucun acte actuel n'atteint "
        "(dont 1 avec des points, des lignes complétées ou des notes)."
    )
    assert alone(room(store).draft) == set()


def test_who_links_and_who_takes_away_meanwhile_do_not_both_win(store: Store) -> None:
    kept = keep(store, A)
    seen = room(store)
    send(store, kept, B, signed=TWO)
    with pytest.raises(DossierMoved, match="HHFA002"):
        decide.decide(seen, Order(Verb.DELETE, {A: []}, reason="obsolète"), ONE)
    assert kept in room(store).draft.proposed


def test_two_who_leave_an_act_at_once_do_not_leave_it_alone(store: Store) -> None:
    kept = keep(store, A)
    send(store, kept, B)
    seen = room(store)
    send(store, "nouveau", A, verb=Verb.RECODE)
    with pytest.raises(DossierMoved, match="HHFA001"):
        decide.decide(seen, Order(Verb.DELETE, {B: []}, reason="obsolète"), TWO)


def test_taking_back_does_not_leave_alone_what_others_gave_up(store: Store) -> None:
    kept = keep(store, A)
    linked = send(store, kept, B, signed=TWO)
    send(store, "nouveau", A, verb=Verb.RECODE)
    assert linked.entry is not None
    with pytest.raises(DossierMoved):
        curate.undo(store, room(store).draft, actor="expert-2")
    assert alone(room(store).draft) == set()


def test_doing_again_does_not_leave_alone_what_another_took_back_meanwhile(store: Store) -> None:
    kept = keep(store, A)
    send(store, kept, B, signed=TWO)
    send(store, "nouveau", A, verb=Verb.RECODE)
    curate.undo(store, room(store).draft, actor="expert-1")
    curate.undo(store, room(store).draft, actor="expert-2")
    with pytest.raises(DossierMoved, match="expert-2"):
        curate.redo(store, room(store).draft, actor="expert-1")
    assert alone(room(store).draft) == set()


TARGETS = ("P-07-0001", "P-07-0002", "P-07-0003", "nouveau", "HHFA001", "HHFA002")


def _act(draw: st.DrawFn, store: Store) -> object:
    """One thing that somebody does."""
    here, signed = room(store), draw(st.sampled_from([ONE, TWO]))
    match draw(st.sampled_from(["keep", "send", "split", "delete", "score", "create", "undo", "redo"])):
        case "undo":
            return curate.undo(store, here.draft, actor=signed.actor)
        case "redo":
            return curate.redo(store, here.draft, actor=signed.actor)
        case "create":
            tables = creation(here.draft, target="nouveau", label="Un", heading="07.03", reason="x", notes="")
            return decide.create(here, tables, signed)
        case "score":
            line = LineRow(
                0, draw(st.sampled_from(sorted(here.draft.proposed) or [ProposedId("P-07-0001")])), 1, 0, score=100
            )
            return decide.score(here, [line], signed)
        case verb:
            codes = draw(st.lists(st.sampled_from([A, B, C]), min_size=1, max_size=2, unique=True))
            return decide.decide(here, _order(draw, verb, codes), signed)


def _order(draw: st.DrawFn, verb: str, codes: list[ActCode]) -> Order:
    if verb == "keep":
        return Order(Verb.KEEP, {code: [Way((code,))] for code in codes})
    if verb == "delete":
        return Order(Verb.DELETE, {code: [] for code in codes}, reason="obsolète")
    first, second = draw(st.lists(st.sampled_from(TARGETS), min_size=2, max_size=2, unique=True))
    labels = {to: f"Acte {to}" for to in (first, second)}
    if verb == "send":
        return Order(Verb.MERGE, {code: [Way((first,))] for code in codes}, {first: labels[first]})
    return Order(Verb.SPLIT, {code: [Way((first,), 6000), Way((second,), 4000)] for code in codes}, labels)


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_decided_or_taken_back_no_act_is_left_alone(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = shutil.copy(empty, tmp_path_factory.mktemp("loi") / "base.sqlite")
    with open_store(str(path)) as store:
        for _ in range(data.draw(st.integers(2, 8))):
            with suppress(DataRefused, DossierMoved):
                data.draw(st.composite(lambda draw: _act(draw, store))())
            draft = room(store).draft
            assert alone(draft) == set()
            assert {target for act in draft.old.values() for target in act.targets} <= draft.proposed.keys()
        assert store.verify() == []
