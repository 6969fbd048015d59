"""Words of the suggestions: what an undecided act may become, and why it is thought so."""

from ccam.french.sentence import Sentence

EVIDENCE = {
    "meme code": "même code",
    "filiation": "filiation officielle",
    "meme libelle": "même libellé",
    "libelle proche": "libellé proche",
}
HEAD = ("n°", "acte", "deviendrait", "verbe", "indice", "‰", "libellé du devenir")
SHOWN = "{shown} sur {count} pour {acts} sans devenir{newer}."
NEWER = ", version {version} comprise"
NONE = "Aucune suggestion pour {acts} sans devenir."
HOW = (
    "Pour accepter : --accepter 3 (ou 1-40, ou CODE>DEVENIR, ou « tout » : la meilleure de chaque acte) ; "
    "pour refuser : --refuser 3 --motif « … »."
)
ACCEPTED = "{count} : {links}. Décision n° {position}. « ccam verifier » dit ce qu'il reste à corriger."
WOULD_ACCEPT = "{count} : {links}. Essai à blanc, rien n'a été écrit."
REFUSED = "{count} : {links}. Décision n° {position} ; elles ne reviendront pas, sauf « ccam annuler »."
WOULD_REFUSE = "{count} : {links}. Essai à blanc, rien n'a été écrit."
ACCEPTED_ONE, ACCEPTED_MANY = "suggestion acceptée", "suggestions acceptées"
REFUSED_ONE, REFUSED_MANY = "suggestion refusée", "suggestions refusées"
ONE, MANY = "suggestion", "suggestions"
AND_MORE = "… et {count} autres"
REASON = "Suggestions acceptées ({evidence})"
SOURCE = "les suggestions"
ALL = "tout"

OPTION_FAMILY = "Les actes placés dans cette famille."
OPTION_ALL = "Tous les actes sans devenir."
OPTION_ACCEPT = "Suggestions acceptées, en une décision : « 3 », « 1-40 », « HHFA001>P-07-0001 » ou « tout »."
OPTION_REFUSE = "Suggestions refusées, avec --motif : elles ne seront plus proposées."
OPTION_NEWER = "Version plus récente où chercher des devenirs (sinon la plus récente de la base)."
OPTION_LEAST = "Ressemblance minimale de deux libellés, en pour mille."
ARGUMENT_CODE = "Code d'un acte actuel sans devenir."

WHICH = Sentence(
    "suggestions-de-quoi",
    "Des suggestions pour quels actes ?",
    "Donnez un code, « --famille F » ou « --tous ».",
)
NOT_UNDECIDED = Sentence(
    "acte-deja-decide",
    "{act} a déjà un devenir : {verb}.",
    "« ccam dossier {act} » le montre. Pour qu'il redevienne indécis, appliquez une ligne « {act} ; indécis ».",
)
UNKNOWN_FAMILY = Sentence(
    "famille-sans-proposition",
    "Aucun acte sans devenir n'est placé dans la famille « {family} ».",
    "Vérifiez le numéro de la famille ; le secrétariat y place les actes.",
)
UNKNOWN_SUGGESTION = Sentence(
    "suggestion-inconnue",
    "Il n'y a pas de suggestion « {name} » dans cette liste de {count}.",
    "Relancez la commande sans --accepter ni --refuser : la liste a pu changer.",
)
TWO_FATES = Sentence(
    "deux-suggestions-pour-un-acte",
    "{act} recevrait deux devenirs : {first} et {second}.",
    "Acceptez-en un ; s'il doit être subdivisé, une table dit les parts.",
)
NO_REASON = Sentence(
    "refus-sans-motif", "Un refus porte un motif.", "Ajoutez --motif « … » : il évite de reposer la question."
)
BOTH = Sentence("accepter-ou-refuser", "Une décision accepte ou refuse, pas les deux.", "Lancez la commande deux fois.")
NOT_NEWER = Sentence(
    "version-pas-plus-recente",
    "La version {version} n'est pas plus récente que celle du projet, {base}.",
    "« ccam versions » montre les versions de la base.",
)
