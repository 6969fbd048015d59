"""The components that members rated in the blind rounds of scores, as the reveal made them known."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ccam.french import rounds as fr
from ccam.french.tui_scale import COMPONENTS as NAMES
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused
from ccam.model.registers import Round
from ccam.usecases.ballot_sheets import COMPONENT_COUNT
from ccam.usecases.curate import pick_draft
from ccam.usecases.rounds import COMPONENTS, MOST_POINTS, RoundView, revealed_ballots

if TYPE_CHECKING:
    from ccam.store.store import Store

Rated = Mapping[tuple[str, str], "Components"]
"""By member and line."""
Components = tuple[int | None, ...]
"""Durée, stress, effort mental, compétence technique, in 1/100 point; None for one that was not rated."""
COUNT = COMPONENT_COUNT


def with_scores(points: Mapping[str, int], rated: "Mapping[str, Components]") -> dict[str, int]:
    """The score of every line that was rated: the one given, else what the rule in force makes of its components.
    Raises :class:`DataRefused` for a line that lacks some.
    """
    from ccam.usecases.workbench.rounds import scoring_of

    scores = dict(points)
    for line, parts in rated.items():
        score = scoring_of((parts, points.get(line)))
        if score is None:
            lacking = [name for name, part in zip(NAMES, parts, strict=True) if part is None]
            raise DataRefused(fr.PARTIAL, line=line, names=", ".join(lacking))
        scores[line] = score
    return scores


def components_of(store: "Store", draft: str | None, views: Iterable[RoundView]) -> dict[str, Rated]:
    """The components that closed rounds revealed, by number of round."""
    current = store.draft(pick_draft(store, draft).name)
    return {view.record.id: revealed_components(store, current, view.record) for view in views if view.lines}


def revealed_components(store: "Store", draft: Draft, found: Round) -> dict[tuple[str, str], Components]:
    """By member and line, the components of the scores that a closed round revealed, where they were given. What is not
    four positive numbers (or none) is left out: the score itself stands.
    """
    made = {}
    for ballot in revealed_ballots(store, draft, found):
        state: Any = json.loads(ballot.payload)
        known = state.get(COMPONENTS)
        for line, given in known.items() if isinstance(known, dict) else ():
            if isinstance(given, list) and len(given) == COUNT and all(map(_rated, given)):
                made[ballot.member, str(line)] = tuple(given)
    return made


def _rated(given: object) -> bool:
    return given is None or (type(given) is int and 0 < given <= MOST_POINTS)
