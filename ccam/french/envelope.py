"""Words of the envelope: levers, targets, what was found on each side of the target."""

from ccam.french.sentence import Sentence

LEVER_FC = "FC"
LEVER_CP = "CP"
LEVER_TRANSITION = "transition"
LEVERS = (LEVER_FC, LEVER_CP, LEVER_TRANSITION)
LINEAR = "linéaire"
SOLVED = "résolu par « ccam enveloppe »"
EVERY_ACT = "tous les actes"
EVERY_KEY = "toutes les clés"

NO_FC = Sentence(
    "enveloppe-sans-fc",
    "Aucun FC n'est en vigueur pour {group} dans la grille {grid} : ce levier n'a rien à bouger.",
    "Choisissez un autre champ, une autre date, ou donnez un FC dans un scénario.",
)
NO_CP = Sentence(
    "enveloppe-sans-cp",
    "Aucun CP n'est en vigueur pour {key} dans l'évaluation « {charges} ».",
    "Vérifiez la clé et l'évaluation des charges (« --charges »).",
)
BAD_TARGET = Sentence(
    "cible-illisible", "« {value} » n'est pas une enveloppe.", "Écrivez par exemple 240M, -12,5M, 350k ou 0 (euros)."
)
BAD_UNIT = Sentence(
    "unite-d-enveloppe",
    "L'enveloppe ne se compte pas en « {value} ».",
    "Unités : honoraires, AMO. Aucune source chargée ne porte la part de l'AMC ni le reste à charge.",
)
BAD_LEVER = Sentence(
    "levier-inconnu",
    "Le levier « {value} » n'est pas connu.",
    "Leviers : FC, FC:ADC (un code de regroupement), CP, CP:cardiologie (une clé), transition, transition:NOM.",
)
BAD_STEP = Sentence("pas-de-fc", "Le pas « {value} » n'est pas connu.", "Pas du FC : 0,01 ou 0,0001.")
BAD_GROUP = Sentence(
    "enveloppe-par", "L'enveloppe ne se coupe pas par « {value} ».", "Coupes : famille, comite, regroupement."
)
NEUTRAL_ONLY = Sentence(
    "enveloppe-par-neutre",
    "Avec « --par », seule la neutralité a un sens : la cible est 0.",
    "Retirez « --par », ou mettez « --cible 0 ».",
)
SAME_LEVER = Sentence(
    "second-levier", "Le second levier est le premier.", "Choisissez-en un autre, ou un autre champ (FC:ADC)."
)

TARGET = "Enveloppe : {target} d'{unit} au-dessus de la base observée ; levier : {lever}, par pas de {step}."
NEUTRAL = "Neutralité ({unit}) ; levier : {lever}, par pas de {step}."
STEP_FC = "{value} €"
STEP_CP = "0,0001 (coefficient)"
STEP_TRANSITION = "un an (dépense de l'année {year})"
AMO_RULE = (
    "AMO = effet sur les honoraires × part remboursée de chaque ligne du fichier de volumes (remboursé ÷ base) ; "
    "les {count} sans base prennent la part du champ."
)
REACH = "Le levier agit sur {moved} de base sur {base} : le reste n'a pas de tarif connu ou ne bouge pas."
HEAD = ("", "Levier", "Effet", "Résidu")
IN_FORCE = "en vigueur"
WITHOUT = "–"
BELOW = "en dessous"
ABOVE = "au-dessus"
CHOSEN = "retenu"
SECOND = "second levier ({lever})"
OUT_OF_REACH = "La cible est hors d'atteinte : le levier va de {low} ({least}) à {high} ({most})."
INERT = "Ce levier ne change rien ici : aucune ligne du champ n'a de tarif qui en dépende."
NOT_MONOTONE = "Attention : l'effet ne varie pas dans un seul sens ; un autre encadrement peut exister."
MONOTONE = "Effet monotone sur toutes les valeurs essayées."
COST = "{count} du calcul complet."
EVALUATION = ("évaluation", "évaluations")
BY_HEAD = ("", "", "Sans levier", "Levier", "Effet", "Résidu")
UNPLACED = "sans famille"
UNCOMMITTED = "sans comité"
UNREACHED = "hors d'atteinte"
NO_EFFECT = "sans effet"

YEARS = "{count}"
MULTIPLIER = "× {value}"
RATE = "{value} €/point"
WRITTEN = "Variante écrite dans {file} : ccam scenario comparer {file} --par regroupement."

OPTION_TARGET = "Montant à atteindre au-dessus de la base observée : 240M, -12,5M, 0 (neutralité)."
OPTION_UNIT = "Unité : honoraires ou AMO."
OPTION_LEVER = "Levier : FC, FC:ADC, CP, CP:cardiologie, transition, transition:NOM."
OPTION_SECOND = "Second levier, qui absorbe ce que le premier laisse."
OPTION_STEP = "Pas du FC : 0,01 ou 0,0001."
OPTION_BY = "Neutralité de chaque famille, comite ou regroupement."
OPTION_YEAR = "Année de la transition dont la dépense est comptée."
