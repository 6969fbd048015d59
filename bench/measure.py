"""Interleaved medians: what is compared runs in turn, so a busy neighbour slows both."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 7


def ratio(subject: Callable[[], object], reference: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Median time of ``subject`` over median time of ``reference``, run in turn."""
    subject(), reference()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, kept in zip((subject, reference), times, strict=True):
            gc.collect()
            start = perf_counter()
            call()
            kept.append(perf_counter() - start)
    return median(times[0]) / median(times[1])


def line(what: str, value: float, goal: str) -> str:
    """One line of the report."""
    return f"{what:<72} {value:8.2f}   goal {goal}"
