"""Columns and closed lists that several templates share."""

import re

from ccam.formats.parameters import Status
from ccam.formats.templates import Column
from ccam.formats.templates_cells import Choice, Number, Shape, Text, same
from ccam.formats.transcodage import read_letters, read_old, read_target
from ccam.french import errors
from ccam.french import findings as common
from ccam.french import findings_filled as fr
from ccam.french import templates as words

CENTS, PERCENT = 2, 2
"""Decimals of an amount, and of a percentage."""
LARGEST = 10**14
"""A thousand billion euros, in cents: no amount is beyond it."""

REGIONS = {
    "Guadeloupe": "01",
    "Martinique": "02",
    "Guyane": "03",
    "La Réunion": "04",
    "Mayotte": "06",
    "Île-de-France": "11",
    "Centre-Val de Loire": "24",
    "Bourgogne-Franche-Comté": "27",
    "Normandie": "28",
    "Hauts-de-France": "32",
    "Grand Est": "44",
    "Pays de la Loire": "52",
    "Bretagne": "53",
    "Nouvelle-Aquitaine": "75",
    "Occitanie": "76",
    "Auvergne-Rhône-Alpes": "84",
    "Provence-Alpes-Côte d'Azur": "93",
    "Corse": "94",
}
"""Regions with their INSEE codes, which are what is kept."""
GRIDS = {grid: grid for grid in ("F", "G", *map(str, range(1, 20)))}
"""The two columns of the workbook, and the tariff grids."""
SECTORS = same(("secteur 1", "secteur 2 OPTAM", "secteur 2 hors OPTAM", "non conventionné"))
MODALITIES = same(("scanner", "IRM", "TEP", "autre"))
PERIMETER = same(("admis", "contesté", "exclu"))
YES = {"oui": "oui"}
YES_OR_NO = {"oui": "oui", "non": "non"}

_PSEUDONYM = re.compile(r"[^\W\d_]{1,20}[ -]?[0-9]{1,4}")


def _pseudonym(text: str) -> str:
    if not _PSEUDONYM.fullmatch(text):
        raise ValueError(text)
    return text


def _letters(text: str) -> str:
    return ", ".join(read_letters(text))


def _act(text: str) -> str:
    return read_old(text) or ""


PSEUDONYM = Shape(_pseudonym, fr.NOT_A_PSEUDONYM, words.A_PSEUDONYM)
ACT = Shape(_act, errors.BAD_ACT_CODE, words.AN_ACT, width=7)
ACT_OR_PROPOSED = Shape(read_target, common.BAD_TARGET, words.ACT_OR_PROPOSED)
LETTERS = Shape(_letters, common.BAD_LETTERS, words.LETTERS)

NAME, REMARK = Text(80, name=True), Text(1000)
EUROS = Number(CENTS, 0, LARGEST, "€")
EUROS_A_YEAR = Number(CENTS, 0, LARGEST, "€/an")
SIGNED_EUROS = Number(CENTS, -LARGEST, LARGEST, "€")
COUNT = Number(0, 0, 10**12)
SIGNED_COUNT = Number(0, -(10**12), 10**12)
SHARE = Number(PERCENT, 0, 100 * 10**PERCENT, "%")
YEAR = Number(0, 1990, 2100)
EXAMS = Number(0, 1, 10**6)


def act(*examples: str, proposed: bool = False) -> Column:
    """A current act; also a proposed one where ``proposed``."""
    return Column("acte", ACT_OR_PROPOSED if proposed else ACT, examples, required=True)


def activity(*examples: str) -> Column:
    """Activity, 1 to 5."""
    return Column("activité", Number(0, 1, 5), examples, required=True)


def phase(*examples: str) -> Column:
    """Phase, 0 to 3."""
    return Column("phase", Number(0, 0, 3), examples, required=True)


def year(title: str, *examples: str) -> Column:
    """A year, always said."""
    return Column(title, YEAR, examples, required=True)


def speciality(*examples: str, required: bool = False) -> Column:
    """A speciality, by its name."""
    return Column("spécialité", NAME, examples, required)


def region(*examples: str) -> Column:
    """A region, by its name or its INSEE code."""
    return Column("région", Choice(REGIONS, {code.lstrip("0"): code for code in REGIONS.values()}), examples)


def grid(*examples: str) -> Column:
    """A tariff grid."""
    return Column("grille", Choice(GRIDS, {f"0{number}": str(number) for number in range(1, 10)}), examples)


def sector(*examples: str, required: bool = False) -> Column:
    """The sector of the convention."""
    return Column("secteur", Choice(SECTORS), examples, required)


def modality(*examples: str) -> Column:
    """CT, MRI, PET."""
    return Column("modalité", Choice(MODALITIES), examples, required=True)


def device_class(*examples: str) -> Column:
    """The class of a device, as the decision that sets its fee names it."""
    return Column("classe d'appareil", NAME, examples, required=True)


def perimeter(*examples: str) -> Column:
    """Whether a cost is agreed to belong, disputed, or left out."""
    return Column("périmètre", Choice(PERIMETER), examples, required=True)


def status(*examples: str) -> Column:
    """How sure a value is, in the words of the parameter files."""
    return Column("statut", Choice({known.value: known.value for known in Status}), examples, required=True)


def source(*examples: str) -> Column:
    """The document of a row, where it is not that of the whole sheet."""
    return Column("source de la ligne", Text(), examples)


def remark(*examples: str) -> Column:
    """Free words."""
    return Column("remarque", REMARK, examples)
