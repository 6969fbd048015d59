"""What the base keeps beside releases, volumes and drafts: small records that lists are made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.model.acts import SourceFile
from ccam.model.codec import Json


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """A release in the base, without its content. Not ``priced``: a file without any price (ATIH, RDF, FHIR)."""

    version: str
    title: str
    applicable: date
    acts: int
    lines: int
    source: SourceFile
    position: int
    priced: bool = True


@dataclass(frozen=True, slots=True)
class VolumeInfo:
    """A volume set in the base, without its rows. Amounts in cents."""

    name: str
    year: int
    scope: str
    rows: int
    quantity: int
    base: int
    reimbursed: int
    source: SourceFile
    position: int


@dataclass(frozen=True, slots=True)
class HospitalInfo:
    """Hospital volumes in the base, without their rows. ``known_acts`` sums the cells that are not suppressed."""

    name: str
    year: int
    scope: str
    rows: int
    known_acts: int
    source: SourceFile
    position: int


class Nature(StrEnum):
    """What is imported under a name of its own; the first three by the words of the journal."""

    RELEASE = "version"
    VOLUMES = "volumes"
    HOSPITAL = "hopital"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What of the base was read from given bytes. ``acts`` and ``lines`` are 0 for a document; ``applicable`` is the
    day that a release shows.
    """

    nature: Nature
    name: str
    source: SourceFile
    acts: int = 0
    lines: int = 0
    applicable: date | None = None


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A draft in the base. ``position`` is the journal's last entry that concerns it."""

    name: str
    base: str
    created: str
    position: int


@dataclass(frozen=True, slots=True)
class Document:
    """A parameter file kept as its text: evaluation of charges, scenario, scores."""

    name: str
    nature: str
    source: SourceFile
    text: str
    position: int = 0


MANIFEST_CONTENT = "contenu"
"""Key of every manifest: :func:`ccam.model.nodes.content_hash` of the draft at the seal's position."""


MANIFEST_NATURE, STOCK_TAKE, PUBLICATION = "nature", "etape", "publication"
"""Key of the manifest, and its two values."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A sealed position of the journal. ``manifest`` is the canonical JSON of all that a figure needs to be
    reproduced, :data:`MANIFEST_CONTENT` among it; ``hash`` is its fingerprint.
    """

    draft: str
    name: str
    position: int
    at: str
    instance: str
    manifest: Json
    hash: str

    @property
    def published(self) -> bool:
        """Whether it is a publication; a stock-take otherwise, as was every seal whose manifest does not say."""
        return bool(self.manifest.get(MANIFEST_NATURE) == PUBLICATION)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something ``ccam base verifier`` found wrong."""

    code: str
    message: str
