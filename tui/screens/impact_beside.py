"""What screen 6 draws under its table where a large terminal leaves room: the largest effects, as bars."""

from textual.widgets import Static

from ccam.model.text import safe
from ccam.usecases.impact.views import Simulated
from tui.drawing.impact_pictures import bars, effects

FEWEST = 4
"""Under so many lines nothing is drawn."""


class LargestEffects(Static):
    """Drawn again for each size; out of sight on a screen that is not broad (style sheet)."""

    def __init__(self) -> None:
        super().__init__(id="impact-largest", markup=False)
        self._made: Simulated | None = None

    def show(self, made: Simulated) -> None:
        """Draw these figures."""
        self._made = made
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._draw()

    def _draw(self) -> None:
        size = self.content_size
        picture = effects(self._made) if self._made and size.height >= FEWEST else None
        lines = bars(picture, size.width, size.height) if picture and picture.values else []
        self.update(safe("\n".join(lines)))
