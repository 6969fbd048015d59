"""Words of the technical fees of imaging (``ccam forfaits``)."""

from ccam.french.sentence import Sentence

FEE_UNKNOWN = Sentence(
    "forfait-inconnu",
    "Le forfait technique n'est pas connu au {day} : {what}.",
    "Donnez-le dans la feuille « Montants » de « ccam modele forfaits », puis « ccam importer ».",
)
FEE_UNREAD = Sentence(
    "forfait-non-lu",
    "Le forfait technique n'est pas connu au {day} : {what}. Il a changé le {since}, par un texte qui n'a pas été lu.",
    "Donnez le montant du {since} dans la feuille « Montants » de « ccam modele forfaits », puis « ccam importer ».",
)
LIMIT_UNKNOWN = Sentence(
    "seuil-inconnu",
    "{device} : sans « {limit} » ({modality} {device_class}, au {day}), la tranche des examens {first} à {last} n'est pas "
    "connue.",
    "Donnez ce seuil dans la feuille « Seuils » de « ccam modele forfaits » ; si l'échelle s'arrête avant, donnez "
    "1 000 000 d'examens.",
)
LIMITS_DISORDERED = Sentence(
    "seuils-en-desordre",
    "{device} : au {day}, les seuils ne montent pas ({limits}).",
    "Corrigez la feuille « Seuils » : activité de référence, puis seuil 1, puis seuil 2.",
)
AGE_UNKNOWN = Sentence(
    "installation-inconnue",
    "{device} : l'année d'installation manque, et le forfait dépend de l'âge de l'appareil.",
    "Donnez-la dans la feuille « Équipements » de « ccam modele equipements ».",
)
BAD_DONE = Sentence(
    "avancement-impossible",
    "{device} : les examens déclarés avant une date ne tiennent pas dans l'année {year} ({exams} examens).",
    "Une date après le 1er janvier et avant le 31 décembre de {year} ; des nombres qui montent, {exams} au plus.",
)
TOO_MANY_AVOIDED = Sentence(
    "examens-evites-impossibles",
    "On ne peut pas éviter {avoided} examens sur {exams}.",
    "Donnez un nombre de 0 à {exams}.",
)
NO_EXAM = Sentence(
    "appareil-sans-examen", "Sans examen, il n'y a pas de coût par examen.", "Donnez au moins un examen (--examens)."
)
RATIO_UNDEFINED = Sentence(
    "ratio-non-defini",
    "Le ratio « {ratio} » ne se calcule pas : ce qu'il divise, et par quoi, n'a pas été lu.",
    "Demandez « couverture » ou « ebe_ca ». Deux ratios différents ne se comparent jamais.",
)
NO_DIVISOR = Sentence(
    "ratio-sans-diviseur",
    "Le ratio « {ratio} » diviserait par zéro.",
    "Complétez les coûts ou les forfaits de l'appareil.",
)
NO_DEVICE = Sentence(
    "forfaits-sans-equipement",
    "Aucun équipement dans la base.",
    "Remplissez « ccam modele equipements », puis « ccam importer ».",
)
UNKNOWN_DEVICE = Sentence(
    "equipement-inconnu", "Aucun équipement « {name} »{year}.", "Équipements de la base : {known}."
)
IN_YEAR = " pour l'exercice {year}"
NO_DEVICE_OF = "Coûts de « {device} », exercice {year} : aucune feuille ne décrit cet équipement."
NO_COSTS = Sentence(
    "equipement-sans-couts",
    "{device}, exercice {year} : aucun coût dans la base.",
    "Remplissez la feuille « Coûts » de « ccam modele equipements », puis « ccam importer ».",
)
BAD_COST = Sentence("cout-d-equipement-impossible", "{device}, exercice {year}, {item} : {why}", "{hint}")
ONE_DEVICE = Sentence(
    "un-seul-equipement",
    "« --examens » et « --avant » parlent d'un seul équipement, d'un seul exercice.",
    "Nommez-le : --equipement NOM --exercice AAAA.",
)
BAD_BEFORE = Sentence(
    "avant-illisible",
    "« {value} » ne se lit pas : il faut un jour et un nombre d'examens.",
    "Écrivez --avant 2025-11-05=8600 : 8 600 examens faits avant le 5 novembre.",
)
UNKNOWN_RATIO = Sentence("ratio-inconnu", "« {ratio} » n'est pas un ratio.", "Ratios : {known}.")
UNKNOWN_FORM = Sentence("annuite-inconnue", "« {form} » n'est pas une forme d'annuité.", "Formes : {known}.")

