"""Words of the panel of four (``ccam forfaits panel``)."""

from collections.abc import Iterable, Mapping

from ccam.french import numbers
from ccam.french.fees import AGES as AGES
from ccam.french.fees import BANDS as BANDS
from ccam.french.fees import MODALITIES as MODALITIES
from ccam.french.sentence import Sentence

UNKNOWN_RULE = Sentence("regle-de-comite-inconnue", "« {name} » n'est pas une règle du comité.", "Règles : {known}.")
NO_PANEL = Sentence(
    "comite-sans-feuille",
    "Aucun forfait à évaluer n'est décrit dans la base.",
    "Remplissez la feuille « Forfaits évalués » de « ccam modele panel », puis « ccam importer ».",
)
UNKNOWN_OBJECT = Sentence("forfait-evalue-inconnu", "« {name} » n'est pas un forfait évalué.", "Forfaits : {known}.")
UNKNOWN_CRITERION = Sentence(
    "critere-inconnu",
    "« {document} » note le critère « {name} », que personne n'a ajouté.",
    "Ajoutez-le dans la feuille « Critères », ou notez l'un de ceux-ci : {known}.",
)
NOTE_CHANGED = Sentence(
    "note-deja-deposee",
    "{seat} a déjà noté « {object} », {criterion}, au tour {round} : {first} dans « {document} », {second} dans « {other} ».",
    "Ce tour est clos : donnez la nouvelle note au tour {next}, avec son motif.",
)
ROUND_CLOSED = Sentence(
    "tour-clos",
    "« {document} » change ou retire la note de {seat} sur « {object} », {criterion}, au tour {round} : les quatre sièges "
    "l'ont vue, elle reste.",
    "Laissez-la telle quelle dans la feuille, et donnez la nouvelle note au tour {next}, avec son motif : « ccam forfaits "
    "noter … --tour {next} --motif … ».",
)
OTHER_SEAT = Sentence(
    "siege-d-un-autre",
    "« {author} » tient le siège {held} : ce dépôt est pour {seats}.",
    "Chaque siège dépose pour lui seul ; les feuilles reçues sur papier passent par le secrétariat.",
)
OTHER_SEAT_SAID = "{author}, qui tient le siège {held}, dépose pour {seats} : un fichier SQLite ne l'empêche pas"
TAKEN_BACK = "{seat} reprend {notes} du premier tour, encore scellé"
ROUND_TOO_SOON = Sentence(
    "tour-avant-le-premier",
    "{seat} note « {object} », {criterion}, au tour {round}, mais le premier tour attend {awaited}.",
    "Le premier tour est scellé jusqu'à la dernière réponse : attendez-la, ou faites écrire au siège absent une ligne sans "
    "note, avec son motif.",
)
NO_REASON = Sentence(
    "note-sans-motif",
    "{seat} note « {object} », {criterion}, au tour {round} sans dire pourquoi.",
    "Un second tour est motivé : remplissez « motif de la note ».",
)
RULES_UNREADABLE = Sentence(
    "regles-illisibles", "{file} ne se lit pas.", "Vérifiez le nom du fichier, et qu'il est en UTF-8."
)

OPTION_RULE = "La règle d'accord : un nom (echelle-proposee), ou « fichier.toml:nom » ; sans elle, rien n'est conclu."
OPTION_EXPLAIN = "Aussi d'où vient chaque valeur et chaque verdict."
OPTION_PERIMETER = "Aussi le classement de chaque poste par chaque siège."
OPTION_REGISTER = "Inscrit chaque désaccord ouvert au registre, ou le met à jour."
OPTION_ON = "Le jour dont on lit le forfait en vigueur, AAAA-MM-JJ ; aujourd'hui si l'option manque."
OPTION_LIST_RULES = "Liste les règles livrées, et s'arrête."
ARGUMENT_OBJECT = "Le forfait évalué ; tous si l'argument manque."

