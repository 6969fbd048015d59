"""The descriptor of a data package against the tables beside it: each is the one whose SHA-256 it gives, or the file is
refused (Frictionless Data, ``hash`` of a resource).
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from ccam.french import errors as refusals
from ccam.french import findings_tables as fr
from ccam.model.errors import FileRefused
from importers.findings import Findings
from importers.opened import Opened
from importers.strict_json import read_json
from importers.tables_forms import DESCRIPTOR

SHA256 = "sha256:"


def check_package(given: Iterable[Opened], findings: Findings) -> None:
    """Tell each table that is not as described; a table whose hash is not given has nothing to be held against. Raises
    :class:`FileRefused` for a descriptor that is not one.
    """
    contents = {opened.base_name: opened for opened in given}
    descriptor = contents.get(DESCRIPTOR)
    if descriptor is None:
        return
    for path, told in _hashes(descriptor):
        content = contents.get(PurePosixPath(path).name)
        if content is not None and told != f"{SHA256}{content.sha256}":
            findings.error(fr.RESOURCE_CHANGED, 0, "", path)


def _hashes(descriptor: Opened) -> Iterator[tuple[str, str]]:
    """Path and hash of every resource that has one."""
    content = read_json(descriptor)
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list):
        raise FileRefused(refusals.FILE_BROKEN, where=descriptor.name, name=descriptor.name)
    for each in resources:
        path, told = (each.get("path"), each.get("hash")) if isinstance(each, dict) else (None, None)
        if isinstance(path, str) and isinstance(told, str):
            yield path, told.lower()
