"""The words of a command, read: ``HHFA016:P-07-0001+P-07-0002=92``, ``92/8``, ``P-07-0001/1/0=262,5``.

Cells are read by the very readers of the tables; every one raises :class:`UsageError` that says how to write it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ccam.formats import transcodage as cells
from ccam.formats.transcodage import LineRow
from ccam.french import decide as fr
from ccam.french.sentence import Sentence
from ccam.model.codes import PROPOSED_ID, ActCode, act_code, is_act_code, line_key
from ccam.model.draft import ShareOrigin
from ccam.model.errors import DataRefused, UsageError
from ccam.model.text import folded
from ccam.usecases.orders import NEW, Way

T = TypeVar("T")


def old_codes(texts: Iterable[str]) -> list[ActCode]:
    """Codes of current acts, each once, in order."""
    return list(dict.fromkeys(act_code(text.strip().upper()) for text in texts))


def target(text: str) -> str:
    """``P-07-0001``, a CCAM code, or ``nouveau…``."""
    name = text.strip()
    if folded(name).startswith(NEW):
        return folded(name)
    if not (is_act_code(name.upper()) or PROPOSED_ID.fullmatch(name.upper())):
        raise UsageError(fr.BAD_TARGET, value=text)
    return name.upper()


def ways(texts: Iterable[str], olds: Sequence[ActCode]) -> dict[ActCode, list[Way]]:
    """The ways of each old act: a text that begins with ``CODE:`` is for that one only, any other is for all."""
    found: dict[ActCode, list[Way]] = {old: [] for old in olds}
    for text in texts:
        head, colon, rest = text.partition(":")
        only = ActCode(head.strip().upper()) if colon else None
        if only is not None and only not in found:
            raise UsageError(fr.BAD_WAY, value=text)
        for old in [only] if only is not None else olds:
            found[old].append(_way(rest if colon else text, text))
    return found


def _way(body: str, whole: str) -> Way:
    names, sign, part = body.rpartition("=") if "=" in body else (body, "", "")
    members = tuple(target(name) for name in names.split("+"))
    return Way(members, _read(_share, part, fr.BAD_WAY, whole) if sign else None)


def _share(text: str) -> int:
    part = cells.read_part(text.strip())
    if part is None:
        raise ValueError(text)
    return cells.share_of(part)


def labels(texts: Sequence[str], targets: Sequence[str]) -> dict[str, str]:
    """Labels by target: alone where there is one target, else ``CIBLE=LIBELLÉ``."""
    if len(texts) == 1 and len(targets) == 1 and not _names_one(texts[0], targets):
        return {targets[0]: texts[0].strip()}
    found = {}
    for text in texts:
        name, sign, label = text.partition("=")
        if not sign or not label.strip():
            raise UsageError(fr.BAD_LABEL_OF, value=text)
        found[target(name)] = label.strip()
    return found


def _names_one(text: str, targets: Sequence[str]) -> bool:
    return folded(text.partition("=")[0].strip()) in map(folded, targets) and "=" in text


def parts(text: str) -> tuple[int, ...]:
    """``92/8`` → 10 000ths, in the order of the alternatives."""
    return tuple(_read(_share, part, fr.BAD_PARTS, text) for part in text.split("/"))


def origin(text: str) -> ShareOrigin | None:
    """Where shares come from; None where nothing is said."""
    try:
        return cells.read_origin(text)
    except ValueError:
        raise UsageError(fr.BAD_ORIGIN, value=text, known=", ".join(cells.ORIGINS)) from None


def points(texts: Iterable[str]) -> list[LineRow]:
    """``P-07-0001/1/0=262,5`` → a line with its points."""
    found = []
    for text in texts:
        place, _, value = text.partition("=")
        score = _read(cells.read_points, value.strip(), fr.BAD_POINTS_OF, text)
        if score is None:
            raise UsageError(fr.BAD_POINTS_OF, value=text)
        act, activity, phase = line(place)
        found.append(LineRow(0, act, activity, phase, score))
    return found


def line(text: str) -> tuple[str, int, int]:
    """``P-07-0001/4/0`` or ``HHFA001/4/0``: act, activity, phase; the phase, then the activity, may be left out."""
    act, _, slot = text.strip().upper().partition("/")
    activity, _, phase = slot.partition("/")
    return target(act), *_slot(activity or "1", phase or "0", text)


def _slot(activity: str, phase: str, text: str) -> tuple[int, int]:
    try:
        return cells.read_activity(activity), cells.read_phase(phase)
    except ValueError:
        raise UsageError(fr.BAD_LINE, value=text) from None


def old_line(text: str) -> tuple[ActCode, int, int]:
    """A line of a current act."""
    try:
        key = line_key(text.strip().upper())
    except DataRefused:
        raise UsageError(fr.BAD_LINE, value=text) from None
    return key.code, key.activity, key.phase


def cell(read: Callable[[str], T], text: str, option: str) -> T:
    """One condition of a line, read as the cell of a table."""
    try:
        return read(text.strip())
    except ValueError:
        raise UsageError(fr.BAD_CELL, value=text, option=option) from None


def _read(read: Callable[[str], T], text: str, sentence: Sentence, whole: str) -> T:
    try:
        return read(text)
    except ValueError:
        raise UsageError(sentence, value=whole) from None
