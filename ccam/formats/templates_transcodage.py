"""The template of the transcodage and line tables, in the layout of :mod:`ccam.formats.transcodage`.

Its importer has no marked rows: the examples stand in the page « Mode d'emploi » alone.
"""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Table, Template
from ccam.formats.templates_cells import Choice, Kind, Number, Shape, Text
from ccam.formats.transcodage import (
    LINE_TITLES,
    ORIGINS,
    TRANSITION_TITLES,
    VERBS,
    read_associations,
    read_codes,
    read_group,
    read_heading,
)
from ccam.formats.workbook import COPAY_EXEMPTIONS
from ccam.french import findings as fr
from ccam.french import templates as words


def _gestures(text: str) -> str:
    return ", ".join(read_codes(text))


def _associations(text: str) -> str:
    return ", ".join(read_associations(text))


_YES = Choice(common.YES)
_HEADING = Shape(read_heading, fr.BAD_HEADING, words.SUBDIVISION)
_GROUP = Shape(read_group, fr.BAD_GROUP, words.GROUP, width=3)
_GESTURES = Shape(_gestures, fr.BAD_GESTURES, words.GESTURES)
_ASSOCIATIONS = Shape(_associations, fr.BAD_ASSOCIATIONS, words.ASSOCIATIONS)
_LABEL = Text(1000)

_Columns = dict[str, tuple[Kind, tuple[str, ...]]]
"""Kind and examples of each column, by its name in :mod:`ccam.formats.transcodage`."""

_TRANSITIONS: _Columns = {
    "old": (common.ACT, ("HHFA016", "HHFA016")),
    "verb": (Choice({word: word for word in VERBS}), ("subdiviser", "subdiviser")),
    "target": (common.ACT_OR_PROPOSED, ("P-07-0001", "P-07-0002")),
    "label": (_LABEL, ("Appendicectomie, toute voie d'abord", "Appendicectomie avec toilette péritonéale")),
    "part": (Number(2, 1, 100 * 10**2), ("92", "8")),
    "together": (Text(20), ("", "")),
    "reason": (_LABEL, ("", "")),
    "heading": (_HEADING, ("07.03.05.02", "07.03.05.02")),
    "origin": (Choice({word: word for word in ORIGINS}), ("experte", "experte")),
    "share_source": (Text(), ("comité 07, mars 2026", "comité 07, mars 2026")),
}
_LINES: _Columns = {
    "target": (common.ACT_OR_PROPOSED, ("P-07-0001", "P-07-0001")),
    "activity": (Number(0, 1, 5), ("1", "4")),
    "phase": (Number(0, 0, 3), ("0", "0")),
    "score": (Number(2, 1, 10**9), ("262", "")),
    "cp_key": (Text(80), ("chirurgie", "anesthésie")),
    "label": (_LABEL, ("", "anesthésie")),
    "billing_group": (_GROUP, ("ADC", "ADA")),
    "copay_exemption": (Choice({code: code for code in sorted(COPAY_EXEMPTIONS)}), ("1", "1")),
    "prior_approval": (_YES, ("", "")),
    "conditional_refund": (_YES, ("", "")),
    "modifiers": (common.LETTERS, ("F, J", "A")),
    "gestures": (_GESTURES, ("ZZLP025", "")),
    "old": (common.ACT, ("", "")),
    "committee": (Text(80), ("", "")),
    "reason": (_LABEL, ("", "")),
    "associations": (_ASSOCIATIONS, ("ZZLP025/4", "")),
}


def _table(title: str, titles: dict[str, str], columns: _Columns, required: tuple[str, ...]) -> Table:
    return Table(
        title,
        tuple(Column(titles[name], kind, examples, name in required) for name, (kind, examples) in columns.items()),
        marked=False,
    )


TRANSCODAGE = Template(
    "transcodage",
    (
        _table("Transcodage", TRANSITION_TITLES, _TRANSITIONS, ("verb",)),
        _table("Lignes", LINE_TITLES, _LINES, ("activity", "phase")),
    ),
    head=(),
)
"""Columns that only our own exports carry (code attribué, notes, lignes, exécutants) are left out."""
