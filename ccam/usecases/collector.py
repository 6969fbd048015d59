"""Python's collector of cycles, at rest while something large is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """A report holds millions of small objects to its end, and no cycles: walking them again and again took a third of
    its time. The collector is left as it was found.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
