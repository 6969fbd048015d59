"""Commands on official files and what they hold."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "importer": CommandText(
        "Importe des fichiers officiels (classeur, NX, DBF, ATIH, RDF, FHIR, volumes), des paramètres, des feuilles "
        "remplies. Chacun est pris tout entier ou refusé.",
        "ccam importer CCAM_V81.xlsx 2023_actes-techniques-ccam.xlsx",
    ),
    "modele": CommandText(
        "Écrit une feuille à remplir, avec son mode d'emploi ; sans nom, liste les modèles.",
        "ccam modele scores -o scores.xlsx",
    ),
    "versions": CommandText(
        "Liste les versions, les volumes et les documents présents dans la base.", "ccam versions --json"
    ),
    "comparer": CommandText(
        "Compare deux versions : codes, libellés, prix, et ce qui n'est qu'une autre écriture.",
        "ccam comparer 78 81",
    ),
    "recouper": CommandText(
        "Recoupe une version venue de deux formats (classeur, NX, DBF, ATIH…) : chaque écart, champ par champ. Sort "
        "avec 0, qu'il y ait des écarts ou non.",
        "ccam recouper 78 78.10-nx --vers ecarts.csv",
    ),
    "actes": CommandText(
        "Liste les actes d'une version, filtrés. Champs du filtre : chap: code: groupe: devenir: dossier: "
        "etat: tarif> actes> base> lignes>, ou des mots du libellé ; un tiret exclut.",
        "ccam actes chap:07 groupe:ADC 'tarif>150' appendic",
    ),
    "acte": CommandText("Montre un acte : lignes, prix, modificateurs, notes, devenir.", "ccam acte HHFA001"),
}
