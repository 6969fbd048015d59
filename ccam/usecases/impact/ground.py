"""What the screen « Impact » keeps of a draft while its dials are turned."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccam.usecases.impact import report as impacts
from ccam.usecases.impact.views import Asked, Levers
from ccam.usecases.scenarios import Scenarios

if TYPE_CHECKING:
    from ccam.usecases.study import Study
    from valuation.decompose import Before

ELSEWHERE = "\0"
"""Key of the lines that are not inside what was opened."""


@dataclass
class Ground:
    """What does not depend on the dials: keys of the lines by axis, scenarios and parameters of the base."""

    study: "Study"
    known: Scenarios
    before: "Before"
    keys: dict[str, list[str]] = field(default_factory=dict)
    studies: "dict[Levers, Study]" = field(default_factory=dict)

    def line_keys(self, axis: str) -> list[str]:
        """The key of each observed line along an axis of the draft."""
        if axis not in self.keys:
            self.keys[axis] = impacts.row_keys(self.study, axis)
        return self.keys[axis]

    def inside(self, asked: Asked) -> list[str]:
        """The same, :data:`ELSEWHERE` for lines that are not inside what was opened."""
        keys = self.line_keys(asked.axis)
        for axis, wanted in asked.within:
            parents = self.line_keys(axis)
            keys = [key if parent == wanted else ELSEWHERE for key, parent in zip(keys, parents, strict=True)]
        return keys
