"""What a sentence of the catalogue is made of."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """A stable code, one French sentence, and a hint that says what to do.

    ``message`` and ``hint`` are ``str.format`` templates with named fields.
    """

    code: str
    message: str
    hint: str = ""
