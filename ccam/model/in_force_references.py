"""What goes with the acts of a day: headings, modifiers, and the details of each act and line."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from ccam.model.acts import OTHERS, SECTOR1, Detail, Heading, ModifierDefinition, Note, ValueUnit
from ccam.model.history import ActRecord, History, Menu

COLUMNS = {SECTOR1: (16, 1, 0), OTHERS: (14, 2, 0)}
"""The grids of each column of the workbook: the first that a price or a modifier has is the one."""

ROOT = 1
"""Code of the menu « arborescence CCAM »."""
MOST_LEVELS = 10
"""An act names ten menus at most."""

NOTE_KINDS = {
    "01": "a l'exclusion de", "02": "comprend", "03": "avec ou sans", "06": "coder eventuellement", "08": "inclut",
    "13": "indication", "14": "formation", "15": "environnement", "16": "recueil prospectif", "17": "facturation",
}  # fmt: skip
"""Kinds of notes by code of list 050, in the words of the workbook; a kind that it has no word for is ``""``."""

ACT_KINDS = {"0": "acte isolé", "1": "procédure", "2": "acte complémentaire"}
SEXES = {"1": "masculin", "2": "féminin"}
RANKING = {"Y": "oui", "N": "non"}

MODIFIERS = "TB11"
MODIFIER_LABELS = "083"
UNCHANGED = 1000
"""The coefficient that adds nothing, in thousandths."""


def number_of(ranks: Sequence[object]) -> str:
    """``7 3 5`` → ``07.03.05``."""
    return ".".join(f"{int(str(rank)):02d}" for rank in ranks)


def headings(history: History) -> tuple[tuple[Heading, ...], tuple[int, ...]]:
    """Every subdivision, by number, and the codes of the menus that make none: those that do not hang from the root,
    or whose number another has.
    """
    menus = {menu.code: menu for menu in history.menus}
    numbers: dict[str, int] = {}
    astray: list[int] = []
    for menu in history.menus:
        number = _number_in_tree(menus, menu)
        if number is None or numbers.setdefault(number, menu.code) != menu.code:
            astray.append(menu.code)
    numbers.pop("", None)
    notes: dict[int, list[Note]] = {}
    for row in history.menu_notes:
        notes.setdefault(row.menu, []).append(Note(row.text, NOTE_KINDS.get(row.kind, "")))
    made = (Heading(number, menus[code].label, tuple(notes.get(code, ()))) for number, code in sorted(numbers.items()))
    return tuple(made), tuple(astray)


def modifiers(history: History, day: str) -> Iterator[ModifierDefinition]:
    """Modifiers of TB11 in force on ``day``, as the two columns of the workbook define them; a letter that one of the
    two grids does not have adds nothing there. A letter with an amount and a coefficient makes two definitions.
    """
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for row in history.tables:
        if row.table == MODIFIERS:
            facts = json.loads(row.facts)
            if facts["debut"] <= day and (not facts["fin"] or day <= facts["fin"]):
                values = (facts["forfait"], facts["coefficient"] and facts["coefficient"] - UNCHANGED)
                found.setdefault(facts["modificateur"], {})[facts["grille"]] = values
    labels = {row.code: row.label for row in history.lists if row.table == MODIFIER_LABELS}
    for letter, by_grid in found.items():
        sector1, others = (
            next((by_grid[grid] for grid in grids if grid in by_grid), (0, 0)) for grids in COLUMNS.values()
        )
        units = zip((ValueUnit.CENTS, ValueUnit.PER_MILLE), sector1, others, strict=True)
        used = [(unit, one, other) for unit, one, other in units if one or other]
        for variant, (unit, one, other) in enumerate(used, 1):
            yield ModifierDefinition(letter, variant, labels.get(letter, ""), unit, one, other)


def details(history: History, shown: Iterable[ActRecord], slots: Container[tuple[str, int, int]]) -> Iterator[Detail]:
    """What the base says of the acts ``shown`` and of their lines beyond what a release holds."""
    for act in shown:
        facts = {
            "libelle court": act.short_label,
            "type d'acte": ACT_KINDS.get(act.kind, act.kind),
            "sexe": SEXES.get(act.sex, act.sex),
            "creation": act.created,
            "fin": act.ended,
            "precedent": act.previous,
            "suivant": act.next,
        }
        yield from (Detail(act.code, "", None, None, field, value) for field, value in facts.items() if value)
    for row in history.phases:
        if (row.code, row.activity, row.phase) in slots:
            place = (row.code, "", row.activity, row.phase)
            if row.icr is not None:
                yield Detail(*place, "icr", str(row.icr))
            if row.ranking:
                yield Detail(*place, "classant", RANKING.get(row.ranking, row.ranking))


def _number_in_tree(menus: Mapping[int, Menu], menu: Menu) -> str | None:
    """``07.03.05``, ``""`` for the root, None where it is not reached within :data:`MOST_LEVELS`."""
    ranks: list[int] = []
    while menu.code != ROOT:
        ranks.append(menu.rank)
        if len(ranks) > MOST_LEVELS or menu.parent not in menus:
            return None
        menu = menus[menu.parent]
    return number_of(ranks[::-1])
