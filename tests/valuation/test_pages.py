"""Pages read as a tuple, before and after some of their things are replaced."""

from hypothesis import given
from hypothesis import strategies as st

from valuation.pages import SIZE, Pages


@given(st.data(), st.integers(0, 3 * SIZE))
def test_they_read_as_a_tuple(data: st.DataObject, size: int) -> None:
    things = list(range(size))
    pages = Pages(things)
    news = data.draw(st.dictionaries(st.integers(0, size - 1), st.integers(), max_size=4)) if size else {}
    made, wanted = pages.replaced(news), [news.get(place, place) for place in things]
    assert (list(made), len(made), [made[place] for place in things]) == (wanted, size, wanted)
    assert list(pages) == things, "those from before did not change"
