"""What one person prefers on this machine: a theme, columns, keys. No base holds it, and nobody else sees it.

Two files of the user's configuration folder (XDG Base Directory Specification): ``atelier.toml`` is written by the
workbench, ``touches.toml`` only by its reader.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ccam.french import tui_settings as fr
from ccam.model.errors import UsageError

LARGEST = 64 * 1024
"""Bytes: a longer file is none of ours."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` by name, "" for the default; ``columns`` on show by list, as titles."""

    theme: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def folder() -> Path:
    """``ccam`` in the user's configuration folder."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "ccam"


def settings_file() -> Path:
    """What the workbench remembers."""
    return folder() / "atelier.toml"


def keys_file() -> Path:
    """The keys that its reader has changed."""
    return folder() / "touches.toml"


def read_settings() -> Settings:
    """What was remembered; whatever cannot be read is forgotten: it can be chosen again."""
    try:
        read = _read(settings_file())
    except UsageError:
        return Settings()
    theme, columns = read.get("theme"), read.get("colonnes")
    lists = columns.items() if isinstance(columns, dict) else ()
    return Settings(
        theme if isinstance(theme, str) else "",
        {name: tuple(titles) for name, titles in lists if _is_texts(titles)},
    )


def save_settings(settings: Settings) -> None:
    """Remember them, all or nothing. A folder that cannot be written is no reason to stop working."""
    lines = [f"theme = {_quoted(settings.theme)}", "", "[colonnes]"]
    for name, titles in sorted(settings.columns.items()):
        lines.append(f"{_quoted(name)} = [{', '.join(map(_quoted, titles))}]")
    path = settings_file()
    beside = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError:
        return


def read_keys() -> dict[str, str]:
    """The keys changed, as written: from an action to a key. :class:`UsageError` where the file is not what it
    should be.
    """
    table = _read(keys_file()).get("touches", {})
    if not isinstance(table, dict) or not _is_texts(list(table.values())):
        raise UsageError(fr.KEYS_NOT_A_TABLE, file=keys_file())
    return table


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(fr.FILE_UNREADABLE, file=path, why=fr.TOO_LONG)
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(fr.FILE_UNREADABLE, file=path, why=fr.NOT_TOML.format(detail=error)) from error


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON writes the same, but for the character 127."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
