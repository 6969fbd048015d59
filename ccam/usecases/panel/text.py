"""What is concluded of a fee, in one French sentence: for the command, the report and the screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import panel as fr
from ccam.usecases.panel.views import JudgedFee

if TYPE_CHECKING:
    from valuation.panel_conclusion import Conclusion


def conclusion_text(fee: JudgedFee) -> str:
    """The outcome with its values, what it moves a year in AMO, why nothing better, how much stays open."""
    return fr.NO_RULE if fee.conclusion is None else f"{concluded_text(fee)} · {open_text(fee)}"


def open_text(fee: JudgedFee) -> str:
    """« 14 désaccords ouverts »; how to enter them is for each reader's own tool to say."""
    return numbers.plural(len(fee.disputes), fr.ONE_OPEN, fr.MANY_OPEN) if fee.disputes else fr.NONE_OPEN


def concluded_text(fee: JudgedFee) -> str:
    """The same, without what stays open."""
    conclusion = fee.conclusion
    if conclusion is None:
        return fr.NO_RULE
    said = [_outcome(conclusion, fee.concluded)]
    if conclusion.causes:
        said.append(fr.BECAUSE.format(causes=_causes(conclusion)))
    return " · ".join([*said, *(text for text in (_gap(conclusion, fee),) if text)])


def _outcome(conclusion: "Conclusion", cents: Sequence[int]) -> str:
    from valuation.panel_conclusion import Outcome

    shown = [numbers.scaled(each, 2) for each in cents]
    if conclusion.outcome is Outcome.TWO_VALUES:
        values = " · ".join(
            fr.SIDE_VALUE.format(value=value, side=side) for value, side in zip(shown, fr.SIDES, strict=True)
        )
    else:
        values = fr.TO.format(low=shown[0], high=shown[1]) if len(shown) > 1 else "".join(shown)
    return fr.OUTCOMES[conclusion.outcome.value].format(values=values) + (fr.RESERVED if conclusion.reserved else "")


def _causes(conclusion: "Conclusion") -> str:
    names: dict[str, list[str]] = {}
    for cause, name in conclusion.causes:
        names.setdefault(cause.value, []).append(name)
    return " ; ".join(fr.CAUSES[cause].format(names=", ".join(listed)) for cause, listed in names.items())


def _gap(conclusion: "Conclusion", fee: JudgedFee) -> str:
    from valuation.panel_conclusion import Outcome

    if fee.gap is None:
        return ""
    year = "" if fee.yearly is None else numbers.euros_short(fee.yearly, sign=conclusion.outcome is Outcome.POINT)
    if conclusion.outcome is Outcome.POINT:
        return fr.AGAINST.format(year=year) if year else ""
    gap = numbers.scaled(fee.gap, 2)
    return fr.GAP_YEAR.format(gap=gap, year=year) if year else fr.GAP_NO_YEAR.format(gap=gap)
