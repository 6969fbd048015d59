"""The page of the exports: what stands around the columns, which come from the layouts themselves."""

HEADING = """# Les exports

Page écrite par `make docs` à partir des tables que les exports écrivent : elle ne peut pas s'en éloigner.

`ccam exporter --format F[,F…] [--etape NOM] [-o FICHIER|DOSSIER]` écrit le projet, tel qu'il est ou tel qu'une étape l'a
scellé : alors les volumes, les paramètres et la version sont ceux du scellé. Le même projet donne les mêmes octets
(le fichier DuckDB : le même contenu). Tous les fichiers sont écrits, ou aucun. `--json` donne leur SHA-256.

- Un fichier d'un projet porte « projet » : ce n'est jamais une version officielle.
- Vide veut dire « inconnu » ou « rien », jamais zéro.
- Les montants sont des décimaux exacts, en euros ; dans les fichiers JSON, ce sont des textes, pour que personne n'en
  fasse des flottants.
- Dans les colonnes de texte des CSV et des classeurs, une cellule qui commence par `= + - @`, une tabulation ou un retour
  chariot reçoit une apostrophe ; nos lecteurs l'ôtent.
- Aucun nom de personne n'est donné : les auteurs des décisions sont des pseudonymes propres à l'export, avec leur fonction
  si elle est connue. `--avec-noms` donne les auteurs tels que le journal les a. Les motifs sont écrits tels quels.
- Avis, séances, désaccords et familles ne sont pas dans ces tables : `ccam base sauver` emporte tout, `ccam carnet` les
  décisions.

## Les formats
"""
FORMATS_HEAD = """
| format | fichier | ce qui s'y trouve | comment il se relit |
|---|---|---|---|
"""
_DRAFT_BACK = "`ccam appliquer FICHIER` sur un projet de la même version : le même projet (anciens actes, actes, lignes, points, parts de toute mesure, notes)"
_LINES_BACK = "`ccam appliquer FICHIER` sur le projet dont il vient : points, clés de CP, conditions ; les colonnes calculées ne sont pas relues"
_RELEASE_BACK = "`ccam importer FICHIER` : une version « NN-projetD », D étant la décision ; `ccam comparer` la compare à l'officielle"
_LINKS_BACK = "`ccam appliquer FICHIER` : les liens et les parts ; ni lignes, ni points"
FORMATS = (
    ("`transcodage`", ".xlsx", "la table de transcodage et la table de lignes", "`ccam appliquer FICHIER` : le même projet, sauf les parts par une autre mesure que les nombres d'actes"),
    ("`transcodage-csv`", ".csv, -lignes.csv", "les mêmes, en CSV", "comme `transcodage`, les deux fichiers ensemble"),
    ("`tarifs`", ".tarifs.xlsx", "une ligne par ligne proposée, pour le comité tarifaire, avec provenance et sens des colonnes", _LINES_BACK),
    ("`tarifs-csv`", ".tarifs.csv", "la même table : point-virgule, virgule décimale", _LINES_BACK),
    ("`classeur`", ".classeur.xlsx", "le projet dans la présentation du classeur de la CNAM (v81) ; les actes sans code ou sans subdivision sur une seconde feuille ; `--effet` date la version", _RELEASE_BACK),
    ("`classeur-csv`", ".classeur.csv, -sans-place.csv", "le même, en CSV", _RELEASE_BACK),
    ("`jsonl`", ".jsonl.zip", "toutes les tables, un fichier JSON Lines par table ; une table vide n'a pas de fichier", _DRAFT_BACK),
    ("`parquet`", ".parquet.zip", "toutes les tables, un fichier Parquet par table", _DRAFT_BACK),
    ("`duckdb`", ".duckdb", "toutes les tables, le sens de chaque colonne en commentaire, et des vues", _DRAFT_BACK),
    ("`paquet`", ".paquet.zip", "un paquet de données Frictionless : `datapackage.json` (schémas, unités, sources, SHA-256) et des CSV", f"{_DRAFT_BACK} ; une table dont l'empreinte a changé est refusée"),
    ("`sssom`", ".sssom.tsv", "les liens, en SSSOM", _LINKS_BACK),
    ("`fhir-r5`, `fhir-r4`", ".json", "les liens, en ConceptMap FHIR", _LINKS_BACK),
    ("`nx`", ".nx.txt", "la base entière une fois le projet en vigueur, pour les éditeurs de logiciels ; demande `--effet`, `--numero`, et une version qui a les tables de l'échange (fichier NX ou DBF)", "`ccam importer FICHIER`"),
)  # fmt: skip

