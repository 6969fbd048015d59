"""What screens ask of the application, and what a worker hands back. Every change of state goes through these."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from ccam.model.codes import LineKey
from ccam.usecases.impact.views import Asked
from ccam.usecases.views import Interval

if TYPE_CHECKING:
    from ccam.model.errors import CcamError
    from ccam.model.members import Present
    from ccam.usecases.views import Outcome
    from ccam.usecases.workbench.workbench import Workbench


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
class Write(Message):
    """Have ``edit`` made in a worker, then call ``done()``; or ``refused(error, theirs)``, with what others wrote
    meanwhile in sentences.
    """

    edit: "Callable[[Workbench], Outcome]"
    done: Callable[[], None]
    refused: "Callable[[CcamError, Sequence[str]], None]"


@dataclass
class Open(Message):
    """Ask for ``found`` in a worker, then show what it makes. Without ``words``, the last line keeps what it says.
    What a screen needs to be drawn ``waits`` for its turn; what a key asks for is refused while a worker is busy.
    """

    words: str
    find: "Callable[[Workbench], Callable[[], None]]"
    waits: bool = False


@dataclass
class NeedImpact(Message):
    """This table of the screen Impact wants to be computed."""

    asked: Asked


@dataclass
class Simulate(Message):
    """The strip is to say this effect, that of dials being tried; None for that of the draft."""

    nation: Interval | None


@dataclass
class JobDone(Message):
    """A worker has finished: ``then`` is to be called by the application, in its own thread."""

    then: Callable[[], Awaitable[None] | None]


@dataclass
class OthersWrote(Message):
    """The journal may have gone past what is on show."""


@dataclass
class Around(Message):
    """Who has the workbench open on this base; nobody where that is not known."""

    present: "tuple[Present, ...]"


@dataclass
class ReadAhead(Message):
    """What others wrote has been read: ``take`` puts it on show if what is on show is still what it was read from."""

    take: Callable[[], None]
