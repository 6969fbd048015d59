"""Words of a bill: modifiers, associations, abatements, transitions, who pays."""

from ccam.french.sentence import Sentence

LEGAL = "ordre légal, un arrondi par ligne"
BY_COMPONENT = "ordre légal, un arrondi par composante"
OLD_SOFTWARE = "ancien logiciel public : l'association abat aussi les modificateurs en euros"

TOO_MANY_MODIFIERS = Sentence(
    "modificateurs-trop-nombreux",
    "Une ligne porte {count} modificateurs ; il en faut {most} au plus.",
    "Gardez les {most} modificateurs qui s'appliquent.",
)
NEGATIVE_CHARGE = Sentence(
    "facture-negative",
    "Un prix, un taux ou un montant négatif ne donne pas une facture ({value}).",
    "Pour reprendre une ligne, donnez une quantité négative : le montant unitaire reste positif.",
)
UNKNOWN_MODIFIER = Sentence(
    "modificateur-inconnu",
    "Le modificateur {letter} n'a pas de valeur dans la grille {grid} au {day}.",
    "Modificateurs connus : {known}.",
)
EXECUTANT_NEEDED = Sentence(
    "modificateur-selon-executant",
    "Le modificateur {letter} dépend de l'exécutant : {variants}.",
    "Précisez lequel par son numéro : {letter}:1.",
)
UNKNOWN_ASSOCIATION = Sentence(
    "association-inconnue",
    "Le code d'association « {code} » n'a pas de taux au {day}.",
    "Codes connus : {known}.",
)
UNKNOWN_TRANSITION = Sentence(
    "transition-inconnue",
    "Aucune transition ne s'appelle « {name} ».",
    "Transitions connues : {known}.",
)
YEAR_BEYOND = Sentence(
    "annee-hors-transition",
    "La transition « {name} » va de l'année 0 à l'année {last} ; l'année {year} n'en fait pas partie.",
    "Choisissez une année du calendrier.",
)
YEAR_ALONE = Sentence(
    "annee-sans-transition",
    "Une année est demandée sans transition.",
    "Ajoutez « --transition NOM » : {known}.",
)
UNKNOWN_GRID = Sentence(
    "grille-inconnue",
    "La version {version} n'a pas de grille « {grid} ».",
    "Grilles présentes : {known}.",
)
UNKNOWN_SITUATION = Sentence(
    "situation-inconnue",
    "Aucun taux de prise en charge ne s'appelle « {name} ».",
    "Situations connues : {known}.",
)
UNKNOWN_TERRITORY = Sentence(
    "territoire-inconnu",
    "Aucun coefficient d'outre-mer ne s'appelle « {name} ».",
    "Territoires connus : {known}.",
)
NOT_BILLABLE = Sentence(
    "ligne-non-facturable",
    "La ligne {line} n'a pas de prix dans la grille {grid} : elle ne se facture pas.",
    "Choisissez une autre grille ou une autre ligne.",
)

ONLY_CURRENT = Sentence(
    "ligne-proposee-sans-facture",
    "{line} est une ligne proposée : la facture ne se montre que pour des lignes actuelles.",
    "Retirez les modificateurs et l'association, ou donnez un code actuel.",
)
TOO_MANY_OPTIONS = Sentence(
    "options-trop-nombreuses",
    "{count} valeurs sont données pour {lines} ligne(s).",
    "Donnez une valeur par ligne, dans le même ordre ; « - » pour n'en mettre aucune.",
)

SCHEDULE = "Transition « {name} », année {year} : {rules}"
RULES = "{rules} ({status} ; {source})."
AT_ONCE = "la cible tout de suite"
YEARS = "{years} par pas égaux"
WINNERS = "hausses finies en {years}"
FALLS_FROM = "aucune baisse avant l'année {year}"
NO_FALL = "aucune baisse"
CAP_UP = "hausse de {share} par an au plus"
CAP_DOWN = "baisse de {share} par an au plus"
TOLERANCE = "écart de {share} accepté"
COSTS = "Coût de la transition, année par année, à volumes constants (effet observé, honoraires) :"
COSTS_HEAD = ("  Année", "Effet observé", "", "[minimum ; maximum]", "Théorique")
VALUED_HEAD = ("Ligne", "Libellé", "Points", "Cible", "Départ", "Facturé", "Écart", "Quantité", "")
VALUED_NOTE = (
    "Départ : prix facturés des prédécesseurs, pondérés par le volume qu'ils envoient (moyenne simple sans volume). "
    "Écart = facturé − cible."
)
OPTION_TRANSITION = "Transition : ce qui est facturé une année donnée, au lieu de la cible."
OPTION_YEAR = "Année de la transition (0 : avant le premier pas)."
OPTION_GRID = "Colonne de prix (F, G) ou numéro de grille."
OPTION_MODIFIERS = "Modificateurs de la ligne (une fois par ligne ; « U:2 » choisit l'exécutant, « - » n'en met aucun)."
OPTION_ASSOCIATION = "Code d'association de la ligne (une fois par ligne, « - » n'en met aucun)."
OPTION_TERRITORY = "Coefficient d'outre-mer à appliquer."
OPTION_SITUATION = "Situation de prise en charge (ville, hospitalisation, exonéré)."

START = "prix de départ"
FROM_PREDECESSORS = "prix facturés des prédécesseurs, pondérés par le volume qu'ils envoient"
FROM_UNOBSERVED = "moyenne simple des prix des prédécesseurs : aucun volume observé"
NO_START = "aucun : acte créé, ou prédécesseurs sans prix"
IN_YEAR = "facturé l'année {year}"
IN_TRANSITION = "transition « {name} »"

UNIT = "honoraires"
USUAL_SITUATION = "ville"
BILL = "Facture, grille {grid}, au {day} :"
PRICE = "  {line} · prix {price}"
OVERSEAS = "    outre-mer × {coefficient} — {source}"
MODIFIER = "    modificateur {letter} {value} — {source}"
WITH_EXECUTANT = "{source}, « {executant} »"
FOREIGN = "    {letter} ne figure pas parmi les modificateurs de {code} : à vérifier avant de facturer"
ASSOCIATION = "    association {code}, {rate} — {source}"
SUPPLEMENT = "    supplément de charges en cabinet {amount}"
UNIT_AMOUNT = "    {formula} → {amount} (ordre légal, un arrondi par ligne)"
OTHER_POLICY = "    {amount} avec : {name}"
TOTAL = "  total {total} ({unit})"
PAID = "  {situation} : AMO {amo}, AMC {amc}, reste à charge {patient} (taux : {status})"
NO_EXEMPTION = "  seuil non appliqué là où la version ne dit pas le code d'exonération du ticket modérateur"
FLAT = "  participation forfaitaire de {share} : seuil de {threshold} atteint, une fois par séance (valeur : {status})"

EXECUTANT = "{number} = {value}, {wording}"
EVERYBODY = "tous"
