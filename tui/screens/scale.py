"""Screen 3: the ladder of each family around its reference act, what contradicts it, the bridges, the blind rounds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import ClassVar

from textual import on

from ccam.french import tui_scale as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.workbench.rounds import RoundRow
from ccam.usecases.workbench.scale import FamilyRow, General, Hierarchy, OrderRow, PullRow, RungRow, Wanted
from tui.actions import bindings
from tui.decisions import rounds
from tui.decisions.choice import Choice
from tui.decisions.keys import Decides
from tui.desk import Desk, one_line
from tui.drawing import ladder as drawing
from tui.drawing import ladder_pages as pages
from tui.drawing.reading import explained
from tui.messages import Look
from tui.screens.form import Form, Spec
from tui.screens.reading import Reading
from tui.screens.tabled import TabledView
from tui.widgets.grid import Grid
from tui.widgets.sheet import Drawing

TABLE, FAMILY, RULE, ROUND = "table", "family", "rule", "round"
FAMILIES, LADDER, ORDERS, BRIDGES, ROUNDS = fr.TABLES


@dataclass(frozen=True, slots=True)
class Shown:
    """What the dials stand on."""

    table: str = FAMILIES
    family: str = ""
    wanted: Wanted = field(default_factory=Wanted)


class ScaleView(Decides, TabledView[drawing.Row]):
    """Families, the ladder of one, pairs in opposite orders, bridges, rounds."""

    NAME = "hierarchisation"
    HINTS = ("axis", "open", "explain", "score", "dispute", "note", "next_panel")
    BINDINGS = bindings("explain", "score", "state", "note", "dispute", "history")
    LABELS: ClassVar = {TABLE: fr.DIAL_TABLE, FAMILY: fr.DIAL_FAMILY, RULE: fr.DIAL_RULE, ROUND: fr.DIAL_ROUND}
    QUESTIONS: ClassVar = {
        TABLE: fr.CHOOSE_TABLE,
        FAMILY: fr.CHOOSE_FAMILY,
        RULE: fr.CHOOSE_RULE,
        ROUND: fr.CHOOSE_ROUND,
    }
    HEADING = fr.READING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, drawing.FAMILIES, drawing.name_of)
        self._shown = Shown()
        self._made: Hierarchy | None = None
        self._general: General | None = None

    # what is read

    def renew(self) -> None:
        """What is on show may no longer be true."""
        if self.desk.busy:
            self.later()
        elif not self.working:
            known, wanted = self._made, self._shown.wanted
            self.work(fr.READING, lambda bench, tell: partial(self.take, bench.hierarchy(wanted, known, tell)))

    def take(self, made: Hierarchy) -> None:
        """Show what was scored; ask again if the dials have moved meanwhile."""
        if self._made is None or made.key != self._made.key:
            self._general = None
        self._made = made
        if self._shown.family not in made.ladders:
            self._shown = replace(self._shown, family=next(iter(made.ladders), ""))
        self.fill()
        if made.wanted != self._shown.wanted:
            self.renew()

    def _compare(self, made: Hierarchy) -> None:
        """The general scale takes a while: it is made once the table that needs it is asked for."""
        if made.scored is None or self.working:
            return
        if self.desk.busy:
            self.later()
        else:
            self.work(fr.COMPARING, lambda bench, tell: partial(self._beside, made, bench.general_scale(made, tell)))

    def _beside(self, made: Hierarchy, general: General) -> None:
        if self._made is not None and made.key == self._made.key:
            self._general = general
        self.fill()

    def failed(self, error: CcamError) -> None:
        """Nothing was found, and why; back to the families."""
        if self._shown.table == BRIDGES:
            self._shown = replace(self._shown, table=FAMILIES)
        super().failed(error)

    # what is shown

    @property
    def table(self) -> str:
        """Which table is on show."""
        return self._shown.table

    def fill(self, *, first: bool = False) -> None:
        """Show what the dials ask for."""
        made, shown = self._made, self._shown
        if made is None:
            return
        if shown.table == BRIDGES and self._general is None:
            self._compare(made)
        self.set_class(made.scored is None and shown.table != ROUNDS, "-empty")
        title = made.named(shown.family) if shown.table == LADDER else fr.TABLES[shown.table].capitalize()
        self.show(title, drawing.COLUMNS[shown.table], self._rows(made), first=first)

    def _rows(self, made: Hierarchy) -> Sequence[drawing.Row]:
        if self._shown.table == LADDER:
            return made.rungs(self._shown.family)
        if self._shown.table == BRIDGES:
            return self._general.pulls if self._general else ()
        if self._shown.table == ORDERS:
            return made.orders
        return made.rounds if self._shown.table == ROUNDS else made.families

    def cells(self, row: drawing.Row) -> Sequence[str]:
        """A row as texts."""
        ladder = self._made.ladders.get(self._shown.family) if self._made else None
        span = (ladder.rungs[0].points, ladder.rungs[-1].points) if ladder else (1, 1)
        return drawing.cells(row, span, self._general)

    def heading(self) -> Sequence[str]:
        """What the table rests on."""
        if self._made is None:
            return (fr.READING,)
        return pages.heading(self._made, self._shown.table, self._shown.family, self._general)

    def page(self) -> tuple[str, Drawing]:
        """The row under the cursor in full; what to do where nothing was scored."""
        made, row = self._made, self.grid.current
        if made is None or (row is None and made.scored is not None):
            return "", lambda _width: ()
        if row is None:
            return "empty", partial(pages.empty_page, made.why)
        return f"{self._shown.table} {drawing.name_of(row)}", partial(pages.page, row, made, self._general)

    @on(Grid.Moved)
    def _look(self) -> None:
        row = self.grid.current
        if isinstance(row, RungRow) and not self.desk.busy:
            self.post_message(Look(self._dossier(row.line)))

    def step_back(self) -> bool:
        """As everywhere; then from a table to the families."""
        if super().step_back():
            return True
        if self._shown.table == FAMILIES:
            return False
        family = self._shown.family
        self.choose(TABLE, FAMILIES)
        self.grid.go_to(family)
        return True

    @on(Grid.Opened)
    def _open(self) -> None:
        row = self.grid.current
        if isinstance(row, FamilyRow) and not row.why:
            self.choose(FAMILY, row.id)
        elif row is not None:
            self.reveal(self.sheet)

    def action_explain(self) -> None:
        """A line: where its score comes from; elsewhere, what every figure rests on."""
        row, made = self.grid.current, self._made
        if made is None:
            return
        if isinstance(row, RungRow):
            texts, title = pages.explained(row, made), fr.EXPLAIN_LINE.format(line=row.line)
        else:
            texts, title = pages.rests_on(made, self._general), fr.EXPLAIN_TITLE
        self.app.push_screen(Reading(title, partial(explained, texts)))

    # dials

    def standing(self) -> Mapping[str, str]:
        """Where each dial stands, in words."""
        made, shown = self._made, self._shown
        rule = shown.wanted.rule or (made.rule.name if made else "")
        return {
            TABLE: fr.TABLES[shown.table],
            FAMILY: made.named(shown.family) if made and shown.family else fr.NO_FAMILY,
            RULE: fr.RULES.get(rule, rule) or fr.NO_FAMILY,
            ROUND: shown.wanted.round or fr.LAST_ROUND,
        }

    def values(self, name: str) -> Mapping[str, str]:
        """The values of a dial, by their words."""
        made = self._made
        if name == TABLE:
            return {words: table for table, words in fr.TABLES.items()}
        if made is None:
            return {}
        if name == FAMILY:
            return {made.named(family): family for family in made.ladders}
        if name == RULE:
            return {fr.RULES.get(rule, rule): rule for rule in made.rules}
        every = made.scored.rounds if made.scored else ()
        return {fr.LAST_ROUND: "", **{each: each for each in every}}

    def choose(self, name: str, value: str) -> None:
        """Put a dial on a value; another rule or another round is read by a worker."""
        shown = self._shown
        if name == TABLE:
            self._shown = replace(shown, table=value)
        elif name == FAMILY:
            self._shown = replace(shown, family=value, table=LADDER)
        else:
            self._shown = replace(shown, wanted=replace(shown.wanted, **{name: value}))
            self.draw()
            self.renew()
            return
        self.fill(first=True)
        if self._made and self._shown.table == LADDER:
            self.grid.go_to(self._made.ladders[self._shown.family].reference)

    # deciding

    def _dossier(self, line: str) -> str:
        act = line.partition("/")[0]
        draft = self.desk.workbench.study.draft
        names = (act, *(id_ for id_, each in draft.proposed.items() if each.shown_code == act))
        return next((found for name in names if (found := self.desk.workbench.dossier_of(rounds.act_of(name)))), "")

    def _lines(self) -> tuple[str, ...]:
        """The lines that a decision is about: both of a pair, those that are marked, or that under the cursor."""
        row, marked = self.grid.current, [each.line for each in self.grid.marked if isinstance(each, RungRow)]
        if isinstance(row, OrderRow):
            return row.reversal.first, row.reversal.second
        return tuple(marked) or ((row.line,) if isinstance(row, RungRow | PullRow) else ())

    @property
    def choice(self) -> Choice:
        """The dossiers of those lines."""
        lines = self._lines()
        if not lines:
            raise DataRefused(fr.NO_LINE_HERE)
        found = tuple(dict.fromkeys(filter(None, map(self._dossier, lines))))
        if not found:
            raise DataRefused(fr.NOT_IN_DRAFT, line=lines[0])
        view = self.desk.read(lambda workbench: workbench.dossier(found[0]))
        old = next((each for each in view.old if each.code == rounds.act_of(lines[0])), None)
        acts = (old.code,) if old else tuple(each.code for each in view.old)
        return Choice(found, acts, view, old, marked=bool(self.grid.marked) and len(lines) > 1)

    def unmark(self) -> None:
        """Take every mark off."""
        self.grid.unmark()

    def action_decide(self, name: str) -> None:
        """Rounds have their own forms; everything else is a decision about the dossiers of lines."""
        try:
            if name == "open_round":
                codes = tuple(dict.fromkeys(line.partition("/")[0] for line in self._lines()))
                self._form(lambda: rounds.open_round(codes))
            elif name == "reveal" or (name == "state" and self._shown.table == ROUNDS):
                self._form(lambda: rounds.reveal(self._round()))
            elif name == "score" and self._shown.table == ROUNDS:
                self._form(lambda: rounds.deposit(self.desk.read(lambda workbench: workbench), self._round()))
            else:
                super().action_decide(name)
        except CcamError as error:
            self.desk.say(one_line(error))

    def _form(self, build: Callable[[], Spec]) -> None:
        self.app.push_screen(Form(build, self.desk))

    def _round(self) -> RoundRow:
        row = self.grid.current
        if not isinstance(row, RoundRow):
            raise DataRefused(fr.NO_ROUND_HERE)
        if row.closed:
            raise DataRefused(fr.ROUND_DONE, round=row.id)
        return row
