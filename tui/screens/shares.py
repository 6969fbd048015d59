"""The share editor: percentages of one old act's alternatives. Nothing moves before it is validated."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid as Cells
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccam.french import tui as fr
from ccam.french.numbers import plural, share
from ccam.model.codes import ProposedId
from ccam.model.money import SHARE_UNIT, parse_scaled
from ccam.model.shares import apportion
from ccam.model.text import safe
from ccam.usecases.views import AlternativeView, OldActView
from tui.messages import Say
from tui.screens.remembering import Remembering

if TYPE_CHECKING:
    from tui.desk import Desk


class BadShares(ValueError):
    """What is typed is not a set of shares; the text says why."""


def read_shares(texts: Sequence[str]) -> tuple[int, ...]:
    """Percentages with at most two decimals as 10 000ths. One empty text takes the rest; raises
    :class:`BadShares` unless they then sum to exactly 100 %.
    """
    parts = [_part(text) if text.strip() else None for text in texts]
    known = sum(part for part in parts if part is not None)
    if parts.count(None) == 1 and known <= SHARE_UNIT:
        return tuple(SHARE_UNIT - known if part is None else part for part in parts)
    if None in parts or known != SHARE_UNIT:
        raise BadShares(fr.BAD_SUM.format(total=share(known), remedy=fr.BAD_SUM_REMEDY))
    return tuple(part for part in parts if part is not None)


def _part(text: str) -> int:
    try:
        part = parse_scaled(text.replace("%", ""), 2)
    except ValueError:
        part = -1
    if not 0 <= part <= SHARE_UNIT:
        raise BadShares(fr.BAD_SHARE.format(value=text.strip()))
    return part


def percentage(part: int) -> str:
    """``9250`` → ``92,5``: a share as it is typed."""
    return share(part)[:-2]


class PartInput(Input):
    """The percentage of one alternative."""

    def __init__(self, part: int) -> None:
        super().__init__(percentage(part), max_length=7)


class ShareEditor(Remembering):
    """Changes the shares of one act in one decision."""

    def __init__(self, old: OldActView, names: Mapping[ProposedId, str], desk: "Desk") -> None:
        super().__init__(f"p {old.code}", desk)
        self._old, self._names = old, names

    def compose(self) -> ComposeResult:
        """The act, one field an alternative, the total, the reason."""
        two = len(self._old.alternatives) == 2
        with Vertical(id="shares"):
            yield Static(fr.SHARES_TITLE.format(code=self._old.code), classes="title", markup=False)
            yield Static(safe(self._old.label), markup=False)
            yield Static(self._count(), classes="dim", markup=False)
            yield Static(id="refusal", markup=False)
            with Cells(id="parts"):
                for alternative in self._old.alternatives:
                    yield PartInput(alternative.part)
                    yield Static(f"% ─▶ {self._target(alternative)}", classes="target", markup=False)
                    yield Static(classes="volume", markup=False)
            yield Static(id="total", markup=False)
            yield Static(fr.SHARES_HELP_TWO if two else fr.SHARES_HELP_MANY, classes="dim", markup=False)
            yield Static(fr.REASON, classes="label", markup=False)
            yield Input(id="reason", placeholder=fr.DEFAULT_REASON)
            yield Static(fr.SHARES_HELP, classes="dim", markup=False)

    def _count(self) -> str:
        count = plural(self._old.quantity, fr.ONE_ACT) if self._old.quantity is not None else fr.NO_VOLUMES
        return fr.SHARES_COUNT.format(count=count)

    def _target(self, alternative: AlternativeView) -> str:
        names = [self._names.get(member, member) for member in alternative.members]
        together = f" ({fr.TOGETHER})" if len(names) > 1 else ""
        return safe(" + ".join(names)) + together

    def on_mount(self) -> None:
        """Show the volumes as they are now."""
        self.tell("")
        self._preview()
        self.begin()

    async def put(self, texts: Sequence[str]) -> bool:
        """With the volumes that go with them."""
        taken = await super().put(texts)
        self._preview()
        return taken

    @property
    def _fields(self) -> list[PartInput]:
        return list(self.query(PartInput))

    def _read(self) -> tuple[int, ...]:
        return read_shares([field.value for field in self._fields])

    def _preview(self) -> None:
        """Volumes and total for what is typed, dashes while it does not sum to 100 %."""
        try:
            parts = self._read()
        except BadShares as error:
            self.query_one("#total", Static).update(str(error))
            volumes = [fr.NO_PRICE] * len(self._fields)
        else:
            done = fr.SHARES_TOTAL.format(total=share(sum(parts)))
            self.query_one("#total", Static).update(f"{done} · {fr.SHARES_NOTHING_YET}")
            volumes = [plural(count, fr.ONE_ACT) for count in apportion(self._old.quantity or 0, parts)]
        for widget, text in zip(self.query(".volume").results(Static), volumes, strict=True):
            widget.update(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if isinstance(event.input, PartInput):
            self._follow(event.input)
            self._preview()

    def _follow(self, typed: PartInput) -> None:
        """Of two shares, the other one is the rest."""
        fields = self._fields
        if len(fields) != 2 or not typed.has_focus:
            return
        other = fields[1 - fields.index(typed)]
        try:
            part = _part(typed.value)
        except BadShares:
            return
        with other.prevent(Input.Changed):
            other.value = percentage(SHARE_UNIT - part)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """From a share to the reason; from the reason, done. What does not sum to 100 % goes nowhere."""
        reason = self.query_one("#reason", Input)
        try:
            parts = self._read()
        except BadShares:
            self._fields[0].focus()
            self.app.bell()
            return
        if event.input is reason:
            self._decide(parts, reason.value.strip() or fr.DEFAULT_REASON)
        else:
            reason.focus()

    def _decide(self, parts: tuple[int, ...], reason: str) -> None:
        old = self._old
        if parts == tuple(alternative.part for alternative in old.alternatives) and not old.review:
            self.app.post_message(Say(fr.SAME_SHARES))
            self.action_back()
        else:
            self.write(lambda workbench: workbench.distribute(old.code, parts, reason))
