"""Sentences that the report is filled with: policy, what is not modelled."""

POLICY_ROUNDING = "Arrondi : {name} (version {version})."
POLICY_FORMULA = "Tarif cible = points × (FC + CP), arrondi une fois au centime."
POLICY_BASELINE = "Point de départ : la base de remboursement observée, pas un volume théorique."
NOT_MODELLED = (
    "Les modificateurs et les associations d'actes ne sont pas recalculés : le facteur k observé, ligne par ligne, "
    "en tient lieu.",
    "Aucun effet de comportement : les volumes observés sont gardés.",
    "La part prise en charge (AMO), les complémentaires (AMC), le reste à charge et les dépassements : les montants "
    "sont des honoraires.",
    "La transition : les tarifs proposés sont des tarifs cibles, appliqués d'un coup.",
    "Les forfaits techniques de l'imagerie.",
    "La colonne G (hors secteur 1 et hors OPTAM) : le niveau de son FC n'est pas connu.",
)
BASE_POINT = "version {version}"
CURRENT = "état actuel"
WHAT_FC = "FC, colonne {name} ({scope})"
WHAT_CP = "CP {name} ({scope})"
WHAT_POINTS = "Points de {line}"
EVERY_ACT = "tous les actes"
FICTIONAL_MARK = "fictif"
"""A draft whose name or documents carry this word is marked as invented."""
