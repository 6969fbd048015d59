"""What the tables that analysts take away are, column by column, and what is said when they come back."""

from enum import StrEnum

from ccam.french.sentence import Sentence


class Origin(StrEnum):
    """Where the values of a column come from, or the rule that makes them."""

    EXPORT = "cet export"
    RELEASE = "version de la CCAM (fichier officiel importé)"
    DRAFT = "projet (journal des décisions)"
    GRAPH = "dérivé : dossiers du graphe de correspondance"
    VOLUMES = "fichier de volumes importé"
    PARAMETERS = "paramètres datés et sourcés de la base"
    TARGET = "règle : points × (FC + CP), arrondi au centime le plus proche, demi vers le haut"
    ABATED = "règle : tarif cible moins l'abattement daté qui survit à la refonte"
    START = "règle : prix facturés des prédécesseurs pondérés par les volumes qu'ils envoient"
    GAP = "règle : prix de départ − tarif cible"
    RECEIVED = "règle : volumes observés suivis le long des parts (plus grand reste)"
    LINE_EFFECT = "règle : quantité × (tarif cible − prix de départ), sans k"
    IMPACT = "règle : quantité × écart de tarif × k observé, arrondi au pied des colonnes"
    DOSSIER_EFFECT = "règle : somme des effets observés des lignes du dossier"
    JOURNAL = "journal des décisions"


TABLES = {
    "tarifs du comité": "Une ligne par ligne proposée, dans l'ordre où un comité tarifaire la lit.",
    "provenance": "Ce qu'est cet export : projet, version, décision, volumes, paramètres, unités, nombre de lignes.",
    "anciens": "Tous les actes de la version, et ce que le projet dit de chacun.",
    "lignes_actuelles": "Les lignes de la version : code, activité, phase, prix des deux colonnes du classeur.",
    "actes": "Les actes proposés.",
    "lignes": "Les lignes des actes proposés, avec leurs points.",
    "devenirs": "De l'ancien acte aux actes proposés : une ligne par membre de chaque voie.",
    "parts": "La part de chaque voie d'un ancien acte, par mesure.",
    "laissees": "Les lignes d'anciens actes laissées à un autre comité.",
    "tarifs": "Chaque ligne proposée : points, FC, CP, tarif cible, prix de départ, volumes, effet.",
    "volumes": "Les volumes observés, tels que leur fichier les donne.",
    "impact": "L'effet du projet sur chaque ligne observée, dans le champ « actes techniques des médecins ».",
    "decisions": "Le journal du projet, sans nom de personne.",
    "parametres": "Les paramètres en vigueur dans l'étude : FC, CP, points connus, règles.",
}

