"""What screens and commands show: flat, frozen, already joined; amounts in cents, shares in 10 000ths."""

from dataclasses import dataclass
from datetime import date

from ccam.model.acts import Writing
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of the release, as a row of the grid. ``quantity`` counts performances (activity 1, first
    phase); ``base`` is the base of all its lines; both None where no volumes are loaded for it. ``review`` says why
    the act must be looked at again, ``""`` where it need not; ``family`` is its family by id and name, ``state`` its
    state by name and label.
    """

    code: ActCode
    label: str
    heading: str
    line_count: int
    billing_group: str
    price: int | None
    writing: Writing
    quantity: int | None
    base: int | None
    fate: str
    letter: str
    dossier: str
    folded: str
    review: str = ""
    family: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    closed: bool = False

    @property
    def chapter(self) -> str:
        """Two digits."""
        return self.heading[:2]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A subdivision in the tree of chapters, with the acts at or below it."""

    number: str
    title: str
    acts: int


@dataclass(frozen=True, slots=True)
class HeadingProgress:
    """How much of a subdivision has a fate: acts, and the base of their lines in cents."""

    acts: int
    decided: int
    base: int
    decided_base: int

    @property
    def percent(self) -> int:
        """Of the base; of the acts where no volumes say what is spent. 100 only once nothing is left."""
        part, whole = (self.decided_base, self.base) if self.base else (self.decided, self.acts)
        return 100 * part // whole if whole else 100


@dataclass(frozen=True, slots=True)
class Past:
    """The prices of one line in one column (``F`` or ``G``): date and cents of each change, oldest first."""

    key: LineKey
    column: str
    steps: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class GridPast:
    """The same for the ``grids`` that are paid alike, in the dated base ``version``: the steps are those of the one
    that is known for longest; ``whole`` when these are all the grids that the line has.
    """

    key: LineKey
    grids: tuple[int, ...]
    steps: tuple[tuple[date, int], ...]
    version: str
    whole: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A priced line of a current act. Prices are None where « non pris en charge » or absent."""

    key: LineKey
    label: str
    sector1: int | None
    others: int | None
    writing: Writing
    billing_group: str
    copay_exemption: str
    prior_approval: bool
    conditional_refund: bool
    associated: tuple[ActCode, ...]
    duplicate: bool
    quantity: int | None
    base: int | None


@dataclass(frozen=True, slots=True)
class ActDetail:
    """One current act with everything that the release and the volumes say of it."""

    row: ActRow
    path: tuple[tuple[str, str], ...]
    lines: tuple[LineView, ...]
    modifiers: tuple[str, ...]
    notes: tuple[str, ...]
    past: tuple[Past, ...] = ()
    grids: tuple[GridPast, ...] = ()
    meanings: tuple[str, ...] = ()
    """What each modifier adds and stands for, in the words of the release; none where it has no table of them."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Observed impact in cents with its bounds (each old act sent wholly to its cheapest, then its dearest
    alternative) and the theoretical figure (k = 1). ``unknown_base`` is the spend that no figure covers.
    """

    observed: int
    low: int
    high: int
    theoretical: int
    unknown_base: int

    @property
    def is_point(self) -> bool:
        """Whether the bounds leave no doubt about shares."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier in a list. ``letter`` is its state on screen (– no fate, P proposed, ? to review); ``folded`` is
    what words are looked for in: its label, and the codes of all its acts. ``reviews`` counts its acts to review;
    ``families`` are those of its subjects, by id, and ``family_names`` by name;
    ``state`` is its least advanced one, by name and label.
    """

    id: str
    label: str
    old_count: int
    new_count: int
    kind: str
    letter: str
    base: int
    impact: Interval
    errors: int
    warnings: int
    folded: str = ""
    reviews: int = 0
    families: tuple[str, ...] = ()
    family_names: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """One way an old act will be coded: ``members`` are proposed acts, several when billed together."""

    id: str
    members: tuple[ProposedId, ...]
    part: int
    quantity: int


@dataclass(frozen=True, slots=True)
class OldActView:
    """An old act inside its dossier; ``other_shares`` are those by another measure than acts. ``price`` and
    ``quantity`` are those of its counting line; ``share_origin``
    is in French, ``share_key`` its identifier.
    """

    code: ActCode
    label: str
    price: int | None
    quantity: int | None
    fate: str
    verb: str
    reason: str
    share_origin: str
    alternatives: tuple[AlternativeView, ...]
    left: tuple[str, ...]
    share_key: str = ""
    review: str = ""
    other_shares: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedLineView:
    """A line of a proposed act. ``tariff`` is the target in cents, None while points or CP are unknown
    (``why`` then says which); ``quantity`` is what flows into it; ``conditions`` are those of its billing, in words.
    """

    slot: Slot
    label: str
    score: int | None
    cp_key: str
    tariff: int | None
    why: str
    quantity: int
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class ProposedActView:
    """A proposed act inside its dossier."""

    id: ProposedId
    shown_code: str
    label: str
    lines: tuple[ProposedLineView, ...]


@dataclass(frozen=True, slots=True)
class ViolationView:
    """One violation: id (I20), level in French, sentence, acts named, what to do."""

    id: str
    level: str
    sentence: str
    acts: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TallyView:
    """What the members said of some acts of a dossier, of all where ``acts`` is empty. ``against`` are functions;
    ``missing`` lacks to the quorum; ``past`` are opinions that count no more since the act was modified.
    """

    acts: tuple[str, ...]
    approve: int
    against: tuple[str, ...]
    abstain: int
    missing: int
    past: int


@dataclass(frozen=True, slots=True)
class DisputeView:
    """An open disagreement: its effect in cents of ``unit``, None while it is unknown, and what would settle it."""

    id: str
    question: str
    effect: int | None
    unit: str
    awaits: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with both sides, its checks, its money, and what was said of it; ``checks`` are its violations as
    people read them, those that say the same of several acts together.
    """

    row: DossierRow
    old: tuple[OldActView, ...]
    new: tuple[ProposedActView, ...]
    violations: tuple[ViolationView, ...]
    checks: tuple[ViolationView, ...] = ()
    opinions: tuple[TallyView, ...] = ()
    disputes: tuple[DisputeView, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """One row of an impact table along an axis."""

    key: str
    label: str
    base: int
    impact: Interval
    undecided_base: int
    left_base: int

    @property
    def silent(self) -> int:
        """The spend that no figure covers: no fate, unknown points, no line, left to a committee."""
        return self.impact.unknown_base + self.undecided_base + self.left_base

    @property
    def before(self) -> int:
        """The spend that the figures cover, as observed."""
        return self.base - self.silent

    @property
    def after(self) -> int:
        """The same spend at the new prices."""
        return self.before + self.impact.observed


@dataclass(frozen=True, slots=True)
class ImpactView:
    """Impact along one axis. ``heading`` is the printed scope, unit, volumes and assumptions; ``outside`` the
    spend outside the scope, in cents; ``rows`` sum to ``total``.
    """

    axis: str
    heading: tuple[str, ...]
    rows: tuple[ImpactRow, ...]
    total: ImpactRow
    outside: int


@dataclass(frozen=True, slots=True)
class SealRow:
    """One étape in the list; ``published`` where it is a publication."""

    name: str
    at: str
    position: int
    instance: str
    impact: Interval
    hash: str
    published: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit changed, in one line, and the figures it moved. ``undo`` says how to take it back."""

    sentence: str
    undo: str
    dossier: DossierView | None
    nation: Interval
