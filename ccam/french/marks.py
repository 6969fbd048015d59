"""Marks of the notes and parameter files, in the words that people read."""

import re

NOT_CONFIRMED = "[NC]"
"""What stands before the source of a value that nobody has published."""
WORDS = "valeur non confirmée"


_BEFORE = re.compile(r"(^|[;:(«]\s*)\[NC\]\s+")
_AFTER = re.compile(r"\s*\[NC\]")


def spelled(text: str) -> str:
    """``[NC] Paritaire`` → « valeur non confirmée : Paritaire » ; ``un choix [NC]`` → « un choix, valeur non confirmée »."""
    if NOT_CONFIRMED not in text:
        return text
    return _AFTER.sub(f", {WORDS}", _BEFORE.sub(rf"\1{WORDS} : ", text)).removeprefix(", ")
