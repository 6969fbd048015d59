"""Interleaved medians: what is compared runs in turn, so a busy neighbour slows both."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 7


def ratio(subject: Callable[[], object], reference: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Median time of ``subject`` over median time of ``reference``, run in turn."""
    first, second = medians(subject, reference, rounds=rounds)
    return first / second


def medians(*calls: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Median time of each call in seconds, all run once for nothing, then in turn."""
    for call in calls:
        call()
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, kept in zip(calls, times, strict=True):
            gc.collect()
            start = perf_counter()
            call()
            kept.append(perf_counter() - start)
    return [median(kept) for kept in times]


def line(what: str, value: float, goal: str) -> str:
    """One line of the report."""
    return f"{what:<72} {value:8.2f}   goal {goal}"
