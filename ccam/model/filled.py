"""A sheet that people filled from one of our templates (``ccam modele``), once every cell of it is right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What a filled sheet says. ``nature`` is the name of its template, ``name`` that of the document in the base,
    ``text`` the canonical JSON of its rows in their order, ``rows`` their number. A ``personal`` sheet describes one
    person's activity: it is checked and used, never kept in a shared base.
    """

    nature: str
    name: str
    text: str
    rows: int
    personal: bool = False
