"""Nodes as JSON and back: every record of every register, whatever it holds; the keys of the journal never change."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccam.model import registers as r
from ccam.model.draft import Draft
from ccam.model.nodes import KEYS, LAYERS, content_hash, decode_node, encode_node, set_node, states_of, value_of

RECORDS = {
    "famille": r.Family, "place": r.Placement, "etat": r.Standing, "avis": r.Opinion, "commentaire": r.Comment,
    "desaccord": r.Disagreement, "seance": r.Session, "tour": r.Round, "prevu": r.PlannedMilestone,
    "refus": r.RefusedSuggestion,
}  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
st.register_type_strategy(str, TEXT)

nodes: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    [st.tuples(st.just(f"{layer}/x"), st.builds(record)) for layer, record in RECORDS.items()]
)


def test_every_layer_of_registers_is_here() -> None:
    assert set(LAYERS) == set(RECORDS) | {"ancien", "acte"}
    assert len(fields(r.Registers)) == len(RECORDS)


def test_a_key_means_one_attribute() -> None:
    assert len(set(KEYS.values())) == len(KEYS)


@given(nodes)
def test_a_record_comes_back_whole(node: tuple[str, Any]) -> None:
    name, record = node
    state = encode_node(name, record)
    assert decode_node(name, state) == record
    assert None not in leaves(state)


def leaves(state: Any) -> Iterator[Any]:
    """Every value of a state that holds no other; a text « null » is a text."""
    if isinstance(state, dict | list):
        for inner in state.values() if isinstance(state, dict) else state:
            yield from leaves(inner)
    else:
        yield state


@given(st.lists(nodes, max_size=6))
def test_a_draft_holds_what_is_set(given_nodes: list[tuple[str, Any]]) -> None:
    draft = Draft("essai", "81")
    empty = content_hash(draft)
    for name, record in given_nodes:
        set_node(draft, name, encode_node(name, record))
    last = dict(given_nodes)
    assert {name: value_of(draft, name) for name in last} == last
    assert states_of(draft) == {name: encode_node(name, record) for name, record in last.items()}
    for name in last:
        set_node(draft, name, None)
    assert content_hash(draft) == empty