_SLOT_ACTIVITY = "L'activité : 1 à 5 ; 4 pour l'anesthésie, 5 pour la circulation extracorporelle."
COLUMNS = {
    "cle": "Ce dont il s'agit.",
    "valeur": "Ce qui en est dit.",
    "code": "Le code CCAM.",
    "libelle": "Le libellé de l'acte.",
    "subdivision": "Le numéro de la subdivision : 07.03.05.02.",
    "devenir": "transcode, supprime, ou indecis : une absence ne dit ni maintien, ni suppression.",
    "verbe": "Ce que l'auteur a déclaré : maintenir, recoder, regrouper…",
    "motif": "Le motif donné.",
    "a_revoir": "Pourquoi l'acte est à revoir depuis que le projet a changé de version. N'est pas repris à la relecture.",
    "prononce": "Vrai si le projet parle de cet acte ; faux s'il n'en dit rien.",
    "dossier": "Le dossier : les actes que des liens tiennent ensemble.",
    "nature": "La nature du changement, déduite de la forme du dossier.",
    "ancien": "Le code de l'acte actuel.",
    "activite": _SLOT_ACTIVITY,
    "phase": "La phase, 0 à 3 ; 0 quand l'acte n'en a pas.",
    "doublon": "0, ou le rang d'une ligne que le fichier officiel donne deux fois : elle n'a pas de valeur.",
    "lignes_actuelles.libelle": "Le libellé de la ligne ; vide pour la ligne de l'acte lui-même.",
    "regroupement": "Le code de regroupement : ADC, ADI, ATM…",
    "exo_tm": "L'exonération du ticket modérateur.",
    "accord_prealable": "Accord préalable demandé.",
    "sous_conditions": "Remboursement sous conditions.",
    "prix_secteur1": "Le prix de la première colonne du classeur : secteur 1, OPTAM. Vide si non pris en charge.",
    "prix_autres": "Le prix de la seconde colonne du classeur. Vide si non pris en charge.",
    "pris_en_charge": "Faux si le classeur dit « non pris en charge ».",
    "id": "Le numéro provisoire, donné pour toujours : P-07-0001.",
    "actes.code": "Le code CCAM, une fois attribué ; vide avant.",
    "justification": "Pourquoi l'acte est créé.",
    "notes": "Les notes de l'acte proposé.",
    "acte": "Le numéro provisoire de l'acte proposé.",
    "rang": "La place de la ligne dans l'acte, à partir de 1.",
    "points": "Le score de travail ; vide tant qu'il est inconnu.",
    "cle_cp": "La clé qui choisit le coût de la pratique par point.",
    "lignes.libelle": "Le libellé de la ligne.",
    "executants": "Qui peut exécuter l'acte.",
    "modificateurs": "Les modificateurs, séparés par une virgule.",
    "gestes": "Les gestes complémentaires : codes séparés par une virgule.",
    "associations": "Les actes facturables avec celui-ci : CODE, CODE/activité ou CODE/activité/règle.",
    "voie": "Le rang de la voie : une façon dont l'ancien acte sera codé. Les voies s'excluent.",
    "devenirs.rang": "La place de l'acte dans la voie ; une voie de plusieurs actes les facture ensemble.",
    "mesure": "Ce que la part mesure : « actes » (nombres d'actes) ou « euros ».",
    "part": "La part de la voie ; la somme d'un acte et d'une mesure fait 10 000.",
    "origine": "D'où vient la part : unique, egale, experte, double codage, volumes, estimee.",
    "source": "La source, en clair.",
    "comite": "Le comité auquel la ligne est laissée.",
    "tarifs.code": "Le code CCAM, une fois attribué ; sinon le numéro provisoire.",
    "fc": "Le facteur de conversion du regroupement, au jour de l'étude.",
    "fc_source": "La source du FC, son statut et le jour de sa vérification.",
    "cp": "Le coût de la pratique par point, dans l'évaluation des charges retenue.",
    "cp_source": "La source du CP, son statut et le jour de sa vérification.",
    "tarif_cible": "Le tarif cible ; vide quand un terme manque.",
    "tarif_apres_abattement": "Là où va le tarif : la cible, moins un abattement qui survit à la refonte.",
    "prix_depart": "D'où part la ligne ; vide si aucun prédécesseur n'a de prix.",
    "ecart": "Ce que le prix de départ a de plus que la cible (négatif : la ligne monte).",
    "manque": "Ce qui manque pour une cible, et le prix que la ligne garde alors.",
    "anciens": "Les anciens actes qui mènent à cet acte, séparés par une virgule.",
    "quantite": "La quantité observée de la ligne.",
    "tarifs.quantite": "La quantité qui arrive à la ligne.",
    "effet_theorique": "L'effet sans le coefficient observé k : k = 1.",
    "volumes.rang": "Le rang de la ligne dans le fichier de volumes.",
    "base": "La base de remboursement observée, sur une année.",
    "rembourse": "Le montant remboursé observé, sur une année.",
    "tarif_secteur1": "Le prix de la première colonne, dans la version avec laquelle le fichier a été fait.",
    "tarif_autres": "Le prix de la seconde colonne, dans cette même version.",
    "categorie": "La catégorie du fichier de volumes.",
    "sous_categorie": "La sous-catégorie du fichier de volumes.",
    "etat": "Ce que l'on sait du nouveau prix : connu, conserve, inconnu, indecis, supprime, laisse…",
    "effet": "L'effet observé : la base après moins la base d'aujourd'hui.",
    "effet_bas": "L'effet si chaque ancien acte allait tout entier vers son devenir le moins cher.",
    "effet_haut": "L'effet si chaque ancien acte allait tout entier vers son devenir le plus cher.",
    "numero": "Le numéro de la décision dans le journal.",
    "le": "Quand, en temps universel.",
    "auteur": "Un pseudonyme propre à cet export, dans l'ordre d'apparition ; avec --avec-noms, l'auteur tel que le journal l'a.",
    "fonction": "La fonction de l'auteur, s'il est dans la liste des membres.",
    "genre": "Le genre de décision.",
    "decisions.motif": "Le motif, tel qu'il a été écrit.",
    "sujets": "Les actes dont parle la décision : 20 au plus, puis « … ».",
    "noeuds": "Le nombre d'éléments du projet que la décision change.",
    "empreinte": "L'empreinte SHA-256 qui enchaîne la décision aux précédentes.",
    "parametres.rang": "Le rang du paramètre dans cette table.",
    "parametres.genre": "fc, cp, points, ou le nom d'une règle.",
    "parametres.cle": "La grille d'un FC, la clé d'un CP, la ligne dont les points sont connus.",
    "champ": "Le regroupement d'un FC (« * » : tous), l'évaluation des charges d'un CP, la clé de CP de points connus.",
    "debut": "Le jour à partir duquel la valeur vaut.",
    "parametres.valeur": "La valeur ; vide pour une règle.",
    "unite": "L'unité de la valeur : € par point, ou points.",
    "statut": "lu, déduit, non confirmé ou hypothèse.",
    "verifie_le": "Le jour de la dernière vérification de la source.",
    "document": "Le document de la base qui donne la valeur.",
    "regle": "Une règle entière, en JSON.",
}
"""What each column says: by ``table.colonne`` where a table means something of its own, else by name."""

