"""The template of the table of families, in the layout of :mod:`ccam.formats.families`.

Its importer has no marked rows: the examples stand in the page « Mode d'emploi » alone.
"""

from ccam.formats import templates_columns as common
from ccam.formats.families import FORMAT, TITLES
from ccam.formats.templates import Column, Table, Template
from ccam.formats.templates_cells import Shape, Text
from ccam.french import findings_families as fr
from ccam.french import templates as words
from ccam.model.codes import FAMILY_ID


def _number(text: str) -> str:
    if not FAMILY_ID.fullmatch(text):
        raise ValueError(text)
    return text


FAMILIES = Template(
    FORMAT,
    (
        Table(
            "Familles",
            (
                Column(TITLES["act"], common.ACT_OR_PROPOSED, ("HHFA016", "HHFA001"), required=True),
                Column(
                    TITLES["family"], Shape(_number, fr.BAD_NUMBER, words.FAMILY_NUMBER), ("07", "07"), required=True
                ),
                Column(TITLES["name"], Text(80), ("Chirurgie digestive", "")),
                Column(TITLES["committee"], Text(80), ("Comité 07", "")),
            ),
            marked=False,
        ),
    ),
    head=(),
)
