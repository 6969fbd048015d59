"""Words of the threshold alerts."""

OPTION = "Signale les seuils franchis : ligne, famille, exonération du ticket modérateur."
TITLES = {
    "ligne": "Tarif qui varie d'au moins {value} (ligne d'acte)",
    "famille": "Effet d'au moins {value} sur une famille",
    "exo tm": "Tarif qui franchit {value} (le ticket modérateur devient un forfait, ou l'inverse)",
}
RULE = "{title} : {count}. {status}, depuis le {start} ; {source}."
NONE = "Aucun seuil d'alerte n'est en vigueur à cette date."
HEAD = ("", "", "Avant", "Après", "%", "Effet")
MORE = "… et {count}."
OTHERS = ("autre", "autres")
