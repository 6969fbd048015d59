"""Archives that are the same bytes whenever they are made: members in the order given, none of them dated."""

import io
import zipfile
from collections.abc import Mapping

NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest day that an archive can name."""
READABLE = 0o644 << 16


def archive(members: Mapping[str, bytes]) -> bytes:
    """A .zip of ``members`` by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = READABLE
            package.writestr(info, content)
    return made.getvalue()