SEATS = {"AM1": "AM 1", "AM2": "AM 2", "MED1": "Méd 1", "MED2": "Méd 2"}
SIDES = ("AM", "médecins")
NO_RULE = "AUCUNE RÈGLE ADOPTÉE : les valeurs et les notes sont montrées, rien n'est conclu."
RULE = "Règle « {name} », version {version} : {label}. {status}."
RULE_STATUS = {
    "lu": "Adoptée",
    "hypothèse": "Proposée, non adoptée",
    "déduit": "Déduite",
    "non confirmé": "Non confirmée",
}
RULES_HEAD = ("Règle", "Version", "Statut", "Ce qu'elle dit")
UNDESCRIBED = "Non décrits par la feuille « Forfaits évalués », laissés de côté : {names}."
DEVICE = "{modality}, {device_class} · {age} · {band} · {counted}"
COUNTED = {"cout_complet": "coût complet", "cout_variable": "coût variable"}
VALUES = "Valeurs : {values} €/examen"
NO_HYPOTHESES = "aucune hypothèse déposée"
VALUE_MISSING = "{seat} : il manque {what}"
BAD_HYPOTHESES = "{seat} : {why}"
WHAT_LACKS = {
    "couts": "un coût",
    "examens": "les examens par an",
    "duree_de_vie": "la durée de vie",
}
IN_FORCE = "Forfait en vigueur : {fee} €/examen"
IN_FORCE_UNKNOWN = "Forfait en vigueur inconnu"
PAID = "{exams} par an en France"
MORE = "… et {count} (« --limite 0 » montre tout)."
PAID_UNKNOWN = "examens par an en France inconnus : aucun M€/an ne se calcule"
LATE = "Hypothèses déposées ou changées après la première note : {seats}."
PERIMETER_LINE = "Périmètre : {agreed} postes classés de la même façon sur {items}, {disputed} en litige{which}"
PERIMETER_HEAD = ("Poste", "AM 1", "AM 2", "Méd 1", "Méd 2", "", "€/examen")
STANDINGS = {"dedans": "dans", "dehors": "hors", "paye_ailleurs": "aill.", "a_trancher": "?"}
ITEM_STATES = {
    "admis par tous": "admis",
    "exclu par tous": "exclu",
    "partage par côté": "PAR CÔTÉ",
    "croisé": "croisé",
    "voix isolée": "isolée",
    "à trancher": "à voir",
    "incomplet": "incomplet",
}
CRITERIA_HEAD = ("Critère", "AM 1", "AM 2", "│", "Méd 1", "Méd 2", "accord", "verdict")
SIDE_BAR = "│"
MEASURED = "{words} — {what}"
CRITERION = "{name} {words}"
GATE_MARK = "*"
GATE_NOTE = "* éliminatoire : sous {gate} de moyenne au côté le plus bas, pas de valeur ponctuelle."
SEALED = "SCELLÉ"
SEALED_AWAITS = "attend {seats}"
FILED = "•"
NO_NOTE = "–"
NOTE_MOVED = "{first}→{last}"
ACCORDS = {
    "unanime": "unanime",
    "qualifié": "qualifié",
    "partage par côté": "PARTAGE PAR CÔTÉ",
    "croisé": "CROISÉ",
    "indécis": "indécis",
    "manquant": "MANQUANT",
}
VERDICTS = {
    "valide": "valide",
    "valide avec réserve": "valide avec réserve",
    "intervalle": "intervalle",
    "non noté": "non noté",
    "deux valeurs": "deux valeurs",
    "rejeté": "REJETÉ",
}
NOT_COUNTED = "ne compte pas"
GAPS = "écarts : AM {first}, médecins {second}, entre côtés {between}"
MEANS = "moyennes AM {first}, médecins {second}"
MEDIAN = "médiane {median}"
NO_MEDIAN = "pas de médiane (partage par côté)"
IPRAS = "IPRAS {range} contre {limit} : {says}"
IPRAS_FIRES, IPRAS_QUIET = "désaccord", "accord"
IPRAS_BLIND = " ; il ne voit pas que des notes s'opposent ({low} et {high})"
RESERVATIONS = {
    "voix_isolee": "voix isolée : {seats}",
    "voix_isolee_opposee": "voix isolée à l'opposé : {seats}",
    "cotes_disjoints": "les deux côtés ne se recouvrent pas",
    "siege_sans_note": "sans note : {seats}",
}
GATE_FAILED = "éliminatoire non franchi"
SECOND_ROUND = "second tour à faire, après lecture des motifs"
SAYS = "{seat} : « {words} »"
PROPOSED_WORDS = "{seat} propose : « {words} »"
REJECTED_BY = "rejeté par {seats}"
ADDED_BY = "ajouté par {seats}"
WEIGHT = "poids {weight} (somme des quatre sièges)"
CONCLUSION = "Conclusion"
OUTCOMES = {
    "juste valeur": "juste valeur {values} €/examen",
    "intervalle": "intervalle {values} €/examen",
    "deux valeurs": "deux valeurs : {values} €/examen",
    "valorisation rejetée": "valorisation rejetée",
    "rien n'est conclu": "rien n'est conclu",
}
RESERVED = " avec réserve"
TO = "{low} à {high}"
SIDE_VALUE = "{value} ({side})"
CAUSES = {
    "critère": "{names}",
    "critère éliminatoire": "éliminatoire non franchi : {names}",
    "valeur manquante": "valeur manquante",
}
BECAUSE = "en raison de {causes}"
GAP_YEAR = "écart {gap} €/examen, {year}/an (AMO)"
GAP_NO_YEAR = "écart {gap} €/examen, M€/an inconnus"
AGAINST = "contre le forfait en vigueur : {year}/an (AMO)"
ONE_OPEN = "désaccord ouvert"
MANY_OPEN = "désaccords ouverts"
TO_ENTER = "{conclusion} (au registre : --inscrire)"
NONE_OPEN = "aucun désaccord ouvert"
DISPUTES_TITLE = "Désaccords ouverts, le plus lourd d'abord"
DISPUTE = "{kind} · {name} : {effect}"
DISPUTE_KINDS = {"perimetre": "périmètre", "charges": "charges", "critere": "critère"}
EFFECT = "{cents} €/examen, {year}/an (AMO)"
EFFECT_NO_YEAR = "{cents} €/examen, M€/an inconnus"
EFFECT_UNKNOWN = "effet inconnu"
SETTLES = "→ {what}"

