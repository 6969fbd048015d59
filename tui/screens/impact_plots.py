"""The large drawings of the screen « Impact »: one at a time, with its signs and its words."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual_plotext import PlotextPlot

from ccam.french import tui_impact as fr
from ccam.model.text import safe
from tui.actions import bindings
from tui.drawing.impact_pictures import MARKERS, Picture, largest, ticks

NARROWEST, LOWEST = 64, 14
"""Under so many columns or lines the drawing is told in words."""
THICKNESS = 0.01
"""Of a bar out of 1: the least, which is one line; a thicker one may spill over the next."""
FRAME = 3
"""Lines of the frame and of the ticks."""
COLOUR = "default"
"""Bars are told apart by their sign: they take the colour of the text."""


class Plots(ModalScreen[None]):
    """Goes round ``pictures``."""

    BINDINGS = bindings("back", "fold", "unfold")

    def __init__(self, pictures: Sequence[Picture]) -> None:
        super().__init__()
        self._pictures = tuple(pictures)
        self._place = 0

    def compose(self) -> ComposeResult:
        """Title, drawing or words, signs, keys."""
        with Vertical(id="plots"):
            yield Static(id="plot-title", classes="title", markup=False)
            yield PlotextPlot(id="plot")
            yield Static(id="plot-words", markup=False)
            yield Static(id="plot-note", markup=False)
            yield Static(f"{fr.PLOT_SIGNS}   {fr.PLOT_HELP}", classes="dim", markup=False)

    def on_mount(self) -> None:
        """The first one."""
        self._draw()

    def on_resize(self) -> None:
        """Drawn again for the new size."""
        self._draw()

    def _draw(self) -> None:
        picture = self._pictures[self._place]
        title = fr.PLOT_TITLE.format(title=picture.title, place=self._place + 1, count=len(self._pictures))
        self.query_one("#plot-title", Static).update(safe(title))
        note = self.query_one("#plot-note", Static)
        note.display = bool(picture.note)
        note.update(safe(picture.note))
        width, height = self.size.width, self.size.height - 8
        drawable = width >= NARROWEST and height >= min(LOWEST, len(picture.values) + FRAME)
        plot, words = self.query_one(PlotextPlot), self.query_one("#plot-words", Static)
        plot.display, words.display = drawable, not drawable
        words.update(safe("\n".join(picture.bars)))
        if drawable:
            lay(plot, picture, max(1, height - FRAME))

    def action_fold(self) -> None:
        """The drawing before."""
        self._turn(-1)

    def action_unfold(self) -> None:
        """The drawing after."""
        self._turn(1)

    def _turn(self, step: int) -> None:
        self._place = (self._place + step) % len(self._pictures)
        self._draw()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)


def lay(plot: PlotextPlot, picture: Picture, lines: int) -> None:
    """Draw ``picture`` in ``lines`` lines as horizontal bars, the first at the top: the largest where not all fit."""
    plt = plot.plt
    plt.clear_figure()
    kept = largest(picture.values, lines)
    values, signs = [picture.values[place] for place in kept], [picture.signs[place] for place in kept]
    plot.styles.height = len(kept) + FRAME
    places = [float(place) for place in range(len(kept), 0, -1)]
    for sign, marker in MARKERS.items():
        bars = [value if way == sign else 0 for value, way in zip(values, signs, strict=True)]
        if any(bars):
            plt.bar(places, bars, orientation="horizontal", width=THICKNESS, marker=marker, color=COLOUR)
    plt.yticks(places, [picture.bars[place] for place in kept])
    marks = ticks(min(values), max(values), picture.unit)
    plt.xticks([float(at) for at, _ in marks], [label for _, label in marks])
    plt.xlim(min(0, *values), max(0, *values))
    plt.ylim(0.5, len(kept) + 0.5)
    plot.refresh()
