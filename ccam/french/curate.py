"""Sentences of the decisions: what an edit refuses, what it says once done."""

from ccam.french.sentence import Sentence

UNKNOWN_OLD_ACT = Sentence(
    "table-acte-inconnu",
    "Ligne {row} : l'acte {value} n'existe pas dans la version {version}.",
    "Vérifiez le code : « ccam chercher » ou « ccam actes » montrent ceux de la version.",
)
UNKNOWN_TARGET = Sentence(
    "table-acte-propose-inconnu",
    "Ligne {row} : l'acte proposé {value} n'existe ni dans le projet ni dans la table.",
    "Donnez-lui une ligne dans la table de transcodage, ou corrigez son numéro.",
)
LABEL_MISSING = Sentence(
    "libelle-manquant",
    "Ligne {row} : l'acte proposé {value} n'a pas de libellé.",
    "Écrivez le libellé sur au moins une des lignes qui mènent à cet acte.",
)
LABEL_TWICE = Sentence(
    "deux-libelles",
    "Ligne {row} : l'acte proposé {value} a déjà un autre libellé à la ligne {other}.",
    "Un libellé, un code : gardez le même libellé sur toutes ses lignes.",
)
BAD_NEW_CODE = Sentence(
    "code-attribue-impossible",
    "Ligne {row} : le code {value} ne respecte pas les lettres de la CCAM ({why}).",
    "Un code attribué suit la topographie, l'action et le mode d'accès ; sinon gardez un numéro P-…",
)
CODE_TWICE = Sentence(
    "deux-codes-attribues",
    "Ligne {row} : {act} reçoit le code {value}, et le code {other} à la ligne {first}.",
    "Un acte, un code : gardez le même sur toutes ses lignes.",
)
LINE_NOT_IN_ACT = Sentence(
    "table-ligne-inconnue",
    "Ligne {row} : {value} n'a pas de ligne d'activité {activity}, phase {phase}.",
    "Vérifiez l'activité et la phase de la ligne laissée.",
)
TABLE_REFUSED = Sentence(
    "table-refusee",
    "{name} n'est pas appliquée : {count} à corriger. Rien n'a été écrit.",
    "Corrigez les cellules citées, puis relancez la même commande.",
)
NOTHING_TO_APPLY = Sentence(
    "rien-a-appliquer", "{name} ne change rien au projet.", "La table a sans doute déjà été appliquée."
)
NOT_A_TABLE = Sentence(
    "pas-une-table",
    "{name} est un fichier « {format} », pas une table de transcodage.",
    "Utilisez « ccam importer » pour ce fichier.",
)
MIXED_TARGET = Sentence(
    "un-seul-devenir",
    "Ligne {row} : {value} a plusieurs devenirs déclarés dans la même table.",
    "Un acte a un seul verbe : le même sur toutes ses lignes.",
)
TABLE_SHARES = Sentence(
    "parts-de-table",
    "Ligne {row} : les parts de {value} font {sum} au lieu de 100 %.",
    "Une part par devenir, en pour cent.",
)
ACT_TWICE = Sentence(
    "acte-dans-deux-tables",
    "Ligne {row} : {value} est déjà dans un autre des fichiers appliqués ensemble.",
    "Gardez toutes les lignes d'un acte dans un seul fichier.",
)
LINE_TWICE = Sentence(
    "ligne-dans-deux-tables",
    "Ligne {row} : {value} reçoit une deuxième valeur pour l'activité {activity}, phase {phase}.",
    "Gardez une seule ligne par acte, activité et phase.",
)
ORPHAN = Sentence(
    "acte-propose-abandonne",
    "Ligne {row} : plus aucun acte actuel ne mènerait à {act}, {why}.",
    "Menez-y encore {value}, ou un autre acte actuel.",
)
STAYS_SAID = "sur lequel des avis, un désaccord ou un tour ont déjà porté"
STAYS_CREATED = "qui a été créé avec une justification"
WORK_SCORES = "ses points"
WORK_LINES = "ses lignes complétées"
WORK_NOTES = "ses notes"
NO_SHARES_HERE = Sentence(
    "pas-de-parts",
    "{act} n'a qu'un devenir : il n'y a rien à répartir.",
    "Les parts ne se règlent que pour un acte subdivisé.",
)
SHARES_COUNT = Sentence(
    "nombre-de-parts",
    "{act} a {count} devenirs possibles, {given} parts sont données.",
    "Donnez une part par devenir, dans l'ordre affiché.",
)
SHARES_SUM = Sentence(
    "somme-des-parts",
    "Les parts de {act} font {sum} au lieu de 100 %.",
    "Ajustez une part pour que la somme fasse exactement 100 %.",
)
SHARE_ZERO = Sentence(
    "part-nulle",
    "Une part de {act} est nulle ou négative.",
    "Chaque devenir garde une part ; pour en retirer un, reprenez le transcodage de l'acte.",
)
SAME_SHARES = Sentence("parts-inchangees", "Les parts de {act} sont déjà celles-là.", "Rien n'a été écrit.")
NO_DRAFT = Sentence(
    "aucun-projet",
    "Cette base ne contient aucun projet.",
    "Créez-en un : ccam projet creer « refonte » --version 81",
)
WHICH_DRAFT = Sentence(
    "quel-projet", "Cette base contient plusieurs projets : {known}.", "Précisez lequel avec --projet."
)
NOT_IN_DRAFT = Sentence(
    "hors-projet", "{act} n'a pas de devenir dans le projet.", "Appliquez une table de transcodage qui le nomme."
)
NOTHING_TO_UNDO = Sentence("rien-a-annuler", "Vous n'avez rien à annuler.", "Seules vos propres décisions s'annulent.")
NOTHING_TO_REDO = Sentence("rien-a-refaire", "Vous n'avez rien à refaire.", "")
BUILT_UPON = Sentence(
    "bati-dessus",
    "La décision n° {position} ne peut plus être {done} : {built} (décision n° {later}, {thing}).",
    "{todo}",
)

APPLIED = "Table appliquée : {old}, {new}."
WITHDRAWN = "{count}, que plus aucun acte actuel n'atteint{work}."
WITHDRAWN_ACTS = ("acte proposé est retiré", "actes proposés sont retirés")
WITH_WORK = " (dont {count} avec des points, des lignes complétées ou des notes)"
LOST = "{act} est retiré avec {work} : plus aucun acte actuel n'y mène"
WOULD_LOSE = "Si plus aucun acte actuel n'y mène, {act} est retiré avec {work} ; u le rend."
LIFTED = "Lignes qui n'étaient plus à laisser, maintenant complétées : {lines}."
SHARE_MOVED = "Part de {act} vers {target} : {before} → {after}."
SHARES_MOVED = "Parts de {act} : {before} → {after}."
UNDONE = "Annulé : {what}"
REDONE = "Refait : {what}"
UNDO_HINT = "u annuler"
REDO_HINT = "U refaire"
DEFAULT_REASON_SHARES = "Parts revues"
DEFAULT_REASON_TABLE = "Table {name} appliquée"
DEFAULT_REASON_UNDO = "Annulation de la décision n° {position}"
DEFAULT_REASON_REDO = "Rétablissement de la décision n° {position}"
NO_TOPOGRAPHY = "aucune topographie ne s'écrit {letters}"
NO_ACTION = "aucune action ne s'écrit {letters}"
NO_ACCESS = "aucun mode d'accès ne s'écrit {letters}"
