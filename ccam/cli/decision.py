"""What every command that is one decision asks beside its own words: the base, the draft, who decides, why."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import Signature, signature
from typing import TYPE_CHECKING, Any

from ccam.cli import options

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


SHARED = signature(At).parameters


def decision(run: Callable[..., None]) -> Callable[..., None]:
    """Decorator: a command with its own words and, in the place of ``at``, the options that all share."""
    own = list(signature(run).parameters.values())[1:]

    def command(**given: Any) -> None:
        at = At(**{name: given.pop(name) for name in SHARED})
        run(at, **given)

    parameters = [*own, *SHARED.values()]
    command.__doc__, command.__name__ = run.__doc__, run.__name__
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    vars(command)["__signature__"] = Signature(parameters)
    return command
