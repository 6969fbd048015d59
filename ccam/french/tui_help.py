"""The help of each panel: what it is, and what can be done in it."""

PANELS: dict[str, tuple[str, str]] = {
    "acts": (
        "la liste des actes",
        "Un acte par ligne. ↵ ouvre l'acte ; ← et → vont d'une colonne à l'autre, y copie la case, la ligne ou les "
        "lignes marquées. Trier, choisir les colonnes : dans les commandes.",
    ),
    "chapters": (
        "les chapitres",
        "Chaque ligne dit le nombre d'actes, et la part de la dépense dont l'acte a déjà un devenir. → déplie, ← "
        "replie, ↵ ne garde que les actes de ce chapitre.",
    ),
    "act": (
        "l'acte choisi",
        "Ses lignes avec leurs deux tarifs, l'historique des prix, les modificateurs, les associations, les notes et "
        "les volumes. ↓ va de ligne en ligne ; ↵ ouvre son dossier.",
    ),
    "dossiers": (
        "la liste des dossiers",
        "Un dossier réunit les actes qui se décident ensemble. Espace marque ; une touche de décision porte sur les "
        "dossiers marqués, sinon sur celui de la ligne. É est l'état : P proposé, V validé, R rejeté, ? à revoir, "
        "– indécis.",
    ),
    "dossier": (
        "le dossier dessiné",
        "À gauche les anciens actes, à droite les actes proposés, au milieu les parts. ↓ va d'acte en acte ; une "
        "touche de décision porte alors sur cet acte seul.",
    ),
    "impact-dials": (
        "les réglages",
        "← et → tournent le réglage, ↵ le choisit ou le tape. Rien n'est écrit dans la base.",
    ),
    "impact": ("le tableau de l'impact", "Une ligne par valeur de l'axe. ↵ ouvre ce dont elle est faite."),
    "seals": ("les points d'étape", "Un point d'étape scellé par ligne, avec son empreinte."),
    "calendar": ("le calendrier", "Les étapes prévues, et l'avancement de la dépense."),
}
"""By the id of a widget: what it is, then what to do in it."""

HERE = "Ici : {panel}"
FILTERS = {
    "acts": (
        "Filtrer : des mots du libellé, sans accents ni majuscules, « os* » pour un début de mot, et des champs : "
        "chap:07 devenir:indécis état:proposé groupe:ADC famille:07 tarif>100 actes>1000 base>1000000. "
        "Un tiret exclut : -clos."
    ),
    "dossiers": (
        "Filtrer : des mots, des codes, et des champs : famille:07 état:proposé nature:regroupement impact>1000000. "
        "Un tiret exclut : -clos."
    ),
}
"""By the id of a list: what its filter understands."""
