"""Blind rounds: nothing shows before the reveal, everything is checked at it, and after."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.french import life as said
from ccam.french import rounds as fr
from ccam.french.sentence import Sentence
from ccam.model.decisions import Kind
from ccam.model.errors import CcamError, DataRefused, DossierMoved
from ccam.model.nodes import content_hash
from ccam.model.registers import BlindScore, Round, Stance
from ccam.store.store import Store, open_store
from ccam.usecases import ballot_sheets, rounds
from ccam.usecases.base import verify
from ccam.usecases.opinions import Voice, give_opinion

CODE, SUBJECTS = "AHQB026", ("AHQB024", "AHQB026")
LINE = "P-01-0101/1/0"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def opened(store: Store, nature: str = "avis", members: tuple[str, ...] = ("a", "b", "c")) -> Round:
    return rounds.open_round(store, None, [CODE], nature=nature, members=members, actor="secretariat")


def file(store: Store, member: str, stance: Stance = Stance.FOR, sheet: Path | None = None, veto: bool = False) -> str:
    voice = Voice(member, "CNP", stance, f"secret de {member}", veto)
    done = rounds.file_opinion(store, None, "t-0001", voice, actor=member, sheet=sheet)
    return done.ballot.commitment


def close(store: Store, *sheets: Path, excluded: tuple[str, ...] = ()) -> rounds.Closed:
    return rounds.close_round(store, None, "T-0001", actor="secretariat", sheets=sheets, excluded=excluded)


def draft_hash(store: Store) -> str:
    return content_hash(store.draft(store.drafts()[0].name))


def altered(base: Path, statement: str) -> None:
    """What someone who has the file can do to it."""
    connection = sqlite3.connect(base)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_round_takes_whole_dossiers(store: Store) -> None:
    made = opened(store)
    assert (made.id, made.subjects, made.closed) == ("T-0001", SUBJECTS, False)
    assert opened(store).id == "T-0002"


def test_nothing_moves_and_nothing_shows_before_the_reveal(store: Store) -> None:
    opened(store)
    before = draft_hash(store)
    digest = file(store, "a", Stance.AGAINST)
    assert draft_hash(store) == before
    (entry,) = [entry for entry in store.entries() if entry.decision.kind is Kind.BALLOT]
    assert entry.decision.facts["empreinte"] == digest
    assert "secret" not in entry.text + entry.reason
    assert "contre" not in entry.text
    assert rounds.view_round(store, None, "T-0001").awaited == ("b", "c")
    assert verify(store) == []


def test_the_same_opinion_never_has_the_same_hash(store: Store) -> None:
    opened(store)
    assert file(store, "a") != file(store, "a")


def test_closing_reveals_all_at_once(store: Store) -> None:
    opened(store)
    file(store, "a")
    file(store, "b", Stance.AGAINST)
    done = close(store)
    assert (done.revealed, done.missing) == (("a", "b"), ("c",))
    opinions = store.draft(store.drafts()[0].name).registers.opinions
    assert {key: opinion.stance for key, opinion in opinions.items()} == {
        f"{subject}/{member}": stance
        for subject in SUBJECTS
        for member, stance in (("a", Stance.FOR), ("b", Stance.AGAINST))
    }
    assert opinions["AHQB024/b"].round == "T-0001"
    assert done.view.tallies[0][1][0].against == ("b",)
    assert store.ballots(store.drafts()[0].name, "T-0001") == []
    assert verify(store) == []


def test_the_last_ballot_of_a_member_counts(store: Store) -> None:
    opened(store)
    file(store, "a", Stance.AGAINST)
    file(store, "a", Stance.FOR)
    close(store)
    assert store.draft(store.drafts()[0].name).registers.opinions["AHQB024/a"].stance is Stance.FOR


def test_a_ballot_may_wait_on_a_sheet(store: Store, tmp_path: Path) -> None:
    opened(store)
    sheet = tmp_path / "a.json"
    file(store, "a", sheet=sheet)
    file(store, "b", sheet=tmp_path / "b.json")
    assert store.ballots(store.drafts()[0].name, "T-0001") == []
    done = close(store, sheet)
    assert (done.revealed, done.missing) == (("a",), ("b", "c"))
    assert verify(store) == []


def test_a_sheet_takes_the_place_of_what_the_base_held(store: Store, tmp_path: Path) -> None:
    opened(store)
    file(store, "a", Stance.AGAINST)
    file(store, "a", sheet=tmp_path / "a.json")
    assert verify(store) == []
    assert close(store).revealed == ()


def test_a_sheet_is_never_written_over(store: Store, tmp_path: Path) -> None:
    opened(store)
    file(store, "a", sheet=tmp_path / "a.json")
    before = store.head()
    with pytest.raises(DataRefused) as error:
        file(store, "a", Stance.AGAINST, sheet=tmp_path / "a.json")
    assert (error.value.code, store.head()) == (fr.SHEET_TAKEN.code, before)


def test_a_sheet_that_was_changed_is_refused_by_name(store: Store, tmp_path: Path) -> None:
    opened(store)
    file(store, "b")
    sheet = tmp_path / "a.json"
    file(store, "a", sheet=sheet)
    sheet.write_text(sheet.read_text("utf-8").replace("pour", "contre"), "utf-8")
    before = store.head()
    with pytest.raises(DataRefused) as error:
        close(store, sheet)
    assert (error.value.code, error.value.facts["members"], store.head()) == (fr.BALLOTS_ALTERED.code, "a", before)
    done = close(store, sheet, excluded=("a",))
    assert (done.revealed, done.missing, done.excluded) == (("b",), ("c",), ("a",))
    assert done.entry.decision.facts["ecartes"] == ["a"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ballot SET payload = replace(payload, 'pour', 'contre')",
        "UPDATE ballot SET nonce = printf('%064d', 1)",
        "UPDATE ballot SET nonce = 'court'",
        "UPDATE ballot SET member = 'b'",
    ],
)
def test_a_ballot_changed_in_the_base_is_seen_before_the_reveal(store: Store, demo_base: Path, statement: str) -> None:
    opened(store)
    file(store, "a")
    altered(demo_base, statement)
    assert [problem.code for problem in verify(store)] == [fr.BALLOT_ALTERED.code]


def test_a_ballot_changed_in_the_base_is_not_revealed(store: Store, demo_base: Path) -> None:
    opened(store)
    file(store, "a")
    altered(demo_base, "UPDATE ballot SET payload = replace(payload, 'pour', 'contre')")
    with pytest.raises(DataRefused) as error:
        close(store)
    assert error.value.code == fr.BALLOTS_ALTERED.code


def test_who_files_during_the_closing_is_not_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(store)
    file(store, "a")
    plain = rounds._revealing

    def meanwhile(*given: object) -> object:
        file(store, "b")
        return plain(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rounds, "_revealing", meanwhile)
    with pytest.raises(DossierMoved) as error:
        close(store)
    assert error.value.code == fr.LATE_BALLOT.code
    monkeypatch.undo()
    assert close(store).revealed == ("a", "b")


def test_a_ballot_that_vanished_from_the_base_is_not_passed_over(store: Store, demo_base: Path) -> None:
    opened(store)
    file(store, "a")
    altered(demo_base, "DELETE FROM ballot")
    with pytest.raises(DataRefused) as error:
        close(store)
    assert error.value.code == fr.BALLOTS_UNSEEN.code
    assert close(store, excluded=("a",)).excluded == ("a",)


def test_a_closed_round_takes_no_more(store: Store) -> None:
    opened(store)
    close(store)
    with pytest.raises(DataRefused) as error:
        file(store, "a")
    assert error.value.code == fr.ROUND_CLOSED.code
    with pytest.raises(DataRefused):
        close(store)


def test_an_opinion_is_not_said_aloud_during_a_round(store: Store) -> None:
    opened(store)
    with pytest.raises(DataRefused) as error:
        give_opinion(store, None, CODE, Voice("a", "CNP", Stance.FOR), actor="a")
    assert error.value.code == said.BLIND.code
    give_opinion(store, None, CODE, Voice("z", "CNP", Stance.FOR), actor="z")
    close(store)
    give_opinion(store, None, CODE, Voice("a", "CNP", Stance.FOR), actor="a")


def test_a_veto_is_revealed_with_the_rest(store: Store) -> None:
    opened(store)
    from ccam.usecases.life import move

    move(store, None, CODE, "propose", actor="p")
    file(store, "a", Stance.AGAINST, veto=True)
    file(store, "b", Stance.AGAINST, veto=True)
    close(store)
    assert store.draft(store.drafts()[0].name).registers.standings["AHQB024"].state == "brouillon"


def score(store: Store, member: str, points: int, line: str = LINE) -> None:
    rounds.file_scores(store, None, "T-0001", member, {line: points}, actor=member)


def test_scores_are_kept_as_they_were_given(store: Store) -> None:
    made = opened(store, "scores")
    assert rounds.lines_of(store.draft(store.drafts()[0].name), made) == (LINE,)
    before = store.draft(store.drafts()[0].name).proposed
    score(store, "a", 40_000)
    score(store, "b", 36_000)
    done = close(store)
    draft = store.draft(store.drafts()[0].name)
    assert draft.registers.rounds["T-0001"].scores == (BlindScore("a", LINE, 40_000), BlindScore("b", LINE, 36_000))
    assert draft.proposed == before
    (line,) = done.view.lines
    assert [(one.member, one.gap) for one in line.scores] == [("b", 0), ("a", 1111)]
    assert verify(store) == []


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda store: score(store, "a", 1, "P-99-0001/1/0"), fr.FOREIGN_LINE),
        (lambda store: score(store, "a", 0), fr.BAD_POINTS),
        (lambda store: score(store, "a", rounds.MOST_POINTS + 1), fr.BAD_POINTS),
        (lambda store: score(store, "z", 1), fr.NOT_INVITED),
        (lambda store: rounds.file_scores(store, None, "T-0001", "a", {}, actor="a"), fr.EMPTY_BALLOT),
        (lambda store: file(store, "a"), fr.WRONG_NATURE),
        (lambda store: rounds.view_round(store, None, "T-0009"), fr.ROUND_UNKNOWN),
        (lambda store: close(store, excluded=("a",)), fr.NOT_CANDIDATE),
        (lambda store: opened(store, "humeur"), fr.NATURE_UNKNOWN),
        (lambda store: opened(store, members=("a b",)), said.BAD_MEMBER),
    ],
)
def test_what_a_round_refuses(store: Store, call: object, sentence: Sentence) -> None:
    opened(store, "scores")
    with pytest.raises(CcamError) as error:
        call(store)  # type: ignore[operator]
    assert error.value.code == sentence.code


def test_a_round_of_scores_needs_lines(store: Store) -> None:
    with pytest.raises(DataRefused) as error:
        rounds.open_round(store, None, ["AHQP001"], nature="scores", members=(), actor="secretariat")
    assert error.value.code == fr.NOTHING_TO_SCORE.code


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"tour": 1}', "[" * 100_000, "\x00"])
def test_a_foreign_sheet_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feuille.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DataRefused) as error:
        ballot_sheets.read_sheet(path, "T-0001")
    assert error.value.code == fr.SHEET_UNREADABLE.code


def test_a_sheet_of_another_round_is_refused(store: Store, tmp_path: Path) -> None:
    opened(store)
    path = tmp_path / "a.json"
    file(store, "a", sheet=path)
    with pytest.raises(DataRefused) as error:
        ballot_sheets.read_sheet(path, "T-0002")
    assert error.value.code == fr.SHEET_ELSEWHERE.code
    assert set(json.loads(path.read_text("utf-8"))) == {"tour", "membre", "nonce", "depot"}


def test_points_are_read_as_people_write_them() -> None:
    assert ballot_sheets.read_points(["P-07-0001=389,5", "p-07-0002/4/0=12"]) == {
        "P-07-0001/1/0": 38_950,
        "P-07-0002/4/0": 1_200,
    }
    for bad in (["P-07-0001"], ["P-07-0001=x"], ["P-07-0001=1", "P-07-0001/1=2"]):
        with pytest.raises(CcamError) as error:
            ballot_sheets.read_points(bad)
        assert error.value.code == fr.BAD_POINTS.code
