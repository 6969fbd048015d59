"""Commands on heavy imaging: the technical fees."""

from ccam.french.commands.text import CommandText

FEES_GROUP = "Forfaits techniques de l'imagerie : facture d'une année, coût d'un appareil, comité des quatre experts."

TEXTS = {
    "forfaits facturer": CommandText(
        "Calcule au centime les forfaits techniques de l'année d'un appareil, tranche par tranche, et dit d'où vient chaque "
        "montant.",
        "ccam forfaits facturer --equipement SCANNER-01 --avant 2025-11-05=8600",
    ),
    "forfaits cout": CommandText(
        "Calcule ce que coûte un appareil : périmètre, coût complet et marginal, seuil de rentabilité, marge, sensibilité.",
        "ccam forfaits cout --equipement SCANNER-01 --postes",
    ),
    "forfaits panel": CommandText(
        "Montre les trois phases du comité des quatre experts : périmètre, valeurs des quatre sièges, critères et notes ; conclut "
        "sous une règle choisie, et inscrit ce qui reste ouvert.",
        "ccam forfaits panel --regle echelle-proposee",
    ),
    "forfaits critere": CommandText(
        "Ajoute, reformule, rejette ou pondère un critère du comité au nom d'un siège, ou retire ce que le siège avait demandé.",
        "ccam forfaits critere C9 rejeter --siege 'AM 1' --motif 'redit C7'",
    ),
    "forfaits noter": CommandText(
        "Dépose la note d'un siège sur un critère. Le premier tour reste scellé jusqu'à la quatrième réponse ; ensuite une note "
        "ne change qu'au tour suivant, avec son motif.",
        "ccam forfaits noter 'TEP non amortie' C4 6 --siege 'Méd 2' --tour 2 --motif 'vrai en ville'",
    ),
    "forfaits classer": CommandText(
        "Place un poste de coût dans le forfait, hors de lui, payé ailleurs ou à trancher, au nom d'un siège.",
        "ccam forfaits classer archivage 'payé ailleurs' --siege 'AM 1' --motif 'supplément YYYY600'",
    ),
    "forfaits supposer": CommandText(
        "Dépose une hypothèse d'un siège sur un forfait : une quantité, ou le coût d'un poste.",
        "ccam forfaits supposer 'TEP non amortie' 'durée de vie' 7 --siege 'AM 2' --motif 'durée de la décision'",
    ),
    "imagerie": CommandText(
        "Suit la trajectoire de l'imagerie, lue comme une somme et comme un niveau annuel ; chiffre les examens évités et les "
        "mélanges qui tiennent la cible.",
        "ccam imagerie --cible 300M --lecture annee-pleine --pertinence 60%",
    ),
    "optam": CommandText(
        "Compare le taux de dépassement et la part opposable observés à l'engagement OPTAM, puis l'effet du projet sous trois "
        "comportements nommés.",
        "ccam optam mon-activite.xlsx",
    ),
}
