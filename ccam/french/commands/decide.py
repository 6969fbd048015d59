"""Commands on decisions and families."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "decider maintenir": CommandText(
        "Maintient des actes : même code, même libellé, mêmes lignes.", "ccam decider maintenir BGFA005 KCFA005"
    ),
    "decider relibeller": CommandText(
        "Maintient un acte sous un autre libellé.",
        "ccam decider relibeller HHFE002 --libelle 'Exérèse de 1 à 3 polypes, par coloscopie'",
    ),
    "decider recoder": CommandText(
        "Donne à un acte un autre code, pour le même sens. Sans --vers, il prend le prochain numéro libre.",
        "ccam decider recoder HHFA001 --vers P-07-0009",
    ),
    "decider regrouper": CommandText(
        "Regroupe des actes en un seul, nouveau ou déjà là.",
        "ccam decider regrouper HHFA001 HHFA011 --vers P-07-0001 --libelle 'Appendicectomie, toute voie'",
    ),
    "decider subdiviser": CommandText(
        "Subdivise un acte : une option --devenir par acte cible, avec sa part en pour cent ; « nouveau1 », "
        "« nouveau2 »… prennent des numéros libres.",
        "ccam decider subdiviser HHFE002 --devenir nouveau1=60 --devenir nouveau2=40 --libelle 'nouveau1=Polype de "
        "moins de 1 cm' --libelle 'nouveau2=Polype de 1 cm ou plus'",
    ),
    "decider recomposer": CommandText(
        "Recompose des actes : chaque devenir vaut pour tous, ou pour un seul si son code le précède.",
        "ccam decider recomposer HHFA001 HHFA016 --devenir HHFA001:P-07-0001=100 --devenir HHFA016:P-07-0001=92 "
        "--devenir HHFA016:P-07-0002=8",
    ),
    "decider facturer-ensemble": CommandText(
        "Remplace un acte par plusieurs qui se facturent ensemble : chacun garde tout le volume.",
        "ccam decider facturer-ensemble HHFA025 P-07-0001 P-07-0002",
    ),
    "decider supprimer": CommandText(
        "Supprime des actes, avec un motif ; ou retire des actes proposés (P-…) vers quoi plus rien ne mène.",
        "ccam decider supprimer NFFA003 --motif 'Technique abandonnée'",
    ),
    "decider creer": CommandText(
        "Crée un acte qui ne vient d'aucun autre, avec sa justification.",
        "ccam decider creer --libelle 'Dissection sousmuqueuse du côlon' --subdivision 07.03.06.04 --justification "
        "'Aucun acte actuel ne la décrit'",
    ),
    "decider completer": CommandText(
        "Complète des lignes d'actes proposés (points, CP, conditions), écrit leurs notes, ou laisse des lignes "
        "d'actes actuels à un comité. Une condition qui n'est pas donnée reste comme elle était.",
        "ccam decider completer --ligne P-07-0001/4/0 --points 140 --cle-cp anesthésie",
    ),
    "decider scorer": CommandText(
        "Donne des points à des lignes.", "ccam decider scorer P-07-0001/1/0=262 P-07-0001/4/0=140,5"
    ),
    "decider repartir": CommandText(
        "Répartit un acte entre ses devenirs, dans leur ordre, en pour cent.",
        "ccam decider repartir HHFA016 92/8 --origine volumes --source 'PMSI 2024'",
    ),
    "decider placer": CommandText(
        "Place des actes dans une famille, par leurs codes ou par un filtre (celui de « ccam actes »).",
        "ccam decider placer --famille 07 --filtre chap:07",
    ),
    "decider avis": CommandText(
        "Donne un avis sur un dossier : pour, contre ou abstention, avec son motif et la fonction de qui le donne. Un "
        "nouvel avis remplace le précédent, que le journal garde.",
        "ccam decider avis HHFA001 contre --fonction CNP --motif 'Deux voies, deux durées'",
    ),
    "decider etat": CommandText(
        "Fait passer un dossier à un autre état. Un fait de la HAS, de la CHAP, de l'UNOCAM, de l'UNCAM ou du Journal "
        "officiel demande sa date et sa référence.",
        "ccam decider etat HHFA001 avis-chap --le 2026-03-12 --reference 'Relevé n° 4'",
    ),
    "decider commenter": CommandText(
        "Ajoute un commentaire à un acte ; il reste, un autre le corrige.",
        "ccam decider commenter HHFA001 'Revoir la part de la cœlioscopie'",
    ),
    "famille creer": CommandText(
        "Crée une famille d'actes.", "ccam famille creer 07 'Chirurgie digestive' --comite 'Comité 07'"
    ),
    "famille modifier": CommandText(
        "Change le nom d'une famille, ou son comité.", "ccam famille modifier 07 --comite 'Comité 07 bis'"
    ),
    "famille placer": CommandText(
        "Place dans leurs familles tous les actes d'une table, et crée celles qu'elle décrit : une décision, tout ou rien.",
        "ccam famille placer familles.xlsx --a-blanc",
    ),
    "famille supprimer": CommandText(
        "Supprime une famille ; ses actes, s'il en reste, vont dans une autre.", "ccam famille supprimer 07b --vers 07"
    ),
    "famille lister": CommandText("Liste les familles : actes, poids dans la dépense, états.", "ccam famille lister"),
}
