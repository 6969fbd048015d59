"""Target tariffs of every proposed line, and totals under each evaluation of charges."""

from dataclasses import dataclass

from ccam.model.codes import ProposedId, Slot
from ccam.usecases.dossiers import line_view
from ccam.usecases.figures import interval
from ccam.usecases.study import Study
from ccam.usecases.views import Interval


@dataclass(frozen=True, slots=True)
class ValuedLine:
    """A proposed line, its target, where it starts and what it is billed. Rates in 10⁻⁴ €, prices in cents, None where
    unknown; ``why`` says what is missing.
    """

    act: ProposedId
    shown_code: str
    label: str
    slot: Slot
    score: int | None
    cp_key: str
    fc: int | None
    cp: int | None
    tariff: int | None
    why: str
    quantity: int
    goal: int | None
    start: int | None
    billed: int | None

    @property
    def gap(self) -> int | None:
        """billed − target."""
        return None if self.billed is None or self.tariff is None else self.billed - self.tariff


def valued_lines(study: Study) -> list[ValuedLine]:
    """Every line of every proposed act, by id then slot."""
    from valuation.billed import billed_lines
    from valuation.flow import LineRef

    billed = billed_lines(study.book)
    settings, parameters = study.settings, study.parameters
    made = []
    for act in sorted(study.draft.proposed.values(), key=lambda act: act.id):
        for line in act.lines:
            view = line_view(study, act.id, line, study.received)
            money = billed[LineRef(act.id, line.slot)]
            fc = parameters.fc(settings.grid, settings.on, line.billing_group)
            cp = parameters.cp(line.cp_key, settings.cp_origin, settings.on) if line.cp_key else None
            made.append(
                ValuedLine(
                    act.id, act.shown_code, act.label, line.slot, line.score, line.cp_key,
                    fc.value if fc else None, cp.value if cp else None, money.target, view.why, view.quantity,
                    money.goal, money.start, money.billed,
                )
            )  # fmt: skip
    return made


def totals_by_charges(study: Study) -> list[tuple[str, Interval]]:
    """The total impact under each evaluation of charges there is; empty without volumes."""
    if not study.volumes.rows:
        return []
    return [(origin, interval(study.under(origin).total())) for origin in study.parameters.cp_origins()]
