"""Words of the register of disagreements."""

from collections.abc import Iterable
from datetime import date

from ccam.french import numbers
from ccam.french.sentence import Sentence

UNITS = ("honoraires", "AMO", "AMC", "reste à charge")
"""Units of an effect; amounts of two units are never added up."""

NO_SUBJECT = Sentence(
    "desaccord-sans-acte",
    "Un désaccord porte sur au moins un acte.",
    "Donnez le code d'un acte actuel ou le numéro d'un acte proposé.",
)
UNKNOWN_SUBJECT = Sentence(
    "sujet-inconnu",
    "{code} n'est ni un acte de la version {version} ni un acte proposé du projet « {draft} ».",
    "Vérifiez le code : « ccam actes » et « ccam dossiers » montrent ceux qui existent.",
)
NO_QUESTION = Sentence(
    "desaccord-sans-question",
    "La question du désaccord est vide.",
    "Écrivez-la en une phrase que les deux parties acceptent.",
)
NO_WORDS = Sentence(
    "partie-sans-dires",
    "La partie « {who} » ne dit rien.",
    "Écrivez « fonction : ce qu'elle dit », par exemple « anesthésistes : la durée est sous-estimée ».",
)
NOTHING_ADDED = Sentence(
    "desaccord-rien-a-ajouter",
    "Rien n'est ajouté au désaccord {id}.",
    "Donnez une partie, un effet, ce qui le trancherait ou une échéance.",
)
UNKNOWN = Sentence("desaccord-inconnu", "Il n'y a pas de désaccord {id} dans ce projet.", "Désaccords : {known}.")
ALREADY_CLOSED = Sentence(
    "desaccord-deja-clos",
    "Le désaccord {id} est clos : « {outcome} ».",
    "Ouvrez-en un nouveau, ou annulez la clôture si elle est la vôtre (ccam annuler).",
)
NO_OUTCOME = Sentence(
    "desaccord-sans-issue",
    "Un désaccord se clôt avec son issue.",
    "Écrivez ce qui a été retenu, ou pourquoi la question ne se pose plus : --issue « … ».",
)
NO_UNIT = Sentence("effet-sans-unite", "L'effet n'a pas d'unité.", "Ajoutez --unite : {known}.")
UNIT_ALONE = Sentence("unite-sans-effet", "L'unité est donnée sans effet.", "Ajoutez --effet, en euros.")
UNKNOWN_UNIT = Sentence("unite-inconnue", "« {unit} » n'est pas une unité de montant.", "Unités : {known}.")
BAD_AMOUNT = Sentence(
    "effet-illisible", "« {value} » n'est pas un montant en euros.", "Écrivez-le ainsi : 42000 ou 1234,56."
)
BAD_SHARES = Sentence(
    "effet-parts-illisibles",
    "« {value} » n'est pas une répartition.",
    "Écrivez une part par devenir, en pour cent : 60/40 ou 92,5/7,5.",
)
BAD_POINTS = Sentence(
    "effet-points-illisibles", "« {value} » n'est pas un nombre de points.", "Écrivez-le ainsi : 120 ou 117,5."
)
BAD_LINE = Sentence(
    "effet-ligne-inconnue",
    "« {value} » n'est pas une ligne du projet.",
    "Écrivez l'acte proposé, l'activité et la phase : P-07-0001/1/0.",
)
TWO_EFFECTS = Sentence(
    "deux-effets",
    "L'effet est demandé de plusieurs façons.",
    "Gardez-en une : --effet, --charges, --parts ou --points.",
)
NO_EFFECT = Sentence(
    "effet-incalculable",
    "L'effet ne se calcule pas : {why}.",
    "Donnez-le avec --effet et --unite, ou laissez-le inconnu.",
)
NO_VOLUMES_WHY = "aucun volume n'est chargé"
NO_FIGURE_WHY = "aucune dépense du dossier n'a de chiffre"
BY_CHARGES = "{dossier}, CP selon « {second} » au lieu de « {first} » ; {volumes}"
BY_SHARES = "{act}, parts {second} au lieu de {first} ; {volumes} ; CP {charges}"
BY_POINTS = "{line}, {second} points au lieu de {first} ; {volumes} ; CP {charges}"
UNCOVERED = "sans chiffre : {base} de base"

