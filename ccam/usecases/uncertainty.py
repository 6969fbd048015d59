"""The declared uncertainties in force, and the draws of a study under them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import impact as fr
from ccam.model.draft import ShareOrigin
from ccam.model.errors import UsageError
from ccam.resources import data_folder
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.formats.uncertainty import Deviation, Subject
    from valuation.flow import LineRef
    from valuation.uncertainty import Dispersion, Simulation

FILE = "incertitude.toml"
FEWEST, MOST = 40, 100_000
"""Fewer draws have no 95 % interval; more say nothing more."""
_OF_SHARES = "part "


def deviations(path: Path | None = None) -> "dict[Subject, Deviation]":
    """Those that ship, with those of ``path`` on top; raises :class:`FileRefused` where it cannot be read."""
    from ccam.formats.uncertainty import parse
    from importers.containers import contents

    shipped = parse((data_folder() / "parameters" / FILE).read_text("utf-8"), name=FILE)
    return shipped | (parse(contents(path)[0].text, name=path.name) if path else {})


def simulated(
    study: Study, known: "Mapping[Subject, Deviation]", *, draws: int, seed: int, keys: Sequence[str] | None = None,
    tell: Callable[[int], object] = lambda _: None,
) -> "Simulation":  # fmt: skip
    """Draw the impact of ``study``; the dispersion of a line that a closed round scored is that of its scores. ``tell``
    hears how many draws are done.
    """
    from valuation.uncertainty import measured, simulate

    if not FEWEST <= draws <= MOST:
        raise UsageError(fr.TOO_MANY_DRAWS, draws=draws, least=FEWEST, most=MOST)
    lines = measured(study.draft.registers.rounds.values(), study.impact.book.proposals.refs)
    return simulate(study.impact, _dispersion(known, lines), draws=draws, seed=seed, keys=keys, tell=tell)


def _dispersion(known: "Mapping[Subject, Deviation]", lines: "Mapping[LineRef, int]") -> "Dispersion":
    from ccam.formats.uncertainty import Subject
    from valuation.uncertainty import Dispersion

    points, volumes = known[Subject.POINTS], known[Subject.VOLUMES]
    shares = {
        ShareOrigin(subject.removeprefix(_OF_SHARES)): one.deviation
        for subject, one in known.items()
        if subject.startswith(_OF_SHARES)
    }
    return Dispersion(shares, points.deviation, points.common, volumes.deviation, volumes.common, lines)
