"""What a person brings to a blind round: points as they are typed, a ballot on a sheet of its own."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ccam.french import rounds as fr
from ccam.model.ballots import Ballot
from ccam.model.errors import DataRefused, UsageError
from ccam.model.money import parse_scaled

COMPONENT_COUNT = 4


def read_points(pairs: Iterable[str]) -> dict[str, int]:
    """``P-07-0001/1/0=389,5`` → 38950 hundredths of a point, by line; the activity and the phase may be left out."""
    points: dict[str, int] = {}
    for pair in pairs:
        place, _, value = pair.partition("=")
        line = _line(place)
        try:
            given = parse_scaled(value, 2)
        except ValueError:
            raise UsageError(fr.BAD_POINTS, value=pair) from None
        if line in points:
            raise UsageError(fr.BAD_POINTS, value=pair)
        points[line] = given
    return points


def read_components(pairs: Iterable[str]) -> dict[str, tuple[int | None, ...]]:
    """``P-07-0001/1/0=110:90:95,5:120`` → durée, stress, effort mental, compétence technique in 1/100 point, by line;
    nothing between two colons is None, a component that was not rated.
    """
    rated: dict[str, tuple[int | None, ...]] = {}
    for pair in pairs:
        place, _, values = pair.partition("=")
        texts = [text.strip() for text in values.split(":")]
        line = _line(place)
        try:
            given = tuple(parse_scaled(text, 2) if text else None for text in texts)
        except ValueError:
            given = ()
        if len(given) != COMPONENT_COUNT or not any(texts) or line in rated:
            raise UsageError(fr.BAD_COMPONENTS, value=pair)
        rated[line] = given
    return rated


def _line(place: str) -> str:
    act, _, slot = place.strip().upper().partition("/")
    activity, _, phase = slot.partition("/")
    return f"{act}/{activity or 1}/{phase or 0}"


def read_sheet(path: Path, number: str) -> Ballot:
    """The ballot that a sheet holds; raises :class:`DataRefused` for anything else."""
    try:
        state: Any = json.loads(path.read_text("utf-8"))
        ballot = Ballot(*(str(state[key]) for key in ("tour", "membre", "nonce", "depot")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataRefused(fr.SHEET_UNREADABLE, file=path.name, why=type(error).__name__) from error
    if ballot.round != number:
        raise DataRefused(fr.SHEET_ELSEWHERE, file=path.name, other=ballot.round, round=number)
    return ballot


def write_sheet(path: Path, ballot: Ballot) -> None:
    """Write a ballot on a new sheet, before the journal: a hash without its ballot would be lost for ever. Raises
    :class:`DataRefused` where a file is already.
    """
    state = {"tour": ballot.round, "membre": ballot.member, "nonce": ballot.nonce, "depot": ballot.payload}
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(json.dumps(state, ensure_ascii=False, indent=2) + "\n")
    except FileExistsError:
        raise DataRefused(fr.SHEET_TAKEN, file=path.name) from None
    except OSError as error:
        raise DataRefused(fr.SHEET_UNWRITTEN, file=path) from error
