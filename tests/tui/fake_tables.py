"""Screens Hiérarchisation and Charges of a workbench without a base: nothing was scored, no source says anything."""

from typing import TYPE_CHECKING, cast

from ccam.french.scale import NO_SCORES
from ccam.usecases.charges.views import ChargesState
from ccam.usecases.score import scoring_rules
from ccam.usecases.workbench.charges import Charges
from ccam.usecases.workbench.scale import General, Hierarchy, Labels, Tell, Wanted

if TYPE_CHECKING:
    from ccam.usecases.charges.ground import Ground

ORIGIN = "CNAM 2025"


class FakeTables:
    """Beside :class:`FakeWorkbench`."""

    def hierarchy(self, wanted: Wanted, known: Hierarchy | None, tell: Tell) -> Hierarchy:
        rule = scoring_rules().named(None)
        why = NO_SCORES.message.format(round="")
        return Hierarchy(wanted, wanted, None, why, rule, (rule.name,), {}, {}, (), (), (), Labels({}))

    def general_scale(self, made: Hierarchy, tell: Tell) -> General:
        raise NotImplementedError

    def charges(self, reference: str, tell: Tell) -> Charges:
        state = ChargesState(ORIGIN, ("Projet « digestif ».",), (), (), (), (), (), (), ())
        return Charges(cast("Ground", None), state, (ORIGIN,), (ORIGIN,))
