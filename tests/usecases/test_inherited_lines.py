"""A new act begins with the lines of those it comes from, points unknown, unless one says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.codes import ProposedId
from ccam.model.draft import ProposedLine, Verb
from ccam.model.nodes import content_hash
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import curate, decide
from ccam.usecases.decide import Decided, Room, Signed
from ccam.usecases.orders import Order, Way
from tests import strategies as s

ME = Signed("expert-3", "essai")
FIRST, SECOND, THIRD = map(s.code, (1, 2, 3))
NEW = ProposedId("P-07-0001")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An act with anaesthesia, one without, one of another billing group."""
    init_base(str(tmp_path / "base.sqlite"))
    with open_store(str(tmp_path / "base.sqlite")) as opened:
        acts = (s.act(1, (1, 4)), s.act(2, (1,)), s.act(3, (1, 5)))
        with opened.write("secrétariat", "départ") as writer:
            writer.add_release(s.release(*acts), ())
            writer.create_draft("essai", "81")
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def merged(store: Store, *codes: str, inherits: bool = True, verb: Verb = Verb.MERGE) -> Decided:
    ways = {s.code(int(code[-3:])): [Way(("nouveau",))] for code in codes}
    return decide.decide(room(store), Order(verb, ways, {"nouveau": "Un seul acte"}, inherits=inherits), ME)


def lines(store: Store) -> tuple[ProposedLine, ...]:
    return store.draft("essai").proposed[NEW].lines


def test_a_merger_takes_the_union_of_the_lines_without_points(store: Store) -> None:
    before = content_hash(store.draft("essai"))
    done = merged(store, FIRST, SECOND, THIRD)
    assert [str(line.slot) for line in lines(store)] == ["1/0", "4/0", "5/0"]
    assert {(line.score, line.cp_key) for line in lines(store)} == {(None, "")}
    assert done.inherited == (f"{NEW} : lignes de ses actes d'origine, sans points (activités 1, 4, 5)",)
    assert "I20" not in {found.id for found in done.effect.appeared}
    assert done.effect.errors == 0
    curate.undo(store, store.draft("essai"), actor=ME.actor)
    assert content_hash(store.draft("essai")) == before
    assert store.verify() == []


def test_one_may_ask_for_none(store: Store) -> None:
    done = merged(store, FIRST, SECOND, inherits=False)
    assert (lines(store), done.inherited) == ((), ())
    assert {found.id for found in done.effect.appeared} == {"I20"}


def test_what_the_lines_say_alike_is_kept_and_the_rest_left_open(store: Store) -> None:
    merged(store, FIRST, SECOND)
    assert {line.billing_group for line in lines(store)} == {"ADC"}
    other = s.release(s.act(1), s.act(2), version="82")
    changed = [s.line(s.code(2), group="ATM")]
    with open_store(store.url) as opened, opened.write("secrétariat", "x") as writer:
        from dataclasses import replace

        acts = (other.acts[0], replace(other.acts[1], lines=tuple(changed)))
        writer.add_release(replace(other, acts=acts), ())
        writer.create_draft("autre", "82")
    here = decide.open_room(store, "autre")
    ways = {FIRST: [Way(("nouveau",))], SECOND: [Way(("nouveau",))]}
    decide.decide(here, Order(Verb.MERGE, ways, {"nouveau": "Un seul acte"}), ME)
    (line,) = store.draft("autre").proposed[NEW].lines
    assert line.billing_group == ""


def test_an_act_that_is_there_already_keeps_its_own(store: Store) -> None:
    merged(store, SECOND)
    decide.decide(room(store), Order(Verb.MERGE, {FIRST: [Way((NEW,))]}), ME)
    assert [str(line.slot) for line in lines(store)] == ["1/0"]


def test_each_part_of_a_split_takes_them_and_acts_billed_together_do_not(store: Store) -> None:
    labels = {"nouveau1": "Une part", "nouveau2": "Une autre"}
    ways = {FIRST: [Way(("nouveau1",), 4000), Way(("nouveau2",), 6000)]}
    done = decide.decide(room(store), Order(Verb.SPLIT, ways, labels), ME)
    assert len(done.inherited) == 2
    together = {SECOND: [Way(("nouveau1", "nouveau2"))]}
    done = decide.decide(
        room(store), Order(Verb.BILL_TOGETHER, together, {k: v + " encore" for k, v in labels.items()}), ME
    )
    assert done.inherited == ()