REASON_OPEN = "Désaccord {id} ouvert"
REASON_ADD = "Désaccord {id} complété"
REASON_CLOSE = "Désaccord {id} clos : {outcome}"

HEAD = ("Désaccord", "Dossier", "Question", "Effet", "Unité", "Attend", "Échéance")
OPENED = "Désaccord {id} ouvert sur {subjects}."
ADDED = "Désaccord {id} complété : {count}."
CLOSED = "Désaccord {id} clos : {outcome}"
NONE_OPEN = "Aucun désaccord ne répond à ces filtres."
OVERDUE = "échéance dépassée"
UNKNOWN_EFFECT = "effet inconnu"
STAKE = "En jeu, sans compensation : {totals}."
NO_STAKE = "Aucun effet chiffré."
WITHOUT = "{count} sans chiffre"
SETTLED = "clos"
SUBJECTS = "Actes"
QUESTION = "Question"
SAYS = "{who} : « {words} »"
EVIDENCE = "pièce : {evidence}"
EFFECT = "Effet"
BASIS = "Calcul"
AWAITS = "Trancherait"
DUE = "Échéance"
OUTCOME = "Issue"
STATE = "État"
OPEN_SINCE = "ouvert le {day} (décision n° {position})"
OPEN_HERE = "Désaccords ouverts :"
HERE = "  {id}  {question} — {effect}{awaits}"
HERE_AWAITS = " · attend : {awaits}"

OPTION_OPEN = "Seulement les désaccords ouverts."
OPTION_FAMILY = "Seulement ceux d'une famille (numéro ou nom)."
OPTION_DOSSIER = "Seulement ceux du dossier de cet acte."
OPTION_OVERDUE = "Seulement ceux dont l'échéance est dépassée."
OPTION_QUESTION = "La question, en une phrase."
OPTION_SIDE = "Une partie et ses dires, « fonction : dires » (autant de fois que de parties ; jamais un nom)."
OPTION_EVIDENCE = "La pièce d'une partie, « fonction : pièce »."
OPTION_EFFECT = "Effet en euros, signé ; sinon calculé (--charges, --parts, --points) ou inconnu."
OPTION_UNIT = "Unité de l'effet : honoraires, AMO, AMC, reste à charge."
OPTION_AWAITS = "Ce qui trancherait."
OPTION_DUE = "Pour quand, AAAA-MM-JJ."
OPTION_WHOLE = "Porte sur le dossier entier de chaque acte donné."
OPTION_BY_CHARGES = "Calcule l'effet : deux évaluations des charges, l'une puis l'autre."
OPTION_BY_SHARES = "Calcule l'effet : un acte, puis deux répartitions (HHFA001 60/40 75/25)."
OPTION_BY_POINTS = "Calcule l'effet : une ligne, puis deux scores (P-07-0001/1/0 100 120)."
OPTION_OUTCOME = "Issue du désaccord."
ARGUMENT_ID = "Numéro du désaccord (D-0001)."
ARGUMENT_SUBJECTS = "Codes d'actes actuels ou numéros d'actes proposés."
GROUP = "Le registre des désaccords : les ouvrir, les compléter, les clore."


def amount(cents: int | None, unit: str) -> str:
    """« +42 000 € (AMO) », or that nobody knows."""
    return UNKNOWN_EFFECT if cents is None else f"{numbers.euros_whole(cents, sign=True)} ({unit})"


def stake(totals: Iterable[tuple[str, int]], unknown: int) -> str:
    """Totals of what is at stake, unit by unit; a disagreement one way never offsets one the other way."""
    parts = [f"{numbers.euros_whole(cents)} ({unit})" for unit, cents in totals]
    if unknown:
        parts.append(WITHOUT.format(count=numbers.integer(unknown)))
    return STAKE.format(totals=", ".join(parts)) if parts else NO_STAKE


def due(day: str, *, overdue: bool) -> str:
    """« 31/03/2026 », with a word where it is past."""
    if not day:
        return ""
    shown = numbers.day(date.fromisoformat(day))
    return f"{shown} ({OVERDUE})" if overdue else shown
