"""Layout of the yearly files « actes techniques CCAM » of the CNAM (formats.md §2f), all years since 2015.

Headings change (CAS, OPTAM, « HSD 2015 », « Quantité d actes en 2015 »), the order of columns does not, but
files up to 2017 hold the sub-category under « Catégorie » and the reverse, under the very same headings.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ccam.formats.cells import Number, read_number
from ccam.formats.header import Header, heading
from ccam.model.money import half_up
from ccam.model.text import folded

FORMAT = "volumes"

AXES = ("code", "activite", "phase", "regroupement")
CATEGORY_AXES = ("categorie", "sous-categorie")

LAST_YEAR_SWAPPED = 2017
"""Last year whose files hold the category and the sub-category under each other's heading."""

LAST_YEAR_EXTRAPOLATED = 2015
"""Last year whose quantities were extrapolated from a part of the schemes, and therefore are fractions."""

LARGEST = 10**15
"""Largest quantity, or amount in cents, that a line may hold."""

FRACTION_PLACES = 15
"""Decimals of a quantity that are read and summed."""
ONE_ACT: int = 10**FRACTION_PLACES

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_IN_YEAR = re.compile(r"\ben (20[0-9]{2})\b")
_STARTS = {
    "code activite": "activity",
    "code phase": "phase",
    "code regroupement": "group",
    "quantite": "quantity",
    "base de remboursement": "base",
    "honoraires sans depassement": "base",
    "hsd": "base",
    "montant rembours": "reimbursed",
    "montants rembours": "reimbursed",
    "categorie": "category",
    "sous-categorie": "subcategory",
}


class Columns(NamedTuple):
    """Positions of the columns; the last two are -1 in a file that has none."""

    code: int
    key: int
    activity: int
    phase: int
    group: int
    sector1: int
    others: int
    quantity: int
    base: int
    reimbursed: int
    category: int = -1
    subcategory: int = -1


TITLES = {
    "code": "Code Acte",
    "key": "Code acte/activité/phase",
    "activity": "Code Activité",
    "phase": "Code Phase",
    "group": "Code regroupement",
    "sector1": "Tarif secteur 1 et 2 adhérant à l'OPTAM",
    "others": "Tarif secteur 2 non adhérant à l'OPTAM",
    "quantity": "Quantité d'actes",
    "base": "Base de remboursement",
    "reimbursed": "Montants remboursés",
    "category": "Catégorie d'acte",
    "subcategory": "Sous-catégorie d'acte",
}
"""The columns as findings name them."""

REQUIRED = tuple(TITLES)[:10]
"""The others are axes that a file may lack."""


def column_of(text: str) -> str:
    """Field of :class:`Columns` that a header cell names, or ``""``."""
    name = heading(text)
    if name.startswith("code acte"):
        return "key" if "/" in name else "code"
    if name.startswith("tarif"):
        return "others" if "non adh" in name else "sector1"
    return next((field for start, field in _STARTS.items() if name.startswith(start)), "")


HEADER = Header(column_of, TITLES, REQUIRED, enough=6)


class Quantity(NamedTuple):
    """Whole acts, half-up, and the quantity as written, in 10⁻¹⁵ act; ``plain`` unless a comma or a space is in it."""

    acts: int
    exact: int
    plain: bool = True

    @property
    def deviation(self) -> int:
        """Distance from the quantity as written to the whole acts, in 10⁻¹⁵ act."""
        return abs(self.exact - self.acts * ONE_ACT)


def read_quantity(text: str) -> Quantity:
    """A number of acts, whole or not; raises :class:`ValueError` when it is none, or beyond what can be."""
    read = read_number(text, FRACTION_PLACES)
    acts = whole_acts(read.value)
    if abs(acts) > LARGEST:
        raise ValueError(text)
    return Quantity(acts, read.value, not (read.comma or read.space))


def read_amount(text: str, places: int) -> Number:
    """An amount with this many decimals; raises :class:`ValueError` when it is none, or beyond what can be."""
    read = read_number(text, places)
    if abs(read.value) > LARGEST:
        raise ValueError(text)
    return read


def whole_acts(exact: int) -> int:
    """Whole acts of a quantity in 10⁻¹⁵ act."""
    return half_up(exact, ONE_ACT)


def is_total(code: str, key: str, activity: str) -> bool:
    """Whether a row sums the others: nothing says which line it is, or the word « total » does."""
    return not (code or key or activity) or folded(code or key).startswith("total")


def year_of(headings: Iterable[str], prose: Iterable[str], file_name: str) -> int | None:
    """The year of the set: said by a heading, else by the first sentence « … en 2023 », else by the name."""
    for pattern, texts in ((_YEAR, headings), (_IN_YEAR, prose), (_YEAR, (file_name,))):
        for text in texts:
            if found := pattern.search(text):
                return int(found[1])
    return None


def scope_of(rows: Iterable[Sequence[str]]) -> str:
    """What « Périmètre des données » and « Champ » say above or beside the table, as one string."""
    said: list[str] = []
    margin, inside = 0, False
    for row in rows:
        filled = [(place, text.strip()) for place, text in enumerate(row) if text.strip()]
        if not filled:
            continue
        texts = [text for _, text in filled]
        opens = folded(texts[0]).startswith(("perimetre", "champ"))
        if opens or filled[0][0] <= margin:
            margin, inside = filled[0][0], opens
            texts = texts[1:] or [texts[0].partition(":")[2].strip()]
        if inside:
            said += [text.removeprefix("- ") for text in texts if text]
    return " ; ".join(said).replace(": ; ", ": ")


def finer_first(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether (category, sub-category) pairs hold the finer value first, empty pairs left aside."""
    whole = [pair for pair in pairs if all(pair)]
    return len({first for first, _ in whole}) > len({second for _, second in whole})
