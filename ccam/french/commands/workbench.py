"""Commands on the terminal."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "atelier": CommandText("Ouvre l'atelier dans le terminal.", "ccam atelier"),
    "servir": CommandText(
        "Sert l'atelier dans un navigateur, à chacun sous son nom ; sur cette machine seulement.",
        "ccam servir --sessions 30",
    ),
}
