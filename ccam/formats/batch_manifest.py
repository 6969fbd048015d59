"""Layout of the manifest of a batch: what was compared, under which seals, and the fingerprint of every file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from ccam.french import batch as fr
from ccam.french import numbers
from ccam.model.codec import fingerprint
from ccam.model.errors import DataRefused
from ccam.model.money import decimal_string

FORMAT = "manifeste-ccam"
SCHEMA = 1
MANIFEST, PARTIAL, INDEX = "manifeste.json", "manifeste.partiel.json", "index.html"
"""Names of the files beside the reports; the partial one is there while a batch is not finished."""
SEAL, RELEASE, DRAFT = "etape", "version", "projet"
"""Natures of a point."""
PLENARY, FAMILY, COMMITTEE, OTHER = "pleniere", "famille", "comite", "autre"
"""Natures of a report."""


@dataclass(frozen=True, slots=True)
class Point:
    """An end of a comparison. ``hash`` is that of the seal, of the release's content, or of the journal's entry."""

    nature: str
    nom: str
    empreinte: str
    position: int = 0
    instance: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the bytes depend on: the file of the batch, the points, and the programs that wrote them."""

    lot: str
    points: tuple[Point, ...]
    programmes: Mapping[str, str]

    def point(self, name: str) -> Point:
        """The point of that name; the draft's is ""."""
        return next(point for point in self.points if name == ("" if point.nature == DRAFT else point.nom))


@dataclass(frozen=True, slots=True)
class FileMark:
    """One file: its path in the folder of the batch with ``/``, its size, its SHA-256."""

    chemin: str
    octets: int
    sha256: str

    def __post_init__(self) -> None:
        """Refuse, with :class:`ValueError`, a path that leads out of the folder."""
        path = PurePosixPath(self.chemin)
        if path.is_absolute() or ".." in path.parts or "\\" in self.chemin or "\0" in self.chemin:
            raise ValueError(self.chemin)


@dataclass(frozen=True, slots=True)
class Told:
    """Headline of a report, in cents of honoraires."""

    observe: int
    minimum: int
    maximum: int
    sans_chiffre: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class ReportMark:
    """One report: what makes it again, the SHA-256 of its JSON model, and its files."""

    nom: str
    nature: str
    de: str
    a: str
    projet: str
    scenario: str
    partie: str
    contenu: str
    resume: Told
    fichiers: tuple[FileMark, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A part without a report, and why."""

    nom: str
    motif: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A batch. ``index`` is None while it is not finished."""

    titre: str
    entrees: Inputs
    rapports: tuple[ReportMark, ...]
    sans_rapport: tuple[Left, ...]
    index: FileMark | None = None

    @property
    def sealed(self) -> bool:
        """Whether no point can still change."""
        return all(point.nature != DRAFT for point in self.entrees.points)


def text(manifest: Manifest) -> str:
    """The manifest with its own fingerprint; amounts in euros as decimal strings."""
    told = asdict(manifest)
    for mark in told["rapports"]:
        mark["resume"] |= {key: decimal_string(mark["resume"][key]) for key in _AMOUNTS}
    body = json.loads(json.dumps({"format": FORMAT, "schema": SCHEMA} | told))
    return json.dumps(body | {"empreinte": fingerprint(body)}, ensure_ascii=False, indent=1) + "\n"


_AMOUNTS = ("observe", "minimum", "maximum", "sans_chiffre")


def read(content: bytes, name: str) -> Manifest:
    """The manifest; raises :class:`DataRefused` for anything else, or where a character of it was changed."""
    try:
        body = json.loads(content)
        told = body.pop("empreinte")
        if body["format"] != FORMAT:
            raise DataRefused(fr.NOT_A_MANIFEST, name=name)
        if body["schema"] > SCHEMA:
            raise DataRefused(
                fr.LATER_MANIFEST, name=name, schema=numbers.integer(body["schema"]), known=numbers.integer(SCHEMA)
            )
        if fingerprint(body) != told:
            raise DataRefused(fr.NOT_A_MANIFEST, name=name)
        return _manifest(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataRefused(fr.NOT_A_MANIFEST, name=name) from error


def _manifest(body: Mapping[str, Any]) -> Manifest:
    inputs = body["entrees"]
    points = tuple(Point(**point) for point in inputs["points"])
    index = body["index"]
    return Manifest(
        body["titre"],
        Inputs(inputs["lot"], points, dict(inputs["programmes"])),
        tuple(map(_mark, body["rapports"])),
        tuple(Left(**left) for left in body["sans_rapport"]),
        FileMark(**index) if index else None,
    )


def _mark(mark: Mapping[str, Any]) -> ReportMark:
    told = mark["resume"]
    cents = {key: _cents(told[key]) for key in _AMOUNTS}
    files = tuple(FileMark(**file) for file in mark["fichiers"])
    return ReportMark(**{**mark, "resume": Told(**cents, dossiers=told["dossiers"]), "fichiers": files})


def _cents(amount: str) -> int:
    whole, _, cents = amount.rpartition(".")
    return int(whole + cents)