METRICS: Mapping[str, str] = {
    "perimetre": "{classed_share} classés, {disputed} en litige, {elsewhere}",
    "preuves": "{sites}, {operators} ; {sourced_share} des hypothèses sourcées",
    "capital": "amortissement {cents} €/examen sur {life_tenths} ans",
    "activite": "{exams} examens/an supposés",
    "tranches": "forfait − coût variable : {gap_cents} €/examen",
    "classes": "écart de coût avec {other} : {gap_cents} €/examen",
    "marge": "couverture (forfait ÷ coût complet) {share}",
    "equilibre": "équilibre à {exams} examens/an ; au-dessous : {below} sur {sites}",
    "productivite": "examens par heure {change} de {from} à {to} ({sites})",
    "budget": "{cents_year}/an (AMO) contre le forfait en vigueur",
}
COUNTS = {
    "sites": ("appareil", "appareils"),
    "operators": ("secteur", "secteurs"),
    "elsewhere": ("dit payé ailleurs", "dits payés ailleurs"),
}
METRIC_ALSO = {
    "activite": " ; médiane observée {observed}",
    "classes": ", de forfait {gap_fee_cents}",
}
METRIC_LACKS = {
    "perimetre": "aucun poste classé",
    "preuves": "aucune hypothèse déposée",
    "capital": "aucun prix d'achat déposé",
    "activite": "aucune activité supposée",
    "tranches": "il faut le forfait en vigueur et un coût par examen",
    "classes": "il faut une autre classe de la même modalité et de la même tranche",
    "marge": "il faut le forfait en vigueur et un coût complet",
    "equilibre": "il faut le forfait en vigueur et un coût complet",
    "productivite": "il faut deux exercices d'un même appareil, avec ses heures",
    "budget": "il faut le forfait en vigueur et les examens par an en France",
}
NO_METRIC = "critère du comité, sans mesure"
NOT_MEASURED = "non mesuré : {why}"

