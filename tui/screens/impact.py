"""Screen 6: what the draft changes, in euros, under dials that never write."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from ccam.french import tui_impact as fr
from ccam.french.numbers import plural
from ccam.model.codes import line_key
from ccam.model.money import parse_scaled
from ccam.model.text import folded
from ccam.usecases.impact.export import table_file
from ccam.usecases.impact.views import AlertRow, Asked, Levers, Shown, Simulated, TableRow
from tui.actions import bindings
from tui.desk import Desk
from tui.drawing import impact as drawing
from tui.drawing import impact_plots as plots
from tui.handing import hand_over
from tui.messages import NeedImpact, Open, OpenDossier, Simulate
from tui.screens import impact_dials as dials
from tui.screens.impact_beside import LargestEffects
from tui.screens.impact_choice import Choice, Typing
from tui.screens.impact_rows import name_of, ordered
from tui.screens.impact_tries import Tries
from tui.screens.reading import Reading
from tui.screens.tabled import OVER_ROWS
from tui.screens.view import View
from tui.widgets.columns import fit
from tui.widgets.dial import Dial
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing

if TYPE_CHECKING:
    from tui.screens.impact_rows import Row

AGAIN = 0.2
"""Seconds after which figures that wait for a worker are asked for again."""
HIGH = 24
"""From how many lines of its own the screen draws the split of the effect."""
INSIDE = {"chapitre": "acte", "regroupement": "acte", "famille": "acte", "comite": "famille", "acte": "ligne"}
"""The axis that opening a row of another leads to."""


class ImpactTableView(Tries, View):
    """Dials, coverage, drawings, table, total."""

    NAME = "impact"
    HINTS = ("next_panel", "axis", "open", "explain", "enlarge", "export", "compare")
    BINDINGS = bindings("axis", "explain", "export", "compare", "enlarge")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = Asked("chapitre")
        self._made: Simulated | None = None
        self._due = False
        self._opened: list[tuple[Asked, str]] = []
        self._return_to = ""
        self._grid: Grid[Row] = Grid(drawing.EFFECT, self._cells, name_of, id="impacts", markable=True)
        self._list = Listing(drawing.title(self._asked), self._grid, self._find, summary=self._summary)

    def compose(self) -> ComposeResult:
        """From what the figures are under to what they add up to."""
        yield dials.DialBar(id="impact-dials")
        yield Static(id="impact-heading", markup=False)
        yield Static(id="impact-plot", markup=False)
        yield self._list
        yield LargestEffects()
        yield Static(id="impact-foot", markup=False)

    # what is shown

    def _cells(self, row: "Row") -> Sequence[str]:
        spend = self._made.coverage.base if self._made else 0
        return drawing.cells(row, self._made.asked.shown if self._made else self._asked.shown, spend)

    def _summary(self, rows: "Sequence[Row]") -> str:
        return drawing.marked([row for row in rows if isinstance(row, TableRow)])

    def _find(self, text: str) -> Sequence[int]:
        words = folded(text).split()
        rows = enumerate(folded(" ".join(self._cells(row)[:2])) for row in self._grid.rows)
        return [index for index, row in rows if all(word in row for word in words)]

    def renew(self) -> None:
        """What is on show is no longer true: ask for it again."""
        self._ask(self._asked)

    def _ask(self, asked: Asked) -> None:
        """Show the dials at once; the figures follow."""
        self._asked = asked
        self._due = True
        self._say_dials()
        self.request()

    def request(self) -> None:
        """Have the figures made; while a worker is busy, the last wish waits for it."""
        if self._due and self.desk.busy:
            self.set_timer(AGAIN, self.request)
        elif self._due:
            self.post_message(NeedImpact(self._asked))

    def take(self, made: Simulated) -> None:
        """Show what was asked for; ask again if the dials have moved meanwhile."""
        before = self._made.asked if self._made else None
        self._made = made
        self._due = made.asked != self._asked
        self.request()
        self._grid.columns = drawing.columns(made.asked, made.factors)
        self._list.title = " · ".join(filter(None, (drawing.title(made.asked), drawing.places(made.asked))))
        rows = ordered(made)
        self._list.load(rows)
        self._list.styles.max_height = max(len(rows), 1) + OVER_ROWS
        self.query_one(LargestEffects).show(made)
        if before and replace(before, levers=made.asked.levers) != made.asked:
            if before.shown is made.asked.shown:
                self._list.widen()
            self._grid.action_first()
            if self._return_to:
                self._grid.go_to(self._return_to)
                self._return_to = ""
        self._say_dials()
        self._draw()
        self._tell()

    def _say_dials(self) -> None:
        bar = self.query_one(dials.DialBar)
        bar.say(self._asked.levers, self._asked.shown, self._made.dials if self._made else None)

    def _draw(self) -> None:
        if (made := self._made) is None:
            return
        width, high = self.size.width - 2, self.size.height >= HIGH
        self.query_one("#impact-heading", Static).update(drawing.heading(made, width, short=not high))
        lines = plots.stacked(made.factors, made.parts, width) if high and made.factors else []
        self.query_one("#impact-plot", Static).update("\n".join([*lines, plots.spread(made.bins, width)]))
        self._draw_foot()

    def on_descendant_focus(self) -> None:
        """A dial says what it does."""
        self._draw_foot()

    @on(Grid.Moved, "#impacts")
    def _draw_foot(self) -> None:
        """The whole; on a high screen, the name of the row under the cursor where the list cuts it."""
        if (made := self._made) is None:
            return
        row, width = self._grid.current, self.size.width - 2
        room = self._grid.sizes[1] if len(self._grid.sizes) > 1 else width
        last = fr.DIALS_HINT
        if self._grid.has_focus and isinstance(row, TableRow) and len(row.label) > room:
            last = f"{row.key} {row.label}"
        below = [*self._below(), fit(last, width)] if self.size.height >= HIGH else []
        self.query_one("#impact-foot", Static).update("\n".join([drawing.foot(made, width), *below]))

    def _below(self) -> list[str]:
        missing = self.desk.workbench.not_carried() if not self.desk.busy else ()
        return [fr.NOT_CARRIED.format(axes=", ".join(fr.AXES[axis] for axis in missing))] if missing else []

    def _tell(self) -> None:
        """The strip says the nation under the dials while they are moved."""
        moved = self._made is not None and self._made.asked.levers != Levers()
        self.post_message(Simulate(self._made.nation if self._made and moved else None))

    def on_resize(self) -> None:
        """Wrap again."""
        self._draw()

    def enter(self) -> None:
        """The table."""
        self._grid.focus()
        self._tell()

    def step_back(self) -> bool:
        """From a dial to the table; without filter; out of what was opened."""
        if isinstance(self.app.focused, Dial):
            self._grid.focus()
            return True
        if self._list.widen():
            return True
        if not self._opened:
            return False
        asked, self._return_to = self._opened.pop()
        self._ask(replace(asked, levers=self._asked.levers))
        return True

    # opening

    @on(Grid.Opened, "#impacts")
    def _open(self) -> None:
        row, made = self._grid.current, self._made
        if row is None or made is None or self.desk.busy:
            return
        axis, key = made.asked.axis, name_of(row)
        if isinstance(row, AlertRow):
            axis, key = ("ligne" if "/" in row.subject else "famille"), row.subject
        elif not isinstance(row, TableRow):
            axis = ""
        if axis == "dossier" and key:
            self.post_message(OpenDossier(key))
        elif axis == "ligne":
            self._read_line(key)
        elif axis in INSIDE:
            self._opened.append((made.asked, key))
            shown = Shown.EFFECT if made.asked.shown in (Shown.ALERTS, Shown.SPREAD) else made.asked.shown
            self._ask(replace(self._asked, axis=INSIDE[axis], shown=shown, within=(*made.asked.within, (axis, key))))
        else:
            self.desk.say(fr.NO_DETAIL)

    def _read_line(self, key: str) -> None:
        asked = line_key(key)
        levers = self._made.asked.levers if self._made else Levers()
        title = fr.LINE_TITLE.format(key=key)
        self.post_message(
            Open(
                fr.WORKING_LINE,
                lambda workbench: partial(self._show_line, title, workbench.line_story(asked, levers)),
            )
        )

    def _show_line(self, title: str, story: drawing.Story) -> None:
        self.app.push_screen(Reading(title, partial(drawing.story, story)))

    def action_explain(self) -> None:
        """A line: where its figure comes from; elsewhere, everything the figures rest on."""
        row, made = self._grid.current, self._made
        if made is None:
            return
        if isinstance(row, AlertRow) and "/" in row.subject:
            self._read_line(row.subject)
        elif isinstance(row, TableRow) and made.asked.axis == "ligne":
            self._read_line(row.key)
        else:
            self.app.push_screen(Reading(drawing.WHOLE, partial(drawing.whole, made, self._below())))

    def action_axis(self) -> None:
        """The next axis, of the whole."""
        axes = self.desk.ask(lambda workbench: workbench.axes())
        if axes:
            place = axes.index(self._asked.axis) + 1 if self._asked.axis in axes else 0
            self._opened.clear()
            self._ask(replace(self._asked, axis=axes[place % len(axes)], within=()))

    def action_compare(self) -> None:
        """The three scenarios side by side, or back to the effect."""
        shown = Shown.EFFECT if self._asked.shown is Shown.COMPARED else Shown.COMPARED
        self._ask(replace(self._asked, shown=shown))

    def action_export(self) -> None:
        """Hand the rows on show over as a file."""
        if (made := self._made) is None:
            return
        rows = [self._grid.rows[index] for index in self._grid.shown]
        name = fr.FILE_NAME.format(table=made.asked.shown.replace(" ", "-"), axis=made.asked.axis)
        said = self.desk.ask(lambda _: hand_over(self.app, {f"{name}.csv": table_file(made, rows)}, Path.cwd()))
        if said:
            self.desk.say(fr.EXPORTED.format(rows=plural(len(rows), fr.ONE_ROW), said=said))

    # dials

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        event.stop()
        if event.name == dials.TABLE:
            every = list(Shown)
            place = every.index(self._asked.shown) + event.step
            self._ask(replace(self._asked, shown=every[place % len(every)]))
        elif self._made is not None:
            self._set(dials.turned(event.name, self._asked.levers, self._made.dials, event.step))

    def _set(self, levers: Levers | None) -> None:
        if levers is None:
            self.desk.say(fr.NO_YEAR_YET)
        else:
            self._ask(replace(self._asked, levers=levers))

    @on(Dial.Opened)
    def _choose(self, event: Dial.Opened) -> None:
        event.stop()
        name, made = event.name, self._made
        if made is None:
            return
        if name == dials.FC:
            here = dials.told(name, self._asked.levers, self._asked.shown, made.dials)
            self.app.push_screen(Typing(fr.TYPE_FC, fr.TYPE_FC_HELP, here, check_fc), self._fc_typed)
            return
        words = dials.offered(name, self._asked.levers, made.dials)
        if name == dials.SCENARIO:
            words = self._scenarios(words)
        if not words:
            self.desk.say(fr.NO_YEAR_YET)
            return
        here = dials.told(name, self._asked.levers, self._asked.shown, made.dials)
        self.app.push_screen(Choice(dials.QUESTIONS[name], list(words), here), partial(self._chosen, name, words))

    def _scenarios(self, words: dict[str, str]) -> dict[str, str]:
        """Those of the base, variants of one's own, then a file; in a browser the server's files are nobody's."""
        mine = {told: str(path) for told, path in self.kept_variants().items()}
        base = {told: value for told, value in words.items() if told != fr.LOCAL_FILE}
        return base if self.app.is_web else {**base, **mine, fr.LOCAL_FILE: ""}

    def _chosen(self, name: str, words: "dict[str, str]", picked: str | None) -> None:
        if picked is None:
            return
        if name == dials.SCENARIO and picked == fr.LOCAL_FILE:
            self.app.push_screen(Typing(fr.TYPE_FILE, fr.TYPE_FILE_HELP, ""), self._file_typed)
        elif name == dials.TABLE:
            self._ask(replace(self._asked, shown=Shown(words[picked])))
        elif picked in self.kept_variants():
            if (levers := self.variant_levers(Path(words[picked]))) is not None:
                self._set(levers)
        else:
            self._set(dials.chosen(name, self._asked.levers, words[picked]))

    def _file_typed(self, path: str | None) -> None:
        if path:
            self._set(dials.chosen(dials.SCENARIO, self._asked.levers, str(Path(path).expanduser())))

    def _fc_typed(self, text: str | None) -> None:
        if text is not None:
            self._set(replace(self._asked.levers, fc=parse_scaled(text, 4) if text else None))


def check_fc(text: str) -> str:
    """What is wrong with an FC as it is typed, "" for nothing."""
    try:
        known = not text or 0 <= parse_scaled(text, 4) <= dials.FC_MOST
    except ValueError:
        known = False
    return "" if known else fr.BAD_FC.format(value=text, most=dials.FC_MOST // 10_000)
