"""Transcodage and line tables, filled in a spreadsheet by the committees: columns, words, cells.

Every column is found by its header, in any order. A reader raises :class:`ValueError` on a cell that does not
say what its column means; nothing is guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ccam.formats.cells import read_number
from ccam.formats.header import Header, heading
from ccam.formats.tariff_titles import CALCULATED_TITLES
from ccam.formats.workbook import COPAY_EXEMPTIONS, heading_number, is_group, read_copay
from ccam.model.codes import PROPOSED_ID, ActCode, is_act_code
from ccam.model.draft import ShareOrigin, ShareSet, Verb
from ccam.model.money import SHARE_UNIT
from ccam.model.text import folded

FORMAT = "transcodage"

PART_PLACES = 8
"""Decimals with which a part is first read, so that one given as a fraction (0,625) can be told."""
WHOLE: int = 100 * 10**PART_PLACES
"""One hundred per cent, as :func:`read_part` reads it."""


class TransitionRow(NamedTuple):
    """One (old act, member). ``verb`` None is undecided; ``old`` None is a creation; ``target`` is ``P-07-0001``
    or a CCAM code, that of the old act itself where it is kept, ``""`` where it leads nowhere. ``part`` is in
    10 000ths; rows of one old act with the same ``together`` are one alternative. ``code`` is the one allotted
    to a ``P-…``; ``own_lines`` says that the new act has the lines of the line table and no other.
    """

    row: int
    old: ActCode | None
    verb: Verb | None
    target: str = ""
    label: str = ""
    part: int | None = None
    together: str = ""
    reason: str = ""
    heading: str = ""
    origin: ShareOrigin | None = None
    share_source: str = ""
    code: ActCode | None = None
    notes: str = ""
    own_lines: bool = False


class LineRow(NamedTuple):
    """A line of a proposed act. ``score`` in 1/100 point, None while unknown."""

    row: int
    target: str
    activity: int
    phase: int
    score: int | None = None
    cp_key: str = ""
    label: str = ""
    billing_group: str = ""
    copay_exemption: str = ""
    prior_approval: bool = False
    conditional_refund: bool = False
    modifiers: tuple[str, ...] = ()
    gestures: tuple[ActCode, ...] = ()
    executants: str = ""
    associations: tuple[str, ...] = ()


class LeftRow(NamedTuple):
    """A line of an old act left to another committee."""

    row: int
    old: ActCode
    activity: int
    phase: int
    committee: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Shares of one old act by another measure than numbers of acts, one per alternative in their order."""

    old: ActCode
    measure: str
    shares: ShareSet


