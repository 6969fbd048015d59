"""The first time the workbench is opened: there is nothing to show yet."""

TITLE = "Refonte CCAM"
WHY = {
    "base": "Il n'y a pas encore de base à l'adresse {base}.",
    "release": "La base {base} est vide : elle ne contient encore aucune version de la CCAM.",
    "draft": "La base {base} contient des versions de la CCAM, mais aucun projet de refonte.",
}
HOW = "Par où commencer ?"

DEMO = "Essayer avec les données de démonstration"
DEMO_ASIDE = "Une base à part, avec un projet fictif : rien de réel n'est touché. Une minute environ."
IMPORT = "Importer une version de la CCAM"
IMPORT_ASIDE = "Un fichier de l'Assurance maladie ou de l'ATIH : CCAM_V81.xlsx, NX, DBF… et vos volumes."
JOIN = "Rejoindre une base partagée"
JOIN_ASIDE = "L'adresse d'un serveur PostgreSQL, ou le fichier d'une base."
START = "Commencer un projet sur la version {version}"
START_ASIDE = "Le projet « {draft} » : chaque acte y attend son devenir."
OPEN = "Ouvrir l'atelier"
OPEN_ASIDE = "La base {base}."
LEAVE = "Quitter"
LEAVE_ASIDE = "Rien n'aura été créé."
LEAVE_ASIDE_LATER = "Ce qui a été importé reste dans la base."
KEYS = "↵ choisir   Échap quitter"

DRAFT = "refonte"
DRAFT_REASON = "Ouverture du projet depuis l'atelier."
DEMO_KEPT = "La base de démonstration faite ici auparavant est reprise telle quelle."
IMPORT_TITLE = "Quel fichier ?"
IMPORT_HELP = "Le chemin du fichier, par exemple ~/Téléchargements/CCAM_V81.xlsx"
NO_FILE = "Il n'y a pas de fichier à cet endroit : {path}"
TAKEN = "✓ {file} : {what}"
TAKEN_ALREADY = "✓ {file} : déjà dans la base, rien n'a changé"
CREATED = "✓ projet « {draft} » ouvert sur la version {version}"
FINDING = "  {count} × {message} {hint}"
NO_FINDING = "  rien d'étrange n'a été remarqué"
BROUGHT = "{acts}, {lines}"
WORKING_DEMO = "Préparation de la démonstration…"
WORKING_IMPORT = "Lecture du fichier…"
WORKING_JOIN = "Ouverture de la base…"
WORKING_START = "Ouverture du projet…"

JOIN_TITLE = "Rejoindre une base partagée"
ADDRESS = "Adresse"
ADDRESS_EXAMPLE = "postgresql://serveur/ccam, ou un fichier"
LOGIN = "Identifiant"
LOGIN_EXAMPLE = "celui du serveur ; rien pour un fichier"
PASSWORD = "Mot de passe"  # noqa: S105
PASSWORD_EXAMPLE = "il n'est écrit nulle part"  # noqa: S105
JOIN_KEYS = "↵ champ suivant, puis ouvrir   Échap renoncer"
ADDRESS_NEEDED = "Écrivez l'adresse de la base."
EMPTY_SHARED = "Cette base n'a encore aucun projet : demandez à son secrétariat d'en ouvrir un."
COME_BACK = "Pour revenir à cette base : {command} atelier --base {base}"
