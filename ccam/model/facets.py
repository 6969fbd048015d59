"""Facets: a node taken apart into what can change of it, and put together again.

``facets`` and ``build`` are inverse of each other. Values are those of the journal's JSON; a facet at its default is
not there. A key that this module does not know is the facet :data:`What.OTHER`: nothing is ever lost.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ccam.model.codec import Json
from ccam.model.draft import Fate
from ccam.model.text import normal_label


class What(StrEnum):
    """What a facet is: of old acts, of proposed acts, of their lines; a whole record."""

    FATE = "devenir"
    VERB = "verbe"
    REASON = "motif"
    ALTERNATIVE = "alternative"
    SHARES = "parts"
    LEFT = "laisse"
    REVIEW = "a_revoir"
    ACT = "acte"
    LABEL = "libelle"
    CODE = "code"
    HEADING = "subdivision"
    JUSTIFICATION = "justification"
    NOTES = "notes"
    LINE = "ligne"
    SCORE = "points"
    CP_KEY = "cle_cp"
    LINE_LABEL = "libelle_ligne"
    BILLING_GROUP = "regroupement"
    EXECUTANTS = "executants"
    COPAY_EXEMPTION = "exo_tm"
    PRIOR_APPROVAL = "accord_prealable"
    CONDITIONAL_REFUND = "sous_conditions"
    MODIFIERS = "modificateurs"
    GESTURES = "gestes"
    ASSOCIATIONS = "associations"
    OTHER = "autre"
    ORDER = "ordre"
    RECORD = "registre"


class Facet(NamedTuple):
    """One part of a node. ``key`` tells alternatives (id), shares (measure) and lines (``4/0``) apart; of a record it
    is the layer.
    """

    what: What
    key: str = ""


WITHOUT_ESSENCE = frozenset({What.REASON, What.JUSTIFICATION, What.NOTES, What.REVIEW, What.ORDER})
"""Facets that never make a major change."""

PLACES = {what: place for place, what in enumerate(What)}
"""The order in which facets are named."""

OLD, ACT = "ancien", "acte"

_OLD_KEYS = {"devenir": What.FATE, "verbe": What.VERB, "motif": What.REASON, "a_revoir": What.REVIEW}
_ACT_KEYS = {
    "libelle": What.LABEL, "code": What.CODE, "subdivision": What.HEADING, "justification": What.JUSTIFICATION,
    "notes": What.NOTES,
}  # fmt: skip
_LINE_KEYS = {
    "points": What.SCORE, "cle_cp": What.CP_KEY, "libelle": What.LINE_LABEL, "regroupement": What.BILLING_GROUP,
    "executants": What.EXECUTANTS, "exo_tm": What.COPAY_EXEMPTION, "accord_prealable": What.PRIOR_APPROVAL,
    "sous_conditions": What.CONDITIONAL_REFUND, "modificateurs": What.MODIFIERS, "gestes": What.GESTURES,
    "associations": What.ASSOCIATIONS,
}  # fmt: skip
_NAMES = {what: key for key, what in (_OLD_KEYS | _ACT_KEYS).items()}
_LINE_NAMES = {what: key for key, what in _LINE_KEYS.items()}
_SLOT = ("activite", "phase")


def essence(what: What, value: Any) -> Any:
    """What of a facet makes a major change when it moves: a label without its typography, shares without their source;
    None where nothing does.
    """
    if value is None or what in WITHOUT_ESSENCE:
        return None
    if what is What.FATE:
        return None if value == Fate.UNDECIDED else value
    if what in (What.LABEL, What.LINE_LABEL):
        return normal_label(value)
    if what is What.SHARES:
        return value["parts"]
    return value["comite"] if what is What.LEFT else value


def facets(node: str, state: Json | None) -> dict[Facet, Any]:
    """The facets of ``node`` in ``state``; none where it is absent."""
    layer = node.partition("/")[0]
    if state is None:
        return {}
    if layer == OLD:
        return _old_facets(state)
    return _act_facets(state) if layer == ACT else {Facet(What.RECORD, layer): state}


def build(node: str, parts: Mapping[Facet, Any]) -> Json | None:
    """The state of ``node`` that has these facets; None where there are none."""
    layer, _, key = node.partition("/")
    if not parts:
        return None
    if layer == OLD:
        return _built_old(key, parts)
    return _built_act(key, parts) if layer == ACT else dict(parts[Facet(What.RECORD, layer)])


def _old_facets(state: Json) -> dict[Facet, Any]:
    found = _scalars(state, _OLD_KEYS, {"code", "alternatives", "parts", "laisses"})
    for key, way in _keyed(found, state, "alternatives", lambda way: str(way["id"])):
        found[Facet(What.ALTERNATIVE, key)] = way["actes"]
    for measure, shares in state.get("parts", {}).items():
        found[Facet(What.SHARES, measure)] = shares
    for key, left in _keyed(found, state, "laisses", _slot):
        found[Facet(What.LEFT, key)] = _without_slot(left)
    return found


def _act_facets(state: Json) -> dict[Facet, Any]:
    found = {Facet(What.ACT): True} | _scalars(state, _ACT_KEYS, {"id", "lignes"})
    for key, line in _keyed(found, state, "lignes", _slot):
        found[Facet(What.LINE, key)] = True
        for name, value in _without_slot(line).items():
            what = _LINE_KEYS.get(name)
            found[Facet(what, key) if what else Facet(What.OTHER, f"{key} {name}")] = value
    return found


def _scalars(state: Json, known: Mapping[str, What], apart: set[str]) -> dict[Facet, Any]:
    return {
        Facet(known[name]) if name in known else Facet(What.OTHER, name): value
        for name, value in state.items()
        if name not in apart
    }


def _keyed(
    found: dict[Facet, Any], state: Json, name: str, key_of: Callable[[Json], str]
) -> Iterable[tuple[str, Json]]:
    """Items of a list by key. Their order is a facet where it is not that of the keys; a list that repeats a key stays
    whole.
    """
    items: list[Json] = state.get(name, [])
    keys = [key_of(item) for item in items]
    if len(set(keys)) < len(keys):
        found[Facet(What.OTHER, name)] = items
        return ()
    if keys != sorted(keys, key=_natural):
        found[Facet(What.ORDER, name)] = keys
    return zip(keys, items, strict=True)


def _natural(key: str) -> tuple[int, str]:
    """``HHFA001#2`` before ``HHFA001#10``."""
    return len(key), key


