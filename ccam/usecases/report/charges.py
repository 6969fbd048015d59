"""The state of the evaluation of charges in the shape of the report."""

from typing import TYPE_CHECKING

from ccam.usecases.charges.state import charges_state, open_ground
from ccam.usecases.charges.views import KeyState, Pair, SourceRate
from ccam.usecases.report.rooms import Room

if TYPE_CHECKING:
    from ccam.publish.report.evaluation import Bounds, Evaluation, KeyLine, SourceLine


def evaluation(room: Room) -> "Evaluation | None":
    """The state under the reference of the study; None where no evaluation can be told from another."""
    from ccam.publish.report.evaluation import Admitted, Contested, Evaluation, Lacking

    ground = open_ground(room.store, room.study, room.upto)
    if not ground.sheets.evaluations and len(room.study.parameters.cp_origins()) < 2:
        return None
    state = charges_state(ground)
    return Evaluation(
        reference=state.reference,
        stake=state.stake,
        keys=tuple(_key(key) for key in state.keys if key.lines or key.stake),
        agreed=tuple(Admitted(each.key, each.what) for each in state.agreed),
        disputed=tuple(Contested(each.key, each.what, each.effect, each.settles) for each in state.disputed),
        missing=tuple(Lacking(each.origin, each.keys, each.what) for each in state.missing),
    )


def _key(key: KeyState) -> "KeyLine":
    from ccam.publish.report.evaluation import KeyLine

    sources = tuple(map(_source, key.sources))
    return KeyLine(key.key, key.label, key.reference, key.lines, key.points, key.stake, sources)


def _source(source: SourceRate) -> "SourceLine":
    from ccam.publish.report.evaluation import SourceLine

    return SourceLine(
        source.origin, source.computed, _bounds(source.rate), _bounds(source.effect), source.year, source.sample,
        source.kind, source.sector, source.perimeter, source.lacks,
    )  # fmt: skip


def _bounds(pair: Pair | None) -> "Bounds | None":
    from ccam.publish.report.evaluation import Bounds

    return Bounds(*pair) if pair else None
