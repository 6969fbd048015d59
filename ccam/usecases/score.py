"""The scores of the experts, from the sheets that were imported and from the blind rounds that are closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ccam.french import scale as fr
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.graph import predecessors
from ccam.model.text import folded
from ccam.resources import rules
from ccam.usecases.parameters import as_of

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.ladder import Ladder
    from valuation.scale_network import Link
    from valuation.scores import Rule, Scoring, ScoringRules

SHEET, LINKS = "scores", "liens"
"""Templates that bring scores, and link acts."""
COMPONENTS = ("duree", "stress", "effort_mental", "competence_technique")


@dataclass(frozen=True)
class Scored:
    """Scores as they count: the last of each (family, expert, line), and the link acts. ``names`` are the families of
    the register by id, ``documents`` the sheets that were read, ``outside`` the families that no register knows,
    ``rounds`` every round that was read, whether its scores still count or not.
    """

    scorings: "tuple[Scoring, ...]"
    links: "tuple[Link, ...]"
    names: Mapping[str, str]
    documents: tuple[str, ...]
    outside: tuple[str, ...]
    rounds: tuple[str, ...] = ()

    def by_family(self) -> "dict[str, list[Scoring]]":
        """Scorings by family, in order."""
        found: dict[str, list[Scoring]] = {}
        for each in self.scorings:
            found.setdefault(each.family, []).append(each)
        return dict(sorted(found.items()))

    def shown(self, family: str) -> str:
        """A family with its name where the register has one."""
        name = self.names.get(family, "")
        return f"{family} {name}".strip() if name != family else family


@cache
def scoring_rules() -> "ScoringRules":
    """The rules in force, from ``data/parameters/cotation.toml``."""
    from valuation.scores import read_scoring_rules

    return read_scoring_rules(rules("cotation"))


def load_scores(store: "Store", draft: Draft, round_: str | None = None, upto: int | None = None) -> Scored:
    """Everything that was scored, up to the last round or in ``round_`` alone; sheets that came after journal entry
    ``upto`` do not count. Raises :class:`UnknownThing` where there is nothing.
    """
    from ccam.formats.templates_catalogue import FORMAT
    from ccam.formats.templates_text import decode
    from valuation.scores import Scoring

    found = as_of(store.documents([FORMAT], (SHEET, LINKS)), upto)
    sheets = [(each.name, decode(each.text)) for each in sorted(found, key=lambda each: (each.position, each.name))]
    known = _Families(draft)
    every: list[Scoring] = []
    links: list[Link] = []
    for name, filled in sheets:
        every += [_scoring(name, row, known) for row in filled.tables.get("scores", ())]
        links += [_link(name, row, known) for row in filled.tables.get("liens", ())]
    every += _blind(store, draft, every)
    kept = _last(each for each in every if round_ is None or folded(each.round) == folded(round_))
    if not kept:
        raise UnknownThing(fr.NO_SCORES, round=fr.OF_ROUND.format(round=round_) if round_ else "")
    families = {each.family for each in kept}
    outside = tuple(sorted(families - draft.registers.families.keys())) if draft.registers.families else ()
    rounds = tuple(sorted({each.round for each in every}))
    return Scored(kept, tuple(sorted(links)), known.names, tuple(name for name, _ in sheets), outside, rounds)


class _Families:
    """Families as sheets write them: the number of a register family, its name, or a name of their own."""

    def __init__(self, draft: Draft) -> None:
        self.names = {family.id: family.name for family in draft.registers.families.values()}
        self._ids = {folded(name): id_ for id_, name in self.names.items()} | {folded(id_): id_ for id_ in self.names}

    def __getitem__(self, written: str) -> str:
        return self._ids.get(folded(written), written)


def _scoring(document: str, row: Mapping[str, Any], families: _Families) -> "Scoring":
    from valuation.scores import Scoring

    return Scoring(
        families[row["famille"]], row["expert"], str(row["tour"]), f"{row['acte']}/{row['activite']}/{row['phase']}",
        tuple(row.get(name) for name in COMPONENTS), row.get("score_d_ensemble"),
        "acte_de_reference" in row, "acte_repere" in row, document,
    )  # fmt: skip


def _link(document: str, row: Mapping[str, Any], families: _Families) -> "Link":
    from valuation.scale_network import RATIO, Link

    return Link(
        families[row["famille_a"]], f"{row['acte_a']}/{row['activite_a']}/{row['phase_a']}",
        families[row["famille_b"]], f"{row['acte_b']}/{row['activite_b']}/{row['phase_b']}",
        row.get("rapport", RATIO), row.get("poids", scoring_rules().link), row["auteur"],
        row.get("source_de_la_ligne", document),
    )  # fmt: skip


def _blind(store: "Store", draft: Draft, known: "Iterable[Scoring]") -> "Iterator[Scoring]":
    """Scores of the closed rounds, each in the family of the subject of its line, with their components where the
    ballot gave some. A line bears the name of its act as sheets write it: its CCAM code once it has one.
    """
    from ccam.usecases.rounds_components import COUNT, revealed_components
    from valuation.scores import Scoring

    references = {(each.family, each.line) for each in known if each.reference}
    placed = draft.registers.placements
    incoming = predecessors(draft)
    shown = {str(id_): act.shown_code for id_, act in draft.proposed.items()}
    for number, found in sorted(draft.registers.rounds.items()):
        if not found.scores:
            continue
        rated = revealed_components(store, draft, found)
        for score in found.scores if found.closed else ():
            act, _, slot = score.line.partition("/")
            line = f"{shown.get(act, act)}/{slot}"
            subjects = [act, *sorted(str(old) for key, olds in incoming.items() if str(key) == act for old in olds)]
            families = sorted({placed[subject].family for subject in subjects if subject in placed})
            for family in families:
                reference = (family, line) in references
                parts = rated.get((score.member, score.line), (None,) * COUNT)
                yield Scoring(family, score.member, number, line, parts, score.points, reference=reference)


def _last(every: "Iterable[Scoring]") -> "tuple[Scoring, ...]":
    """The last scoring of each (family, expert, line): the highest round, blind rounds after those of the sheets."""
    found: dict[tuple[str, str, str], Scoring] = {}
    for each in sorted(every, key=lambda each: (not each.round.isdigit(), each.round.zfill(8))):
        found[each.family, each.expert, each.line] = each
    return tuple(found[key] for key in sorted(found))


def make_ladders(scored: Scored, rule: "Rule") -> "tuple[dict[str, Ladder], dict[str, DataRefused]]":
    """The scale of each family, and why the others have none."""
    from valuation.ladder import ladder

    made: dict[str, Ladder] = {}
    refused: dict[str, DataRefused] = {}
    for family, rows in scored.by_family().items():
        try:
            made[family] = ladder(family, rows, rule, scoring_rules())
        except DataRefused as refusal:
            refused[family] = refusal
    return made, refused


def family_ladder(scored: Scored, name: str, rule: "Rule") -> "Ladder":
    """The scale of one family, by its number or its name; raises :class:`DataRefused` where it cannot stand."""
    from valuation.ladder import ladder

    every = scored.by_family()
    wanted = folded(name)
    family = next((one for one in every if wanted in (folded(one), folded(scored.names.get(one, one)))), None)
    if family is None:
        raise UnknownThing(fr.UNKNOWN_FAMILY, name=name, known=", ".join(map(scored.shown, every)))
    return ladder(family, every[family], rule, scoring_rules())
