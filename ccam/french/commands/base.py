"""Commands on the base and its members."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "demo": CommandText(
        "Prépare la base de démonstration : version réduite, projet fictif, deux étapes, rapport.",
        "ccam demo --ouvrir",
    ),
    "base init": CommandText("Crée une base vide.", "ccam base init --base refonte.sqlite"),
    "base migrer": CommandText(
        "Met une base plus ancienne à la structure de cette version.", "ccam base migrer --base refonte.sqlite"
    ),
    "base verifier": CommandText(
        "Rejoue le journal et vérifie que rien n'a été altéré.", "ccam base verifier --base refonte.sqlite"
    ),
    "base sauver": CommandText(
        "Écrit toute la base dans un seul fichier, vérifié, quelle que soit la base (fichier ou PostgreSQL).",
        "ccam base sauver refonte-2026-11-21.sqlite",
    ),
    "base restaurer": CommandText(
        "Remet une sauvegarde dans une base vide, fichier ou PostgreSQL ; vérifiée avant et après.",
        "ccam base restaurer refonte-2026-11-21.sqlite --base refonte.sqlite",
    ),
    "membre ajouter": CommandText(
        "Ajoute un membre avec sa fonction, son rôle et ses familles, ou change ses droits. Sur une base PostgreSQL, crée "
        "son compte et montre une fois son mot de passe.",
        "ccam membre ajouter expert-3 --fonction chirurgien --role redacteur --famille 14",
    ),
    "membre lister": CommandText("Liste les membres de la base.", "ccam membre lister"),
    "membre retirer": CommandText(
        "Retire ses droits à un membre et l'efface de l'annuaire ; le journal garde son identifiant.",
        "ccam membre retirer expert-3",
    ),
}
