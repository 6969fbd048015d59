"""The invariants in a few words, for the page that lists them."""

from ccam.french import numbers

RULES = {
    "I1": "Tout acte actuel a un devenir, un seul. Indécis n'est ni conservé ni supprimé.",
    "I2": "Tout acte proposé vient d'un acte actuel, ou sa création est justifiée.",
    "I3": "Un acte supprimé ne mène nulle part et a un motif ; un acte transcodé mène quelque part.",
    "I4": "Aucun lien en double, aucun lien vers un acte qui n'existe pas.",
    "I5": "Le verbe déclaré est celui que montre la forme du dossier.",
    "I6": "Maintenir garde code et libellé, relibeller garde le code, recoder en change.",
    "I7": "Les parts d'un acte font exactement 100 %, dans chaque jeu de parts (actes, euros).",
    "I8": "Des actes facturés ensemble sont nommés, chacun une fois ; chacun garde tout le volume.",
    "I9": "Toute part dit d'où elle vient ; une part égale n'est qu'un pis-aller.",
    "I10": "Les volumes sont conservés, en nombres entiers : par ligne, par dossier, en tout.",
    "I11": "Un libellé, un code.",
    "I12": "Un code actuel ne désigne pas un acte d'un autre dossier, ni un contenu changé sans qu'on le dise.",
    "I13": "Aucun lien « exactMatch » dans une subdivision, un regroupement ou une recomposition.",
    "I14": "Une chaîne d'étapes avance, et ses parts composées font exactement 1.",
    "I15": "Ce qui est accepté l'a été par qui il fallait, et n'attend pas d'être revu.",
    "I16": "Un point d'étape scellé ne change plus.",
    "I17": "Un dossier relève d'une famille, ou chacune de ses familles l'approuve.",
    "I18": "Un dossier trop grand, ou tenu par un seul lien, est à relire d'abord.",
    "I19": "Toute subdivision a sa place, un contenu, et le compte de ses parties.",
    "I20": "Chaque ligne d'un acte actuel trouve la sienne dans chaque acte cible, ou une décision dit où elle va.",
}
ELSEWHERE = {
    "I6": "Contenu dans I5 : le dossier d'un acte à un acte est un maintien, une modification de libellé ou un recodage "
    "selon son code et son libellé, et le verbe doit dire le même.",
    "I13": "Tenu par l'écriture des fichiers SSSOM et ConceptMap : la relation se déduit de la forme du dossier.",
    "I16": "Tenu par « ccam base verifier », qui rejoue le journal et compare chaque sceau.",
}
WHEN = {
    "always": "après chaque modification, et par « ccam verifier »",
    "complete": "par « ccam verifier --complet »",
    "chain": "quand des étapes sont composées",
    "elsewhere": "",
}
HEADING = """# Les invariants

Page écrite par `make docs` à partir des contrôles eux-mêmes.

Un invariant dit ce qui doit être vrai d'un projet. Quand il ne l'est pas, l'atelier nomme les actes et dit quoi faire.

- **erreur** : bloque un point d'étape et une publication ;
- **à valoriser** : bloque une publication seulement ; à un point d'étape, c'est compté et valorisé ;
- **avertissement** : est écrit, ne bloque rien.

Les parts existent par mesure. Les figures suivent les parts en actes sauf demande contraire ; un acte qui n'a pas de
part dans la mesure demandée suit ses parts en actes, et le dit. Les tables de transcodage, SSSOM et ConceptMap ne
portent que les parts en actes.
"""
TITLE = "\n## {id}. {rule}\n"
CHECKED = "\n{levels}, contrôlé {when}.\n"
SAID = "\n> {message}\n\n{hint}\n"
OPTION_COMPLETE = (
    "Ajoute les contrôles d'ensemble : volumes conservés (I10), dossiers à démêler (I18), subdivisions (I19), libellés "
    "en double de la version de départ (I11)."
)
COVERAGE = "Volumes : {settled} de base observée sur {base} ont un devenir que les volumes suivent ({share})."


def coverage(settled: int, base: int, share: int) -> str:
    """Amounts in cents, the share in 10 000ths."""
    short = numbers.euros_short
    return COVERAGE.format(settled=short(settled), base=short(base), share=numbers.share(share))
