"""What the templates say to the people who fill them: the page « Mode d'emploi », prompts, words around the tables."""

from collections.abc import Iterable
from typing import NamedTuple

from ccam.french import numbers
from ccam.french.sentence import Sentence


class Purpose(NamedTuple):
    """A template in a few sentences: its title, what it is for, who fills it, its rules, and the command that follows."""

    title: str
    what: str
    who: str
    rules: tuple[str, ...]
    then: str = "ccam importer {file}"
    after: str = "L'atelier relit chaque case. S'il en manque une ou si l'une est fausse, il la nomme et ne garde rien."


PURPOSES = {
    "scores": Purpose(
        "Scores des actes, par composante et par expert",
        "Recueille la cotation du travail médical d'une famille d'actes, sur l'échelle de la famille : "
        "l'acte de référence vaut 100.",
        "Chaque expert du comité de hiérarchisation, sous son pseudonyme ; ou le secrétariat pour tous.",
        (
            "Une ligne par acte (avec son activité et sa phase), par expert et par tour.",
            "Une case vide veut dire que l'expert ne se prononce pas ; zéro n'est pas un score.",
            "Sur la ligne de l'acte de référence, chaque composante cotée vaut 100. Une famille n'a qu'une référence.",
        ),
    ),
    "liens": Purpose(
        "Actes-liens entre familles",
        "Dit quels actes de deux familles différentes demandent le même travail, ou un travail dans un rapport connu : "
        "avec les actes cotés par plusieurs familles, c'est ce qui réunit les échelles.",
        "Les experts de deux familles, en séance commune, sous leur pseudonyme ; ou le secrétariat pour eux.",
        (
            "Une ligne par paire d'actes et par auteur.",
            "Chacun des deux actes doit avoir un score dans sa famille.",
            "Un rapport vide veut dire : même travail.",
        ),
        after="L'atelier relit chaque case. « ccam echelle » montre ensuite la tension de chaque lien.",
    ),
    "charges": Purpose(
        "Charges des cabinets, par spécialité et par source",
        "Recueille ce que coûte une année d'exercice, poste par poste, et le travail sur lequel la répartir : "
        "de là vient le coût de la pratique par point (CP).",
        "Celui qui a mené l'enquête : CNAM, syndicat, association de gestion, société savante.",
        (
            "Feuille « Évaluations » : une ligne par spécialité, origine et exercice. "
            "Feuille « Postes de charges » : une ligne par poste, pour chacune.",
            "Feuille « Coûts propres », si l'on en a : une ligne par matériel, consommable, temps de personnel ou "
            "redevance d'un acte. Le matériel se donne par son prix, sa durée de vie, son taux d'intérêt et son usage.",
            "Les montants sont ceux d'une année et d'un praticien.",
            "Un poste contesté se garde, et se marque « contesté » : il ne disparaît pas. "
            "Redevance et dépassements se déclarent toujours, même nuls.",
        ),
    ),
    "equipements": Purpose(
        "Coûts des équipements d'imagerie",
        "Recueille ce que coûte vraiment un équipement et combien d'examens il fait : "
        "de là vient le coût complet par examen, à comparer au forfait technique.",
        "L'exploitant de l'équipement, ou celui qui dépouille ses comptes. L'équipement porte un pseudonyme.",
        (
            "Feuille « Équipements » : une ligne par équipement et par exercice. "
            "Feuille « Coûts » : une ligne par poste, pour chacun.",
            "Un investissement se donne par son prix, son nombre et sa durée de vie ; une charge courante par son coût "
            "annuel ; une fourniture par son coût par examen. Une seule des trois manières par ligne.",
            "Les montants sont ceux réellement payés ; le temps des médecins n'en fait pas partie.",
        ),
    ),
    "panel": Purpose(
        "Comité des quatre experts : périmètre, hypothèses, critères et notes",
        "Recueille, en trois phases, où chaque siège place chaque poste, les hypothèses dont se calcule sa valeur en euros, "
        "puis les critères et les notes de 1 à 9.",
        "Chacun des quatre sièges pour lui-même : deux pour l'assurance maladie, deux pour les médecins. "
        "La feuille « Forfaits évalués » est remplie une fois, par le secrétariat.",
        (
            "Feuilles « Périmètre » et « Hypothèses » : une ligne par siège et par poste ou hypothèse. "
            "Feuille « Critères » : ce que le siège change à la liste. "
            "Feuille « Notes » : une ligne par siège, par tour, par objet et par critère.",
            "Le premier tour reste scellé tant que les quatre sièges n'ont pas répondu ; au second, chaque note porte son motif.",
            "9 : le critère est pleinement rempli ; 1 : il ne l'est pas du tout. Ne pas se prononcer, c'est laisser la note "
            "vide et dire pourquoi.",
            "Les notes jugent les hypothèses ; elles ne font jamais d'euros, et aucun désaccord n'est moyenné.",
        ),
    ),
    "transcodage": Purpose(
        "Transcodage : ce que devient chaque acte",
        "Dit où mène chaque acte actuel, avec quelles parts, et ce que porte chaque ligne des actes proposés.",
        "Le comité clinique de la famille, ou son secrétariat.",
        (
            "Feuille « Transcodage » : une ligne par acte actuel et par nouvel acte. "
            "Feuille « Lignes » : une ligne par ligne d'acte proposé, ou par ligne laissée à un autre comité.",
            "Les parts des devenirs d'un acte font 100 en tout. Les actes facturés ensemble portent la même lettre.",
            "Un acte sans ligne reste indécis : il n'est ni gardé, ni supprimé.",
        ),
        "ccam appliquer {file}",
        "« --a-blanc » montre ce qui changerait, sans rien écrire. Une case fausse est nommée, et rien n'est appliqué.",
    ),
    "familles": Purpose(
        "Familles : où va chaque acte",
        "Place les actes dans les familles du HCN, chacune confiée à un comité ; une famille neuve y est décrite.",
        "Le secrétariat du HCN.",
        (
            "Une ligne par acte. Un acte absent de la table reste où il est.",
            "Le nom et le comité ne servent qu'à une famille qui n'existe pas encore ; une ligne les donne pour toutes.",
            "Écrivez le numéro de la famille comme un texte : 07, et non 7.",
        ),
        "ccam famille placer {file}",
        "« --a-blanc » montre ce qui changerait, sans rien écrire. Une case fausse est nommée, et rien n'est placé.",
    ),
    "ventilation": Purpose(
        "Volumes par spécialité, grille ou région",
        "Apporte les axes que les volumes annuels ne portent pas. Sans elle, l'atelier refuse de montrer un effet "
        "par spécialité ou par région : il ne répartit jamais lui-même.",
        "Le service qui tient les remboursements : CNAM, caisse, observatoire régional.",
        (
            "Une ligne par acte, activité, phase, année et valeur de chaque axe.",
            "Chaque axe est rempli sur toutes les lignes, ou sur aucune.",
            "Une quantité couverte par le secret statistique reste vide : inconnue, jamais zéro.",
        ),
    ),
    "depassements": Purpose(
        "Dépassements d'honoraires",
        "Recueille les dépassements observés, pour suivre ce qu'un tarif change aux engagements de l'OPTAM "
        "et au reste à charge.",
        "Le service qui tient les remboursements, ou un syndicat pour ses adhérents.",
        (
            "Une ligne par acte, activité, phase, année et valeur de chaque axe.",
            "Chaque axe est rempli sur toutes les lignes, ou sur aucune.",
            "Une valeur couverte par le secret statistique reste vide : inconnue, jamais zéro.",
        ),
    ),
    "profil": Purpose(
        "Mon activité d'une année",
        "Sert à montrer à un praticien ce que le projet change à ses propres honoraires.",
        "Le praticien, d'après son logiciel de cabinet. La feuille reste chez lui : "
        "elle n'est jamais gardée dans une base partagée.",
        (
            "Une ligne par acte, activité et phase ; une autre si les modificateurs ou l'association changent.",
            "N'écrivez aucun nom, ni le vôtre, ni celui d'un patient.",
        ),
        after="L'atelier relit chaque case et nomme celles qui sont fausses. Rien de cette feuille n'est gardé dans la base.",
    ),
    "forfaits": Purpose(
        "Montants des forfaits techniques",
        "Recueille les forfaits techniques publiés, datés et sourcés, et les seuils d'activité qui les déclenchent.",
        "Celui qui a la décision sous les yeux : secrétariat, CNAM, syndicat.",
        (
            "Feuille « Montants » : une ligne par modalité, classe, amortissement, tranche et date d'effet. "
            "Feuille « Seuils » : une ligne par modalité, classe, seuil et date d'effet.",
            "Un montant change : ajoutez une ligne avec sa date, ne corrigez pas l'ancienne.",
            "La source est la décision publiée et sa date ; le statut dit si vous l'avez lue.",
        ),
    ),
    "scenario": Purpose(
        "Paramètres d'un scénario",
        "Donne d'autres valeurs au FC, aux CP ou aux points connus, pour voir ce qu'elles changent.",
        "Celui qui propose le scénario. C'est un fichier texte : il s'ouvre dans n'importe quel éditeur.",
        (
            "Une valeur donnée ici remplace celle de la base, à sa date.",
            "Chaque valeur dit sa source et son degré de certitude.",
        ),
    ),
    "lot": Purpose(
        "Lot des rapports d'une étape",
        "Dit quels rapports faire en une fois : la plénière, chaque famille, chaque comité, d'autres comparaisons.",
        "Le secrétariat. C'est un fichier texte : il s'ouvre dans n'importe quel éditeur.",
        ("Les points comparés sont scellés, ou le lot porte « projet non scellé ».",),
        then="ccam rapport --lot {file} --vers rapports",
    ),
}
"""By name of template."""

