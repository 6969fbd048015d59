"""Files handed over to the person at the keyboard: in a folder of this machine, or to their browser."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from textual.app import App

from ccam.french import tui_seals as fr
from ccam.french.numbers import plural
from ccam.usecases.delivery import in_one, save_beside

ANY_FILE = "application/octet-stream"


def hand_over(app: App[Any], files: Mapping[str, bytes], folder: Path) -> str:
    """Hand ``files`` over, and say where they are. In a browser the disk of the server is not that of the member:
    they are sent. Raises as :func:`save_beside`.
    """
    if app.is_web:
        name, content = in_one(files)
        app.deliver_binary(BytesIO(content), save_filename=name, mime_type=ANY_FILE)
        return fr.SENT.format(name=name)
    paths = save_beside(files, folder)
    names = ", ".join(path.name for path in paths)
    return fr.WRITTEN.format(
        files=plural(len(paths), fr.ONE_FILE, fr.FILES), folder=paths[0].parent.absolute(), names=names
    )
