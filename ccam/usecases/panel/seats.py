"""Who files for which seat of the panel: a member whose function is a seat (« AM 1 », « Méd 2 ») files for it alone.

A shared base refuses the rest, and asks of a seat to be an editor, no more; a file has no rights, so that it is only
said, and the journal keeps it. A member who holds no seat files the sheets that they are given: on a shared base, that
takes the secretariat's role.
"""

from typing import TYPE_CHECKING

from ccam.french import panel as fr
from ccam.model.errors import DataRefused

if TYPE_CHECKING:
    from ccam.model.filled import FilledSheet
    from ccam.store.store import Store


def filed_elsewhere(store: "Store", content: "FilledSheet", actor: str) -> tuple[str, ...]:
    """What is said of a sheet that files for other seats than that of ``actor``; refused with :class:`DataRefused` on a
    shared base.
    """
    from ccam.usecases.fees.seen import seat_held

    author = store.author(actor)
    held = seat_held(store.members(), author)
    others = sorted(_seats(content) - {held}) if held else []
    if not others:
        return ()
    facts = {"author": author, "held": fr.SEATS[held], "seats": fr.seats(others)}
    if store.has_rights:
        raise DataRefused(fr.OTHER_SEAT, **facts)
    return (fr.OTHER_SEAT_SAID.format(**facts),)


def _seats(content: "FilledSheet") -> set[str]:
    from ccam.formats.templates_text import decode
    from ccam.usecases.panel.sheets import PANEL

    if content.nature != PANEL:
        return set()
    tables = decode(content.text).tables.values()
    return {str(row["siege"]) for rows in tables for row in rows if "siege" in row}
