"""Screen 5, « Forfaits techniques »: its dials, and what a seat of the panel files."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.french import tui_unfinished as lost_words
from ccam.french.journal import local_moment
from ccam.french.numbers import plural
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.unfinished import Lost
from ccam.usecases.workbench import fees as workbench_fees
from ccam.usecases.workbench.fees import Rating
from tui.actions import bindings
from tui.desk import Desk, one_line
from tui.messages import Write
from tui.screens import fees_forms as forms
from tui.screens.fees_dials import FEE, QUESTIONS, SEAT, chosen, offered, told
from tui.screens.fees_notes import Notes, read_notes
from tui.screens.fees_panels import Panel, RatingGrid
from tui.screens.fees_path_dials import SHARE
from tui.screens.fees_shown import FeesShown
from tui.screens.form import Form, Spec
from tui.screens.impact_choice import Choice
from tui.widgets.dial import Dial, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccam.usecases.fees.seen import FeesSeen
    from ccam.usecases.views import Outcome
    from ccam.usecases.workbench.workbench import Workbench
    from tui.screens.dialogue import Edit


class FeesView(FeesShown):
    """Every key that decides leads to what a filled sheet would write."""

    BINDINGS = bindings("axis", "dispute")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._next: FeesSeen | None = None

    # dials

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        event.stop()
        values = offered(event.name, self._seen)
        self._set(event.name, values, turned(list(values), told(self._seen, self._judged)[event.name], event.step))

    @on(Dial.Opened)
    def _choose(self, event: Dial.Opened) -> None:
        event.stop()
        self._choose_in(event.name)

    def _choose_in(self, name: str, then: "Callable[[], None] | None" = None) -> None:
        values, here = offered(name, self._seen), told(self._seen, self._judged)[name]
        if len(values) < 2:
            self._set(name, values, here)
        else:
            self.app.push_screen(
                Choice(QUESTIONS[name], list(values), here), partial(self._set, name, values, then=then)
            )

    def _set(
        self, name: str, values: "dict[str, str]", picked: str | None, then: "Callable[[], None] | None" = None
    ) -> None:
        if name == SEAT and len(values) < 2:
            seat = words.SEATS.get(self._seen.held, "")
            self.desk.say(fr.SEAT_IS_HELD.format(seat=seat) if seat else fr.NO_SEAT_HERE)
        if picked is None or picked not in values:
            return
        if name == FEE:
            self._judged = values[picked]
            self._typed.clear()
            self._show()
            return
        asked = chosen(name, self._asked, values[picked])
        if asked != self._asked:
            self._typed = {} if name == SEAT else self._typed
            self._asked = asked
            self._load(then if asked.seat else None)

    def action_share(self) -> None:
        """Another part of the target for the exams avoided."""
        self._path.grid.focus()
        self._path.dials.ask(SHARE)

    # deciding

    @on(Panel.Decide)
    def _decided(self, event: Panel.Decide) -> None:
        event.stop()
        self.action_decide(event.name)

    def action_decide(self, name: str) -> None:
        """Ask what is to be asked of the row under the cursor."""
        if name != "dispute" and self._judged and not self._asked.seat and self._seen.seats:
            self._choose_in(SEAT, lambda: self.action_decide(name))
            return
        try:
            if name == "dispute":
                self._register()
            elif name == "score":
                self._rate()
            else:
                self._form(self._spec(name))
        except CcamError as error:
            self.desk.say(one_line(error))

    def action_axis(self) -> None:
        """The next fee."""
        values = offered(FEE, self._seen)
        self._set(FEE, values, turned(list(values), self._judged, 1))

    def action_choose(self, name: str) -> None:
        """What a dial offers."""
        self._choose_in(name)

    def _speaker(self) -> forms.Speaker:
        if not self._judged:
            raise DataRefused(fr.NO_FEE_HERE)
        if not self._asked.seat:
            raise DataRefused(fr.CHOOSE_A_SEAT)
        return forms.Speaker(self._asked.seat, self._judged)

    def _spec(self, name: str) -> Callable[[], Spec]:
        speaker = self._speaker()
        if name == "state":
            return partial(forms.place, speaker, self._perimeter.grid.current)
        if self._open is self._hypotheses and name in ("lines", "create"):
            row = self._hypotheses.grid.current if name == "lines" else None
            return partial(forms.suppose, speaker, row)
        return partial(forms.CRITERIA_FORMS[name], speaker, self._criteria.grid.current)

    def _form(self, build: Callable[[], Spec], after: "Callable[[], None] | None" = None) -> None:
        """Ask it; what is written comes back with what the screen then shows."""

        def watched() -> Spec:
            spec = build()
            return Spec(
                spec.key, spec.title, lambda typed: self._seeing(spec.submit(typed)), spec.intro, spec.fields,
                spec.table, spec.before,
            )  # fmt: skip

        self.app.push_screen(Form(watched, self.desk, after or self._written))

    def _seeing(self, edit: "Edit") -> "Edit":
        asked = self._asked

        def made(workbench: "Workbench") -> "Outcome":
            outcome = edit(workbench)
            self._next = workbench.fees(asked)
            return outcome

        return made

    def _written(self) -> None:
        """Show it at once: the lists of the other screens come next, and would ask for it again."""
        if self._next is not None:
            self._taken = True
            self._take(self._next)

    def _write(self, edit: "Edit", after: "Callable[[], None] | None" = None) -> None:
        def refused(error: CcamError, _theirs: "Sequence[str]") -> None:
            self.desk.say(one_line(error))

        self.app.post_message(Write(self._seeing(edit), after or self._written, refused))

    def _register(self) -> None:
        """Enter the disagreement under the cursor, or every one of the fee from another panel."""
        fee, row = self._fee, self._disputes.grid.current
        if fee is None:
            raise DataRefused(fr.NO_FEE_HERE)
        if not fee.disputes:
            raise DataRefused(fr.NOTHING_TO_ENTER)
        question = row.question if self._open is self._disputes and row is not None else ""
        rule, name = self._asked.rule, self._judged
        self._write(lambda workbench: workbench_fees.register(workbench, rule, name, question))

    # rating

    def _rate(self) -> None:
        """Digits go to the cell of the seat on the row under the cursor, until ``enter`` files or ``escape`` leaves."""
        notes = self._notes
        lost = None if self._typed else notes.found()
        if lost is not None:
            notes.offer(self.app, lost, partial(self._resumed, lost))
        self._criteria.rated.rating = True
        self._criteria.grid.redraw()
        self._say_rating()

    @property
    def _notes(self) -> Notes:
        speaker = self._speaker()
        return Notes(self.desk.unfinished, speaker.key("i"))

    def _resumed(self, lost: Lost) -> None:
        known = {row.listed.criterion.name for row in self._fee.criteria} if self._fee else set()
        self._typed = {name: note for name, note in read_notes(lost).items() if name in known}
        self._criteria.grid.redraw()
        self.desk.say(lost_words.NOTES_RESUMED.format(at=local_moment(lost.at)))

    def _say_rating(self) -> None:
        fee, row = self._fee, self._criteria.grid.current
        if fee is None or row is None:
            return
        number = self._seen.next_round(fee, row)
        said = fr.RATE_HOW.format(
            seat=words.SEATS[self._asked.seat], criterion=row.listed.criterion.name, round=number
        )  # fmt: skip
        pending = self._count()
        self.desk.say(f"{said} {fr.RATE_PENDING.format(count=pending)}" if pending else said)

    def _count(self) -> str:
        return plural(len(self._typed), fr.ONE_NOTE, fr.NOTES_COUNT) if self._typed else ""

    @on(RatingGrid.Moved, "#fees-criteria")
    def _moved(self) -> None:
        if self._criteria.rated.rating:
            self._criteria.grid.redraw()
            self._say_rating()

    @on(RatingGrid.Typed)
    def _note(self, event: RatingGrid.Typed) -> None:
        event.stop()
        row = self._criteria.grid.current
        if row is None:
            return
        name = row.listed.criterion.name
        if event.digit:
            self._typed[name] = int(event.digit) or None
        else:
            self._typed.pop(name, None)
        self._notes.keep(self._typed)
        self._criteria.grid.redraw()
        self._say_rating()

    @on(RatingGrid.Ended)
    def _ended(self, event: RatingGrid.Ended) -> None:
        event.stop()
        self._criteria.rated.rating = False
        self._criteria.grid.redraw()
        if not event.filed:
            self.desk.say(fr.RATE_KEPT[len(self._typed) > 1].format(count=self._count()) if self._typed else "")
        elif not self._typed:
            self.desk.say(fr.RATE_NOTHING)
        else:
            self._file()

    def _file(self) -> None:
        """At once in the first round; with their reasons later on, and where a seat does not rate."""
        fee, speaker = self._fee, self._speaker()
        if fee is None:
            return
        ratings = [
            Rating(row.listed.criterion.name, self._seen.next_round(fee, row), self._typed[row.listed.criterion.name])
            for row in fee.criteria
            if row.listed.criterion.name in self._typed
        ]
        if any(each.round > 1 or each.note is None for each in ratings):
            self._form(partial(forms.reasons, speaker, ratings), self._filed)
        else:
            self._write(
                lambda workbench: workbench_fees.rate(workbench, speaker.seat, speaker.fee, ratings), self._filed
            )

    def _filed(self) -> None:
        self._notes.keep({})
        self._typed = {}
        self._written()
