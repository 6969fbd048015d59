"""What marked dossiers add up to, in a few words."""

from collections.abc import Sequence

from ccam.french import tui as fr
from ccam.french.numbers import euros_short, plural
from ccam.usecases.views import Interval
from tui.drawing import amounts


def marked(count: int, base: int, impacts: Sequence[Interval]) -> str:
    """``count`` marked rows with their spend and their impact; bounds add up too."""
    names = ("observed", "low", "high", "theoretical", "unknown_base")
    total = Interval(*(sum(getattr(impact, name) for impact in impacts) for name in names))
    return fr.MARKED_IMPACT.format(
        marked=plural(count, fr.ONE_MARKED), base=euros_short(base), impact=amounts.full(total, base, exact=False)
    )
