"""How far the reading of a content has got, told without slowing it down.

What is counted is what the buffer takes, a megabyte at a time: its reader goes through the lines of the buffer in C.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from importers.opened import CHUNK, Opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Watch = Callable[[str, int, int], None]
"""Told the name of a content, the bytes read of it since its last opening, and its size."""


def watched(content: Opened, tell: Watch) -> Opened:
    """``content``, which tells ``tell`` what is read of it."""
    return replace(content, stream=partial(_stream, content, tell))


def _stream(content: Opened, tell: Watch) -> IO[bytes]:
    return cast("IO[bytes]", io.BufferedReader(_Counted(content, tell), CHUNK))


class _Counted(io.RawIOBase):
    """Read once, from the first byte to the last."""

    def __init__(self, content: Opened, tell: Watch) -> None:
        self._stream = content.stream()
        self._tell = partial(tell, content.name)
        self._size = content.size
        self._read = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill ``buffer`` and tell."""
        count: int = cast("io.BufferedIOBase", self._stream).readinto(buffer)
        self._read += count
        self._tell(self._read, self._size)
        return count

    def close(self) -> None:
        """Close what is read."""
        if not self.closed:
            self._stream.close()
        super().close()
