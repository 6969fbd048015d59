"""A document of practice costs as its file: what is written is what is read back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.parameters import CpEntry, DocumentHead, Nature, Status, parse
from ccam.formats.parameters_text import cp_text

words = st.text("abcé '\"\\«»=#[]\n", min_size=1, max_size=12).map(str.strip).filter(bool)
plain = words.map(lambda text: text.replace("\n", " ")).filter(str.strip).map(str.strip)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
entries = st.builds(
    CpEntry, plain, plain, plain, days, st.integers(0, 10**6), st.sampled_from(Status), plain, days,
    st.none() | st.integers(1, 10**6), plain | st.just(""),
)  # fmt: skip


@given(st.lists(entries, min_size=1, max_size=4, unique_by=lambda entry: (entry.key, entry.origin, entry.start)), plain)
def test_what_is_written_is_read_back(known: list[CpEntry], name: str) -> None:
    head = DocumentHead(name, Nature.CHARGES, "essai", "une remarque")
    distinct = {(entry.key.casefold(), entry.origin.casefold(), entry.start): entry for entry in known}
    kept = list({(_plain(key), _plain(origin), day): e for (key, origin, day), e in distinct.items()}.values())
    made = parse(cp_text(head, kept), name="essai.toml")
    assert (made.document, list(made.cp)) == (head, kept)


def _plain(text: str) -> str:
    return text.replace("é", "e")
