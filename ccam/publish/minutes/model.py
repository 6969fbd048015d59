"""What a relevé de décisions says, and nothing of how it looks: DOCX, PDF, Markdown and JSON are made from this.

Nobody is named: people appear by function. Amounts in cents, each with its unit; amounts of two units are never
added up. Orders are meant: they are those of the page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Present:
    """How many members of one function sat, and whether it has a voice."""

    function: str
    count: int
    voice: bool


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member of this function withdrew from acts (déport)."""

    function: str
    acts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What one decision changed here, in sentences. ``recused``: its author had withdrawn from one of these acts."""

    position: int
    function: str
    sentences: tuple[str, ...]
    recused: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """The standing opinions of one function on some acts; ``acts`` empty: on the whole dossier."""

    function: str
    acts: tuple[str, ...]
    favourable: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an opinion was given, or a veto used, by function."""

    function: str
    stance: str
    reason: str
    veto: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement, in its own words."""

    who: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement opened, closed or left open. ``effect`` in cents, None while unknown; ``opened`` here or not."""

    id: str
    question: str
    sides: tuple[Side, ...]
    effect: int | None
    unit: str
    basis: str
    awaits: str
    due: str
    outcome: str
    closed: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class Money:
    """Effect of a dossier in honoraires: observed, its bounds, its ``spend`` before, and the part of it
    that no figure covers; cents."""

    observed: int
    low: int
    high: int
    spend: int
    unknown_base: int


@dataclass(frozen=True, slots=True)
class Item:
    """One dossier of the agenda. ``asked`` are the acts that the agenda named; ``states`` counts its acts by state
    of their life; ``uncounted`` are opinions left out because of a déport.
    """

    dossier: str
    label: str
    kind: str
    old_count: int
    new_count: int
    asked: tuple[str, ...]
    states: tuple[tuple[str, int], ...]
    money: Money | None
    taken: tuple[Taken, ...]
    votes: tuple[Vote, ...]
    grounds: tuple[Ground, ...]
    uncounted: int
    recusals: tuple[Recusal, ...]
    disputes: tuple[Dispute, ...]
    remains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inscribed:
    """One entry of the journal that belongs to the séance; ``at`` is UTC."""

    position: int
    at: str
    function: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """The séance was opened again: when, at which entry, why."""

    position: int
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole relevé. ``closed_at`` is empty while the séance is open; ``context`` is what the effects are said under
    (volumes, charges, scope), empty where there is none; ``position`` and ``hash`` are those of the last entry read.
    """

    id: str
    body: str
    title: str
    on: str
    draft: str
    base: str
    opened_at: str
    closed_at: str
    reopenings: tuple[Reopening, ...]
    present: tuple[Present, ...]
    quorum: int
    counted: int
    context: str
    items: tuple[Item, ...]
    others: tuple[Taken, ...]
    other_disputes: tuple[Dispute, ...]
    stakes: tuple[tuple[str, int], ...]
    unknown_stakes: int
    inscribed: tuple[Inscribed, ...]
    position: int
    hash: str

    @property
    def closed(self) -> bool:
        """Whether the séance is closed; if not, the relevé says PROJET on every sheet."""
        return bool(self.closed_at)

    @property
    def quorate(self) -> bool:
        """Whether enough members with a voice sat."""
        return self.counted >= self.quorum
