"""What was put on the list for a time only, and whose time is over: to be scored again, or taken off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccam.french import life as fr
from ccam.french import numbers
from ccam.model.draft import Draft
from ccam.model.life import Life, State


@dataclass(frozen=True, slots=True)
class Overdue:
    """A subject whose state lasts longer than it may: since its date of effect, until the day that is past."""

    subject: str
    state: State
    since: date
    until: date

    @property
    def sentence(self) -> str:
        """One line for people."""
        return fr.OVERDUE.format(
            act=self.subject, state=self.state.label, since=numbers.day(self.since),
            years=numbers.plural(self.state.years, "an"), until=numbers.day(self.until),
        )  # fmt: skip


def overdue(draft: Draft, life: Life, today: date) -> Iterator[Overdue]:
    """Every subject of the draft whose time is over on ``today``, by name."""
    for subject, standing in sorted(draft.registers.standings.items()):
        state = life.state(standing.state)
        if state.years and standing.effective:
            since = date.fromisoformat(standing.effective)
            until = _after(since, state.years)
            if until < today:
                yield Overdue(subject, state, since, until)


def _after(day: date, years: int) -> date:
    """The same day ``years`` later; the 29th of February gives the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
