"""Make a batch again from its seals alone, and say of every file whether the bytes agree."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccam.formats import batch_manifest as marks
from ccam.formats.batch import Comparison
from ccam.formats.batch_manifest import RELEASE, SEAL, FileMark, Manifest, Point, ReportMark
from ccam.french import batch as fr
from ccam.french import errors
from ccam.model.codec import fingerprint
from ccam.model.contents import release_content, volumes_content
from ccam.model.errors import DataRefused, FileRefused
from ccam.usecases.batch.inputs import programs
from ccam.usecases.batch.plan import Opened, Planned
from ccam.usecases.batch.run import digest, put, rendered
from ccam.usecases.curate import pick_draft
from ccam.usecases.milestones import find_seal, unknown_point

if TYPE_CHECKING:
    from ccam.store.store import Store


class Verdict(StrEnum):
    """What a file made again is beside the one that the manifest tells of."""

    SAME = "identique"
    SAME_CONTENT = "meme-contenu"
    DIFFERENT = "different"


class OnDisk(StrEnum):
    """What became of the file that the batch wrote."""

    INTACT = "intact"
    CHANGED = "modifie"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file. ``gap`` is the path in the JSON model where the figures first part, where the old model is at hand."""

    path: str
    verdict: Verdict
    disk: OnDisk
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Reproduced:
    """Every file of a batch, and the programs whose version is no longer the same: name, then, now."""

    title: str
    files: tuple[Checked, ...]
    tools: tuple[tuple[str, str, str], ...]

    @property
    def agrees(self) -> bool:
        """Whether every byte made again is the same, and nothing was altered on the disk."""
        return all(file.verdict is Verdict.SAME and file.disk is not OnDisk.CHANGED for file in self.files)


def reproduce(
    store: "Store", manifest: Path, target: Path | None = None, say: Callable[[str], None] = lambda _: None
) -> Reproduced:
    """Rebuild what a manifest tells of; ``target`` receives the files made again. Raises :class:`FileRefused` for what
    cannot be read, :class:`DataRefused` for what is no manifest, a batch that was not sealed, or a base that does not
    hold its seals.
    """
    try:
        content = manifest.read_bytes()
    except FileNotFoundError:
        raise FileRefused(errors.FILE_ABSENT, where=str(manifest), name=manifest.name) from None
    except OSError:
        raise FileRefused(errors.FILE_UNREADABLE, where=str(manifest), name=manifest.name) from None
    told = marks.read(content, manifest.name)
    if not told.sealed:
        raise DataRefused(fr.NOT_SEALED, where=str(manifest))
    _require_points(store, told)
    opened = Opened(store)
    found: list[Checked] = []
    for number, mark in enumerate(told.rapports, start=1):
        step = _Step(say, number, len(told.rapports), mark.nom)
        found += _again(opened, mark, manifest.parent, target, step)
    return Reproduced(told.titre, tuple(found), tuple(_changed_tools(told)))


@dataclass(frozen=True, slots=True)
class _Step:
    say: Callable[[str], None]
    number: int
    total: int
    name: str

    def __call__(self, what: str) -> None:
        self.say(fr.STEP.format(done=self.number, total=self.total, name=self.name, what=what))


# what the base must hold ----------------------------------------------------------------------


def _require_points(store: "Store", told: Manifest) -> None:
    for point in told.entrees.points:
        if point.nature == SEAL:
            _require_seal(store, told, point)
        elif point.nature == RELEASE and release_content(store.release(point.nom)) != point.empreinte:
            raise DataRefused(fr.OTHER_RELEASE, name=point.nom)


def _require_seal(store: "Store", told: Manifest, point: Point) -> None:
    """The seal of that name, with that hash, which is that of its manifest; and what it stands on, unaltered."""
    drafts = {mark.projet for mark in told.rapports if point.nom in (mark.de, mark.a)}
    info = pick_draft(store, next(iter(drafts), "") or None)
    made = find_seal(store, info.name, point.nom)
    if made is None:
        raise unknown_point(store, info, point.nom)
    if not made.hash == fingerprint(made.manifest) == point.empreinte:
        raise DataRefused(fr.OTHER_SEAL, name=point.nom, found=made.hash[:12], wanted=point.empreinte[:12])
    kept = made.manifest
    release, volumes = kept["version"], kept["volumes"]
    if release.get("contenu") not in (None, release_content(store.release(release["nom"]))):
        raise DataRefused(fr.OTHER_RELEASE, name=release["nom"])
    if volumes.get("contenu") not in (None, volumes_content(store.volumes(volumes["nom"]))):
        raise DataRefused(fr.OTHER_RELEASE, name=volumes["nom"])


# every file again -----------------------------------------------------------------------------


def _again(
    opened: Opened, mark: ReportMark, folder: Path, target: Path | None, say: Callable[[str], None]
) -> Iterator[Checked]:
    formats = tuple(file.chemin.rpartition(".")[2] for file in mark.fichiers)
    planned = Planned(
        mark.nom, mark.nature, mark.partie, Comparison(mark.de, mark.a, mark.projet, mark.scenario), formats,
        mark.fichiers[0].chemin.rpartition(".")[0],
    )  # fmt: skip
    made, contents = rendered(planned, opened, say)
    if target is not None:
        put(target, {file.chemin: content for file, content in zip(made.fichiers, contents, strict=True)})
    for then, now, content in zip(mark.fichiers, made.fichiers, contents, strict=True):
        gap = ""
        if then.chemin.endswith(".json") and then.sha256 != now.sha256:
            gap = _first_gap(folder / then.chemin, then, content)
        yield Checked(then.chemin, _verdict(then, now, mark, made), _on_disk(folder, then), gap)


def _verdict(then: FileMark, now: FileMark, told: ReportMark, made: ReportMark) -> Verdict:
    if then.sha256 == now.sha256:
        return Verdict.SAME
    return Verdict.SAME_CONTENT if told.contenu == made.contenu else Verdict.DIFFERENT


def _on_disk(folder: Path, mark: FileMark) -> OnDisk:
    found = digest(folder / mark.chemin)
    return OnDisk.ABSENT if not found else OnDisk.INTACT if found == mark.sha256 else OnDisk.CHANGED


def _changed_tools(told: Manifest) -> Iterator[tuple[str, str, str]]:
    now = programs()
    for name in sorted({*told.entrees.programmes, *now}):
        then = told.entrees.programmes.get(name, "–")
        if then != now.get(name, "–"):
            yield name, then, now.get(name, "–")


def _first_gap(path: Path, then: FileMark, content: bytes) -> str:
    """Where the JSON of the batch, if it is intact, first differs from the one made again."""
    if digest(path) != then.sha256:
        return ""
    return next(_gaps(json.loads(path.read_bytes()), json.loads(content)), "")


def _gaps(then: Any, now: Any, at: str = "") -> Iterator[str]:
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now}):
            yield from _gaps(then.get(key), now.get(key), f"{at}/{key}")
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, pair in enumerate(zip(then, now, strict=True)):
            yield from _gaps(*pair, f"{at}/{number}")
    elif then != now:
        yield at
