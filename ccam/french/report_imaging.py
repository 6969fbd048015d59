"""Words of what a report tells of heavy imaging and of extra fees."""

from ccam.french.numbers import NBSP

TITLE = "Imagerie lourde et dépassements"
DEVICES = "Forfaits techniques : l'année de chaque appareil"
PANEL = "Comité des quatre experts"
PATH = "Le chemin de l'imagerie"
OPTAM = "OPTAM et dépassements"

NO_DEVICES = (
    "Forfaits techniques : aucun appareil dans la base. Remplissez « ccam modele equipements », puis « ccam importer »."
)
NO_PANEL = (
    "Comité des quatre experts : aucune feuille dans la base. Remplissez « ccam modele panel », puis « ccam importer »."
)
NO_PATH = (
    "Chemin de l'imagerie : il se montre dès qu'une feuille d'imagerie est importée (« ccam modele equipements », "
    "« forfaits » ou « panel »)."
)
NO_OPTAM = "OPTAM : aucune feuille de dépassements dans la base. Remplissez « ccam modele depassements », puis « ccam importer »."
PANEL_REFUSED = "Comité des quatre experts, feuilles qui ne se lisent pas ensemble : {why}"
PATH_REFUSED = "Chemin de l'imagerie : {why}"
OPTAM_REFUSED = "OPTAM, « {name} » : {why}"
NOT_COMMITTED = "{label} : pas d'engagement OPTAM ; l'engagement montré est celui d'une adhésion, à titre indicatif."

ALERT_PANEL, ALERT_OPTAM = "COMITÉ", "OPTAM"
ALERT_GATE = "« {fee} » : critère éliminatoire {name} non franchi sous la règle « {rule} » ({words})."
ALERT_BREACH = "{source}, {year}, {label} : {breach}"

OPTION_RULE = "La règle de lecture du comité des quatre experts (echelle-proposee) ; sans elle, rien n'est conclu."

COLUMNS = {
    "device": "Appareil",
    "exams": "Examens",
    "bill": "Forfaits de l'année (AMO)",
    "full": "Coût complet €/examen",
    "marginal": "Coût marginal €/examen",
    "break_even": "Rentable à partir de (examens/an)",
    "lever": "Ce qui pèse le plus",
    "band": "Tranche",
    "period": "Du, au",
    "fee": "€/examen",
    "total": "Total",
    "left": "Reste après le coût marginal, €/examen",
    "value": "€/examen",
    "who": "Siège",
    "item": "Poste",
    "state": "",
    "effect": "€/examen",
    "criterion": "Critère",
    "accord": "Accord",
    "verdict": "Verdict",
    "question": "Désaccord ouvert",
    "yearly": "Par an en France (AMO)",
    "settles": "Ce qui trancherait",
    "measure": "Mesure",
    "sum": "Somme",
    "level": "Niveau annuel",
    "reading": "Lue comme",
    "reached": "Atteint",
    "gap": "Contre la cible",
    "whole": "Avec la pertinence",
    "indicator": "Indicateur",
    "observed": "Observé",
    "recalculated": "Recalculé",
    "engaged": "Engagement",
    "behaviour": "Comportement supposé",
    "extra": "Dépassements",
    "rate": "Taux",
    "share": "Part opposable",
    "breached": "Engagement",
}
DEVICE = "{name}, {year}\n{modality} {device_class}{age}"
DEVICE_AGE = ", {age}"
DEVICES_INTRO = (
    "Du plus bas au plus haut : postes contestés exclus, puis comptés. Le coût marginal est celui d'un examen de plus."
)
BILL_TITLE = "La facture, tranche par tranche"
BANDS_TITLE = "Chaque tranche face au coût marginal, aux montants de la fin d'année"
INCOHERENT = "{left} : un examen peut coûter plus que son forfait"
BREAK_EVEN = "{bound} : {first}"
BREAK_EVEN_UNTIL = "{bound} : {first} à {last}"
NEVER = "{bound} : jamais"
LEVER = f"{{name}} : {{low}} à {{high}}{NBSP}€/examen (×{NBSP}{{effect}})"
PERIOD = "{start} – {end}"
RANGE = "{low} à {high}"
UNKNOWN = "inconnu"
NOTHING = "–"

