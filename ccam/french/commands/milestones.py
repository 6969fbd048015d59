"""Commands on milestones, reports and exports."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "etape sceller": CommandText(
        "Scelle un point d'étape : position du journal, volumes, paramètres et totaux, par copie et empreinte. Les "
        "erreurs bloquent ; ce qui est indécis ou incomplet est compté et valorisé.",
        "ccam etape sceller mars --instance CNAM",
    ),
    "etape publier": CommandText(
        "Scelle une publication : rien ne peut y être indécis, incomplet ni laissé à un comité.",
        "ccam etape publier 'Fin 2026' --instance ministère",
    ),
    "etape diff": CommandText(
        "Montre ce qui sépare deux étapes (ou « maintenant », ou la version de départ) : par famille puis par dossier, "
        "changements majeurs, mineurs, suivi, et leur effet en euros.",
        "ccam etape diff janvier mars",
    ),
    "etape planifier": CommandText(
        "Montre le calendrier des étapes, l'avancement et les retards ; avec un nom et des options, prévoit une étape.",
        "ccam etape planifier 'Mai 2026' --le 2026-05-29 --avancement 40",
    ),
    "etape lister": CommandText("Liste les points d'étape du projet.", "ccam etape lister"),
    "rapport": CommandText(
        "Écrit le rapport d'une étape à une autre, de tout le projet, d'une famille ou d'un comité : page autonome, PDF, "
        "classeur, Markdown, et le JSON dont ils sont faits. Avec --lot, écrit tous ceux d'une étape, avec une page "
        "d'accueil et un manifeste ; arrêté, il reprend où il en était.",
        "ccam rapport --de janvier --a mars --format html,pdf,xlsx --vers rapports",
    ),
    "reproduire": CommandText(
        "Refait un lot de rapports à partir des sceaux seuls, et dit de chaque fichier si les octets sont les mêmes.",
        "ccam reproduire rapports/manifeste.json",
    ),
    "exporter": CommandText(
        "Écrit le projet dans un ou plusieurs formats : transcodage, tarifs, classeur de la CNAM, tables pour l'analyse "
        "(JSON Lines, Parquet, DuckDB, paquet de données), SSSOM, FHIR. L'atelier relit chacun d'eux.",
        "ccam exporter --format sssom -o refonte.sssom.tsv",
    ),
}
