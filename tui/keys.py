"""The keys as this person has them: those of the registry, some of which ``touches.toml`` changes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from textual.keys import _character_to_key

from ccam.french import tui_settings as fr
from ccam.model.errors import UsageError
from ccam.model.text import folded
from tui.actions import BY_ID, REGISTRY, Action

FIXED = ("open", "back", "next_panel", "previous_panel")
"""Ids of the actions whose keys every dialogue needs."""

TEXTUAL = ("ctrl+c", "ctrl+q")
"""Keys that Textual keeps for itself."""

NAMED = re.compile(r"f([1-9]|1[0-2])|ctrl\+[a-z]")


@dataclass(frozen=True, slots=True)
class Keys:
    """``changed`` holds the actions whose keys are not those of the registry, by id."""

    changed: Mapping[str, Action] = field(default_factory=dict)

    def of(self, id_: str) -> Action:
        """An action with its keys."""
        return self.changed.get(id_) or BY_ID[id_]

    def shown(self, id_: str) -> str:
        """Its keys as people read them, "" for none."""
        return self.of(id_).shown

    def hints(self, ids: Iterable[str]) -> str:
        """``/ filtrer   : commande   ? aide``."""
        return "   ".join(f"{self.shown(id_)} {BY_ID[id_].label}" for id_ in ids)

    @property
    def keymap(self) -> dict[str, str]:
        """What Textual wants: keys by id of binding."""
        return {id_: ",".join(action.keys) for id_, action in self.changed.items()}


STANDARD = Keys()


def read(written: Mapping[str, str]) -> Keys:
    """The keys once those of ``written`` (by action, as people write both) have been changed. The first key of an
    action is replaced; its arrows and the like stay. Refused where a key would do two things.
    """
    changed: dict[str, Action] = {}
    for name, key in written.items():
        action = _action(name)
        if action.id in FIXED:
            raise UsageError(fr.FIXED_ACTION, action=action.label)
        textual = _key(key, action)
        rest = action.shown.split(" ")[1:]
        changed[action.id] = replace(action, keys=(textual, *action.keys[1:]), shown=" ".join([key.strip(), *rest]))
    _require_one_meaning(changed)
    return Keys(changed)


def _action(name: str) -> Action:
    names = {folded(action.label): action for action in REGISTRY} | {action.id: action for action in REGISTRY}
    found = names.get(name) or names.get(folded(name))
    if found is None:
        near = get_close_matches(folded(name), names, n=1, cutoff=0.6)
        hint = fr.NEAR_ACTION.format(action=names[near[0]].label) if near else ""
        raise UsageError(fr.UNKNOWN_ACTION, action=name, near=hint)
    return found


def _key(written: str, action: Action) -> str:
    """The name that Textual gives to a key."""
    text = written.strip()
    named = fr.KEY_NAMES.get(text.lower())
    if named or (NAMED.fullmatch(text.lower()) and text.lower() not in TEXTUAL):
        return named or text.lower()
    if len(text) == 1 and text.isprintable():
        return _character_to_key(text)
    raise UsageError(fr.UNKNOWN_KEY, key=written, action=action.label, names=", ".join(fr.KEY_NAMES))


def _require_one_meaning(changed: Mapping[str, Action]) -> None:
    owners: dict[str, Action] = {}
    for action in (changed.get(action.id, action) for action in REGISTRY):
        for key in action.keys:
            if key in owners:
                spoken = next((a.shown.split(" ")[0] for a in (action, owners[key]) if a.id in changed), key)
                raise UsageError(fr.KEY_TWICE, key=spoken, first=owners[key].label, second=action.label)
            owners[key] = action
