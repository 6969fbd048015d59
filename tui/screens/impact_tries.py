"""What the screen « Impact » does beside its table: drawings, draws, variants of one's own. Nothing is journalled."""

from functools import partial
from pathlib import Path

from textual.widget import Widget

from ccam.french import impact as words
from ccam.french import tui_impact as fr
from ccam.french.numbers import euros_short, plural, share
from ccam.model.errors import CcamError
from ccam.usecases import variant_files
from ccam.usecases.impact.ground import ELSEWHERE
from ccam.usecases.impact.views import Asked, Drawn, Levers, Simulated
from ccam.usecases.workbench.files import Tell
from tui.desk import Desk, one_line
from tui.drawing import impact as drawing
from tui.drawing.impact_pictures import pictures, whole_line
from tui.handing import hand_over
from tui.screens.impact_choice import Choice, Typing
from tui.screens.progress import follow
from tui.screens.reading import Reading

Story = tuple[tuple[str, tuple[str, ...]], ...]


class Tries(Widget):
    """Mixed into the view, which says what is on show."""

    desk: Desk
    _asked: Asked
    _made: Simulated | None
    _drawn: Drawn | None = None

    def action_enlarge(self) -> None:
        """The drawings, large."""
        from tui.screens.impact_plots import Plots

        if self._made is not None:
            drawn = self._drawn if self._drawn and self._drawn.asked.levers == self._made.asked.levers else None
            found = pictures(self._made, drawn)
            if found:
                self.app.push_screen(Plots(found))
            else:
                self.desk.say(fr.PLOT_NOTHING)

    # draws

    def action_draws(self) -> None:
        """Ask how many, then draw."""
        if self._made is not None:
            self.app.push_screen(Choice(fr.CHOOSE_DRAWS, list(fr.DRAWS), fr.DRAWS_USUAL), self._draw_interval)

    def _draw_interval(self, picked: str | None) -> None:
        if picked is None:
            return
        workbench, asked = self.desk.workbench, self._asked

        def work(tell: Tell) -> Drawn:
            return workbench.draws(asked, fr.DRAWS[picked], tell)

        def refused(error: CcamError) -> None:
            self.desk.say(one_line(error))

        follow(self.app, fr.DRAWS_TITLE, work, self._show_draws, refused, lambda: self.desk.say(fr.DRAWS_STOPPED))

    def _show_draws(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.app.push_screen(Reading(fr.DRAWS_TITLE, partial(drawing.story, draws_story(drawn))))

    # variants of one's own

    def action_save_variant(self) -> None:
        """Keep the dials under a name."""
        if self._made is not None:
            help_ = fr.SAVE_VARIANT_WEB if self.app.is_web else fr.SAVE_VARIANT_HELP
            self.app.push_screen(Typing(fr.SAVE_VARIANT, help_, "", check_name), self._save)

    def _save(self, name: str | None) -> None:
        if not name:
            return
        levers = self._asked.levers
        text = self.desk.ask(lambda workbench: variant_files.text_of(workbench, name, levers))
        if text is None:
            return
        try:
            if self.app.is_web:
                said = hand_over(self.app, {f"{name}{variant_files.SUFFIX}": text.encode()}, Path())
            else:
                said = fr.VARIANT_KEPT.format(name=name, path=variant_files.keep(text, name))
        except CcamError as error:
            said = one_line(error)
        self.desk.say(said)

    def kept_variants(self) -> dict[str, Path]:
        """Variants by the words of the dial; none in a browser, where the disk is not that of the member."""
        if self.app.is_web:
            return {}
        return {fr.MY_VARIANT.format(name=name): path for name, path in variant_files.variants().items()}

    def variant_levers(self, path: Path) -> Levers | None:
        """The dials of a variant, None where its file is refused."""
        return self.desk.ask(lambda _: variant_files.levers_of(path))


def check_name(text: str) -> str:
    """What is wrong with the name of a variant, "" for nothing."""
    return "" if text else fr.VARIANT_NAMELESS


def draws_story(drawn: Drawn) -> Story:
    """The interval, those of the rows, and everything that was assumed."""
    made = drawn.simulation
    axis = fr.DRAWS_ROWS.format(axis=fr.AXES[drawn.asked.axis])
    rows = tuple(
        fr.DRAWS_ROW.format(
            key=key, label=drawn.labels.get(key, ""), low=euros_short(spread.low, sign=True),
            high=euros_short(spread.high, sign=True),
        )
        for key, spread in made.rows.items()
        if key != ELSEWHERE and spread.low != spread.high
    )  # fmt: skip
    count = plural(made.draws, fr.ONE_DRAW)
    under = fr.DRAWS_UNDER.format(scenario=drawn.asked.levers.scenario, count=count, seed=made.seed)
    told: Story = ((axis, rows),) if rows else ()
    return ((fr.DRAWS_TITLE, (whole_line(drawn), under)), *told, (fr.DRAWS_RULES, tuple(_assumed(drawn))))


def _assumed(drawn: Drawn) -> list[str]:
    made = drawn.simulation
    told = [words.DRAWS_OF.format(acts=plural(made.uncertain, "acte"))]
    if made.measured:
        told.append(words.DRAWS_MEASURED.format(lines=plural(made.measured, "ligne")))
    for one in drawn.known:
        common = words.COMMON.format(common=share(one.common)) if one.common else ""
        told.append(
            fr.DRAWS_DEVIATION.format(
                subject=words.SUBJECTS[one.subject], deviation=share(one.deviation), common=common,
                status=one.status.value, source=one.source,
            )
        )  # fmt: skip
    return [*told, words.DRAWS_SILENT]
