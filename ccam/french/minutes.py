"""Words of the relevé de décisions."""

from datetime import date, datetime

from ccam.french import numbers
from ccam.french.disputes import amount
from ccam.french.numbers import NBSP

TITLE = "Relevé de décisions"
SUBTITLE = "{body}, séance du {day}"
PROJECT = "PROJET"
PROJECT_WHY = "PROJET : la séance n'est pas close, ce relevé peut encore changer."
UNCONFIRMED = "Quorum non atteint : les décisions de ce relevé sont à confirmer."
RUNNING = "{id} · {body} · {day}"
PAGE, OF = "page", "sur"

DRAFT = "Projet"
DRAFT_ON = "« {draft} », sur la version {base} de la CCAM"
SESSION = "Séance"
SESSION_NAMED = "{id}{title}"
TIMES = "Ouverture et clôture"
OPENED_CLOSED = "ouverte {opened}, close {closed}"
OPENED_ONLY = "ouverte {opened}, non close"
REOPENED = "Réouverture"
REOPENED_ON = "{moment} (décision n° {position}) : {reason}"
PRESENT = "Présents, par fonction"
PRESENT_MANY = "{function} ({count})"
PRESENT_SILENT = "{function}, sans voix"
QUORUM = "Quorum"
QUORUM_MET = "atteint : {counted} avec voix, {required} requis"
QUORUM_SHORT = "non atteint : {counted} avec voix, {required} requis"
RECUSALS = "Déports"
RECUSAL = "{function}, pour {acts}{reason}"
RECUSAL_WHY = " : {reason}"
NO_RECUSAL = "aucun déclaré"
SUMMARY = "En bref"
SUMMARY_HEAD = ("", "Dossier", "Décisions", "Avis pour / contre / abst.", "Désaccords ouverts", "Effet (honoraires)")
STAKES = "Désaccords ouverts"

ITEM = "{number}. {dossier} — {label}"
ITEM_FACTS = "{kind}, {old} → {new}. {states}"
OLD_ACT, OLD_ACTS = "acte actuel", "actes actuels"
NEW_ACT, NEW_ACTS = "acte proposé", "actes proposés"
STATES = "État : {states}."
STATE = "{state} ({count})"
ASKED = "Inscrit à l'ordre du jour par {acts}."
MONEY = "Effet du dossier : {amount} sur {base} de base{bounds}{unknown}."
BOUNDS = ", entre {low} et {high} selon les parts"
UNKNOWN_BASE = ", {base} sans chiffre"
DECISIONS = "Décisions"
TAKEN = "{sentence} (n° {position}, {function})"
TAKEN_RECUSED = "{sentence} (n° {position}, {function}, malgré un déport)"
NO_DECISION = "Aucune décision prise sur ce dossier."
OPINIONS = "Avis, par fonction"
OPINIONS_HEAD = ("Fonction", "Sur", "Pour", "Contre", "Abstention")
WHOLE = "tout le dossier"
NO_OPINION = "Aucun avis déposé."
GROUND = "{stance} ({function}) : {reason}"
VETO = "veto, {stance} ({function}) : {reason}"
NO_GROUND = "sans motif"
UNCOUNTED = "{count} à cause d'un déport."
UNCOUNTED_OPINION = ("avis non compté", "avis non comptés")
DISPUTES = "Désaccords"
DISPUTE_OPENED = "{id}, ouvert en séance"
DISPUTE_LEFT = "{id}, laissé ouvert"
DISPUTE_CLOSED = "{id}, clos"
DISPUTE_OPENED_CLOSED = "{id}, ouvert et clos en séance"
DISPUTE_HEAD = ("Désaccord", "Question et parties", "Effet", "Ce qui trancherait")
SIDE = "{who} : « {words} »{evidence}"
SIDE_EVIDENCE = " (pièce : {evidence})"
BASIS = "Calcul de l'effet : {basis}"
DUE = "avant le {day}"
OUTCOME = "issue : {outcome}"
REMAINS = "Reste à faire"
OTHERS = "Hors ordre du jour"
REGISTER = "Décisions inscrites au journal"
REGISTER_HEAD = ("N°", "Heure (UTC)", "Fonction", "Nature", "Motif")
RUN = "{first} à {last}"
NOTHING = "Aucune décision n'a été prise pendant la séance."
CONTEXT = "Effets en honoraires (base de remboursement), {scope}. {volumes} ; CP selon « {charges} » au {day}."
FOOT = (
    "Établi depuis le journal du projet, décision n° {position}, empreinte {hash}. Les personnes ne sont pas nommées : "
    "les avis et les décisions sont rapportés par fonction."
)
NO_FUNCTION = "fonction inconnue"
NO_FIGURE = "–"

SAYS = " : "
"""Between the acts and what is said of them."""
NOTED = "Inscrit au journal, sans effet sur un acte"

LEFT_UNDECIDED = "{count} : {acts}"
LEFT_UNDECIDED_ACT = ("acte sans devenir", "actes sans devenir")
LEFT_REVIEW = "{act} à revoir : {reason}"
LEFT_LINE = "ligne {lines} laissée au comité {committee}"
LEFT_LINES = "lignes {lines} laissées au comité {committee}"
LEFT_POINTS = ("ligne sans points", "lignes sans points")
LEFT_DISPUTES = ("désaccord ouvert", "désaccords ouverts")
LEFT_TO_DECIDE = "avis recueillis : décision à prendre"
LEFT_OPINION = ("avis donné", "avis donnés")
LEFT_PAST = "{count} {when} : à redonner"
LEFT_UNTREATED = "dossier non traité : à remettre à l'ordre du jour"
GONE = "n'existe plus dans le projet"
JUDGED = "forfait technique ou critère"
LEFT_NOTHING = "Rien."


def long_day(text: str) -> str:
    """« 1er avril 2026 », from an ISO date or moment."""
    return numbers.long_day(date.fromisoformat(text[:10])) if text else ""


def moment(at: str) -> str:
    """« le 1er avril 2026 à 9 h 05 (UTC) »."""
    when = datetime.fromisoformat(at)
    return f"le {numbers.long_day(when.date())} à {when.hour}{NBSP}h{NBSP}{when.minute:02d} (UTC)"


def hour(at: str) -> str:
    """« 01/04 09:05 »: the moment of an entry in a narrow column."""
    return datetime.fromisoformat(at).strftime(f"%d/%m{NBSP}%H:%M")


def stakes(totals: tuple[tuple[str, int], ...], unknown: int) -> str:
    """What open disagreements weigh, unit by unit."""
    parts = [amount(cents, unit).removeprefix("+") for unit, cents in totals]
    if unknown:
        parts.append(f"{numbers.integer(unknown)} sans chiffre")
    return ", ".join(parts) or "aucun"


def left_lines(committee: str, lines: list[str]) -> str:
    """Lines that another committee must decide."""
    sentence = LEFT_LINE if len(lines) == 1 else LEFT_LINES
    return sentence.format(lines=", ".join(lines), committee=committee)
