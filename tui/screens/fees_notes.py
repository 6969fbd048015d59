"""The notes that a seat has typed and not filed yet: a lost terminal does not lose them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccam.french import tui_unfinished as fr
from ccam.french.journal import local_moment
from ccam.usecases.unfinished import Lost, Unfinished
from tui.screens.impact_choice import Choice

if TYPE_CHECKING:
    from textual.app import App

SAID = "="
DIGITS = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Notes:
    """Those of one seat for one fee, which ``key`` names."""

    kept: Unfinished
    key: str

    def keep(self, typed: Mapping[str, int | None]) -> None:
        """Remember them, by criterion; None for « ne note pas ». Without any, forget."""
        if typed:
            self.kept.keep(self.key, [f"{name}{SAID}{note or ''}" for name, note in typed.items()])
        else:
            self.kept.drop(self.key)

    def found(self) -> Lost | None:
        """Those of a terminal that was lost."""
        return self.kept.found(self.key)

    def offer(self, app: "App[Any]", lost: Lost, take: Callable[[], None]) -> None:
        """Ask whether to take them up."""
        resume = fr.RESUME.format(at=local_moment(lost.at))

        def answered(picked: str | None) -> None:
            if picked == resume:
                take()
            elif picked is not None:
                self.kept.drop(self.key)

        app.push_screen(Choice(fr.NOTES_TITLE, (resume, fr.AFRESH), resume), answered)


def read_notes(lost: Lost) -> dict[str, int | None]:
    """Notes by criterion; what is none is left out."""
    pairs = (text.rpartition(SAID) for text in lost.texts)
    return {name: int(note) if note else None for name, _, note in pairs if not note or note in DIGITS}
