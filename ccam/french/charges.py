"""Words of the evaluation of charges (``ccam charges``)."""

from ccam.french.sentence import Sentence

BAD_EQUIPMENT = Sentence(
    "materiel-impossible",
    "Ce matériel ne fait pas une annuité : un prix, un taux ou une maintenance est négatif, ou il vaut plus à la fin "
    "qu'au début.",
    "Corrigez la feuille : prix, taux et maintenance à partir de 0, valeur résiduelle de 0 à 100 %.",
)
BAD_LIFE = Sentence(
    "duree-de-vie-impossible",
    "La durée de vie d'un matériel va d'une fraction d'année à {longest} ans.",
    "Corrigez la durée de vie dans la feuille.",
)
BROKEN_YEARS = Sentence(
    "duree-de-vie-entamee",
    "Avec un taux d'intérêt, la durée de vie se donne en années entières.",
    "Écrivez un nombre entier d'années, ou un taux d'intérêt de 0 %.",
)
BAD_USE = Sentence(
    "usage-impossible",
    "L'usage d'un matériel est nul ou dépasse ce que l'année offre.",
    "Corrigez les minutes par an ou le taux d'utilisation (plus de 0, 100 % au plus) dans la feuille.",
)
NO_SHEET = Sentence(
    "charges-sans-feuille",
    "Aucune feuille de charges de la base ne donne un taux{of}.",
    "Remplissez « ccam modele charges » (postes, part technique, points travail), importez-la, puis recommencez.",
)
NO_BREAKDOWN = Sentence(
    "regle-sans-ventilation",
    "La règle pondérée demande de savoir quelles spécialités font chaque acte : aucune source chargée ne le dit.",
    "Remplissez « ccam modele ventilation » avec la colonne « spécialité », et importez-la.",
)
UNKNOWN_RULE = Sentence("regle-de-cp-inconnue", "« {rule} » n'est pas une règle.", "Règles : {known}.")
UNKNOWN_KEY = Sentence(
    "cle-de-cp-inconnue", "Aucune source ni aucune ligne du projet ne porte la clé « {key} ».", "Clés : {known}."
)
FILE_THERE = Sentence(
    "charges-fichier-existant", "{file} existe déjà.", "Ajoutez --remplacer, ou choisissez un autre nom."
)
NO_OUTPUT = Sentence(
    "origine-sans-fichier", "« --origine » dit quelle évaluation écrire, mais aucun fichier n'est nommé.",
    "Ajoutez -o cp.toml.",
)  # fmt: skip

ITEMS = {
    "personnel": "personnel",
    "locaux": "locaux",
    "materiel_et_amortissements": "matériel et amortissements",
    "entretien_et_maintenance": "entretien et maintenance",
    "consommables": "consommables",
    "redevance": "redevance",
    "informatique_et_logiciels": "informatique et logiciels",
    "assurances": "assurances",
    "deplacements": "déplacements",
    "cotisations_et_taxes": "cotisations et taxes",
    "frais_financiers": "frais financiers",
    "frais_de_gestion": "frais de gestion",
    "autre": "autre",
}
ITEM_DETAIL = "{item} ({detail})"
STANDINGS = {"admis": "admis", "conteste": "contesté", "exclu": "exclu"}
NATURES = {
    "personnel": "personnel",
    "consommable": "consommables",
    "materiel": "matériel",
    "redevance": "redevance",
}
FORMS = {"cms": "CMS (sans valeur résiduelle)", "neerlandaise": "néerlandaise (valeur résiduelle déduite)"}
SECTORS = {
    "secteur_1": "secteur 1",
    "secteur_2_optam": "secteur 2 OPTAM",
    "secteur_2_hors_optam": "secteur 2 hors OPTAM",
    "non_conventionne": "non conventionné",
    "secteur_1_et_optam": "secteur 1 et OPTAM",
    "tous_secteurs": "tous secteurs",
}
LACKS = {
    "postes": "postes de charges non donnés",
    "part technique": "part technique non donnée",
    "points": "points travail non donnés",
    "effectif": "effectif de l'enquête non donné",
    "echantillon": "choix des cabinets non décrit",
    "secteur": "secteur non dit",
    "redevance": "redevance non déclarée",
    "depassements": "dépassements non déclarés",
}
NO_RATE = "aucun taux"
NOBODY = "aucune source"
NOT_RESCALED = (
    "points déclarés par la source, non refaits sur l'échelle du projet (il y faut une ventilation par spécialité)"
)