GUIDE_SHEET = "Mode d'emploi"
LISTS_SHEET = "Listes"
WHAT = "À quoi elle sert"
WHO = "Qui la remplit"
HOW = "Comment faire"
NEXT = "Ensuite"
STEP_HEAD = "En haut de la feuille « {sheet} », remplissez {titles}."
STEP_ROWS = "Sous la ligne de titres, écrivez une ligne par chose à dire. L'ordre des lignes et des colonnes est libre."
STEP_EXAMPLES = (
    "Les lignes grises marquées « exemple » montrent la forme. L'atelier les laisse de côté : "
    "gardez-les ou effacez-les, mais n'écrivez pas dessus."
)
STEP_EMPTY = "Ce que vous ne savez pas reste vide. Les colonnes au titre foncé sont obligatoires."
STEP_NEXT = "Enregistrez, puis lancez : {command}"
SHEET = "Feuille « {sheet} »"
HEAD_OF = "En haut de la feuille « {sheet} »"
ABOVE = "Au-dessus du tableau"
COLUMNS = ("Colonne", "À remplir", "Ce qu'elle dit", "Ce qui est permis", "Exemple", "Autre exemple")
CELLS = ("Case", "À remplir", "Ce qu'elle dit", "Ce qui est permis", "Exemple")
REQUIRED = "toujours"
OPTIONAL = "si connu"
BANNER = "{title} – mode d'emploi sur la première feuille"
LIST_OF = "valeurs de « {title} »"
PROMPT = "{meaning} Attendu : {expected}."
REFUSED = "Attendu : {expected}."
CHOOSE = "Choisissez dans la liste"
ERROR_TITLE = "Valeur refusée"
CREATED_BY = "Atelier CCAM"

