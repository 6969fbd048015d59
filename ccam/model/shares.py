"""Shares: integer parts per 10 000, and the exact apportionment of whole volumes.

Source of the rule: correspondence.md §C.4 (largest remainder, deterministic tie-break).
"""

from collections.abc import Sequence

from ccam.model.money import SHARE_UNIT

__all__ = ["SHARE_UNIT", "apportion", "equal_shares"]


def apportion(volume: int, shares: Sequence[int]) -> list[int]:
    """Cut ``volume`` (signed whole number) along ``shares``; the parts sum to it exactly.

    Largest remainder, ties to the earlier share: callers pass shares in a stable order.
    Raises :class:`ValueError` unless the shares are non-negative and sum to 10 000.
    """
    if sum(shares) != SHARE_UNIT or min(shares, default=0) < 0:
        raise ValueError(shares)
    size = abs(volume)
    parts = [size * share // SHARE_UNIT for share in shares]
    missing = size - sum(parts)
    if missing:
        by_remainder = sorted(range(len(shares)), key=lambda i: (-(size * shares[i] % SHARE_UNIT), i))
        for index in by_remainder[:missing]:
            parts[index] += 1
    return parts if volume >= 0 else [-part for part in parts]


def equal_shares(count: int) -> list[int]:
    """``count`` shares as equal as integers allow; the first ones take the remainder."""
    base, extra = divmod(SHARE_UNIT, count)
    return [base + (1 if index < extra else 0) for index in range(count)]
