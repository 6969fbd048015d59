"""Sentences that the report is filled with: policy, what is not modelled."""

from ccam.french.sentence import Sentence

UNKNOWN_FORMAT = Sentence(
    "format-de-rapport",
    "« {name} » n'est pas un format de rapport.",
    "Choisissez parmi : {known} ; plusieurs se séparent par une virgule.",
)
PART_WITHOUT_VOLUMES = Sentence(
    "partie-sans-volume",
    "{part} n'a aucun acte facturé dans les volumes chargés : il n'y a rien à chiffrer.",
    "Placez-y des actes (ccam famille placer), ou demandez le rapport de tout le projet.",
)
OPTION_FORMAT = "Formats, séparés par une virgule : html, pdf, xlsx, md, json."
OPTION_FAMILY = "Seulement les dossiers d'une famille (son numéro)."
OPTION_TARGET = "Dossier où écrire ; ou un fichier, dont les autres formats prennent le nom."
WRITTEN = "Rapport : {path}"
POLICY_ROUNDING = "Arrondi : {name} (version {version})."
POLICY_FORMULA = "Tarif cible = points × (FC + CP), arrondi une fois au centime."
POLICY_BASELINE = "Point de départ : la base de remboursement observée, pas un volume théorique."
NOT_MODELLED = (
    "Les modificateurs et les associations d'actes ne sont pas recalculés : le facteur k observé, ligne par ligne, "
    "en tient lieu.",
    "Aucun comportement ne change dans l'effet total : les volumes observés sont gardés.",
    "La part prise en charge (AMO), les complémentaires (AMC) et le reste à charge : les montants sont des honoraires.",
    "L'effet total ne suit aucun calendrier : les tarifs cibles, d'un coup. La partie « Transition, année par année » "
    "le donne au fil des calendriers connus.",
    "La colonne G (hors secteur 1 et hors OPTAM) : le niveau de son FC n'est pas connu.",
)
FEES_APART = (
    "Les forfaits techniques de l'imagerie ne sont pas dans l'effet total : la partie « Imagerie lourde et "
    "dépassements » les chiffre à part, et dit ce qu'elle ne chiffre pas."
)
NO_FEES = "Les forfaits techniques de l'imagerie : aucune feuille n'est chargée."
EXTRA_APART = (
    "Les dépassements ne sont pas dans l'effet total : seules les feuilles chargées sont lues, sous trois comportements "
    "supposés (partie « OPTAM et dépassements »)."
)
NO_EXTRA = "Les dépassements : aucune feuille n'est chargée."
ONLY_IN_WHOLE = (
    "Les forfaits techniques de l'imagerie et les dépassements : seul le rapport de tout le projet les donne."
)
FAMILY_PART = ", famille {id} ({name})"
STEP_FIGURES = "Chiffrage des deux points…"
STEP_CHANGES = "Dossiers changés…"
STEP_ROOMS = "Charges, décomposition, scénarios, calendrier…"
STEP_WRITE = "Mise en page : {format}…"
BASE_POINT = "version {version}"
CURRENT = "état actuel"
WHAT_FC = "FC, colonne {name} ({scope})"
WHAT_CP = "CP {name} ({scope})"
WHAT_POINTS = "Points de {line}"
EVERY_ACT = "tous les actes"
FICTIONAL_MARK = "fictif"
"""A draft whose name or documents carry this word is marked as invented."""
