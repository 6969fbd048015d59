"""What a séance sits on: dossiers of acts; before the panel of four experts, also what it judges, and its criteria."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccam.french import meet as fr
from ccam.model.acts import Release
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.model.text import folded
from ccam.usecases.subjects import named_subjects

if TYPE_CHECKING:
    from ccam.store.store import Store


def agenda_items(
    store: "Store", draft: Draft, release: Release, texts: Iterable[str], *, judges: bool
) -> tuple[str, ...]:
    """What ``texts`` name, each once: a technical fee or a criterion as the panel writes it, where the body ``judges``
    them, else the subjects that a code stands for. Raises :class:`UnknownThing`.
    """
    known = judged(store) if judges else {}
    found: dict[str, None] = {}
    for text in texts:
        if folded(text) in known:
            found[known[folded(text)]] = None
            continue
        try:
            found |= dict.fromkeys(named_subjects(draft, release, [text]))
        except UnknownThing:
            if not judges:
                raise
            names = ", ".join(f"« {name} »" for name in known.values()) or "–"
            raise UnknownThing(fr.UNKNOWN_ITEM, item=text, known=names) from None
    return tuple(found)


def judged(store: "Store") -> dict[str, str]:
    """The technical fees that the panel judges and its criteria, as they are written, by folded name."""
    from ccam.usecases.fees.sheets import read_filled
    from ccam.usecases.panel.criteria import listed_criteria
    from ccam.usecases.panel.sheets import sheets_of
    from ccam.usecases.panel.state import proposed_criteria

    sheets = sheets_of(read_filled(store))
    names = [
        *sheets.named.values(),
        *(each.criterion.name for each in listed_criteria(sheets, proposed_criteria(), None)),
    ]
    return {folded(name): name for name in names}