ANY_TEXT = "du texte, {longest} caractères au plus"
A_NAME = "un nom, toujours écrit de la même façon"
A_DAY = "une date, comme 31/12/2025"
A_WHOLE = "un nombre entier"
A_NUMBER = "un nombre"
RANGE = "{what} de {low} à {high}"
FROM = "{what} à partir de {low}"
SIGNED = "{what}, négatif s'il le faut"
PLACES = ", {places} au plus"
IN_UNIT = ", en {unit}"
HUGE = 10**9
"""A bound beyond it is not told: nobody meets it."""
IN_LIST = "l'une des valeurs de la liste : {known}"
FAMILY_NUMBER = "seize lettres, chiffres ou tirets au plus (07)"
AN_ACT = "le code d'un acte : quatre lettres, trois chiffres (HHFA001)"
ACT_OR_PROPOSED = "le code d'un acte (HHFA001) ou le numéro d'un acte proposé (P-07-0001)"
A_PSEUDONYM = "un mot et un numéro, jamais un nom (expert 3, IRM-07)"
LETTERS = "des modificateurs séparés par des virgules (F, J)"
ASSOCIATIONS = "des codes d'actes, avec l'activité et la règle s'il le faut (GELE001/4, ZZHA001/1/2)"
GESTURES = "des codes d'actes séparés par des virgules (GELE001, ZZHA001)"
SUBDIVISION = "un numéro de subdivision (07.03.05.02)"
GROUP = "un code de regroupement : trois capitales ou chiffres (ADC)"

