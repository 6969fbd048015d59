"""A dialogue whose text outlives its terminal: kept at every change, it is offered when the dialogue opens again."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from ccam.french import tui_unfinished as fr
from ccam.french.journal import local_moment
from ccam.usecases.unfinished import Lost
from tui.screens.dialogue import Dialogue
from tui.screens.impact_choice import Choice
from tui.typed_ahead import Typed

if TYPE_CHECKING:
    from tui.desk import Desk


class Remembering(Dialogue):
    """``key`` names the dialogue among those of its author."""

    def __init__(self, key: str, desk: "Desk") -> None:
        super().__init__()
        self._key, self._desk = key, desk
        self._first: tuple[str, ...] = ()
        self._held = False
        self._begun = False

    def ready_for(self, event: Typed) -> bool:
        """Not before what was given up has come back: it would take the place of what is typed."""
        return self._begun and super().ready_for(event)

    @property
    def _inputs(self) -> list[Input]:
        return list(self.query(Input))

    def _texts(self) -> tuple[str, ...]:
        return tuple(each.value for each in self._inputs)

    def begin(self) -> None:
        """Once what is in the fields is what nobody has typed yet."""
        self._first = self._texts()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.take_up()
        self._begun = True

    async def take_up(self) -> None:
        """Offer what was lost."""
        lost = self._desk.unfinished.found(self._key)
        if lost is not None and lost.texts != self._first:
            self.app.bell()  # a question that nobody expects: what is being typed is no answer to it
            resume = fr.RESUME.format(at=local_moment(lost.at))
            self.app.push_screen(Choice(fr.TITLE, (resume, fr.AFRESH), resume), partial(self._answered, lost, resume))

    async def _answered(self, lost: Lost, resume: str, picked: str | None) -> None:
        if picked == resume:
            told = fr.RESUMED.format(at=local_moment(lost.at))
            said = " · ".join(text for text in lost.texts if text.strip())
            self.tell(told if await self.put(lost.texts) else fr.CHANGED.format(texts=said))
        elif picked is not None:
            self._forget()

    async def put(self, texts: Sequence[str]) -> bool:
        """Fill the fields with ``texts``; False where they are not as many."""
        await self.make_room(len(texts))
        inputs = self._inputs
        if len(inputs) != len(texts):
            return False
        for each, text in zip(inputs, texts, strict=True):
            with each.prevent(Input.Changed):
                each.value = text
        self._remember()
        return True

    async def make_room(self, count: int) -> None:
        """Have so many fields, where the dialogue can."""

    @on(Input.Changed)
    def _remember(self) -> None:
        texts = self._texts()
        if self._first and texts != self._first:
            self._held = True
            self._desk.unfinished.keep(self._key, texts)
        elif self._held:
            self._forget()

    def _forget(self) -> None:
        self._held = False
        self._desk.unfinished.drop(self._key)

    def done(self) -> None:
        """It is written."""
        self._forget()
        super().done()

    def action_back(self) -> None:
        """Give up."""
        self._forget()
        super().action_back()