MODALITIES = {"scanner": "scanner", "irm": "IRM", "tep": "TEP", "autre": "autre modalité"}
BANDS = {
    "taux_plein": "taux plein",
    "taux_reduit_1": "taux réduit 1",
    "taux_reduit_2": "taux réduit 2",
    "taux_reduit_3": "taux réduit 3",
}
THRESHOLDS = {"activite_de_reference": "activité de référence", "seuil_1": "seuil 1", "seuil_2": "seuil 2"}
AGES = {"amorti": "amorti", "non_amorti": "non amorti", "tous": "tous âges"}
RATIOS = {
    "couverture": "couverture : forfaits ÷ coût complet",
    "ebe_ca": "EBE/CA : (forfaits − charges d'exploitation) ÷ forfaits",
    "rentabilite": "rentabilité (définition non lue)",
    "ecart_au_secteur": "écart au secteur (définition non lue)",
    "rendement_financier": "rendement financier (définition non lue)",
}
IN_TEXT = {"oui": "nommé", "non": "pas dans le texte", "non_nomme": "non nommé"}
LEVERS = {"utilisation": "utilisation", "duree_de_vie": "durée de vie", "interet": "intérêt"}
COSTS = {
    "equipement_principal": "équipement principal",
    "equipement_annexe": "équipement annexe",
    "travaux_et_installation": "travaux et installation",
    "locaux": "locaux",
    "maintenance_et_mises_a_jour": "maintenance et mises à jour",
    "personnel_non_medical": "personnel non médical",
    "consommables": "consommables",
    "produits_de_contraste": "produits de contraste",
    "traceurs": "traceurs",
    "archivage": "archivage",
    "energie": "énergie",
    "logiciels": "logiciels",
    "gestion": "gestion",
    "assurances": "assurances",
    "impots_et_taxes": "impôts et taxes",
    "frais_financiers": "frais financiers",
    "temps_du_radiologue": "temps du radiologue",
    "remuneration_du_capital": "rémunération du capital",
    "autre": "autre",
}
OPERATORS = {
    "hopital_public": "hôpital public",
    "etablissement_prive_non_lucratif": "établissement privé non lucratif",
    "clinique": "clinique",
    "gie": "GIE",
    "cabinet": "cabinet",
    "autre": "autre exploitant",
}
FEE_OF = "{modality} {device_class}, {band}"

NO_RULE = "Comité des quatre experts : aucune règle adoptée. Ces chiffres décrivent, ils ne décident rien."
DEVICE = "{name}, exercice {year} : {modality} {device_class}, {operator}{region}"
REGION = " ({region})"
AGE_LINE = "installé en {installed}, {age} au 1er janvier {year}"
AGE_LINE_UNKNOWN = "année d'installation inconnue"

TITLE_BILL = "Forfaits de l'année : {total} pour {exams} (AMO à 100 %)"
BILL_HEAD = ("    Du", "au", "Tranche", "Examens", "Rangs", "€/examen", "Total")
DONE_DECLARED = "{count} faits avant le {day} (déclaré)"
DONE_PRORATED = "{count} faits avant le {day} (au prorata des jours ; « --avant {iso}=N » dit le vrai nombre)"
CHAIN = "{band}{code} : {cents} depuis le {start} — {status}, {source}"
CHAIN_CODE = " ({code})"
CHAIN_LIMIT = "{limit} : {exams} depuis le {start} — {status}, {source}"
CHAIN_CUT = "{cents} au {since} × (1 − {rate}) = {made} depuis le {start} — {status}, {source}"
TITLE_CHAIN = "D'où viennent ces montants"
MISSING_LINE = "Sans montant : {why}"
FLEET = "TOTAL : {total} pour {devices} et {exams}"
FLEET_MISSING = " ; {count} sans montant"

