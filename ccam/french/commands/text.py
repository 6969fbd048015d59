"""What the help says of a command."""

from typing import NamedTuple


class CommandText(NamedTuple):
    """Help of one command and one example of it."""

    help: str
    example: str
