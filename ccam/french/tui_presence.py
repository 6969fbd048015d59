"""Who else has the workbench open."""

DO_WHO = "qui est là (base partagée)"
TITLE = "Qui est là"

ONE_PRESENT = "présent"
COUNTED = "{present} sur cette base, vous compris."
COUNTED_ALONE = "Vous êtes seul sur cette base."
MEMBER = "{id} · {function}"
NO_FUNCTION = "sans fonction"
NOT_A_MEMBER = "un compte du serveur, qui n'est celui d'aucun membre"
YOU = "{who} (vous)"
HOW = (
    "Chacun est compté une fois, même s'il a ouvert plusieurs ateliers. Qui ferme le sien quitte la liste en quelques "
    "secondes."
)
UNKNOWN_FILE = (
    "Cette base est un fichier : il ne sait pas qui l'a ouvert. Ce que d'autres y écrivent s'affiche quand même, sur la "
    "dernière ligne. Une base partagée (PostgreSQL) dit qui est là."
)
UNKNOWN_NOW = "Le serveur n'a pas encore répondu : rouvrez cette page dans quelques secondes."
