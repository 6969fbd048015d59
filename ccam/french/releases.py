"""Words of the commands on files, versions and acts."""

from ccam.french import cli, numbers

VERSION_HEAD = ("Version", "Applicable", "Actes", "Lignes", "Fichier")
VOLUME_HEAD = ("Volumes", "Lignes", "Quantité", "Base (honoraires)", "Remboursé (AMO)")
SCOPE = "  {name} : {scope}"
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
AP = "AP"
RC = "RC"
DUPLICATE = "doublon sans valeur"
FINDING_COLUMNS = ("fichier", "ligne", "colonne", "gravité", "code", "valeur", "constat", "que faire")


def what(format_name: str, name: str, acts: int, lines: int) -> str:
    """What a file turned out to be, in words."""
    counted = {"acts": numbers.plural(acts, "acte"), "lines": numbers.plural(lines, "ligne"), "name": name}
    sentence = {
        "classeur": cli.RELEASE_READ,
        "volumes": cli.VOLUMES_READ,
        "parametres": cli.PARAMETERS_READ,
        "transcodage": cli.TABLE_READ,
    }[format_name]
    return sentence.format(**counted)