SIDE = "moyenne, {side}"
IN_FORCE = "forfait en vigueur"
IN_FORCE_SOURCE = "Forfait en vigueur : {source}. {exams}"
EXAMS = "{exams} par an en France."
NO_EXAMS = "Examens par an en France inconnus : aucun montant par an ne se calcule."
LATE = "Hypothèses déposées ou changées après la première note : {seats}."
GATE = "{name}* {words}"
CRITERION = "{name} {words}"
NOT_COUNTED = "{line} (ne compte pas)"
MEASURED = "{name} : {said}"
GATE_NOTE = (
    "* Critère éliminatoire. Accord et verdict sont deux choses : quatre sièges peuvent s'accorder pour rejeter."
)
NOT_ADOPTED = (
    "Le comité n'a adopté aucune règle. Accords, verdicts et conclusions sont lus sous une règle proposée : ils "
    "n'engagent personne."
)
RULE_HINT = "« ccam rapport --regle echelle-proposee » montre ce que donnerait l'échelle proposée."
NOT_RATED = "Pas encore notés : {names}."
CONCLUSION = "Conclusion : {text}"
QUESTION = "{kind} : {name}"

PATH_MASS = "Si les forfaits pèsent {mass} par an ({status})"
TOTAL, WHOLE = "Ensemble des mesures", "Ensemble, pertinence comprise"
RECEIVED = "Déjà économisé : {amount}."
UNPRICED = "Non chiffré"
ASSUMPTIONS = "Hypothèses"

OPTAM_GROUP = "{source}, {year} : {label}"
OPTAM_SIZE = "{base} d'honoraires, {extra} de dépassements."
KEPT, BREACHED, NOT_BOUND = "tenu", "rompu", "–"
BREACH = "Engagement rompu. {breach}"
MORE = "Et {count} de plus, moins lourds : le classeur et le fichier JSON les portent tous."

TODAY = "aujourd'hui"
SHEETS = {
    "devices": "Appareils",
    "bills": "Forfaits facturés",
    "values": "Comité, valeurs",
    "criteria": "Comité, critères",
    "questions": "Comité, désaccords",
    "path": "Chemin de l'imagerie",
    "optam": "OPTAM",
}
"""Names of the sheets: at most 31 characters, as spreadsheets allow them."""
SHEET_COLUMNS = {
    "device": "Appareil",
    "year": "Année",
    "modality": "Modalité",
    "class": "Classe",
    "age": "Amortissement",
    "exams": "Examens",
    "bill": "Forfaits de l'année",
    "full_low": "Coût complet par examen, bas",
    "full_high": "Coût complet par examen, haut",
    "marginal_low": "Coût marginal, bas",
    "marginal_high": "Coût marginal, haut",
    "break_even": "Rentable à partir de",
    "missing": "Manque",
    "start": "Du",
    "end": "Au",
    "band": "Tranche",
    "fee": "Forfait par examen",
    "total": "Total",
    "status": "Statut",
    "fee_name": "Forfait évalué",
    "side_am": "Moyenne AM",
    "side_med": "Moyenne médecins",
    "in_force": "En vigueur",
    "rule": "Règle",
    "outcome": "Issue",
    "conclusion": "Conclusion",
    "criterion": "Critère",
    "accord": "Accord",
    "verdict": "Verdict",
    "remarks": "Réserves",
    "gaps": "Écarts",
    "measure": "Mesure",
    "kind": "Nature",
    "question": "Désaccord",
    "effect_low": "Par examen, bas",
    "effect_high": "Par examen, haut",
    "yearly": "Par an en France (AMO)",
    "basis": "Calcul",
    "settles": "Ce qui trancherait",
    "mass": "Masse",
    "sum": "Somme",
    "level": "Niveau annuel",
    "source": "Source",
    "group": "Groupe",
    "behaviour": "Comportement supposé",
    "extra": "Dépassements",
    "rate": "Taux",
    "share": "Part opposable",
    "engaged_rate": "Taux engagé",
    "engaged_share": "Part exigée",
    "breached": "Engagement",
}