def _slot(item: Json) -> str:
    return f"{item['activite']}/{item.get('phase', 0)}"


def _without_slot(item: Json) -> Json:
    return {name: value for name, value in item.items() if name not in _SLOT}


def _with_slot(key: str) -> Json:
    activity, _, phase = key.partition("/")
    return {"activite": int(activity), "phase": int(phase)}


def _built_old(code: str, parts: Mapping[Facet, Any]) -> Json:
    state: Json = {
        "code": code,
        "alternatives": [
            {"id": key, "actes": parts[Facet(What.ALTERNATIVE, key)]}
            for key in _order(parts, "alternatives", What.ALTERNATIVE)
        ],
        "parts": {facet.key: value for facet, value in parts.items() if facet.what is What.SHARES},
        "laisses": [_with_slot(key) | parts[Facet(What.LEFT, key)] for key in _order(parts, "laisses", What.LEFT)],
    }
    return state | _whole(parts)


def _built_act(proposed: str, parts: Mapping[Facet, Any]) -> Json:
    lines = {key: _with_slot(key) for key in _order(parts, "lignes", What.LINE)}
    for facet, value in parts.items():
        slot, _, other = facet.key.partition(" ")
        if facet.what in _LINE_NAMES or other:
            lines[slot][_LINE_NAMES.get(facet.what, other)] = value
    return {"id": proposed, "lignes": list(lines.values())} | _whole(parts)


def _whole(parts: Mapping[Facet, Any]) -> Json:
    """Facets that are a key of the node itself."""
    return {
        _NAMES.get(what, key): value
        for (what, key), value in parts.items()
        if what in _NAMES or (what is What.OTHER and " " not in key)
    }


def _order(parts: Mapping[Facet, Any], name: str, what: What) -> list[str]:
    given: list[str] | None = parts.get(Facet(What.ORDER, name))
    return given or sorted((facet.key for facet in parts if facet.what is what), key=_natural)