HEADING_COST = (
    "{exams}/an ; annuité {form} ; un intervalle va de « postes contestés exclus » à « postes contestés comptés »"
)
TITLE_COST = "Coût d'une année"
FIXED_LINE = "Fixe {fixed}/an ; variable {marginal}/examen (c'est le coût marginal)."
FULL_LINE = "Coût complet : {full}/examen."
OTHER_FORM = "Avec l'annuité {form} : {full}/examen."
RANGE = "{low} à {high}"
TITLE_ACTIVITY = "Selon l'activité"
ACTIVITY_HEAD = ("    Examens/an", "Coût complet", "Forfait moyen", "Reste par an")
TITLE_MARGIN = "Marge de l'année"
MARGIN_LINE = "{fees} de forfaits − {cost} de coût complet = {left}"
RATIO_LINE = "Ratio déclaré — {ratio} : {value}"
BENCHMARK = "{name} : {rate} ({status}, {source})"
BENCHMARKS = "Repères publiés du même ratio"
TITLE_BREAK_EVEN = "Seuil de rentabilité, aux montants du {day}"
BREAK_EVEN_FROM = "{bound} : à partir de {first} par an"
BREAK_EVEN_UNTIL = " ; plus au-delà de {last}"
BREAK_EVEN_NEVER = "{bound} : jamais"
BOUNDS = {"bas": "contesté exclu", "haut": "contesté compté"}
TITLE_BANDS = "Tranches et coût marginal, aux montants du {day}"
BANDS_HEAD = ("    Tranche", "Forfait", "Reste par examen", "Saut au seuil")
INCOHERENT = "!! {band} : un examen de plus coûte plus que son forfait (postes contestés comptés)."
DOUBLING = (
    "Deux machines au lieu d'une, même activité : {fees} de forfaits en plus ; la seconde coûte {device} (ce qui s'achète) "
    "à {fixed} (tout son fixe) : reste {low} à {high} par an."
)
TITLE_SENSITIVITY = "Sensibilité du coût complet d'un examen, du plus fort au plus faible"
MOVE = "{lever} de {low} à {high} : {at_low} → {at_high}, × {effect}"
MOVE_MISSING = "{lever} : {why}"
USE_NOTE = "L'activité de l'exercice tient lieu d'utilisation à {base}."
TITLE_MINUTES = "Coût d'une minute de « {item} » (annuité CMS, {minutes} minutes par an, {status})"
MINUTES_HEAD = "Intérêt"
LIFE_HEAD = "Durée de vie, à {interest} et {use}"
PER_MINUTE = "{cost} €/min"
YEARS = "{count} ans"
TITLE_LEDGER = "Périmètre : dans le coût ou non"
LEDGER_HEAD = ("    Poste", "", "Par an", "Par examen", "Texte")
ITEM_DETAIL = "{item} ({detail})"
ABSENT = "Nommés par le texte, absents de la feuille : {items}."
PAID_ELSEWHERE = "!! {item} : payé aussi par {code} jusqu'au {until}."
NOT_YET = "!! {item} : dans le forfait depuis le {since} seulement."
NOT_IN_TEXT = "!! {item} : admis par la feuille, pas dans le texte."
PERIMETER_SOURCE = "Périmètre : {status}, {source}"

OPTION_DEVICE = "Un seul équipement."
OPTION_YEAR = "Un seul exercice."
OPTION_EXAMS = "Une autre activité que celle de l'exercice."
OPTION_BEFORE = "Examens faits avant un jour de l'année (2025-11-05=8600) ; à répéter. Sinon, au prorata des jours."
OPTION_ON = "Le jour dont les montants disent tranches et seuil de rentabilité ; sinon le 31 décembre de l'exercice."
OPTION_FORM = "Forme de l'annuité : cms (sans valeur résiduelle) ou neerlandaise."
OPTION_RATIO = "Le ratio de la marge : couverture ou ebe_ca. Jamais deux à la fois."
OPTION_LEDGER = "Aussi le détail de tous les postes."
OPTION_SENSITIVITY = (
    "Aussi le coût d'une minute de l'équipement principal, selon l'intérêt, l'usage et la durée de vie."
)
