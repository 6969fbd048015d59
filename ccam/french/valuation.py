"""Sentences and labels of the valuation: how a tariff is made, what moves, what is not known."""

from ccam.french.sentence import Sentence

TOO_LARGE = Sentence(
    "montant-trop-grand",
    "Un montant dépasse ce que l'atelier calcule exactement (46 milliards d'euros).",
    "Cherchez des points, un taux ou une quantité hors d'échelle ; aucun chiffre n'est donné.",
)
NEGATIVE = Sentence(
    "valeur-negative",
    "Des points ou un taux négatifs ne donnent pas un tarif ({value}).",
    "Corrigez les points de la ligne, le FC ou le coût de la pratique.",
)
UNKNOWN_LINE = Sentence(
    "ligne-absente",
    "La ligne {line} n'existe pas dans la version {version}.",
    "Vérifiez le code, l'activité et la phase : « ccam acte » montre les lignes d'un acte.",
)
UNKNOWN_PROPOSED_LINE = Sentence(
    "ligne-proposee-absente",
    "{act} n'a pas de ligne d'activité {activity}, phase {phase}.",
    "Complétez ses lignes, ou vérifiez l'activité et la phase.",
)
DOSSIERS_NEEDED = Sentence(
    "axe-sans-dossiers",
    "L'axe « {axis} » demande de savoir à quel dossier appartient chaque acte.",
    "Choisissez un autre axe, ou chargez un projet.",
)

UNKNOWNS = {
    "points": "points inconnus",
    "cp": "coût de la pratique inconnu",
    "fc": "facteur de conversion inconnu",
    "tarif": "tarif absent du fichier de volumes",
}
"""Why a tariff is not known, by value."""

POINTS = "points travail"
FC = "facteur de conversion (FC)"
CP = "coût de la pratique (CP)"
PRODUCT = "produit non arrondi"
TARGET = "tarif cible"
BILLED = "tarif facturé"
KEPT = "prix conservé"
QUANTITY = "quantité"
BASE = "base observée"
AT_TARIFF = "quantité au tarif du fichier"
CORRECTION = "coefficient k"

UNIT_POINTS = "points"
UNIT_RATE = "€/point"
UNIT_EURO = "€"
UNIT_ACTS = "actes"

FROM_DRAFT = "projet « {draft} »"
FROM_RELEASE = "{title}, ligne {line}"
FROM_FORMULA = "points × (FC + CP)"
FROM_OBSERVATION = "base observée / quantité au tarif du fichier"
NOT_COVERED = "non pris en charge"
NO_PRICE = "aucun prix dans la grille {grid}"
K_FORCED = "pris égal à 1 : la quantité ou le tarif du fichier est nul ou absent"

VERDICTS = {
    "a la cible": "le tarif facturé est le tarif cible",
    "au-dessus": "tarif facturé au-dessus de la cible, prix gelé",
    "au-dessous": "tarif facturé sous la cible, écart non expliqué par la formule",
}

ON_THE_WAY = "en transition vers la cible"
ABATED_VERDICT = "le tarif facturé est le tarif cible, abattement compris"

ABATEMENT = "abattement « {name} »"
DAY_BEFORE = "tarif du {day}, veille de l'abattement"
ABATED = "tarif abattu"

TITLE = "{line} · {label}"
LINE = "{label} : {value}"
DETAIL = "{line} — {detail}"
SINCE = "depuis le {day}"
CHECKED = "vérifié le {day}"
FORMULA = "{points} × ({fc} + {cp}) = {product} → {target}"
RESIDUAL = "écart à la cible : {residual} ; {verdict}"