TABLES_HEADING = """
## Les tables : `jsonl`, `parquet`, `duckdb`, `paquet`

Les quatre formats ont les mêmes tables. Le projet se refait de `anciens`, `actes`, `lignes`, `devenirs`, `parts` et
`laissees` ; les autres sont à lire. À la relecture, une table absente est un refus, un nombre de lignes qui n'est plus
celui de `provenance` est un avertissement. La mention « à revoir » n'est pas reprise : appliquer une table, c'est revoir.
"""
COLUMNS_HEAD = "| colonne | type | unité | vide ? | sens | origine ou règle |\n|---|---|---|---|---|---|\n"
PLAIN_HEAD = "| colonne | type | sens |\n|---|---|---|\n"
NEVER_EMPTY, MAY_BE_EMPTY, KEY = "jamais", "possible", ", clé"
VIEWS_HEADING = """
### Vues du fichier DuckDB

| vue | ce qu'elle montre |
|---|---|
"""
TARIFFS_HEADING = """
## La table de tarifs : `tarifs`, `tarifs-csv`

La somme des effets se lit au-dessus des titres et suit le filtre ; les quantités ne s'additionnent pas d'une activité à
l'autre. L'effet d'une ligne est théorique (quantité × écart de prix) ; l'effet observé, qui tient compte des modificateurs et
des associations, se lit par dossier.

"""
WORKBOOK_HEADING = """
## Le classeur : `classeur`, `classeur-csv`

Un acte dont le projet ne dit rien continue ; un acte supprimé ou devenu d'autres actes n'y est plus. Une ligne qui a un tarif
cible le porte dans les deux colonnes, sauf s'il est le prix d'aujourd'hui : les deux prix d'aujourd'hui restent. Une ligne
sans cible garde les prix de la ligne qu'elle continue ; sinon la cellule est vide.

"""
BLANK = "(sans titre)"
_PRICE = "prix en euros, « Non pris en charge » ou vide"
WORKBOOK = {
    "Code": ("texte", "Code de l'acte, numéro de subdivision, liste de modificateurs entre crochets, lettre de modificateur."),
    BLANK: ("vide", "Toujours vide, comme dans le classeur officiel."),
    "Texte": ("texte", "Libellé, titre, note, libellé de ligne, codes associés entre parenthèses."),
    "Activité": ("entier", "1 à 5."),
    "Phase": ("entier", "0 à 3."),
    "Tarif Secteur 1 / adhérent OPTAM/OPTAM-ACO (en euro)": (_PRICE, "Tarif cible, ou prix d'aujourd'hui en secteur 1 et OPTAM."),
    "Tarif Hors secteur 1 / hors adhérent OPTAM/OPTAM-ACO (en euro)": (_PRICE, "Tarif cible, ou prix d'aujourd'hui des autres."),
    "Rembt. ss Cdtions": ("« RC » ou vide", "Remboursement sous conditions."),
    "Accord Préalable": ("« AP » ou vide", "Accord préalable."),
    "Exo. TM": ("texte", "Exonération du ticket modérateur : 1, 2, 5, 7, ou une paire."),
    "Regroupement": ("3 caractères", "Code de regroupement."),
}  # fmt: skip
TRANSITIONS_HEADING = """
## La table de transcodage : `transcodage`, `transcodage-csv`

Une ligne par ancien acte et nouvel acte ; une ligne sans ancien code est une création.

"""
TRANSITIONS = {
    "old": ("code CCAM", "L'acte actuel ; vide pour une création."),
    "verb": ("mot", "maintenir, relibeller, recoder, regrouper, subdiviser, recomposer, facturer ensemble, supprimer, créer, indécis."),
    "target": ("P-… ou code", "L'acte proposé ; vide pour une suppression ou un acte indécis."),
    "label": ("texte", "Le libellé de l'acte proposé."),
    "part": ("pourcentage, 2 décimales", "La part de la voie ; vide quand l'acte n'en a qu'une. La somme d'un acte fait 100."),
    "together": ("lettre", "Les lignes de même lettre d'un acte sont facturées ensemble."),
    "reason": ("texte", "Le motif, ou la justification d'une création."),
    "heading": ("numéro", "La subdivision de l'acte proposé."),
    "origin": ("mot", "égale, experte, double codage, volumes, estimée ; vide si la part est entière."),
    "share_source": ("texte", "La source de la part."),
    "code": ("code CCAM", "Le code attribué à un acte P-…."),
    "notes": ("texte", "Les notes de l'acte proposé."),
    "own_lines": ("« table » ou vide", "« table » : l'acte a les lignes de la table de lignes, et nulle autre."),
}  # fmt: skip
LINES_HEADING = """
## La table de lignes : seconde feuille de `transcodage`, ou `-lignes.csv`

"""
LINES = {
    "target": ("P-… ou code", "L'acte proposé."),
    "activity": ("entier", "1 à 5."),
    "phase": ("entier", "0 à 3."),
    "score": ("points, 2 décimales", "Le score de travail ; vide s'il est inconnu."),
    "cp_key": ("texte", "La clé du coût de la pratique par point."),
    "label": ("texte", "Le libellé de la ligne."),
    "billing_group": ("3 caractères", "Le code de regroupement."),
    "copay_exemption": ("texte", "L'exonération du ticket modérateur."),
    "prior_approval": ("« oui » ou vide", "Accord préalable."),
    "conditional_refund": ("« oui » ou vide", "Remboursement sous conditions."),
    "modifiers": ("lettres", "Les modificateurs, séparés par une virgule."),
    "gestures": ("codes", "Les gestes complémentaires, séparés par une virgule."),
    "executants": ("texte", "Qui peut exécuter l'acte."),
    "old": ("code CCAM", "L'acte actuel d'une ligne laissée à un comité ; vide ailleurs."),
    "committee": ("texte", "Le comité auquel la ligne est laissée."),
    "reason": ("texte", "Le motif."),
    "associations": ("codes", "Les actes facturables avec celui-ci."),
}  # fmt: skip
ELSEWHERE = """
## SSSOM, FHIR, NX

Leurs colonnes sont celles de leurs normes : SSSOM (en-tête du fichier, extensions déclarées pour les voies et les parts en
10 000èmes), FHIR ConceptMap R4 et R5, norme NX 14.01 de la CNAM. `ccam exporter` dit chaque fois ce que le format n'a pas
repris.
"""
