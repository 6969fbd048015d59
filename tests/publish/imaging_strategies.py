"""Any imaging that a report can hold: every text is a word, both sides and four seats where they are drawn."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from ccam.publish.report import imaging as room
from ccam.publish.report.evaluation import Bounds

COUNTS = st.integers(0, 10_000)
CENTS = st.integers(-(10**11), 10**11)
DAYS = st.dates(date(2005, 1, 1), date(2030, 1, 1))
YEARS = (2025, 2026)


def imagings(
    words: st.SearchStrategy[str], few: Callable[..., st.SearchStrategy[tuple[object, ...]]]
) -> st.SearchStrategy[room.Imaging]:
    """``words`` are any text, ``few`` a short tuple of something; one part is told at a time, to stay small."""
    known: dict[object, st.SearchStrategy[object]] = {
        str: words,
        int: CENTS,
        int | None: st.none() | CENTS,
        bool: st.booleans(),
        date: DAYS,
    }
    bounds = st.none() | st.builds(Bounds, CENTS, CENTS)

    def built(kind: type[object], **given: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
        plain = {name: known[hint] for name, hint in kind.__annotations__.items() if hint in known}
        return st.builds(kind, **(plain | given))

    parts, bands = few(built(room.BilledPart)), few(built(room.BandLine, left=st.builds(Bounds, CENTS, CENTS)))
    devices = built(
        room.DeviceYear, parts=parts, full=bounds, marginal=bounds, bands=bands, levers=few(built(room.Lever)),
        missing=few(words),
    )  # fmt: skip
    seats = st.tuples(*[built(room.SeatLine)] * 4)
    criteria = built(room.CriterionLine, notes=st.tuples(*[words] * 4), remarks=few(words))
    items = built(room.ItemLine, standings=st.tuples(*[words] * 4), effect=bounds)
    fees = built(
        room.JudgedFee, values=seats, sides=st.tuples(CENTS, st.none() | CENTS), late=few(words), items=few(items),
        criteria=few(criteria), concluded=few(CENTS), questions=few(built(room.OpenQuestion, effect=bounds)),
    )  # fmt: skip
    lines = built(room.PathLine, by_year=st.tuples(*[CENTS] * len(YEARS)))
    masses = built(room.PathMass, lines=few(lines), pertinence=lines, readings=few(built(room.PathReading)))
    path = built(room.ImagingPath, years=st.just(YEARS), masses=few(masses), unpriced=few(words), remarks=few(words))
    share = st.integers(0, 10_000)
    indicator = st.builds(room.Indicator, words, share, share, share)
    behaviour = built(room.BehaviourLine, rate=share, share=share)
    optam = built(
        room.Optam, indicators=st.tuples(indicator, indicator), behaviours=few(behaviour), breaches=few(words),
        remarks=few(words),
    )  # fmt: skip
    panel = built(room.Panel, fees=st.tuples(fees))
    none: st.SearchStrategy[tuple[object, ...]] = st.just(())
    return st.one_of(
        st.builds(room.Imaging, st.tuples(devices), st.none(), st.none(), none, few(words)),
        st.builds(room.Imaging, none, panel, st.none(), none, none),
        st.builds(room.Imaging, none, st.none(), path, none, none),
        st.builds(room.Imaging, none, st.none(), st.none(), st.tuples(optam), none),
    )
