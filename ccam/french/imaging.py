"""Words of the imaging path (``ccam imagerie``)."""

from ccam.french.sentence import Sentence

TABLE_NOT_KNOWN = Sentence(
    "table-d-imagerie-inconnue", "La table « {value} » n'est pas connue.", "Tables attendues : {known}."
)
NO_MASS = Sentence(
    "imagerie-sans-masse", "Aucune masse de forfaits n'est donnée.", "Ajoutez au moins une table [[masse]]."
)
BAD_YEARS = Sentence(
    "imagerie-annees-impossibles",
    "La cible finit avant de commencer, ou dure plus de {most} ans.",
    "Corrigez « debut » et « fin » de [cible].",
)
BAD_BASE = Sentence(
    "imagerie-assiette-impossible",
    "Les parts de l'assiette dépassent 100 %.",
    "Corrigez [assiette] : non amorti et amorti sont deux parts de la même masse.",
)
BAD_GROUPS = Sentence(
    "imagerie-groupes-impossibles",
    "Les groupes d'appareils « {modality} » font {value} du parc, pas 100 %.",
    "Corrigez les parts des tables [[groupe]].",
)
UNKNOWN_READING = Sentence("lecture-inconnue", "« {value} » n'est pas une lecture de la cible.", "Lectures : {known}.")
BAD_PERCENTAGE = Sentence(
    "taux-d-imagerie-illisible",
    "« {value} » n'est pas un pourcentage{bounds}.",
    "Écrivez un pourcentage comme « 60% » ou « 12,5% ».",
)
UP_TO_100 = " de 0 à 100"
BAD_FLEET = Sentence(
    "parc-illisible",
    "« {value} » n'est pas un parc.",
    "Écrivez « declare » (le parc des paramètres), « base » (les feuilles « equipements » chargées), ou le nombre "
    "d'examens par an d'un seul appareil : « 13200 ».",
)
NO_FLEET = Sentence(
    "parc-sans-appareil",
    "Aucun appareil « {modality} » n'est connu{place}.",
    "Remplissez « ccam modele equipements » et importez-la, ou donnez « --parc 13200 » pour un seul appareil.",
)
IN_BASE = " dans la base"
NO_ACT = Sentence(
    "imagerie-sans-acte",
    "L'acte de la modalité « {modality} » n'a pas de tarif.",
    "Ajoutez une table [[acte]] pour cette modalité dans data/parameters/imagerie.toml.",
)
ASKED = "demandée sur la ligne de commande"
UNKNOWN_MASS = Sentence("masse-inconnue", "« {value} » n'est pas une masse de forfaits.", "Masses : {known}.")

OPTION_TARGET = "Cible d'économies d'AMO sur les années de la cible : 300M."
OPTION_READING = "Lecture des mélanges : cumul (une somme) ou annee-pleine (un niveau annuel)."
OPTION_SHARE = "Part de la cible portée par la pertinence, le reste par les forfaits."
OPTION_MASS = "Masse annuelle des forfaits pour les mélanges : « 1,4 Md€ » ou « 1,7 Md€ » (les deux restent au chemin)."
OPTION_BASE = "Part de la masse au taux plein d'appareils non amortis (sinon 100 %, un majorant)."
OPTION_AGED = "Part de la masse au taux plein d'appareils amortis (sinon 0 %)."
OPTION_REALISED = "Part des promesses de pertinence vraiment tenue (sinon 100 %)."
OPTION_TRANSFER = "Part des examens évités qui deviennent un examen d'une autre modalité (sinon 0 %)."
OPTION_AMO = "Part de l'acte payée par l'AMO (sinon 100 % ; les volumes de la base montrent l'observée)."
OPTION_FLEET = "Appareils : declare (paramètres), base (feuilles chargées), ou les examens d'un seul appareil."
OPTION_AVOID = "Nombre d'examens évités par an, au lieu de celui que la cible demande."
OPTION_EXPLAIN = "Montre le calcul de chaque ligne du chemin."
OPTION_ON = "Jour auquel on dit ce qui est en vigueur (sinon aujourd'hui)."

READINGS = {"cumul": "une somme", "annee-pleine": "un niveau annuel"}
STANDINGS = {"en_vigueur": "en vigueur", "prevu": "prévu"}

HEADING = (
    "Cible : {target} d'AMO sur {first}-{last} ({status}). Elle se lit comme une somme ou comme un niveau annuel en "
    "{last} : les deux sont montrées. Faits au {day}."
)
PATH_TITLE = "Le chemin, en M€ d'AMO, si les forfaits pèsent {mass} par an"
PATH_BASE = (
    "Assiette : {not_amortised} au taux plein non amorti, {amortised} au taux plein amorti ({status}) ; {source}."
)
SUM, LEVEL, TOTAL = "Somme", "Niveau", "total"
FEES_NOT_AMORTISED, FEES_AMORTISED = "forfaits, non amortis", "forfaits, amortis"
PERTINENCE = "pertinence : {count} par an, dès le {start}"
EXAM_AVOIDED, EXAMS_AVOIDED = "examen évité", "examens évités"
WITH_PERTINENCE = "total, pertinence comprise"
LINE = "{name}, {standing}"
VERDICT = "Lue comme {reading} : {reached} pour {target}, {verdict} ({gap})."
MET, MISSED = "cible tenue", "cible manquée"
NONE_LEFT = "plus d'examen"
VERDICT_WHOLE = "Lue comme {reading}, pertinence comprise : {reached}, {verdict} ({gap})."
PERTINENCE_LINE = "pertinence"
RECEIVED = "Déjà économisé au {day}, par ce qui est en vigueur : {amount}."
UNPRICED_TITLE = "Non chiffré"
UNPRICED = "{name}, au {day} : {source}."
ACTS_DETAIL = "{base} d'AMO par an dans les volumes {year}, tenus constants"

