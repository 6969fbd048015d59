"""What an open session hears of the others: who wrote, and about what."""

DECIDED_ONE = "{who} a modifié {what}."
DECIDED_MANY = "{who} ont modifié {what}."
"""Who is one, or several."""
SAID = {
    "commenter": "{who} a commenté {what}.",
    "donner avis": "{who} a donné son avis sur {what}.",
    "sceller": "{who} a scellé l'étape « {what} ».",
    "publier": "{who} a publié l'étape « {what} ».",
    "rebaser": "{who} a fait passer le projet à la version {what}.",
}
"""By kind, where all that was written is one entry that is not an edit of acts."""
SUBJECT = "acte"
AND = " et "
FEW = 3
"""Names said in full; more are counted."""


def named(actor: str) -> str:
    """``expert-5`` → ``Expert 5``."""
    return actor[:1].upper() + actor[1:].replace("-", " ")
