"""Template of the link acts (actes-liens): pairs of acts of two families whose work is the same, or in a ratio."""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Table, Template, head
from ccam.formats.templates_cells import Number
from ccam.formats.templates_rules import Key

RATIO_PLACES = 4
"""Decimals of a ratio of work."""


def _end(letter: str, *codes: str) -> tuple[Column, ...]:
    """The family of one of the two acts, and its line."""
    return (
        Column(f"famille {letter}", common.NAME, (f"Famille {letter}", f"Famille {letter}"), required=True),
        Column(f"acte {letter}", common.ACT_OR_PROPOSED, codes, required=True),
        Column(f"activité {letter}", Number(0, 1, 5), ("1", "1"), required=True),
        Column(f"phase {letter}", Number(0, 0, 3), ("0", "0"), required=True),
    )


_PLACES = (
    "famille_a", "acte_a", "activite_a", "phase_a", "famille_b", "acte_b", "activite_b", "phase_b",
)  # fmt: skip

LINKS = Template(
    "liens",
    (
        Table(
            "Liens",
            (
                *_end("A", "HHFA001", "HHFA016"),
                *_end("B", "DZQM006", "DEQP003"),
                Column("rapport", Number(RATIO_PLACES, 1, 10_000 * 10**RATIO_PLACES), ("", "1,25")),
                Column("poids", Number(0, 1, 1000), ("", "8")),
                Column("auteur", common.PSEUDONYM, ("expert 98", "expert 99"), required=True),
                common.source("", "séance du 12 mars 2026"),
            ),
            (Key((*_PLACES, "auteur")),),
        ),
    ),
    head("Actes-liens des familles 07 et 12", "séance commune du 12 mars 2026"),
)
