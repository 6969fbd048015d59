"""Commands on the terminal."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "atelier": CommandText("Ouvre l'atelier dans le terminal.", "ccam atelier"),
}
