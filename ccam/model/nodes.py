"""Nodes of the journal by layer: what ``ancien/HHFA001`` or ``desaccord/D-0001`` holds, as an object and as JSON.

A layer is the first word of a node's name. Records of :mod:`ccam.model.registers` are coded by their fields: keys are
French without accents, an attribute at its default is left out, and there is never a float.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from ccam.model import registers as r
from ccam.model.codec import Json, decode_act, decode_old, encode_act, encode_old, fingerprint
from ccam.model.draft import Draft

KEYS = {
    "id": "id", "name": "nom", "committee": "comite", "subject": "sujet", "family": "famille", "state": "etat",
    "reason": "motif", "on": "le", "effective": "effet", "member": "membre", "function": "fonction", "stance": "avis",
    "round": "tour", "veto": "veto", "text": "texte", "subjects": "sujets", "question": "question", "sides": "parties",
    "effect": "effet_centimes", "unit": "unite", "awaits": "attend", "due": "echeance", "outcome": "issue",
    "closed": "clos", "who": "qui", "words": "dires", "evidence": "preuve", "body": "instance", "title": "titre",
    "agenda": "ordre_du_jour", "present": "presents", "conflicts": "deports", "quorum": "quorum", "nature": "nature",
    "members": "membres", "deliver": "livrables", "progress": "avancement", "old": "ancien",
    "target": "acte", "functions": "fonctions", "basis": "calcul",
    "reference": "reference", "authors": "auteurs", "families": "familles", "scores": "scores", "line": "ligne",
    "points": "centipoints", "edits": "modifications", "edited": "modifie_le",
}  # fmt: skip
"""Attributes of the records, as the journal writes them: never changed once an entry has been written."""


def encode_record(record: Any) -> Json:
    """A record by its fields."""
    state = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value != _default(field):
            state[KEYS[field.name]] = _plain(value)
    return state


def _default(field: "Field[Any]") -> object:
    return field.default if field.default is not MISSING else None


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return encode_record(value) if is_dataclass(value) else value


def _decode(record: type, state: Json) -> Any:
    hints = _hints(record)
    given = {
        field.name: _typed(hints[field.name], state[KEYS[field.name]])
        for field in fields(record)
        if KEYS[field.name] in state
    }
    return record(**given)


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        (item, *_) = get_args(hint)
        return tuple(_typed(item, one) for one in value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _decode(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value


class Layer(NamedTuple):
    """One kind of node: where a draft holds its objects, by key, and how they are written."""

    held: Callable[[Draft], dict[Any, Any]]
    encode: Callable[[Any], Json]
    decode: Callable[[Json], Any]


def _register(attribute: str, record: type) -> Layer:
    return Layer(lambda draft: getattr(draft.registers, attribute), encode_record, lambda state: _decode(record, state))


LAYERS: dict[str, Layer] = {
    "ancien": Layer(lambda draft: draft.old, encode_old, decode_old),
    "acte": Layer(lambda draft: draft.proposed, encode_act, decode_act),
    "famille": _register("families", r.Family),
    "place": _register("placements", r.Placement),
    "etat": _register("standings", r.Standing),
    "avis": _register("opinions", r.Opinion),
    "commentaire": _register("comments", r.Comment),
    "desaccord": _register("disagreements", r.Disagreement),
    "seance": _register("sessions", r.Session),
    "tour": _register("rounds", r.Round),
    "prevu": _register("planned", r.PlannedMilestone),
    "refus": _register("refusals", r.RefusedSuggestion),
}
"""Every layer, by the first word of its nodes' names."""


def node_name(layer: str, key: str) -> str:
    """``desaccord/D-0001``."""
    return f"{layer}/{key}"


def value_of(draft: Draft, node: str) -> Any:
    """What a draft holds at ``node``, None where nothing is."""
    layer, _, key = node.partition("/")
    return LAYERS[layer].held(draft).get(key)


def encode_node(node: str, value: Any) -> Json:
    """The state of ``node`` when it holds ``value``."""
    return LAYERS[node.partition("/")[0]].encode(value)


def decode_node(node: str, state: Json | None) -> Any:
    """What ``node`` holds in ``state``; None for None."""
    return None if state is None else LAYERS[node.partition("/")[0]].decode(state)


def set_node(draft: Draft, node: str, state: Json | None) -> None:
    """Write ``state`` at ``node`` of a draft that is being folded; None takes the node away."""
    layer, _, key = node.partition("/")
    held = LAYERS[layer].held(draft)
    if state is None:
        held.pop(key, None)
    else:
        held[key] = LAYERS[layer].decode(state)


def states_of(draft: Draft) -> dict[str, Json]:
    """Every node that a draft holds, with its state."""
    return {
        node_name(name, key): layer.encode(value)
        for name, layer in LAYERS.items()
        for key, value in layer.held(draft).items()
    }


def content_hash(draft: Draft) -> str:
    """Fingerprint of what a draft says, node by node; how it came to say so does not count."""
    return fingerprint(states_of(draft))