EXISTS = Sentence(
    "modele-deja-la",
    "{file} existe déjà : il n'est pas touché.",
    "Donnez un autre nom avec « -o », ou ajoutez « --remplacer ».",
)
OTHER_KIND = Sentence(
    "modele-autre-extension", "Ce modèle ne s'écrit pas dans « {file} ».", "Donnez-lui un nom qui finit par {suffix}."
)
UNKNOWN = Sentence("modele-inconnu", "Il n'y a pas de modèle « {name} ».", "Modèles : {known}.")
CANNOT_WRITE = Sentence(
    "modele-non-ecrit",
    "Le modèle n'a pas pu être écrit dans {folder} : {why}.",
    "Choisissez un dossier où vous pouvez écrire, avec « -o ».",
)
TABLE_HEAD = ("Modèle", "Fichier", "Sujet")
LISTED = "Pour en écrire un : ccam modele scores -o scores.xlsx"
WRITTEN = "{file} : {title}."
THEN = "Remplissez-le, puis : {command}"


def expected_number(low: int, high: int, places: int, unit: str) -> str:
    """« un nombre de 0 à 100, 2 décimales au plus, en % » ; bounds hold ``places`` decimals."""
    what, told = A_NUMBER if places else A_WHOLE, RANGE
    if high >= HUGE * 10**places:
        told = SIGNED if low < 0 else FROM
    text = told.format(what=what, low=_bound(low, places), high=_bound(high, places))
    if places:
        text += PLACES.format(places=numbers.plural(places, "décimale"))
    return text + (IN_UNIT.format(unit=unit) if unit else "")


def _bound(value: int, places: int) -> str:
    """A bound, its thousands apart from five figures on: a year has none."""
    text = numbers.scaled(value, places, trim=True)
    return text.replace(numbers.THIN, "") if len(text) == len("2 100") else text


def both(titles: Iterable[str]) -> str:
    """« Intitulé », « Source » et « Date »."""
    *first, last = [f"« {title} »" for title in titles]
    return f"{', '.join(first)} et {last}" if first else last


SCENARIO_FILE = """# Scénario : d'autres valeurs pour le FC, les CP ou les points connus.
#
# 1. Remplissez [document] : le nom du scénario, et votre pseudonyme ou votre instance.
# 2. Ôtez le « # » devant un bloc pour vous en servir ; répétez-le autant de fois qu'il faut.
# 3. Enregistrez, puis lancez : ccam scenario comparer {file}
#    (le secrétariat en fait un document de la base : ccam importer {file}).
#
# Les valeurs s'écrivent entre guillemets, avec un point ou une virgule : elles restent exactes.
# Les dates s'écrivent sans guillemets : 2026-01-01.
# statut : "lu", "déduit", "non confirmé" ou "hypothèse".

[document]
nom = ""
nature = "scenario"
auteur = ""
# date = 2026-03-12
# champ = "actes techniques des médecins, secteur 1 et OPTAM"
# non_modelise = "ni modificateurs, ni effet de volume"
# base = "en vigueur"
# remarque = "Ce qu'un lecteur doit savoir d'autre."

# Facteur de conversion, en euros par point, quatre décimales au plus.
# grille : F (secteur 1 et OPTAM), G (autres) ou un numéro de 1 à 19.
# champ : "*" pour tous les actes, ou des codes de regroupement comme ["ATM", "ADC"].

# [[fc]]
# grille = "F"
# debut = 2026-07-01
# champ = "*"
# valeur = "0.485"
# statut = "hypothèse"
# source = "proposition du 12 mars 2026"
# verifie_le = 2026-03-12

# Coût de la pratique, en euros par point, quatre décimales au plus.
# origine : l'évaluation des charges dont vient la valeur ; effectif : le nombre de cabinets, si connu.

# [[cp]]
# cle = "cardiologie"
# libelle = "Cardiologie"
# origine = "scénario de mars"
# debut = 2026-07-01
# valeur = "0.41"
# statut = "hypothèse"
# source = "proposition du 12 mars 2026"
# verifie_le = 2026-03-12
# effectif = 46

# Points connus d'une ligne actuelle (code/activité/phase), deux décimales au plus.

# [[points]]
# ligne = "DEQP003/1/0"
# valeur = "17"
# cle_cp = "cardiologie"
# statut = "hypothèse"
# source = "proposition du 12 mars 2026"
# verifie_le = 2026-03-12
"""
"""The parameter file of a scenario, with everything commented out but its first table."""