COMMITTEE = {
    "nouvel acte": "Le numéro provisoire de l'acte proposé, donné pour toujours.",
    "code CCAM": "Le code attribué ; vide avant.",
    "libellé de l'acte": "Le libellé de l'acte proposé.",
    "activité": _SLOT_ACTIVITY,
    "phase": "La phase, 0 à 3.",
    "libellé de ligne": "Le libellé de la ligne, quand elle en a un.",
    "points": "Le score de travail ; vide tant qu'il est inconnu. Relu par « ccam appliquer ».",
    "source des points": "La décision du journal qui a donné ces points.",
    "clé CP": "La clé qui choisit le coût de la pratique par point. Relue.",
    "FC": "Le facteur de conversion du regroupement, au jour de l'étude.",
    "source du FC": "La source, son statut et le jour de sa vérification.",
    "CP": "Le coût de la pratique par point, dans l'évaluation des charges retenue.",
    "source du CP": "La source, son statut et le jour de sa vérification.",
    "tarif cible": "Le tarif que donnent les points ; vide quand un terme manque.",
    "après abattement": "La cible moins un abattement daté qui survit à la refonte.",
    "prix de départ": "D'où part la ligne ; vide si aucun prédécesseur n'a de prix.",
    "écart départ − cible": "Ce que le prix de départ a de plus que la cible (négatif : la ligne monte).",
    "ce qui manque": "Ce qui manque pour une cible, et le prix que la ligne garde alors.",
    "anciens actes": "Les actes actuels qui mènent à celui-ci.",
    "quantité": "La quantité observée qui arrive à la ligne.",
    "effet de la ligne": "L'effet théorique de la ligne : sans le coefficient observé k.",
    "dossier": "Le dossier : les actes que des liens tiennent ensemble.",
    "effet du dossier": "L'effet observé de tout le dossier, répété sur chacune de ses lignes : ne l'additionnez pas.",
    "regroupement": "Le code de regroupement. Relu, comme les colonnes qui suivent.",
    "exo TM": "L'exonération du ticket modérateur.",
    "AP": "« oui » : accord préalable.",
    "RC": "« oui » : remboursement sous conditions.",
    "modificateurs": "Les modificateurs, séparés par une virgule.",
    "gestes": "Les gestes complémentaires : codes séparés par une virgule.",
    "exécutants": "Qui peut exécuter l'acte.",
    "associations": "Les actes facturables avec celui-ci.",
}
"""Columns of the table of tariffs."""

SCORED_IN = "décision {position}"