EXPLAIN_VALUE = "{seat} : {value} €/examen = {parts}"
EXPLAIN_EXAMS = " ; {exams} examens/an"
EXPLAIN_OUT = " ; hors du forfait : {items}"
EXPLAIN_LEVERS = "De {low} à {high} : {levers}"
LEVER = "{name} {cents}"
EXPLAIN_REST = "le reste {cents} (effets conjoints)"
EXPLAIN_FEE = "Forfait en vigueur : {source}"
EXPLAIN_RULE = "Règle : {source} (vérifiée le {day})"
EXPLAIN_IPRAS = "IPRAS : {source}"
QUANTITIES = {
    "prix": "prix d'achat",
    "duree_de_vie": "durée de vie",
    "taux": "taux d'intérêt",
    "valeur_residuelle": "valeur résiduelle",
    "examens": "examens par an",
    "heures": "heures d'ouverture",
    "semaines": "semaines d'ouverture",
    "minutes": "minutes par examen",
    "utilisation": "taux d'utilisation",
}
FEE_OF_SHEET = "feuille « Forfaits évalués »{source}"
FEE_OF_TABLE = "{source} ({status})"

QUESTION = {
    "perimetre": "Forfait « {object} » : « {name} » entre-t-il dans le forfait ?",
    "charges": "Forfait « {object} » : quelle hypothèse retenir pour « {name} » ?",
    "critere": "Forfait « {object} » : le critère {name} est-il rempli ?",
}
BASIS = {
    "perimetre": "poids du poste par examen selon les sièges qui le chiffrent : {range} €/examen",
    "charges": "de {low} à {high}, cette seule hypothèse changée : {range} €/examen",
    "critere": "écart des valeurs en cause : {range} €/examen",
}
BASIS_YEAR = " × {exams}, AMO"
BASIS_NO_YEAR = " ; examens par an inconnus"
SETTLE_ITEM = "un texte ou un accord sur ce poste"
SETTLE_CHARGES = "les pièces des deux côtés sur cette hypothèse"
SAID_NOTE = "note {note}{reason}"
SAID_NO_NOTE = "ne se prononce pas{reason}"
SAID_REASON = " : {reason}"
SAID_STANDING = "{standing} : {reason}"
SAID_VALUE = "{value} : {reason}"
LONG_STANDINGS = {
    "dedans": "dans le forfait",
    "dehors": "hors du forfait",
    "paye_ailleurs": "payé ailleurs",
    "a_trancher": "à trancher",
}
REASON_REGISTER = "Désaccord du comité des quatre experts"
REASON_UPDATE = "Désaccord {id} du comité des quatre experts, mis à jour"


def seats(names: Iterable[str]) -> str:
    """« AM 1, Méd 2 »."""
    return ", ".join(SEATS[name] for name in names)


def taken_back(seat: str, count: int) -> str:
    """What a seat takes back while the first round is sealed."""
    return TAKEN_BACK.format(seat=SEATS[seat], notes=numbers.plural(count, "note"))


def metric_text(metric: str, facts: Mapping[str, int], other: str = "") -> str:
    """What was measured, in words; what lacks where nothing was."""
    if not facts:
        return NOT_MEASURED.format(why=METRIC_LACKS[metric])
    shown = {name: _shown(name, value) for name, value in facts.items()} | {"other": other}
    shown |= {
        name.removeprefix("low_"): _between(shown[name], shown[name.replace("low_", "high_", 1)])
        for name in facts
        if name.startswith("low_")
    }
    text = METRICS[metric].format(**shown)
    also = METRIC_ALSO.get(metric, "")
    known = {"activite": "observed", "classes": "gap_fee_cents"}.get(metric, "")
    return text + (also.format(**shown) if known in facts else "")


def _between(low: str, high: str) -> str:
    return low if low == high else TO.format(low=low, high=high)


def _shown(name: str, value: int) -> str:
    if name.endswith("cents_year"):
        return numbers.euros_short(value, sign=True)
    if name.endswith("cents"):
        return numbers.scaled(value, 2, sign="gap" in name)
    if name.endswith("tenths"):
        return numbers.scaled(value, 1, trim=True)
    if name in ("from", "to"):
        return str(value)
    if name == "change":
        return numbers.percent(value, 10_000, sign=True)
    if name in COUNTS:
        return numbers.plural(value, *COUNTS[name])
    return numbers.percent(value, 10_000) if name.endswith("share") else numbers.integer(value)
