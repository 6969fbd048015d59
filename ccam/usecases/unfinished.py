"""What one person is typing on this machine, so that a lost terminal loses none of it. No base holds it.

A file a form, in the user's state folder (XDG Base Directory Specification), readable by them alone: what is typed for
a blind round is nobody else's. It goes once the form is answered or given up, and is forgotten after a month.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

LARGEST = 64 * 1024
"""Bytes: more than that is no form of ours."""
FORGOTTEN = 30 * 86_400
"""Seconds after which nobody comes back to a form."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What was in the fields of a form, in their order, and when it was typed last (UTC, ISO 8601)."""

    texts: tuple[str, ...]
    at: str


def folder() -> Path:
    """``ccam/saisies`` in the user's state folder."""
    return Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser() / "ccam" / "saisies"


class Unfinished:
    """Of one member on one draft of one base, which ``owner`` names. Without a ``place`` nothing is remembered. A disk
    that cannot be written is no reason to stop working.
    """

    def __init__(
        self, place: Path | None = None, owner: Sequence[str] = (), clock: Callable[[], float] = time.time
    ) -> None:
        self._place, self._owner, self._clock = place, tuple(owner), clock
        if place is not None:
            self._forget(place)

    def keep(self, form: str, texts: Sequence[str]) -> None:
        """Remember what is in the form of that name, all or nothing."""
        path = self._path(form)
        if path is None:
            return
        written = json.dumps({"textes": list(texts), "a": round(self._clock())}, ensure_ascii=False)
        beside = path.with_suffix(".tmp")
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
                out.write(written)
            beside.replace(path)

    def drop(self, form: str) -> None:
        """It is answered, or given up."""
        path = self._path(form)
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def found(self, form: str) -> Lost | None:
        """What was typed in a form that was neither answered nor given up; None for nothing that can be read."""
        path = self._path(form)
        try:
            if path is None or path.stat().st_size > LARGEST:
                return None
            read: Any = json.loads(path.read_text(encoding="utf-8"))
            texts, at = read["textes"], read["a"]
            moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            return None
        return Lost(tuple(texts), moment)

    def _path(self, form: str) -> Path | None:
        """Named by a hash: the name of a file says nothing of who types what."""
        if self._place is None:
            return None
        name = json.dumps([*self._owner, form], ensure_ascii=False)
        return self._place / f"{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"

    def _forget(self, place: Path) -> None:
        with suppress(OSError):
            for path in place.glob("*.json"):
                if path.stat().st_mtime < self._clock() - FORGOTTEN:
                    path.unlink(missing_ok=True)