EXAM_TITLE = "Ce que vaut un {modality} évité, en AMO, et combien il en faut pour {amount}"
EXAM_HEAD = ("", "Forfait", "Acte", "Total", "Examens")
FULL_BEFORE = "taux plein, avant les baisses"
EXAM_ACT = (
    "Acte : {tariff}, modificateurs {modifiers}, soit {billed}, payés à {amo} par l'AMO ({status}). Le forfait est payé "
    "en entier."
)
OBSERVED = (
    "Volumes {year} chargés (libéral et cliniques) : {count} actes « {label} », {mean} de base en moyenne, payés à {amo} "
    "par l'AMO. Avec cette part (« --part-amo {option} »), un examen évité rapporte {lower} de moins."
)
GRID = "Montants : la dernière grille connue, celle du {day} ({status} ; {source}), paliers appliqués."
GRID_STANDS_IN = "Aucune grille n'a été lue depuis : une feuille « forfaits » importée la remplace."
REFERENCE = "Activité de référence : {exams} examens ({status}) ; {source}."
FLEET_DECLARED = "Parc déclaré : {devices} appareils, {exams} examens par an ({status}) ; {source}."
FLEET_BASE = "Parc de la base : {devices}, {exams} examens par an, tenus constants ; rien n'est extrapolé."
FLEET_ONE = "Un seul appareil de {exams} examens par an."
SHARE_OF_FLEET = "Sur ce parc, le taux plein fait {share} des forfaits : l'assiette réelle est sous le majorant."

MIX_TITLE = "Mélanges qui tiennent la cible lue comme {reading}, forfaits à {mass}"
MIX_HEAD = ("Pertinence", "par les tarifs", "baisse", "par la pertinence", "évités par an", "du parc")
OUT_OF_REACH = "hors d'atteinte"
MIX_RATE = (
    "Baisse du taux plein non amorti à partir du {day}, au lieu de {now} ; {planned} prévu pour {last}. Examens évités à "
    "partir du {start}, une année pleine."
)
MIX_OTHERS = "Les baisses d'actes et les appareils amortis y comptent pour {amount}, du côté des tarifs."
MIX_PROMISED = (
    "À {share} de pertinence : {exams} examens évités par an ; à promettre, si {realised} est tenu : {promised}."
)
MIX_NO_PROMISE = "À {share} de pertinence, si {realised} de la promesse est tenu : aucune promesse ne suffit."
MIX_OUT = "À {share} de pertinence : la cible est hors d'atteinte sur ce parc."
TRANSFER = "Transfert : {rate} des {modality}s évités deviennent un examen « {to} » ({status})."
TRANSFER_PAID = "Transfert : {moved} examens « {to} » coûtent {cost} ; net {net} par an."
PAST = "{name} : à ce taux, la promesse donnerait {amount} par an."
PAST_TITLE = "Ce que les promesses passées ont donné"

UNIT_TITLE = "Moins d'examens, et chacun coûte plus : {exams} évités par an"
UNIT_HEAD = ("", "Nombre", "Examens", "Après", "Coût fixe/examen", "Forfaits évités")
UNIT_COST = (
    "{name} : {before} par examen, puis {after} ; l'exploitant perd {lost} par an (forfaits perdus moins coûts évités)."
)
SAVED = "Économie : actes {acts} + forfaits {fees} = {gross} par an{net}."
SAVED_NET = " ; net du transfert {net}"
DEVICE = "appareil"
BETWEEN = "{low} à {high}"
GROUP = "groupe à {exams}"
ONE = "un appareil"

CHAIN_TITLE = "Calcul"
CHAIN_TERM = "{mass} × {share} × {rate} × {days}/{whole} j"
CHAIN_YEAR = "{year} : {terms} = {total}"
CHAIN_LEVEL = "niveau : {mass} × {share} × {rate} = {total}"
CHAIN_OF = "{name} ({start}, {status} : {source})"
NOTE_SCOPE = "Montants en AMO. Le forfait est payé à 100 % par l'Assurance maladie à l'exploitant de l'appareil."
NOTE_MEASURES = (
    "Une baisse ne se cumule pas avec la précédente : la dernière vaut. L'année compte ses jours. Les baisses portent sur "
    "l'activité d'avant, les examens évités sont comptés aux montants d'après : rien n'est compté deux fois."
)
