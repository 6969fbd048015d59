"""What screens ask of the application, and what a worker hands back. Every change of state goes through these."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from ccam.model.codes import ActCode, LineKey


@dataclass
class Say(Message):
    """One line for the last line of the screen, "" to clear it."""

    text: str


@dataclass
class Look(Message):
    """The eyes are on this dossier ("" for none): the strip follows."""

    dossier: str


@dataclass
class OpenDossier(Message):
    """Show this dossier on the screen Transcodage."""

    dossier: str


@dataclass
class OpenChapter(Message):
    """Show the acts of this heading on the screen Nomenclature."""

    number: str


@dataclass
class Explain(Message):
    """Say where the figure of this line comes from."""

    key: LineKey


@dataclass
class Distribute(Message):
    """Give the alternatives of ``code`` these shares, in 10 000ths."""

    code: ActCode
    parts: tuple[int, ...]
    reason: str


@dataclass
class NeedImpact(Message):
    """The table of impact wants to be computed along ``axis``."""

    axis: str


@dataclass
class JobDone(Message):
    """A worker has finished: ``then`` is to be called by the application, in its own thread."""

    then: Callable[[], None]


@dataclass
class OthersWrote(Message):
    """The journal may have gone past what is on show."""


@dataclass
class ReadAhead(Message):
    """What others wrote has been read: ``take`` puts it on show if what is on show is still what it was read from."""

    take: Callable[[], None]
