"""Options that several commands share, told once."""

from collections.abc import Callable
from inspect import Signature, signature
from typing import Any

Run = Callable[..., None]


def sharing(kind: Callable[..., Any]) -> Callable[[Run], Run]:
    """Decorator: a command takes its own words and, in the place of its first parameter, the options that are the
    fields of ``kind``, last on its page of help.
    """
    shared = signature(kind).parameters

    def decorate(run: Run) -> Run:
        def command(**given: Any) -> None:
            at = kind(**{name: given.pop(name) for name in shared})
            run(at, **given)

        parameters = [*[*signature(run).parameters.values()][1:], *shared.values()]
        command.__doc__, command.__name__ = run.__doc__, run.__name__
        command.__annotations__ = {each.name: each.annotation for each in parameters}
        vars(command)["__signature__"] = Signature(parameters)
        return command

    return decorate
