"""Words of the workbench in a browser: what the command says, the pages, the refusals."""

from ccam.french.sentence import Sentence

# The command

OPTION_PORT = "Port de cette machine (0 : un port libre)."
OPTION_SESSIONS = "Sessions ouvertes en même temps, au plus."
OPTION_IDLE = "Minutes sans activité après lesquelles une session se ferme."
OPTION_ADDRESS = "Adresse publique, derrière un serveur mandataire : https://atelier.exemple.fr"

SERVING = "Atelier servi sur cette machine : {sessions} au plus, fermées après {idle} sans activité."
OPEN_HERE = "Ouvrez cette adresse dans un navigateur. Elle vaut une clé, jusqu'à l'arrêt de cette commande :"
STOP = "Ctrl-C arrête tout ; ce qui a été décidé est gardé."
BROKEN_SESSION = (
    "La session de {member} s'est arrêtée sur une erreur interne (code {code}). Ce qui était décidé est gardé ; pour le "
    "détail, refaites le même geste dans « ccam atelier »."
)

PORT_TAKEN = Sentence(
    "port-pris",
    "Le port {port} de cette machine est déjà pris, ou réservé.",
    "Choisissez-en un autre avec --port, ou --port 0 pour un port libre.",
)
BAD_PUBLIC_ADDRESS = Sentence(
    "adresse-publique-illisible",
    "« {value} » n'est pas l'adresse d'un site.",
    "Écrivez-la comme dans un navigateur, sans chemin : https://atelier.exemple.fr",
)
COMPONENT_MISSING = Sentence(
    "composant-navigateur-absent",
    "Le composant qui sert l'atelier dans un navigateur n'est pas installé ({name}).",
    "Refaites l'environnement avec « make env ».",
)

# Who comes in

NOT_LISTED = Sentence(
    "membre-hors-liste",
    "« {member} » n'est pas dans la liste des membres de cette base.",
    "Choisissez votre pseudonyme dans la liste ; sinon, demandez à y être ajouté.",
)
BAD_PSEUDONYM = Sentence(
    "signature-impossible",
    "Ce pseudonyme ne peut pas signer une décision.",
    "Écrivez-le en 40 caractères au plus, sur une ligne, sans votre nom : expert-3.",
)
NO_PASSWORD = Sentence(
    "mot-de-passe-absent",
    "Il manque le compte ou le mot de passe.",
    "Ce sont ceux de la base, que l'administrateur vous a remis.",
)
FULL = Sentence(
    "atelier-complet",
    "L'atelier est complet : {limit}.",
    "Attendez que quelqu'un ferme sa page, ou demandez une place de plus (ccam servir --sessions).",
)
DID_NOT_OPEN = Sentence(
    "session-non-ouverte",
    "L'atelier ne s'est pas ouvert.",
    "Réessayez ; si cela revient, prévenez la personne qui a lancé « ccam servir ».",
)

# What a page refuses; the name is the HTTP status

REFUSALS: dict[int, Sentence] = {
    400: Sentence(
        "demande-illisible",
        "Cette demande n'est pas de celles que l'atelier comprend.",
        "Revenez à la première page.",
    ),
    401: Sentence(
        "sans-cle",
        "Il manque la clé de l'atelier.",
        "Ouvrez l'adresse entière, celle qui finit par « ?jeton=… », telle que « ccam servir » l'a affichée. Elle change "
        "à chaque lancement.",
    ),
    403: Sentence(
        "autre-site",
        "Cette demande vient d'un autre site.",
        "Ouvrez l'atelier dans un onglet à lui, par son adresse entière.",
    ),
    404: Sentence(
        "page-absente",
        "Il n'y a rien à cette adresse.",
        "Revenez à la première page.",
    ),
    405: Sentence(
        "methode-refusee",
        "Cette page ne se demande pas ainsi.",
        "Revenez à la première page.",
    ),
    413: Sentence(
        "demande-trop-longue",
        "Cette demande est trop longue.",
        "Revenez à la première page.",
    ),
    421: Sentence(
        "autre-adresse",
        "L'atelier n'est pas servi sous cette adresse.",
        "Ouvrez celle que « ccam servir » a affichée ; derrière un serveur mandataire, donnez-la-lui avec --adresse.",
    ),
    500: Sentence(
        "erreur-du-serveur",
        "L'atelier n'a pas pu répondre.",
        "Réessayez ; si cela revient, prévenez la personne qui a lancé « ccam servir ». Ce qui était décidé est gardé.",
    ),
}

# The pages

TITLE = "Atelier de la CCAM"
ENTRY_TITLE = "Qui êtes-vous ?"
KEY_TAKEN = "La clé est reconnue."
GO_IN = "Entrer"
OPENING = "Ouverture…"
MEMBER = "Votre pseudonyme"
CHOOSE = "Choisissez…"
NO_MEMBERS = "Cette base n'a pas encore de liste de membres : écrivez le pseudonyme qui signera vos décisions."
NO_RIGHTS = (
    "Cette base est un fichier : elle n'a ni mot de passe ni droits. Le pseudonyme que vous choisissez signe vos décisions "
    "au journal ; prenez le vôtre."
)
LOGIN = "Votre compte"
PASSWORD = "Votre mot de passe"  # noqa: S105
HAS_RIGHTS = "Ce sont ceux de la base. Le mot de passe sert à l'ouvrir et n'est gardé nulle part."
BACK = "Revenir à la première page"
CLOSED_TITLE = "Session fermée"
CLOSED = (
    "Vous l'avez quittée, elle est restée longtemps sans activité, ou la liaison s'est interrompue. Ce qui a été décidé est "
    "enregistré."
)
COME_BACK = "Revenir à l'atelier"
NEEDS_SCRIPT = "L'atelier dessine son écran par un script : autorisez JavaScript pour cette adresse."