@dataclass(frozen=True, slots=True)
class TransitionTables:
    """Everything the tables of one file say, in file order; ``shares`` in no file that people fill. ``owned``: acts of
    which ``lines`` are all the lines, as ``own_lines`` says of one row.
    """

    transitions: tuple[TransitionRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    left: tuple[LeftRow, ...] = ()
    shares: tuple[ShareRow, ...] = ()
    owned: frozenset[str] = frozenset()


TRANSITION_TITLES = {
    "old": "ancien code",
    "verb": "devenir",
    "target": "nouvel acte",
    "label": "libellé",
    "part": "part",
    "together": "ensemble",
    "reason": "motif",
    "heading": "subdivision",
    "origin": "origine de la part",
    "share_source": "source de la part",
    "code": "code attribué",
    "notes": "notes",
    "own_lines": "lignes",
}
LINE_TITLES = {
    "target": "nouvel acte",
    "activity": "activité",
    "phase": "phase",
    "score": "points",
    "cp_key": "clé CP",
    "label": "libellé de ligne",
    "billing_group": "regroupement",
    "copay_exemption": "exo TM",
    "prior_approval": "AP",
    "conditional_refund": "RC",
    "modifiers": "modificateurs",
    "gestures": "gestes",
    "executants": "exécutants",
    "old": "ancien code",
    "committee": "laissé à",
    "reason": "motif",
    "associations": "associations",
}

VERBS: dict[str, Verb | None] = {
    "maintenir": Verb.KEEP,
    "relibeller": Verb.RELABEL,
    "recoder": Verb.RECODE,
    "regrouper": Verb.MERGE,
    "subdiviser": Verb.SPLIT,
    "recomposer": Verb.RESTRUCTURE,
    "facturer ensemble": Verb.BILL_TOGETHER,
    "supprimer": Verb.DELETE,
    "créer": Verb.CREATE,
    "indécis": None,
}
"""Words of the column « devenir »; None is undecided."""

NOUNS: dict[str, Verb | None] = {
    "maintien": Verb.KEEP,
    "modification de libellé": Verb.RELABEL,
    "recodage": Verb.RECODE,
    "regroupement": Verb.MERGE,
    "subdivision": Verb.SPLIT,
    "recomposition": Verb.RESTRUCTURE,
    "suppression": Verb.DELETE,
    "création": Verb.CREATE,
}
"""The same, as the law names the changes."""

ORIGINS = {
    "égale": ShareOrigin.EQUAL,
    "experte": ShareOrigin.EXPERT,
    "double codage": ShareOrigin.DUAL_CODED,
    "volumes": ShareOrigin.VOLUMES,
    "estimée": ShareOrigin.ESTIMATED,
}

OF_THE_TABLE = "table"
"""Word of the column « lignes »: those of the line table, and no other."""

_VERBS = {folded(word): verb for word, verb in (VERBS | NOUNS).items()}
_ORIGINS = {folded(word): origin for word, origin in ORIGINS.items()}
ASSOCIATION = re.compile(r"[A-Z]{4}[0-9]{3}(?:/[1-5](?:/[0-9A-Z])?)?", re.ASCII)
"""An act that may be billed with another: its code, its activity, the rule of the association."""

_YES = frozenset({"oui", "x", "1", "vrai", "true"})
_NO = frozenset({"", "non", "0", "faux", "false"})


def _header(titles: dict[str, str], required: int, beside: Iterable[str] = ()) -> Header:
    fields = {heading(title): field for field, title in titles.items()}
    others = frozenset(map(heading, beside))
    return Header(lambda text: fields.get(heading(text), ""), titles, tuple(titles)[:required], 4, others)


TRANSITIONS = _header(TRANSITION_TITLES, required=7)
LINES = _header(LINE_TITLES, required=5, beside=CALCULATED_TITLES.values())


def read_verb(text: str) -> Verb | None:
    """The fate a row declares, None for « indécis »."""
    word = heading(text)
    if word not in _VERBS:
        raise ValueError(text)
    return _VERBS[word]


def read_origin(text: str) -> ShareOrigin | None:
    """Where a share comes from, None where the cell is empty."""
    word = heading(text)
    if word and word not in _ORIGINS:
        raise ValueError(text)
    return _ORIGINS.get(word)


def read_part(text: str) -> int | None:
    """A percentage as written, in 10⁻⁸ %, None where the cell is empty; its scale is judged by the act."""
    if not text:
        return None
    number = read_number(text.removesuffix("%").strip(), PART_PLACES)
    if number.residue:
        raise ValueError(text)
    return number.value


def share_of(part: int) -> int:
    """10 000ths from what :func:`read_part` read; nothing finer, over 0 and up to 100 %."""
    share, rest = divmod(part, WHOLE // SHARE_UNIT)
    if rest or not 0 < part <= WHOLE:
        raise ValueError(part)
    return share


def read_points(text: str) -> int | None:
    """A score in 1/100 point, None where the cell is empty; 0 is not a score."""
    if not text:
        return None
    number = read_number(text, 2)
    if number.residue or number.value <= 0:
        raise ValueError(text)
    return number.value


def read_activity(text: str) -> int:
    """An activity, 1 to 5."""
    return _rank(text, "12345")


def read_phase(text: str) -> int:
    """A phase, 0 to 3."""
    return _rank(text, "0123")


def read_yes(text: str, mark: str) -> bool:
    """A cell filled with « oui », « x » or its own title (« AP »)."""
    word = heading(text)
    if word in _NO:
        return False
    if word in _YES or word == mark.casefold():
        return True
    raise ValueError(text)


def read_heading(text: str) -> str:
    """A subdivision, as it was before a spreadsheet made a number of it."""
    number = heading_number(text)
    if text and not number:
        raise ValueError(text)
    return number


def read_group(text: str) -> str:
    """A billing group, or nothing."""
    if text and not is_group(text):
        raise ValueError(text)
    return text


def read_target(text: str) -> str:
    """``P-07-0001``, a CCAM code, or nothing."""
    if text and not (is_act_code(text) or PROPOSED_ID.fullmatch(text)):
        raise ValueError(text)
    return text


def read_old(text: str) -> ActCode | None:
    """The code of a current act, None where the cell is empty."""
    if text and not is_act_code(text):
        raise ValueError(text)
    return ActCode(text) if text else None


def read_own_lines(text: str) -> bool:
    """Whether the new act has the lines of the line table and no other."""
    if heading(text) not in ("", OF_THE_TABLE):
        raise ValueError(text)
    return bool(text)


def read_exemption(text: str) -> str:
    """« exo TM », as it was before a spreadsheet made a date of it."""
    read, _ = read_copay(text)
    if read and read not in COPAY_EXEMPTIONS:
        raise ValueError(text)
    return read


def read_letters(text: str) -> tuple[str, ...]:
    """Modifiers: ``A, F, 7``, with or without brackets."""
    letters = tuple(_items(text.strip("[]")))
    if any(len(letter) != 1 or not letter.isalnum() for letter in letters):
        raise ValueError(text)
    return letters


def read_codes(text: str) -> tuple[ActCode, ...]:
    """Act codes separated by commas, semicolons or spaces, with or without parentheses."""
    codes = _items(text.strip("()"))
    if not all(is_act_code(code) for code in codes):
        raise ValueError(text)
    return tuple(ActCode(code) for code in codes)


def read_associations(text: str) -> tuple[str, ...]:
    """Acts that may be billed with this one: ``HHFA001``, ``HHFA001/4`` or ``HHFA001/4/2`` (code, activity, rule)."""
    items = tuple(_items(text.upper()))
    if not all(ASSOCIATION.fullmatch(item) for item in items):
        raise ValueError(text)
    return items


def _rank(text: str, known: str) -> int:
    if len(text) != 1 or text not in known:
        raise ValueError(text)
    return int(text)


def _items(text: str) -> list[str]:
    return text.replace(",", " ").replace(";", " ").split()