VIEWS = {
    "v_lignes": "Chaque ligne proposée, avec son acte et son tarif.",
    "v_devenirs": "Chaque acte de la version, ses voies et la part de chacune (entre 0 et 1).",
    "v_impact_par_chapitre": "Base et effets par chapitre de la version.",
}

PROVENANCE = {
    "project": "projet",
    "version": "version",
    "position": "décision",
    "head": "empreinte de la décision",
    "milestone": "étape",
    "seal": "empreinte du scellé",
    "state": "état",
    "date": "date de l'étude",
    "charges": "évaluation des charges",
    "grid": "colonne tarifaire",
    "scope": "champ",
    "unit": "unité des effets",
    "volumes": "volumes",
    "release_file": "fichier de la version",
    "release_hash": "SHA-256 de la version",
    "volumes_file": "fichier des volumes",
    "volumes_hash": "SHA-256 des volumes",
    "rounding": "arrondi",
    "writer": "écrit par",
}
"""Keys of the provenance."""

RATE_UNIT, POINTS_UNIT = "€ par point", "points"
SEALED, DRAFT_STATE = "étape scellée", "projet de travail, non scellé"
WRITER = "atelier CCAM"
PSEUDONYM = "auteur {number}"
SOURCE_OF = "{source} ({status}, vérifié le {day})"
NO_VOLUMES = "aucun volume chargé"

PACKAGE_TITLE = "Projet « {draft} » sur la CCAM {version}, décision {position}"
PACKAGE_DESCRIPTION = (
    "Projet de travail : ce n'est pas une version officielle de la CCAM. Dans les colonnes de texte, une cellule qui "
    "commence par = + - @, une tabulation ou un retour chariot est précédée d'une apostrophe, à ôter à la lecture. "
    "Les montants sont des décimaux exacts en euros."
)
LICENCE_TITLE = "Données officielles : Licence Ouverte 2.0 ; décisions : propriété de l'instance qui les a prises"
RELEASE_SOURCE, VOLUMES_SOURCE = "CCAM {name}", "Volumes {name}"

# Committee's workbook

TARIFFS_SHEET, PROVENANCE_SHEET, COLUMNS_SHEET = "Tarifs", "Provenance", "Colonnes"
SHEET_TITLE = "Tarifs proposés : « {draft} », sur la CCAM {version}, décision {position}"
MARKED_DRAFT = "PROJET : ne vaut pas version officielle de la CCAM."
UNIT_LINE = "Effets en € d'honoraires par an ; volumes : {volumes} ; charges : {charges}. Vide : inconnu, jamais zéro."
SUMS = "Sommes des lignes affichées :"
PROVENANCE_HEADS = ("élément", "valeur")
COLUMNS_HEADS = ("colonne", "sens", "unité", "origine ou règle")

# Workbook of the CNAM

PROJECT_TITLE = (
    "PROJET - CCAM version {version} applicable {day} - « {draft} », décision {position} : document de travail, "
    "ne vaut pas version officielle"
)
PROJECT_SHEET = "PROJET"
PROJECT_FOOTER = "PROJET : document de travail, ne vaut pas version officielle de la CCAM"
WAITING_SHEET, WAITING_STEM = "Sans place", "sans-place"
WAITING_TITLE = "PROJET - actes proposés qui n'ont pas encore de code, ou pas de subdivision dans la version"
NO_PROJECT_VERSION = Sentence(
    "classeur-sans-version",
    "La version {version} n'est pas de celles que le classeur de la CNAM numérote.",
    "Rebasez le projet sur une version venue d'un classeur ou d'une base NX : ccam projet rebaser.",
)

UNPRICED = "le tarif de lignes qui n'en ont pas : cellule vide ({count})"
WAITING = "les actes sans code ou sans subdivision, à part ({count})"
NOT_IN_WORKBOOK = "les liens, les parts, les points et les clés de CP"
ONLY_LINES = "les devenirs et les parts"

TOO_LONG = Sentence(
    "cellule-trop-longue",
    "Le texte qui commence par « {start} » dépasse ce qu'une cellule de classeur peut tenir.",
    "Choisissez la forme CSV de cet export.",
)


def some(codes: list[str], most: int = 20) -> str:
    """« HHFA001, HHFA011 » — twenty at the most, then « … »."""
    return ", ".join(codes[:most]) + (", …" if len(codes) > most else "")
