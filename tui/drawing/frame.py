"""The frame's texts: the top line, the strip; each chooses the longest form that fits."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ccam.french import tui as fr
from ccam.french.numbers import plural
from ccam.model.text import safe
from ccam.usecases.views import DossierRow, Interval
from tui.drawing import amounts
from tui.drawing.dossier import name
from tui.widgets.columns import fit

if TYPE_CHECKING:
    from ccam.usecases.workbench import Workbench

NARROW = 100
"""Under so many columns the strip keeps the dossier and the nation."""
BAR = " │ "

Form = Callable[[Interval, int], str]
FORMS: tuple[Form, ...] = (
    lambda interval, base: amounts.full(interval, base, exact=bool(base)),
    lambda interval, base: amounts.full(interval, base, exact=False),
    lambda interval, _base: amounts.full(interval, 0, exact=False),
    lambda interval, _base: amounts.impact(interval),
)
"""From an impact and its base to words, the longest first."""


def top(workbench: "Workbench", width: int) -> str:
    """Base, draft and scenario at the left, the actor at the right; the longest form that fits."""
    facts = {"base": workbench.base_name, "draft": workbench.draft_name, "scenario": workbench.scenario}
    base, draft, scenario = (safe(part.format(**facts)) for part in fr.TOP)
    actor = safe(workbench.actor)
    room = width - 2 - cell_len(actor) - 2
    choices = ((fr.TITLE, base, draft, scenario), (base, draft, scenario), (base, scenario))
    forms = [" · ".join(parts) for parts in choices]
    words = next((form for form in forms if cell_len(form) <= room), forms[-1])
    return fit(words, max(room, 0)) + "  " + actor


def strip(dossier: DossierRow | None, nation: Interval | None, width: int, *, tried: bool = False) -> str:
    """What the amounts are, then dossier │ nation │ alerts; ``tried`` where the nation is that of dials."""
    room, nation_name = width - 2, fr.NATION_TRIED if tried else fr.NATION
    alerts = [[words] for words in _alerts(dossier)] if dossier and width >= NARROW else [[]]
    forms = [
        f"{fr.FEES}  " + BAR.join([_dossier(dossier, form, lead), _nation(nation, form, nation_name), *alert])
        for form in FORMS
        for alert in alerts
        for lead in (f"{fr.DOSSIER} ", "")
    ]
    return next((text for text in forms if cell_len(text) <= room), forms[-1])


def _dossier(row: DossierRow | None, form: Form, lead: str) -> str:
    if row is None:
        return fr.NO_DOSSIER
    return f"{lead}{name(row)} : {amounts.silence(row) or form(row.impact, row.base)}"


def _nation(nation: Interval | None, form: Form, name: str) -> str:
    return f"{name} : {form(nation, 0)}" if nation else name


def _alerts(row: DossierRow) -> tuple[str, str]:
    """In words, and in signs and numbers."""
    counts = [("✗", row.errors, fr.ONE_ERROR), ("!", row.warnings, fr.ONE_WARNING)]
    words = [f"{sign} {plural(count, noun)}" for sign, count, noun in counts if count]
    signs = [f"{sign} {count}" for sign, count, _ in counts if count]
    return "  ".join(words) or fr.NO_ALERT, " ".join(signs) or fr.NO_ALERT
