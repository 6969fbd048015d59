"""The tension of bridges in the shape of the report, from the scores that were there at its end point."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccam.french import report_scale as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.usecases.report.rooms import Room
from ccam.usecases.scale import Asked, make_scale
from ccam.usecases.score import Scored, load_scores, scoring_rules
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.publish.report.rooms import Pulled, Tension
    from valuation.scale_tension import Pull

UNIT = 10_000


def tension(room: Room) -> "Tension | None":
    """Every bridge and link, the costliest first; None where nothing was scored. Orders that contradict
    one another are set aside, which is told, as is what is refused."""
    from ccam.publish.report.rooms import Tension

    try:
        scored = load_scores(room.store, room.study.draft, upto=room.upto)
    except UnknownThing:
        return None
    rule = scoring_rules().named(None).label
    try:
        answer = make_scale(room.study, scored, Asked(free=True))
    except DataRefused as refusal:
        return Tension(rule, refusal.message, ())
    note = fr.CONTRADICTED if answer.tangles else ""
    labels = _labels(room.study)
    return Tension(rule, note, tuple(_pulled(scored, labels, each) for each in answer.pulls))


def _labels(study: Study) -> dict[str, str]:
    """Labels by the code that is shown: those of the release, then those of the draft."""
    known = {str(code): act.label for code, act in study.release.by_code.items()}
    return known | {act.shown_code: act.label for act in study.draft.proposed.values()}


def _pulled(scored: Scored, labels: Mapping[str, str], pull: "Pull") -> "Pulled":
    from ccam.publish.report.rooms import Placed, Pulled

    places = tuple(Placed(scored.shown(family), points) for family, points in pull.places)
    label, other = (labels.get(line.partition("/")[0], "") for line in (pull.line, pull.other))
    return Pulled(pull.line, label, pull.other, other, places, round(pull.spread * UNIT))
