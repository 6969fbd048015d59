"""The evaluation of charges: sources side by side, what is agreed, disputed, missing, at stake (``ccam charges``)."""

from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.text import folded
from ccam.usecases.charges.acts import act_effects, cost_rows, rule_view
from ccam.usecases.charges.findings import agreed, disputed, ledger_views, levers, missing
from ccam.usecases.charges.ground import Ground
from ccam.usecases.charges.sheets import read_sheets
from ccam.usecases.charges.sources import key_states
from ccam.usecases.charges.views import ChargesState
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.store.store import Store

__all__ = ("ChargesState", "Ground", "charges_state", "open_ground")


def open_ground(store: "Store", study: Study, upto: int | None = None) -> Ground:
    """The study with the sheets of its base, up to a journal entry."""
    return Ground(study, read_sheets(store, upto))


def charges_state(ground: Ground, *, key: str = "", acts: bool = False, rule: str = "reference") -> ChargesState:
    """The state under the reference of the study; of one ``key`` where it is named. ``acts`` adds what each source
    does to each proposed line; ``rule`` is how a line gets its CP. Raises :class:`UnknownThing` for a key that nobody
    names, :class:`DataRefused` for the weighted rule without volumes by speciality.
    """
    if rule not in fr.RULES:
        raise UsageError(fr.UNKNOWN_RULE, rule=rule, known=", ".join(fr.RULES))
    keys = key_states(ground, key)
    if key and not keys:
        known = ", ".join(sorted((each.key for each in key_states(ground)), key=folded))
        raise UnknownThing(fr.UNKNOWN_KEY, key=key, known=known)
    weighted = rule != "reference"
    if weighted and not ground.sheets.carried:
        raise DataRefused(fr.NO_BREAKDOWN)
    reference = ground.study.settings.cp_origin
    return ChargesState(
        reference=reference,
        heading=(*ground.study.heading(), fr.HEADING_REFERENCE.format(reference=reference)),
        keys=keys,
        ledgers=ledger_views(ground, keys),
        agreed=agreed(ground, keys),
        disputed=disputed(ground, keys),
        missing=missing(ground, keys),
        levers=levers(ground, keys),
        costs=cost_rows(ground, keys),
        acts=act_effects(ground, keys) if acts else (),
        rule=rule_view(ground, keys) if weighted else None,
    )
