"""Screen 7: the calendar, the étapes that were sealed, what stands before the next one, what separates two points."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Static

from ccam.french import tui as frame
from ccam.french import tui_seals as fr
from ccam.french.numbers import plural
from ccam.model.codes import ActCode
from ccam.model.errors import CcamError, DataRefused
from ccam.model.text import folded, safe
from ccam.usecases.calendar import Calendar
from ccam.usecases.diff import NOW, EtapeDiff
from ccam.usecases.views import SealRow
from ccam.usecases.workbench.files import Files, Tell, export_files, export_formats, report_files, report_formats
from ccam.usecases.workbench.seals import CheckRow, Standing
from tui.actions import bindings
from tui.desk import Desk, one_line
from tui.drawing import seals as drawing
from tui.drawing.calendar import lines
from tui.drawing.etape_beside import beside
from tui.messages import OpenDossier, Say
from tui.screens import seals_forms as forms
from tui.screens.form import Form
from tui.screens.impact_choice import Choice
from tui.screens.production import Making, Production
from tui.screens.progress import follow
from tui.screens.seals_diff import DiffPane
from tui.screens.view import View
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Points = Callable[[str, str], None]
"""What is done with two points."""
USUAL_REPORT = ("html", "pdf")
BESIDE = 160
"""From how many columns both lists stand side by side."""
LEFT = 82
"""Cells of the left one (style sheet)."""
LEAST_SEALS, MOST_SEALS, OVER_ROWS = 3, 8, 2
"""Étapes in sight on a low and on a high screen where one list is over the other, and the lines over them."""


class SealsView(View):
    """The calendar over two lists; a comparison takes their place."""

    NAME = "etapes"
    HINTS = ("compare", "seal", "report", "export", "open")
    BINDINGS = bindings("compare", "seal", "report", "export")

    class Read(Message):
        """All that the screen shows has been read from ``workbench``."""

        def __init__(self, workbench: "Workbench", found: Standing) -> None:
            super().__init__()
            self.workbench, self.found = workbench, found

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._grid: Grid[SealRow] = Grid(drawing.SEALS, drawing.seal_cells, lambda row: row.hash, id="seals")
        self._checks: Grid[CheckRow] = Grid(drawing.CHECKS, self._check_cells, lambda row: row.key, id="checks")
        self._labels: dict[str, str] = {}
        self._planned: Calendar | None = None
        self._waiting: Callable[[Calendar], object] | None = None
        self._list = Listing(frame.SEALS, self._grid, self._find)
        self._before = Listing(fr.CHECKS, self._checks, self._find_check)

    def compose(self) -> ComposeResult:
        """The calendar, both lists, what is under the cursor in full; or the comparison."""
        yield Static(id="calendar", markup=False)
        with Container(id="etape-lists"):
            with Vertical(id="etape-left"):
                yield self._list
                yield Static(id="etape-page", markup=False)
            yield self._before
        yield DiffPane()
        yield Static(id="seal", markup=False)

    def on_mount(self) -> None:
        """No comparison yet."""
        self._pane.display = False

    @property
    def _pane(self) -> DiffPane:
        return self.query_one(DiffPane)

    def _find(self, text: str) -> Sequence[int]:
        words, rows = folded(text).split(), enumerate(self._grid.rows)
        return [i for i, row in rows if all(word in folded(f"{row.name} {row.instance}") for word in words)]

    def _check_cells(self, row: CheckRow) -> tuple[str, ...]:
        return drawing.check_cells(row, self._labels.get(row.subject, ""))

    def _find_check(self, text: str) -> Sequence[int]:
        words, rows = folded(text).split(), enumerate(self._checks.rows)
        return [i for i, row in rows if all(word in folded(" ".join(self._check_cells(row))) for word in words)]

    # reading

    def renew(self) -> None:
        """Read everything again, in a thread of its own: what was just said stays on the last line."""
        self._pane.stale()
        workbench = self.desk.workbench

        def work() -> None:
            try:
                self.post_message(self.Read(workbench, workbench.standing()))
            except CcamError as error:
                self.post_message(Say(one_line(error)))

        self.app.run_worker(work, thread=True, exclusive=True, group="standing")

    @on(Read)
    def _take(self, event: Read) -> None:
        if event.workbench is not self.desk.workbench:
            return
        found = event.found
        self._planned, self._labels = found.calendar, {row.code: row.label for row in self.desk.acts}
        self._list.load(found.seals)
        self._make_room()
        self._before.title = f"{fr.CHECKS} : {drawing.count(found.checks)}"
        self._before.load(found.checks)
        self._draw_calendar()
        if not found.checks:
            self._checks.show((), fr.NOTHING_STANDS)
        self._follow()
        act, self._waiting = self._waiting, None
        if act is not None:
            self.desk.say("")
            act(found.calendar)

    def on_resize(self) -> None:
        """The calendar takes the lines it needs at this width, the étapes those that they are."""
        self.set_class(self.size.width >= BESIDE, "-beside")
        self._draw_calendar()
        self._make_room()

    def _make_room(self) -> None:
        most = MOST_SEALS if self.screen.has_class("-high") else LEAST_SEALS
        shown = min(max(len(self._grid.rows), 1), most)
        self._list.styles.height = shown + OVER_ROWS

    def _draw_calendar(self) -> None:
        if self._planned is not None and self.size.width:
            shown = lines(self._planned, max(20, self.size.width - 2))
            self.query_one("#calendar", Static).update(safe("\n".join(shown)))
            page = beside(self._planned, self._checks.rows, LEFT)
            self.query_one("#etape-page", Static).update(safe("\n".join(page)))

    def enter(self) -> None:
        """The comparison, else the étapes."""
        if self._pane.display:
            self._pane.query_one(Grid).focus()
        else:
            self._grid.focus()

    def step_back(self) -> bool:
        """Without filter; out of the comparison."""
        if self._pane.display:
            if not self._pane.step_back():
                self._show_pane(shown=False)
            return True
        return self._before.widen() if self._checks.has_focus else self._list.widen()

    def _show_pane(self, *, shown: bool) -> None:
        self.set_class(shown, "-comparing")
        self._pane.display = shown
        self.query_one("#etape-lists").display = self.query_one("#seal").display = not shown
        self.enter()

    @on(Grid.Moved, "#seals")
    @on(Grid.Moved, "#checks")
    def _follow(self) -> None:
        foot = self.query_one("#seal", Static)
        if self._checks.has_focus:
            check = self._checks.current
            foot.update(safe(drawing.whole_check(check)) if check else fr.NOTHING_STANDS)
        else:
            row = self._grid.current
            foot.update(safe(drawing.whole_seal(row)) if row else frame.NO_SEAL)

    def on_descendant_focus(self) -> None:
        """What is under the cursor of the list that has the focus."""
        self._follow()

    # opening

    @on(Grid.Opened, "#checks")
    def _open_check(self) -> None:
        row = self._checks.current
        if row is not None and (id_ := self._standing_dossier(row.subject or row.dossier, row.dossier)):
            self.post_message(OpenDossier(id_))

    @on(OpenDossier)
    def _of_comparison(self, event: OpenDossier) -> None:
        """A comparison may name a dossier that is no more: go to where its act is now."""
        now = self._standing_dossier(event.dossier, "")
        if now and now != event.dossier:
            event.stop()
            self.post_message(OpenDossier(now))
        elif not now:
            event.stop()
            self.desk.say(fr.GONE.format(id=event.dossier))

    def _standing_dossier(self, subject: str, otherwise: str) -> str | None:
        return self.desk.ask(lambda workbench: workbench.dossier_of(ActCode(subject))) or otherwise or None

    @on(Grid.Opened, "#seals")
    def _open_seal(self) -> None:
        if (row := self._grid.current) is not None:
            self._compare(row.name, NOW)

    # comparing

    def _points(self, first: str, last: str, then: Points) -> None:
        """Ask for two points, the seal under the cursor and the draft as it is being offered."""
        if not (known := self.desk.ask(lambda workbench: workbench.points())):
            return
        names = {drawing.point_words(name, known): name for name in known}
        row = self._grid.current
        here = next((words for words, name in names.items() if row is not None and name == row.name), next(iter(names)))

        def second(picked: str | None) -> None:
            if picked is None:
                return
            later = [words for words in names if words != picked]

            def third(end: str | None) -> None:
                if end is not None:
                    then(names[picked], names[end])

            self.app.push_screen(Choice(last, later, later[-1]), third)

        self.app.push_screen(Choice(first, list(names)[:-1], here), second)

    def action_compare(self) -> None:
        """Compare two points."""
        self._points(fr.CHOOSE_BEFORE, fr.CHOOSE_AFTER, self._compare)

    def _compare(self, before: str, after: str) -> None:
        workbench = self.desk.workbench

        def work(tell: Tell) -> EtapeDiff:
            tell(fr.WORKING_COMPARE, 0, 1)
            return workbench.compared(before, after)

        def refused(error: CcamError) -> None:
            self.desk.say(one_line(error))

        title = fr.COMPARE_TITLE.format(before=before, after=after)
        follow(self.app, title, work, self._show_diff, refused, lambda: self.desk.say(fr.GIVEN_UP))

    def _show_diff(self, found: EtapeDiff) -> None:
        self._show_pane(shown=True)
        self._pane.show(found)

    # files

    def action_report(self) -> None:
        """The report of what is compared, else of two points to choose."""
        found = self._pane.found if self._pane.display else None
        if found is not None and found.before.name != NOW:
            self._report(found.before.name, found.after.name)
        else:
            self._points(fr.REPORT_BEFORE, fr.REPORT_AFTER, self._report)

    def _report(self, before: str, after: str) -> None:
        known = self.desk.ask(lambda workbench: workbench.points()) or ()
        intro = fr.REPORT_INTRO.format(
            before=drawing.point_words(before, known), after=drawing.point_words(after, known)
        )
        formats = tuple((name, fr.FORMATS_OF_REPORT.get(name, "")) for name in report_formats())

        def work(workbench: "Workbench", names: Sequence[str], tell: Tell, _given: Mapping[str, Any]) -> Files:
            return report_files(workbench, before, after, names, tell)

        self.app.push_screen(Production(Making(fr.REPORT_TITLE, intro, formats, USUAL_REPORT, work), self.desk))

    def action_export(self) -> None:
        """The draft as it is, or as an étape sealed it."""
        if known := self.desk.ask(lambda workbench: workbench.points()):
            names = {drawing.point_words(name, known): name for name in known[1:]}
            here = next(words for words, name in names.items() if name == NOW)

            def then(picked: str | None) -> None:
                if picked is not None:
                    self._export(names[picked], picked)

            if len(names) == 1:
                then(here)
            else:
                self.app.push_screen(Choice(fr.EXPORT_OF, list(names), here), then)

    def _export(self, point: str, words: str) -> None:
        milestone = None if point == NOW else point
        formats = tuple((name, fr.FORMATS_OF_EXPORT.get(name, "")) for name in export_formats())
        intro = fr.EXPORT_INTRO.format(what=words[0].upper() + words[1:])

        def work(workbench: "Workbench", names: Sequence[str], tell: Tell, given: Mapping[str, Any]) -> Files:
            return export_files(workbench, milestone, names, tell, given)

        making = Making(fr.EXPORT_TITLE, intro, formats, (), work, forms.PUBLICATION)
        self.app.push_screen(Production(making, self.desk))

    # deciding

    def action_seal(self) -> None:
        """Seal the draft as it is; what blocks is shown instead where something does."""
        self._once_read(lambda planned: self._seal(planned, [row for row in self._checks.rows if row.blocks]))

    def action_publish(self) -> None:
        """Seal it as a publication, which everything that is left blocks."""
        self._once_read(lambda planned: self._seal(planned, self._checks.rows, publish=True))

    def _once_read(self, act: Callable[[Calendar], object]) -> None:
        """Act on what the screen shows, at once or as soon as it has been read."""
        if self._planned is None:
            self.desk.say(frame.NOT_LOADED)
            self._waiting = act
        else:
            act(self._planned)

    def _seal(self, planned: Calendar, blocking: Sequence[CheckRow], *, publish: bool = False) -> None:
        if blocking:
            ids = ", ".join(sorted({row.id for row in blocking}))
            nouns = (fr.ONE_LEFT, fr.LEFT) if publish else (fr.ONE_BLOCK, fr.BLOCKS_MANY)
            sentence = fr.NOT_READY if publish else fr.BLOCKED
            self._show_pane(shown=False)
            self._checks.action_first()
            self._checks.focus()
            self.desk.say(one_line(DataRefused(sentence, count=plural(len(blocking), *nouns), ids=ids)))
        else:
            build = partial(forms.seal, planned, self._grid.rows, self._checks.rows, publish=publish)
            self.app.push_screen(Form(build, self.desk))

    def action_plan(self) -> None:
        """Set an étape of the calendar."""
        self._once_read(lambda planned: self.app.push_screen(Form(partial(forms.plan, planned), self.desk)))
