"""The frame's texts: the top line, the strip; each chooses the longest form that fits."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ccam.french import tui as fr
from ccam.french import tui_presence as there
from ccam.french.numbers import euros_short, plural
from ccam.model.text import safe
from ccam.usecases.views import DossierRow, Interval
from tui.drawing import amounts
from tui.drawing.dossier import name
from tui.widgets.columns import fit

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

NARROW = 100
"""Under so many columns the strip keeps the dossier and the nation."""
BAR = " │ "

Form = Callable[[Interval, int], str]
FORMS: tuple[Form, ...] = (
    lambda interval, base: amounts.full(interval, base, exact=bool(base)) + _theory(interval),
    lambda interval, base: amounts.full(interval, base, exact=bool(base)),
    lambda interval, base: amounts.full(interval, base, exact=False),
    lambda interval, _base: amounts.full(interval, 0, exact=False),
    lambda interval, _base: amounts.impact(interval),
)
"""From an impact and its base to words, the longest first."""


def top(workbench: "Workbench", width: int, present: int = 0) -> str:
    """Base, draft and scenario at the left, the actor and how many are there at the right (0 where that is not known);
    the longest form that fits.
    """
    facts = {"base": workbench.base_name, "draft": workbench.draft_name, "scenario": workbench.scenario}
    base, draft, scenario = (safe(part.format(**facts)) for part in fr.TOP)
    actor = safe(workbench.actor) + (f"   {plural(present, there.ONE_PRESENT)}" if present else "")
    room = width - 2 - cell_len(actor) - 2
    choices = ((fr.TITLE, base, draft, scenario), (base, draft, scenario), (base, scenario))
    forms = [" · ".join(parts) for parts in choices]
    words = next((form for form in forms if cell_len(form) <= room), forms[-1])
    return fit(words, max(room, 0)) + "  " + actor


def tabs(names: Mapping[str, tuple[str, str]], current: str, width: int) -> dict[str, str]:
    """The text of each tab, by screen, from its key and its name: the open one whole and between brackets, the others
    cut where they do not all fit.
    """
    for longest in range(max(len(label) for _, label in names.values()), 2, -1):
        texts = {
            screen: f"‹{key} {name}›" if screen == current else f" {key} {_cut(name, longest)} "
            for screen, (key, name) in names.items()
        }
        if sum(map(cell_len, texts.values())) <= width - 2:
            break
    return texts


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "."


def strip(
    dossier: DossierRow | None,
    nation: Interval | None,
    width: int,
    *,
    family: tuple[str, Interval] | None = None,
    tried: bool = False,
) -> str:
    """What the amounts are, then dossier │ family │ nation │ alerts; ``tried`` where the nation is that of dials."""
    room, nation_name = width - 2, fr.NATION_TRIED if tried else fr.NATION
    alerts = [[words] for words in _alerts(dossier)] if dossier and width >= NARROW else [[]]
    families = [[fr.FAMILY.format(id=safe(family[0]), impact=amounts.impact(family[1]))]] if family else []
    families = [*families, []] if width >= NARROW else [[]]
    forms = (
        f"{unit}  " + BAR.join([_dossier(dossier, form, lead), *kin, _nation(nation, form, nation_name), *alert])
        for kin in families
        for form in FORMS
        for alert in alerts
        for lead in (f"{fr.DOSSIER} ", "")
        for unit in fr.FEES
    )
    text = ""
    for text in forms:  # the longest first: most are never made
        if cell_len(text) <= room:
            break
    return text


def _dossier(row: DossierRow | None, form: Form, lead: str) -> str:
    if row is None:
        return fr.NO_DOSSIER
    return f"{lead}{name(row)} : {amounts.silence(row) or form(row.impact, row.base)}"


def _nation(nation: Interval | None, form: Form, name: str) -> str:
    return f"{name} : {form(nation, 0)}" if nation else name


def _theory(interval: Interval) -> str:
    """The figure at k = 1, where it is not the observed one."""
    if interval.theoretical == interval.observed:
        return ""
    return fr.THEORY.format(amount=euros_short(interval.theoretical, sign=True))


def _alerts(row: DossierRow) -> tuple[str, str]:
    """In words, and in signs and numbers."""
    counts = [("✗", row.errors, fr.ONE_ERROR), ("!", row.warnings, fr.ONE_WARNING)]
    words = [f"{sign} {plural(count, noun)}" for sign, count, noun in counts if count]
    signs = [f"{sign} {count}" for sign, count, _ in counts if count]
    return "  ".join(words) or fr.NO_ALERT, " ".join(signs) or fr.NO_ALERT
