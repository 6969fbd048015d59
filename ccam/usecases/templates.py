"""The sheets that people fill, as empty files ready to be sent."""

import os
from dataclasses import dataclass
from pathlib import Path

from ccam.french import report as reasons
from ccam.french import templates as fr
from ccam.model.errors import DataRefused, UnknownThing, UsageError


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template: its name, its subject, the file it makes, the command to run once it is filled."""

    name: str
    title: str
    file: str
    then: str


def list_templates() -> tuple[TemplateInfo, ...]:
    """Every template, in the order of the catalogue."""
    from ccam.formats.templates_catalogue import NAMES
    from ccam.publish.templates import file_name

    return tuple(_info(name, file_name(name)) for name in NAMES)


def write_template(name: str, target: Path | None = None, *, replace: bool = False) -> tuple[TemplateInfo, Path]:
    """Write a template, under its own name in the current folder unless told where.

    Raises :class:`UnknownThing` for a template that does not exist, :class:`UsageError` for a name that does not end as
    its kind of file does, :class:`DataRefused` where the file is already there (unless ``replace``) or cannot be
    written.
    """
    from ccam.formats.templates_catalogue import NAMES
    from ccam.publish.templates import file_name, template_bytes

    if name not in NAMES:
        raise UnknownThing(fr.UNKNOWN, name=name, known=", ".join(NAMES))
    usual = Path(file_name(name))
    path = target or usual
    if path.suffix.lower() != usual.suffix:
        raise UsageError(fr.OTHER_KIND, file=path.name, suffix=usual.suffix)
    write_whole(path, template_bytes(name, path.name), replace=replace)
    return _info(name, path.name), path


def write_whole(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write the whole file, or leave what was there; :class:`DataRefused` where it is there already (unless
    ``replace``) or cannot be written.
    """
    if path.exists() and not replace:
        raise DataRefused(fr.EXISTS, where=str(path), file=path.name)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        why = reasons.REASONS.get(type(error).__name__, reasons.OTHER_REASON)
        raise DataRefused(fr.CANNOT_WRITE, where=str(path), folder=path.parent, why=why) from error
    finally:
        if beside.is_file():
            beside.unlink()


def _info(name: str, file: str) -> TemplateInfo:
    purpose = fr.PURPOSES[name]
    return TemplateInfo(name, purpose.title, file, purpose.then.format(file=file))
