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
    "impacts": (
        "le tableau de l'impact",
        "Une ligne par valeur de l'axe : sa dépense d'aujourd'hui (base), la nouvelle, l'écart, et ce qui reste sans "
        "chiffre. ↵ ouvre ce dont une ligne est faite, jusqu'à la ligne d'un acte ; x dit d'où vient le chiffre ; z "
        "dessine les barres.",
    ),
    "seals": (
        "les points d'étape scellés",
        "Un par ligne : sa date, son entrée au journal, l'effet du projet ce jour-là, son empreinte. ↵ le compare à "
        "maintenant ; C compare deux points au choix ; R écrit le rapport.",
    ),
    "checks": (
        "ce qui reste avant de sceller",
        "« Bloque » : à régler d'abord. « À valoriser » : compté et chiffré dans l'étape, sans l'empêcher. ↵ ouvre le "
        "dossier ; S scelle.",
    ),
    "differences": (
        "ce qui sépare deux points",
        "Par famille puis par dossier, le plus lourd d'abord. → déplie, ← replie, ↵ ouvre le dossier, x explique "
        "l'effet, R écrit le rapport de cette comparaison. Échap revient aux étapes.",
    ),
    "hierarchisation-familles": (
        "les familles",
        "Une par ligne : lignes et experts qui l'ont cotée, accord (α de Krippendorff, 1 : tous pareils), acte de "
        "référence (= 100), du plus petit au plus grand score, passerelles avec d'autres familles, ordres que "
        "d'autres contredisent, et ce que vaut son point sur l'échelle générale. ↵ ouvre son échelle.",
    ),
    "hierarchisation-echelle": (
        "l'échelle d'une famille",
        "R est l'acte de référence (= 100), r un acte repère. Les quatre composantes font le score selon la règle du "
        "réglage. « À l'écart » compte les cotes loin des autres. i score la ligne, d inscrit un désaccord.",
    ),
    "hierarchisation-ordres": (
        "les ordres contraires",
        "Deux actes qu'une famille range dans un sens et une autre dans l'autre. d l'inscrit au registre.",
    ),
    "hierarchisation-passerelles": (
        "les passerelles",
        "Un acte coté par deux familles les met côte à côte. La tension dit combien elles se contredisent sur lui.",
    ),
    "hierarchisation-tours": (
        "les tours à l'aveugle",
        "Chacun dépose ses cotes sans voir celles des autres (i) ; t les dévoile toutes à la fois.",
    ),
    "hierarchisation-page": (
        "la page de la ligne choisie",
        "Chaque cote, de chaque expert, et l'échelle dessinée autour de 100. ↓ fait défiler, Échap revient au tableau.",
    ),
    "charges-sources": (
        "le CP selon chaque source",
        "Une spécialité par ligne, un taux en euros par point et par source, et ce que l'écart pèse par an. ↵ ouvre "
        "la page, b passe au tableau suivant.",
    ),
    "charges-postes": (
        "le périmètre",
        "Un poste de charges par ligne : A admis, C contesté, E exclu, – non déclaré, selon chaque source.",
    ),
    "charges-debat": ("ce qui est accordé ou contesté", "Le plus lourd d'abord, avec ce qui le trancherait."),
    "charges-sensibilite": (
        "la sensibilité",
        "Chaque choix pris seul, et ce qu'il déplace : le plus lourd d'abord.",
    ),
    "charges-echantillons": ("les échantillons", "Qui a été compté, par qui, sur quelle année."),
    "charges-manques": ("ce qui manque", "Ce qu'aucune source ne dit ; rien n'est deviné à sa place."),
    "charges-actes": ("les actes", "Ce que chaque source change, ligne par ligne du projet."),
    "charges-page": (
        "la page de la ligne choisie",
        "Les taux de chaque source et ce qui les sépare. ↓ fait défiler, Échap revient au tableau.",
    ),
    "dials": (
        "les réglages",
        "← et → tournent le réglage, ↵ montre toutes ses valeurs, Tab passe au suivant. Rien n'est écrit dans la base.",
    ),
    "fees-costs": (
        "les coûts des appareils",
        "Le coût complet d'un examen, ce que coûte un examen de plus (marginal), et le nombre d'examens par an à "
        "partir duquel le forfait couvre les coûts (équilibre).",
    ),
    "fees-perimeter": (
        "le périmètre",
        "Où chaque siège range chaque poste de coût : dans le forfait, ailleurs, nulle part. t range le poste.",
    ),
    "fees-hypotheses": (
        "les hypothèses",
        "Ce que chaque siège suppose, et la valeur en euros par examen qu'il en tire. c en dépose une, l les complète.",
    ),
    "fees-criteria": (
        "les critères",
        "Chaque siège note de 1 à 9 (i, puis les chiffres, puis ↵). L'accord dit si les quatre se suivent, le verdict "
        "ce qu'on en conclut sous la règle : ce sont deux choses. * marque un critère éliminatoire.",
    ),
    "fees-disputes": (
        "les désaccords",
        "Chaque point où les sièges diffèrent, et ce qu'il pèse par an pour l'assurance maladie (AMO). d l'inscrit au "
        "registre.",
    ),
    "fees-path": (
        "la trajectoire de l'imagerie",
        "Année par année, en millions d'euros d'AMO : ce qui est réalisé, les forfaits, la pertinence des actes, et "
        "l'écart à la cible, lu comme une somme et comme un niveau annuel. Les réglages du haut changent la part de "
        "pertinence, ce qui est réalisé et la cible.",
    ),
}
"""By the id of a widget: what it is, then what to do in it."""

WORDS_TITLE = "Mots"
WORDS = {
    "nomenclature": (
        "S1 : secteur 1, ou OPTAM (option de pratique tarifaire maîtrisée) ; « autres » : les autres praticiens.",
        "act. : activité (1 le geste, 4 l'anesthésie) ; ph. : phase ; rgpt : code de regroupement.",
        "exo TM : exonération du ticket modérateur ; non PEC : non pris en charge ; – : rien dans la version.",
        "Base : base de remboursement observée, toutes lignes de l'acte.",
    ),
    "transcodage": (
        "pts : points travail ; gestes : gestes complémentaires ; k€, M€, Md€ : milliers, millions, milliards d'euros.",
        "[bas ; haut] : bornes de l'effet, tant que les parts ne sont pas établies.",
        "AP : accord préalable ; RC : remboursement sous conditions ; Exo : exonération du ticket modérateur.",
    ),
    "hierarchisation": ("α : accord des experts, de Krippendorff : 1, tous pareils ; 0, comme au hasard.",),
    "charges": ("CP : coût de la pratique, en euros par point ; il s'ajoute au FC, le facteur de conversion.",),
    "forfaits": (
        "AM : siège de l'assurance maladie ; Méd : siège des médecins.",
        "AMO : assurance maladie obligatoire ; IPRAS : indice qui dit si quatre notes s'accordent.",
    ),
    "impact": (
        "FC : facteur de conversion, en euros par point ; CP : coût de la pratique, en euros par point.",
        "Théorique : sans k ; k : la dépense observée d'une ligne sur sa dépense calculée (modificateurs, associations).",
        "Sans devenir : dépense d'actes que personne n'a encore décidés ; Inconnu : points ou prix que rien ne dit.",
    ),
    "etapes": (
        "Empreinte : ce qui prouve que rien n'a changé depuis. I1, I20… : numéro de la règle (docs/invariants).",
    ),
}
"""By screen: the short words and signs that it uses."""

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
