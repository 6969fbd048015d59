"""What stands under one label or title of the ATIH file while it is read, and what is made of it once it ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ccam.formats import atih as layout
from ccam.french import findings_atih as fr
from ccam.model.acts import Act, Detail, Heading, Line, Note
from ccam.model.codes import ActCode, LineKey, Slot, is_act_code

IcrKey = tuple[str, int | None, int | None]
"""Detail, activity, phase (None: the whole act's)."""


@dataclass(slots=True)
class OpenLine:
    """A line whose associated codes may still come."""

    slot: Slot
    label: str
    conditional: bool
    prior: bool
    copay: str
    group: str
    duplicate: int
    row: int
    associated: tuple[ActCode, ...] = ()

    def closed(self, code: ActCode) -> Line:
        """The line, without any price."""
        return Line(
            LineKey(code, *self.slot), self.label, (), self.conditional, self.prior, self.copay, self.group,
            self.associated, self.duplicate, self.row,
        )  # fmt: skip

    def facts(self) -> Iterator[tuple[str, str]]:
        """The same as details, for what is no act of its own."""
        yield "libelle de ligne", self.label
        yield "regroupement", self.group
        yield "exo tm", self.copay
        yield "rc", fr.YES if self.conditional else ""
        yield "ap", fr.YES if self.prior else ""
        yield "gestes", " ".join(self.associated)


@dataclass(slots=True)
class Block:
    """A label and the rows under it: an act, one of its PMSI extensions, a modifier, or rows that lost their label.

    ``phase`` is that of the label row, None where the rows below say it. An extension is an act of its own only where
    its code is reserved to the PMSI, and the first one of it.
    """

    code: str
    extension: str
    label: str
    heading: str
    row: int
    phase: int | None = None
    only_details: bool = False
    lines: list[OpenLine] = field(default_factory=list)
    modifiers: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)
    facts: list[Detail] = field(default_factory=list)
    icr: dict[IcrKey, str] = field(default_factory=dict)

    @property
    def full_code(self) -> str:
        """``AHLA002-01``."""
        return layout.full_code(self.code, self.extension)

    @property
    def is_act(self) -> bool:
        """Whether a release has it among its acts."""
        return (
            is_act_code(self.code) and not self.only_details and (not self.extension or layout.is_pmsi_only(self.code))
        )

    def tell(self, name: str, value: str, activity: int | None = None, phase: int | None = None) -> None:
        """Keep one more fact, if there is one."""
        if value:
            self.facts.append(Detail(self.code, self.extension, activity, phase, name, value))

    def act(self) -> Act:
        """The act; only for :attr:`is_act`."""
        code = ActCode(self.code)
        lines = tuple(line.closed(code) for line in self.lines)
        return Act(code, self.label, self.heading, lines, self.modifiers, tuple(self.notes), self.row)

    def details(self) -> list[Detail]:
        """Every fact that the act itself does not hold: all of them, where it is no act."""
        if layout.is_pmsi_only(self.code):
            self.facts.append(Detail(self.code, "", None, None, "usage", fr.PMSI_ONLY))
        if self.extension or not self.is_act:
            self.tell("libelle", self.label)
        if not self.is_act:
            self.tell("modificateurs", " ".join(self.modifiers))
            for note in self.notes:
                self.tell("note", note.text)
            for line in self.lines:
                for name, value in line.facts():
                    self.tell(name, value, *line.slot)
        for (name, activity, phase), value in self.icr.items():
            self.tell(name, value, activity, phase)
        return list(dict.fromkeys(self.facts))

    def names(self) -> str:
        """Labels of the lines below the label row, as the column that repeats them writes them."""
        return layout.joined([line.label for line in self.lines if line.label])

    def gestures(self) -> list[str]:
        """Associated codes of every line."""
        return [code for line in self.lines for code in line.associated]


@dataclass(slots=True)
class OpenHeading:
    """A subdivision being read; ``recap`` is what its own row says of the notes below it."""

    number: str
    title: str
    row: int
    recap: str = ""
    notes: list[Note] = field(default_factory=list)

    def closed(self) -> Heading:
        """The subdivision with its notes."""
        return Heading(self.number, self.title, tuple(self.notes), self.row)


def notes_of(place: Block | OpenHeading) -> str:
    """Notes, as the column that repeats them writes them."""
    return layout.joined([note.text for note in place.notes])
