"""A draft open for valuing: release, draft, volumes and parameters together, and every figure drawn from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ccam.french import browse, numbers, scenarios
from ccam.french import study as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.codes import ActCode
from ccam.model.draft import MEASURE_ACTS, Draft
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.graph import Dossier, dossiers, owners, replaced, touched_dossiers
from ccam.model.index import Index, index_of
from ccam.model.invariants import Violation, check_between, check_dossier
from ccam.model.life import Life
from ccam.model.queries import Language
from ccam.model.subjects import reached
from ccam.model.text import folded
from ccam.model.volumes import VolumeSet
from ccam.model.votes import Votes
from ccam.usecases import dossiers as views
from ccam.usecases.board import Board, board, renewed
from ccam.usecases.browse import VolumesByLine
from ccam.usecases.catalogue import latest_volumes
from ccam.usecases.curate import pick_draft
from ccam.usecases.kept import Since
from ccam.usecases.life import life_table, shipped_life
from ccam.usecases.scenarios import open_scenarios
from ccam.usecases.views import DossierRow, DossierView

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.by_dossier import ByDossier
    from valuation.compile import Book
    from valuation.flow import LineRef
    from valuation.impact import Figures, Impact
    from valuation.observed import Observed
    from valuation.parameters import Parameters
    from valuation.settings import Settings

DOSSIERS: Language[DossierRow] = Language(
    text=lambda row: row.folded,
    texts={
        "nature": lambda row: row.kind,
        "etat": lambda row: row.state,
        "dossier": lambda row: row.id,
        "famille": lambda row: row.families + row.family_names,
    },
    figures={
        "ecart": (lambda row: row.impact.observed, 2),
        "base": (lambda row: row.base, 2),
        "anciens": (lambda row: row.old_count, 0),
        "nouveaux": (lambda row: row.new_count, 0),
        "erreurs": (lambda row: row.errors, 0),
        "revoir": (lambda row: row.reviews, 0),
    },
    flags={"clos": lambda row: row.closed},
    letters={"etat": lambda row: row.letter},
)
"""The filter of lists of dossiers: ``nature:regroupement ecart>10000 état:proposé -clos -iris``."""

NO_VOLUMES = VolumeSet("", 0, SourceFile("", "", ""), "", ())


def select_dossiers(rows: Sequence[DossierRow], query: str) -> list[DossierRow]:
    """The dossiers that match a filter."""
    return [rows[index] for index in DOSSIERS.select(rows, query)]


RENEWED = ("impact", "by_dossier", "board")
"""What a study makes of that of the draft before an edit, rather than from nothing."""
PAST = "past"
"""Where a study keeps what it has not renewed yet: a :class:`Since` by name."""


@dataclass(frozen=True)
class Study:
    """Everything a figure depends on. Lists and figures are computed when first asked for."""

    release: Release
    draft: Draft
    volumes: VolumeSet
    parameters: "Parameters"
    settings: "Settings"
    scenario: str = scenarios.IN_FORCE
    life: Life = field(default_factory=shipped_life)

    @cached_property
    def dossiers(self) -> list[Dossier]:
        """Every dossier, undecided acts included."""
        return dossiers(self.draft, self.release)

    @cached_property
    def owner(self) -> dict[str, Dossier]:
        """The dossier of each old act and of each proposed act."""
        return owners(self.dossiers)

    @cached_property
    def index(self) -> Index:
        """What is kept of the whole draft to check a few dossiers of it."""
        return index_of(self.draft)

    @cached_property
    def checks(self) -> dict[str, list[Violation]]:
        """What does not hold inside each dossier, by its id; those where all holds are not in it."""
        found = ((each.id, check_dossier(self.draft, self.release, each, self.votes)) for each in self.dossiers)
        return {name: violations for name, violations in found if violations}

    @cached_property
    def between(self) -> list[Violation]:
        """What does not hold between dossiers."""
        return check_between(self.draft, self.index)

    @cached_property
    def violations(self) -> list[Violation]:
        """Every invariant that does not hold, by dossier, then between them."""
        checks = self.checks
        return [*(one for name in sorted(checks) for one in checks[name]), *self.between]

    @cached_property
    def votes(self) -> Votes:
        """What the members said, under the table of states in force."""
        return Votes(self.draft, self.life)

    @cached_property
    def by_line(self) -> VolumesByLine:
        """Volumes by line."""
        return VolumesByLine(self.volumes)

    @cached_property
    def impact(self) -> "Impact":
        """Every figure, by observed line; after an edit, only what it touched is compiled and valued again."""
        from valuation.impact import impact_of
        from valuation.recompile import recompiled, revalued

        since = self._since("impact")
        if since is None:
            return impact_of(self.book)
        book = recompiled(since.value.book, self.draft, since.olds, since.news)
        return revalued(since.value, book, since.olds, since.news)

    @cached_property
    def book(self) -> "Book":
        """The draft and its volumes compiled."""
        from valuation.compile import compile_lines

        if self._since("impact") is not None:
            return self.impact.book
        return compile_lines(self.release, self.draft, self.observed, self.parameters, self.settings)

    @cached_property
    def observed(self) -> "tuple[Observed, ...]":
        """The observed lines: they depend on no draft."""
        from valuation.observed import observe

        return observe(self.volumes.rows)

    @cached_property
    def dossier_of_act(self) -> dict[ActCode, str]:
        """Dossier id of each old act."""
        return {code: dossier.id for dossier in self.dossiers for code in dossier.old}

    @cached_property
    def by_dossier(self) -> "ByDossier":
        """Figures by dossier, and what the next edit needs of them."""
        from valuation.by_dossier import by_dossier

        impact, since = self.impact, self._since("by_dossier")
        if since is None or not (since.olds <= since.owner.keys() and since.olds <= self.owner.keys()):
            return by_dossier(impact, self.dossier_of_act)
        found: ByDossier = since.value
        fresh = (self.owner[code] for code in since.olds)
        return found.moved(impact, since.gone, {dossier.id: dossier.old for dossier in fresh})

    @property
    def dossier_figures(self) -> "Mapping[str, Figures]":
        """Figures by dossier; a dossier without volumes is not in it."""
        return self.by_dossier.figures

    @cached_property
    def board(self) -> Board:
        """Every dossier as a row, and what the next edit needs of them."""
        since = self._since("board")
        return board(self) if since is None else renewed(self, since)

    @property
    def dossier_rows(self) -> tuple[DossierRow, ...]:
        """Every dossier as a row: decided ones first, each part by id."""
        return self.board.rows

    @property
    def dossier_by_id(self) -> Mapping[str, DossierRow]:
        """Dossiers as rows, by id."""
        return self.board.by_id

    @cached_property
    def received(self) -> "dict[LineRef, int]":
        """Quantity that flows into each proposed line."""
        from valuation.flow import received

        return received(self.impact.book.rows.flows)

    def dossier_id(self, code: str) -> str:
        """The dossier that holds an old or a proposed act; raises :class:`UnknownThing`."""
        allotted = next((act.id for act in self.draft.proposed.values() if act.code == code), code)
        found = self.owner.get(code) or self.owner.get(allotted)
        if found is None:
            raise UnknownThing(browse.UNKNOWN_DOSSIER, code=code)
        return found.id

    def dossier_view(self, dossier_id: str) -> DossierView:
        """One dossier with both sides, its checks and its money."""
        return views.view(self, self.owner[dossier_id])

    def under(self, charges: str) -> "Study":
        """The same draft under another evaluation of charges; what does not depend on it is not done again."""
        other = replace(self, settings=replace(self.settings, cp_origin=charges))
        other.__dict__["book"] = self.book.under(self.parameters, other.settings)
        return other

    def over(self, volumes: VolumeSet) -> "Study":
        """The same draft under other volumes; what does not depend on them is not done again."""
        other = replace(self, volumes=volumes)
        kept = ("index", "dossiers", "owner", "votes", "checks", "between", "violations")
        other.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return other

    def at(self, draft: Draft, nodes: Iterable[str]) -> "Study":
        """The same study after an edit of ``nodes``: only the dossiers it touched are found and checked again."""
        nodes = reached(self.draft, draft, nodes)
        index = self.index.moved(self.draft, draft, nodes)
        gone, fresh = touched_dossiers(draft, self.release, self.owner, nodes, index.incoming)
        found, owner = replaced(self.dossiers, self.owner, gone, fresh)
        made = replace(self, draft=draft)
        checks = {name: violations for name, violations in self.checks.items() if name not in gone}
        for dossier in fresh:
            if violations := check_dossier(draft, self.release, dossier, made.votes):
                checks[dossier.id] = violations
        made.__dict__[PAST] = self._past([*(self.owner[name] for name in gone), *fresh])
        made.__dict__.update(
            index=index, owner=owner, by_line=self.by_line, observed=self.observed, dossiers=found, checks=checks
        )
        return made

    def _past(self, touched: Sequence[Dossier]) -> dict[str, Since]:
        """What was made of this draft or of an earlier one, with every act touched since."""
        olds = frozenset(code for dossier in touched for code in dossier.old)
        news = frozenset(new for dossier in touched for new in dossier.new)
        found = {}
        for name in RENEWED:
            known = Since(self.__dict__[name], self.owner) if name in self.__dict__ else self._since(name)
            if known is not None:
                found[name] = replace(known, olds=known.olds | olds, news=known.news | news)
        return found

    def _since(self, name: str) -> Since | None:
        past: dict[str, Since] = self.__dict__.get(PAST, {})
        return past.get(name)

    def total(self) -> "Figures":
        """Figures of the whole scope; after an edit, those of the dossiers it left alone are not added up again."""
        return self.impact.total() if self._since("by_dossier") is None else self.by_dossier.total

    def heading(self) -> tuple[str, ...]:
        """What every figure is said under: draft, parameters, unit, scope, volumes."""
        first = fr.HEADING_DRAFT.format(
            draft=self.draft.name, base=self.release.version, position=self.draft.position,
            charges=self.settings.cp_origin, day=numbers.day(self.settings.on),
        )  # fmt: skip
        if self.scenario != scenarios.IN_FORCE:
            first = f"{first} {scenarios.STUDIED.format(name=self.scenario)}"
        if not self.volumes.rows:
            return first, fr.HEADING_NO_VOLUMES
        second = fr.HEADING_SCOPE.format(
            scope=fr.SCOPE_NAME, groups=", ".join(self.settings.scope),
            volumes=fr.VOLUMES_OF.format(name=self.volumes.name),
            outside=numbers.euros_short(self.impact.book.outside.base),
        )  # fmt: skip
        return first, second

    def assumptions(self) -> tuple[str, ...]:
        """How the observed figure is made, and what no figure covers."""
        total = self.total()
        short = numbers.euros_short
        return (
            fr.HEADING_K.format(forced=numbers.plural(total.forced_k, "ligne")),
            fr.HEADING_COVERAGE.format(
                undecided=short(total.undecided_base),
                unknown=short(total.unknown_base + total.undecidable_base + total.no_target_base),
                kept=short(total.kept_base), left=short(total.left_base), deleted=short(total.deleted_base),
                absent=short(total.absent_base),
            ),
        )  # fmt: skip

    def context_json(self) -> dict[str, Any]:
        """The same, for machines: part of every object that carries an amount."""
        return {
            "projet": self.draft.name,
            "version": self.release.version,
            "decision": self.draft.position,
            "unite": fr.UNIT,
            "champ": {"nom": fr.SCOPE_NAME, "regroupements": list(self.settings.scope)},
            "volumes": self.volumes.name or None,
            "scenario": self.scenario,
            "charges": self.settings.cp_origin,
            "date": self.settings.on.isoformat(),
            "colonne": self.settings.grid,
        } | self._transition_json()

    def _transition_json(self) -> dict[str, Any]:
        schedule = self.settings.schedule
        return {"transition": {"nom": schedule.name, "annee": self.settings.year}} if schedule else {}


def open_study(
    store: "Store", *, draft: str | None = None, at: int | None = None, charges: str | None = None,
    on: date | None = None, volumes: str | None = None, measure: str = MEASURE_ACTS, scenario: str | None = None,
) -> Study:  # fmt: skip
    """The draft named (or the only one), at journal entry ``at``, under the parameters of the base, or those of a
    ``scenario`` (its name, or its file); volumes follow the shares of ``measure``.
    """
    from valuation.settings import Settings

    current = store.draft(pick_draft(store, draft).name, at)
    release = store.release(current.base)
    known = open_scenarios(store)
    under = known.find(scenario)
    parameters = known.parameters(under)
    origins = parameters.cp_origins()
    chosen = charges or known.charges(under)
    if folded(chosen) not in map(folded, origins):
        raise UsageError(fr.UNKNOWN_CHARGES, name=chosen, known=", ".join(f"« {name} »" for name in origins))
    settings = Settings(on=on or release.applicable, cp_origin=chosen, measure=measure)
    observed = latest_volumes(store, volumes) or NO_VOLUMES
    return Study(release, current, observed, parameters, settings, under.name, life_table(store))


def require_volumes(study: Study) -> Study:
    """The study, or :class:`UnknownThing` where no volumes are loaded."""
    if not study.volumes.rows:
        raise UnknownThing(browse.NO_VOLUMES)
    return study