SETTLE = {
    "perimetre": "dire si « {item} » entre dans le calcul",
    "poste absent": "demander « {item} » à la source qui ne le donne pas",
    "montant": "rapprocher les comptes sur « {item} »",
    "part technique": "mesurer la part technique de la même façon",
    "points": "compter les points sur la même échelle et les mêmes volumes",
}
SAME_ITEMS = "les postes donnent le même taux : dire d'où vient le taux publié"
ASK_ITEMS = "demander ses postes de charges à « {origin} » (ccam modele charges)"
COMPLETE = "compléter la feuille de « {origin} » : postes, part technique, points"
SETTLE_ITEM = "un texte ou un accord sur le périmètre"
SETTLE_RECOUNT = "demander le détail du calcul publié"

KIND_RATE, KIND_ITEM, KIND_RECOUNT = "taux", "poste", "recalcul"
SAME_RATE = "même taux selon toutes les sources : {rate}"
SAME_ITEMS_IN = "{count} par toutes : {items}"
RATES_DIFFER = "de {low} à {high} € par point selon la source"
BETWEEN = " ; "
HOLDS = "{standing} selon « {origin} »"
ITEM_DIFFERS = "{item} : {said}"
RECOUNTED = "« {origin} » publie {rate} ; ses postes donnent {low} à {high}"
CHOOSE = "retenir le taux publié par « {origin} »"
CHOOSE_ITEMS = "retenir le taux que donnent les postes de « {origin} »"
ADMIT = "admettre « {item} »"

RULES = {
    "reference": "spécialité de référence (la clé de la ligne)",
    "ponderee": "pondérée par les spécialités qui font l'acte",
}

HEADING_REFERENCE = (
    "Écarts et effets comptés depuis « {reference} », aux tarifs cibles. Un taux double va de « postes contestés exclus » à "
    "« postes contestés comptés »."
)
AT_STAKE = "EN JEU : {stake} d'honoraires par an entre la source la plus basse et la plus haute, clé par clé."
ONE_SOURCE = "EN JEU : rien à comparer, une seule source est chargée. Importez une autre évaluation des charges (ccam modele charges)."
NOTHING_KNOWN = "EN JEU : aucun effet ne se calcule (volumes, points ou taux manquants)."
PARTS = (
    "{keys} ; {agreed}, {disputed}, {missing}."
)  # fmt: skip
TITLE_KEYS = "Sources côte à côte"
TITLE_DISPUTED = "Contesté, le plus lourd d'abord"
TITLE_AGREED = "Accordé"
TITLE_MISSING = "Manque"
TITLE_LEVERS = "Ce que chaque choix déplace, le plus lourd d'abord"
TITLE_LEDGERS = "Postes de charges : dans le calcul ou non"
TITLE_COSTS = "Coûts propres des actes"
TITLE_ACTS = "Effet par acte"
TITLE_RULE = "Règle : {rule}"
KEY_LINE = "{label} — {lines}, {points} points par an, en jeu {stake}"
NO_LINE = "aucune ligne du projet"
SOURCES_HEAD = ("", "Taux", "Écart", "Effet/an", "Cabinets")
PUBLISHED = "{origin}, publié"
COMPUTED = "{origin}, par postes"
COMPUTED_HIGH = "  postes contestés comptés"
SETTLED_BY = "    trancher : {what}"
DECLARES = "    {origin} déclare : exercice {year}, {what}"
DECLARED_RENT = "redevance {amount}/an"
DECLARED_EXTRA = "dépassements {amount}/an"
DECLARED_SHARE = "part technique {share}"
DECLARED_POINTS = "{points} points par praticien"
LEDGER_LINE = "{label} — {origin}, {year} : {whole} = admis {admitted} + contesté {disputed} + exclu {excluded}"
LEDGER_HEAD = ("", "", "Montant", "Par point", "Effet par an", "Règle ou source")
ITEM_OWN = "{item} [actes désignés]"
DISPUTED_LINE = "{effect}  {key} : {what}"
UNKNOWN = "inconnu"
LEVER_LINE = "{effect}  {key} : {what} ({rate} €/point)"
MISSING_LINE = "{origin} — {what} : {keys}"
AGREED_LINE = "{key} — {what}"
EVERY_KEY = "{count} clés"
AND_OTHERS = "… et {count}"
MORE = "… et {count} (« --limite 0 » montre tout)."
ACTS_HEAD = ("Acte", "Act./ph.", "Libellé", "Tarif", "Source", "Par acte", "Effet par an")
COSTS_HEAD = ("Ligne", "Annuité", "Contesté", "Direct", "Facteur", "Total", "€/point", "Écart")
SHORT_FORMS = {"cms": "CMS", "neerlandaise": "NL"}
SHORT_BOUNDS = {"bas": "exclu", "haut": "compté"}
COSTS_NOTE = (
    "Par acte : direct brut × facteur + charges communes au point ; écart à ce que paie le CP de la clé. NL : annuité néerlandaise, valeur résiduelle déduite. "
    "« --postes » montre la chaîne."
)
COST_LINE = "{line} — {origin}, annuité {form}, {bound}"
BOUNDS = {"bas": "postes contestés exclus", "haut": "postes contestés comptés"}
COST_RAW = "coûts directs bruts : {parts} = {total}"
COST_FACTOR = "× facteur {factor} = {total} ({parts})"
COST_TOTAL = "+ charges communes {indirect} = {total}, soit {apparent} € par point ; clé {rate} : {gap} par acte"
COST_MISSING = "facteur d'échelle inconnu : {why}"
COST_NO_POOL = "il faut le taux de la spécialité et le nombre de praticiens"
COST_NO_VOLUME = "aucun volume ne porte ces actes"
COST_NO_SCORE = "points de l'acte inconnus"
RULE_LINE = "{lines} changent de CP, {without} sans CP sous cette règle ; effet {effect} par an."

