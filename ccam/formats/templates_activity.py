"""Templates on what is performed: ventilated volumes, extra fees, one practitioner's own activity."""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Table, Template, head
from ccam.formats.templates_cells import Number
from ccam.formats.templates_rules import AtLeastOne, Axes, Key, PartOf

_LINE = ("acte", "activite", "phase", "annee")
BREAKDOWN_AXES = ("specialite", "grille", "region", "secteur", "trimestre")
"""What volumes can be cut by once a sheet carries it."""
_EXTRA_AXES = ("specialite", "secteur", "region")
_BREAKDOWN_FIGURES = ("quantite", "base_de_remboursement", "montant_rembourse")

BREAKDOWN = Template(
    "ventilation",
    (
        Table(
            "Ventilation",
            (
                common.act("HHFA016", "HHFA016"),
                common.activity("1", "4"),
                common.phase("0", "0"),
                common.year("année", "1999", "1999"),
                common.speciality("chirurgie viscérale", "anesthésie"),
                common.grid("F", "F"),
                common.region("Bretagne", "Bretagne"),
                common.sector("", ""),
                Column("trimestre", Number(0, 1, 4), ("", "")),
                Column("quantité", common.SIGNED_COUNT, ("123", "120")),
                Column("base de remboursement", common.SIGNED_EUROS, ("24 088,32", "9 418,80")),
                Column("montant remboursé", common.SIGNED_EUROS, ("24 088,32", "")),
            ),
            (Key((*_LINE, *BREAKDOWN_AXES)), Axes(BREAKDOWN_AXES), AtLeastOne(_BREAKDOWN_FIGURES)),
        ),
    ),
    head("Volumes 2025 par spécialité et région", "extraction du 12 mars 2026"),
)

EXTRA_FEES = Template(
    "depassements",
    (
        Table(
            "Dépassements",
            (
                common.act("HHFA016", "HHFA016"),
                common.activity("1", "1"),
                common.phase("0", "0"),
                common.year("année", "1999", "1999"),
                common.speciality("chirurgie viscérale", "chirurgie viscérale"),
                common.sector("secteur 2 OPTAM", "secteur 2 hors OPTAM"),
                common.region("Bretagne", "Bretagne"),
                Column("actes facturés", common.COUNT, ("123", "45")),
                Column("actes avec dépassement", common.COUNT, ("50", "")),
                Column("honoraires sans dépassement", common.EUROS, ("24 088,32", "8 812,80")),
                Column("dépassements", common.EUROS, ("4 500", "6 120,50"), required=True),
            ),
            (
                Key((*_LINE, *_EXTRA_AXES)),
                Axes(_EXTRA_AXES),
                PartOf("actes_avec_depassement", "actes_factures"),
            ),
        ),
    ),
    head("Dépassements 2025 par spécialité", "extraction du 12 mars 2026"),
)

PROFILE = Template(
    "profil",
    (
        Table(
            "Activité",
            (
                common.year("année", "1999", "1999"),
                common.act("DEQP003", "DZQM006"),
                common.activity("1", "1"),
                common.phase("0", "0"),
                Column("actes réalisés", Number(0, 1, 10**6), ("412", "238"), required=True),
                Column("modificateurs", common.LETTERS, ("", "U")),
                Column("code association", Number(0, 1, 5), ("", "2")),
                Column("dépassements perçus", common.EUROS_A_YEAR, ("", "1 250")),
                Column("actes avec dépassement", Number(0, 0, 10**6), ("", "50")),
            ),
            (
                Key((*_LINE, "modificateurs", "code_association")),
                PartOf("actes_avec_depassement", "actes_realises"),
            ),
        ),
    ),
    head=(
        *head("Mon activité de 2025", "logiciel du cabinet"),
        common.speciality("cardiologie", required=True),
        common.sector("secteur 1", required=True),
        common.region("Bretagne"),
    ),
    personal=True,
)
