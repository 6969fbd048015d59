"""Words of the commands on files, versions and acts."""

from ccam.french.sentence import Sentence

VERSION_HEAD = ("Version", "Applicable", "Actes", "Lignes", "Fichier")
VOLUME_HEAD = ("Volumes", "Lignes", "Quantité", "Base (honoraires)", "Remboursé (AMO)")
SCOPE = "  {name} : {scope}"
HOSPITAL_HEAD = ("Volumes hospitaliers", "Lignes", "Actes connus")
NEVER_ADDED = (
    "  Les actes des cliniques sont aussi dans les volumes libéraux : les deux familles ne s'additionnent jamais.\n"
    "  Les cases tues par la source (moins de 11) sont inconnues : les actes connus sont un minimum."
)
DOCUMENT_HEAD = ("Document", "Nature", "Fichier")
COMPARED = "De la version {before} à la version {after} :"
ADDED = "+ {count}"
REMOVED = "− {count}"
PRICES = "Prix changés : {first} en colonne F (secteur 1 / OPTAM), {second} en colonne G (autres)"
REWRITTEN = "Prix inchangés mais écrits autrement (vide ou 0,00) : {count}"
ALL_WITH = "… (« --limite 0 » ou « --json » montre tout)"
ACT_HEAD = ("Code", "Libellé", "Tarif F", "Actes", "Base (honoraires)", "Devenir")
LINE_HEAD = ("Act./ph.", "Ligne", "Tarif F", "Tarif G", "Regr.", "Exo TM", "", "Quantité", "Base (honoraires)")
MODIFIERS = "Modificateurs : {letters}"
FATE = "Devenir : {letter} {fate} (dossier {dossier})"
REVIEW = "À revoir : {reason}"
AP = "AP"
RC = "RC"
DUPLICATE = "doublon sans valeur"
FINDINGS_NOT_WRITTEN = Sentence(
    "constats-non-ecrits",
    "Les constats n'ont pas pu être écrits dans {path}.",
    "Ce qui a été importé le reste ; choisissez avec --constats un fichier où vous pouvez écrire.",
)
FINDING_COLUMNS = ("fichier", "ligne", "colonne", "gravité", "code", "valeur", "constat", "que faire")
