"""A long row of things of which an edit replaces a few: what did not change is shared, never copied."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")

SIZE = 128
"""Things on a page: an edit copies the list of pages, and the pages it touches."""


class Pages(Generic[T]):
    """Read by place, by iteration and by length; never changed."""

    __slots__ = ("_pages", "_size")

    def __init__(self, things: Sequence[T]) -> None:
        self._pages = [tuple(things[start : start + SIZE]) for start in range(0, len(things), SIZE)]
        self._size = len(things)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, place: int) -> T:
        return self._pages[place // SIZE][place % SIZE]

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._pages)

    def replaced(self, things: Mapping[int, T]) -> "Pages[T]":
        """The same with other things at some places."""
        made = Pages[T](())
        made._pages, made._size = self._pages.copy(), self._size
        by_page: dict[int, list[int]] = {}
        for place in things:
            by_page.setdefault(place // SIZE, []).append(place)
        for number, places in by_page.items():
            page = list(made._pages[number])
            for place in places:
                page[place % SIZE] = things[place]
            made._pages[number] = tuple(page)
        return made
