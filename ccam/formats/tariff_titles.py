"""Titles that the table of tariffs adds to those of a line table."""

CALCULATED_TITLES = {
    "code": "code CCAM",
    "act_label": "libellé de l'acte",
    "score_source": "source des points",
    "fc": "FC",
    "fc_source": "source du FC",
    "cp": "CP",
    "cp_source": "source du CP",
    "target_tariff": "tarif cible",
    "abated": "après abattement",
    "start": "prix de départ",
    "gap": "écart départ − cible",
    "why": "ce qui manque",
    "before": "anciens actes",
    "quantity": "quantité",
    "effect": "effet de la ligne",
    "dossier": "dossier",
    "dossier_effect": "effet du dossier",
}
"""Columns that the table of tariffs adds to those of a line table: people read them, nothing is read back from them."""
