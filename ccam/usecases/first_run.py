"""What can be done where there is nothing yet: try the demonstration, bring a version in, join a shared base."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccam.french import first_run as fr
from ccam.french.numbers import plural
from ccam.french.store import ABSENT
from ccam.model.errors import BaseUnavailable, FileRefused
from ccam.model.findings import Finding
from ccam.usecases import base as bases
from ccam.usecases import doors
from ccam.usecases.catalogue import latest_version
from ccam.usecases.curate import create_draft
from ccam.usecases.load import Loaded, load_files

Say = Callable[[str], None]

MOST_FINDINGS = 12
"""Kinds of findings that are read on a first screen."""


class Need(StrEnum):
    """What a base lacks before a workbench can be opened on it."""

    BASE = "base"
    RELEASE = "release"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Ground:
    """The base at ``url`` and what it lacks, None where nothing; ``version`` is its latest release, "" for none."""

    url: str
    need: Need | None
    version: str = ""

    @property
    def shown(self) -> str:
        """The address, for people."""
        return bases.shown(self.url)


def look(url: str) -> Ground:
    """What there is at ``url``; raises :class:`BaseUnavailable` for a base that cannot be read."""
    try:
        with bases.open_base(url, read_only=True) as store:
            version = latest_version(store) if store.releases() else ""
            if store.drafts():
                return Ground(url, None, version)
            return Ground(url, Need.DRAFT if version else Need.RELEASE, version)
    except BaseUnavailable as error:
        if error.code != ABSENT.code:
            raise
        return Ground(url, Need.BASE)


def try_demo(say: Say) -> str:
    """The demonstration, beside the user's own base; that of a former trial is taken up again. Its address."""
    from ccam.usecases.demo import make_demo

    folder = Path(bases.default_file()).parent / "demo"
    url = bases.resolve_url(str(folder / "demo.sqlite"))
    if look(url).need is None:
        say(fr.DEMO_KEPT)
        return url
    make_demo(folder, say=say)
    return url


def bring(url: str, path: Path, *, actor: str, say: Say) -> tuple[str, ...]:
    """Import a file, in a base made for it where there is none, and open a draft once there is a release to stand on.
    What was done, in lines. Raises :class:`FileRefused`, whose findings say why.
    """
    if look(url).need is Need.BASE:
        bases.create(url)
    with bases.open_base(url) as store:
        said = [
            line for loaded in load_files(store, [path], actor=actor, say=say, progress=say) for line in _told(loaded)
        ]
    if look(url).need is Need.DRAFT:
        said.insert(0, start(url, actor=actor))
    return tuple(said)


def start(url: str, *, actor: str) -> str:
    """Open a draft on the latest release of a base; says so."""
    with bases.open_base(url) as store:
        version = latest_version(store)
        create_draft(store, fr.DRAFT, version, actor=actor, reason=fr.DRAFT_REASON)
    return fr.CREATED.format(draft=fr.DRAFT, version=version)


def join(address: str, login: str, password: str) -> Ground:
    """The base at ``address`` as that login sees it; raises what makes it impossible to come in."""
    url = bases.resolve_url(address)
    if doors.asks_password(url) and (login or password):
        url = doors.address_for(url, doors.Visitor(login, password))
    return look(url)


def refusal_lines(error: FileRefused) -> tuple[str, ...]:
    """Why a file was refused: the sentence, then its findings."""
    return (f"✗ {error.message} {error.hint}".strip(), *_findings([(each, 1) for each in error.findings]))


def _told(loaded: Loaded) -> Iterator[str]:
    if loaded.already_there:
        yield fr.TAKEN_ALREADY.format(file=loaded.file)
        return
    brought = fr.BROUGHT.format(acts=plural(loaded.acts, "acte"), lines=plural(loaded.lines, "ligne"))
    yield fr.TAKEN.format(file=loaded.file, what=loaded.what or brought)
    yield from _findings([(kind.first, kind.count) for kind in loaded.finding_kinds]) or (fr.NO_FINDING,)


def _findings(found: list[tuple[Finding, int]]) -> tuple[str, ...]:
    return tuple(
        fr.FINDING.format(count=count, message=each.message, hint=each.hint).rstrip()
        for each, count in found[:MOST_FINDINGS]
    )