QUESTION = "CP « {key} » : le taux de « {reference} » ou celui de « {origin} » ?"
RATE_RANGE = "{low} à {high}"
SIDE_WORDS = "{rate} € par point{more}"
SIDE_MORE = " ({what})"
EFFECT_BASIS = (
    "CP « {key} » à {second} au lieu de {first}, sur {lines} du projet ; {volumes} ; actes nommés : les plus lourds"
)
EFFECT_RANGE = " ; de {low} à {high} selon les postes contestés"
REASON_REGISTER = "Écart entre évaluations des charges"
REASON_UPDATE = "Écart {id} entre évaluations des charges, mis à jour"
OPENED, UPDATED, SAME, CLOSED = "ouvert", "mis à jour", "inchangé", "clos"
REGISTERED = "{id} {state} : {question}"
REGISTERED_NONE = "Aucun écart à inscrire."
NO_SUBJECT_HERE = "sans acte du projet, non inscrit"

DERIVED = "{origin}, recalculé"
DERIVED_LOW = "{origin}, recalculé, contesté exclu"
DERIVED_HIGH = "{origin}, recalculé, contesté compté"
DERIVED_NAME = "CP recalculés depuis les postes de charges"
DERIVED_NAME_OF = "CP recalculés depuis les postes de charges, {origin}"
DERIVED_AUTHOR = "ccam charges"
DERIVED_REMARK = "CP = charges admises × part technique ÷ points travail. Calcul de l'atelier, à confirmer."
DERIVED_SOURCE = (
    "{document}, exercice {year} : {charges} × {share} ÷ {points} points par praticien ; {source}"
)  # fmt: skip
WRITTEN = "{count} écrits dans {file}. Ensuite : ccam importer {file}"

OPTION_KEY = "Une seule clé (une spécialité)."
OPTION_ACTS = "Aussi l'effet acte par acte, sous chaque source."
OPTION_LEDGER = "Aussi le détail de tous les postes."
OPTION_RULE = "Comment une ligne tient son CP : reference ou ponderee (demande une ventilation par spécialité)."
OPTION_REGISTER = "Inscrit chaque écart au registre des désaccords, ou le met à jour."
OPTION_OUTPUT = "Écrit les CP recalculés comme document de paramètres (cp.toml)."
OPTION_ORIGIN = "L'évaluation à écrire ; toutes si l'option manque."
OPTION_REPLACE = "Remplace le fichier s'il existe."
