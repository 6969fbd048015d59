"""What every command that is one decision asks beside its own words: the base, the draft, who decides, why."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.cli import options
from ccam.cli.sharing import sharing

if TYPE_CHECKING:
    from ccam.usecases.decide import Room, Signed


@dataclass(frozen=True, slots=True)
class At:
    """The options that such commands share, as they were given."""

    base: options.Base = None
    draft: options.Draft = None
    dry_run: options.DryRun = False
    author: options.Author = options.DEFAULT_AUTHOR
    reason: options.Reason = ""
    json: options.Json = False

    @contextmanager
    def room(self, reason: str = "") -> "Iterator[tuple[Room, Signed]]":
        """The draft as it is now, and who decides in it; ``reason`` stands for one that nobody gave."""
        from ccam.usecases.decide import Signed, open_room

        with options.open_base(self.base) as store:
            signed = Signed(self.author, (self.reason or reason).strip(), self.dry_run)
            yield open_room(store, self.draft), signed


decision = sharing(At)
"""Decorator: a command that is one decision takes :class:`At` first, then its own words."""
