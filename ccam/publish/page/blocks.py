"""The blocks of a document: headings, paragraphs, lists, tables, drawings. Every renderer draws the same ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How a paragraph is said."""

    PLAIN = "simple"
    KEY = "cle"
    QUIET = "discret"
    ALERT = "alerte"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the page; ``level`` 1 for a part, 2 for a dossier, 3 inside a dossier. ``anchor``
    is what links lead to, unique in its page.
    """

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A real table. ``widths`` are relative; ``right`` numbers the columns of figures. A line feed in a cell begins
    a paragraph. Without ``head`` the first column names what the others hold. ``sum`` tells that the last row adds up.
    ``links`` gives the anchor that each row leads to from its first column, one a row, empty for none.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()
    sum: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The titles of the parts, where they can be led to: with their pages on paper, nothing in a text."""

    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, made once a renderer shows it; ``words`` say the same to who cannot see it, and ``key`` how to read
    its marks.
    """

    draw: Callable[[], str] = field(compare=False)
    title: str
    words: str
    key: str = ""

    @property
    def svg(self) -> str:
        """The drawing as an ``<svg>`` element without name space."""
        return self.draw()


Block = Heading | Paragraph | Bullets | Table | Drawing | Contents


@dataclass(frozen=True, slots=True)
class Page:
    """The whole document. ``mark`` stands across every sheet (PROJET), empty where nothing is to be warned of;
    ``running`` is at the top of each. ``on`` is the ISO day that its properties bear, empty for none.
    """

    title: str
    subtitle: str
    running: str
    mark: str
    blocks: tuple[Block, ...]
    on: str = ""
