"""Séances: who may sit, which decisions belong to one, what the relevé tells of it."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.french import minutes as fr
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Draft
from ccam.model.errors import CcamError, DataRefused, DossierMoved, UnknownThing, UsageError
from ccam.model.nodes import encode_node, value_of
from ccam.model.registers import Comment, Conflict, Opinion, Side, Stance, Standing
from ccam.publish.minutes.layout import page
from ccam.publish.page.blocks import Table
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import curate, disputes
from ccam.usecases.disputes import Effect, Terms
from ccam.usecases.meet import (
    Call,
    belonging,
    bodies,
    close_session,
    find_body,
    list_sessions,
    open_session,
    reopen_session,
)
from ccam.usecases.minutes.build import close_with_minutes, minutes_of
from ccam.usecases.study import open_study
from tests.strategies import act, release

PRESENT = MappingProxyType({"expert-1": "chirurgien", "expert-2": "chirurgien", "expert-3": "anesthésiste"})
CALL = Call("comité clinique", ("HHFA016", "HLHJ003"), PRESENT, "digestif")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base), clock=lambda: "2026-04-01T09:00:00Z") as opened:
        yield opened


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def sit(store: Store, call: Call = CALL) -> str:
    entry = open_session(store, current(store), call, actor="secretariat")
    return str(entry.decision.facts["seance"])


def write(store: Store, kind: Kind, actor: str, nodes: dict[str, object]) -> int:
    draft = current(store)
    changes = [
        Change(
            node, draft.versions.get(node, 0),
            encode_node(node, value_of(draft, node)) if value_of(draft, node) else None, encode_node(node, value),
        )
        for node, value in nodes.items()
    ]  # fmt: skip
    with store.write(actor, "essai") as writer:
        return writer.decide(Decision(kind, draft.name, tuple(changes))).position


def opine(store: Store, member: str, function: str, stance: Stance, *subjects: str, **more: object) -> None:
    nodes = {
        f"avis/{subject}/{member}": replace(Opinion(subject, member, function, stance), **more)  # type: ignore[arg-type]
        for subject in subjects
    }
    write(store, Kind.OPINION, member, dict(nodes))


# who may sit ----------------------------------------------------------------------------------


def test_a_seance_keeps_what_it_was_opened_with(store: Store) -> None:
    call = replace(CALL, conflicts=(Conflict("expert-2", "HLHJ003", "étude"),), on=date(2026, 3, 30), title=" Voies ")
    assert sit(store, call) == "S-0001"
    kept = current(store).registers.sessions["S-0001"]
    assert (kept.on, kept.title, kept.committee, kept.quorum) == ("2026-03-30", "Voies", "digestif", 3)
    assert (kept.present, kept.functions) == (tuple(PRESENT), tuple(PRESENT.values()))
    assert kept.conflicts == (Conflict("expert-2", "HLHJ003", "étude"),)
    assert store.verify() == []


def test_bodies_are_a_closed_list_whose_quorum_says_where_it_comes_from() -> None:
    assert list(bodies()) == ["comité clinique", "HCN", "CHAP", "CPN", "quatre experts"]
    assert all("[NC]" in body.source for body in bodies().values())
    assert find_body("COMITE CLINIQUE") is bodies()["comité clinique"]
    with pytest.raises(UsageError, match="instance"):
        find_body("Sénat")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (replace(CALL, committee=""), UsageError),
        (replace(CALL, body="HCN"), UsageError),
        (replace(CALL, present={}), UsageError),
        (replace(CALL, present={"expert-1": " "}), UsageError),
        (replace(CALL, conflicts=(Conflict("absent", "HLHJ003"),)), UsageError),
        (replace(CALL, agenda=()), DataRefused),
        (replace(CALL, agenda=("ZZZZ999",)), UnknownThing),
        (replace(CALL, quorum=0), UsageError),
    ],
)
def test_a_seance_that_cannot_be_held_is_not_opened(store: Store, call: Call, error: type[CcamError]) -> None:
    head = store.head()
    with pytest.raises(error):
        sit(store, call)
    assert store.head() == head


def test_a_body_sits_once_at_a_time_and_a_member_too(store: Store) -> None:
    sit(store)
    with pytest.raises(DataRefused, match="S-0001"):
        sit(store, replace(CALL, committee="Digestif", present={"expert-7": "chirurgien"}))
    with pytest.raises(DataRefused, match="expert-3"):
        sit(store, replace(CALL, committee="anesthésie", present={"expert-3": "anesthésiste"}))
    assert sit(store, replace(CALL, committee="anesthésie", present={"expert-8": "anesthésiste"})) == "S-0002"
    close_session(store, current(store), "s-0001", actor="secretariat")
    assert sit(store, replace(CALL, present={"expert-1": "chirurgien"})) == "S-0003"
    with pytest.raises(DataRefused, match="S-0003"):
        reopen_session(store, current(store), "S-0001", actor="secretariat", reason="oubli")


def test_two_seances_opened_at_the_same_moment_conflict(store: Store) -> None:
    seen = current(store)
    open_session(store, seen, CALL, actor="secretariat")
    with pytest.raises(DossierMoved):
        open_session(store, seen, replace(CALL, committee="rachis"), actor="autre")


def test_a_closed_one_opens_again_only_with_a_reason_and_never_while_another_moved(store: Store) -> None:
    sit(store)
    with pytest.raises(DataRefused, match="encore ouverte"):
        reopen_session(store, current(store), "S-0001", actor="secretariat", reason="oubli")
    close_session(store, current(store), "S-0001", actor="secretariat")
    with pytest.raises(DataRefused, match="déjà close"):
        close_session(store, current(store), "S-0001", actor="secretariat")
    with pytest.raises(DataRefused, match="motif"):
        reopen_session(store, current(store), "S-0001", actor="secretariat", reason=" ")
    seen = current(store)
    sit(store, replace(CALL, committee="rachis", present={"expert-9": "orthopédiste"}))
    with pytest.raises(DossierMoved):
        reopen_session(store, seen, "S-0001", actor="secretariat", reason="oubli")


def test_a_seance_is_a_statement_that_nobody_takes_back(store: Store) -> None:
    sit(store)
    with pytest.raises(DataRefused):
        curate.undo(store, current(store), actor="secretariat")


# what belongs to one --------------------------------------------------------------------------


def test_decisions_of_the_present_while_it_is_open_belong_to_it(store: Store) -> None:
    def say(actor: str, number: int) -> int:
        return write(
            store, Kind.COMMENT, actor, {f"commentaire/C-{number}": Comment(f"C-{number}", "HHFA016", actor, "x")}
        )

    say("expert-1", 1)
    sit(store)
    inside = [say("expert-1", 2), say("expert-3", 3)]
    say("expert-4", 4)
    close_session(store, current(store), "S-0001", actor="expert-1")
    say("expert-1", 5)
    reopen_session(store, current(store), "S-0001", actor="expert-1", reason="oubli")
    inside.append(say("expert-2", 6))
    assert belonging(store.entries(current(store).name)) == dict.fromkeys(inside, "S-0001")
    made = close_with_minutes(store, current(store), "S-0001", actor="expert-1")
    assert [item.position for item in made.inscribed] == inside
    assert [item.reason for item in made.reopenings] == ["oubli"]
    assert list_sessions(store)[1][0].decisions == 3


MEMBERS = ("a", "b", "c", "d")


@dataclass(frozen=True)
class Step:
    """One thing that happens: who speaks or which body calls whom, or the number of a séance closed or reopened."""

    verb: str
    who: str = ""
    members: tuple[str, ...] = ()
    number: str = ""


NUMBERS = st.sampled_from(("S-0001", "S-0002", "S-0003"))
STEPS = st.one_of(
    st.builds(Step, st.just("dit"), st.sampled_from(MEMBERS)),
    st.builds(
        Step, st.just("ouvre"), st.sampled_from(("HCN", "CHAP")),
        st.lists(st.sampled_from(MEMBERS), min_size=1, unique=True).map(tuple),
    ),
    st.builds(Step, st.sampled_from(("clot", "rouvre")), number=NUMBERS),
)  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of two acts and an empty draft, to copy."""
    path = tmp_path_factory.mktemp("releves") / "base.sqlite"
    init_base(str(path))
    with open_store(str(path)) as store, store.write("a", "x") as writer:
        writer.add_release(release(act(1), act(2)), ())
        writer.create_draft("essai", "81")
    return path


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, max_size=14))
def test_every_decision_of_a_member_present_is_in_one_releve_and_no_other_is(begun: Path, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = str(shutil.copy(begun, folder))
        with open_store(path, clock=lambda: "2026-04-01T09:00:00Z") as store:
            expected = _played(store, steps)
            told = Counter(
                (item.position, number)
                for number in store.draft("essai").registers.sessions
                for item in minutes_of(store, "essai", number).inscribed
            )
            assert told == Counter(expected.items())
            assert store.verify() == []


def _played(store: Store, steps: list[Step]) -> dict[int, str]:
    """Play the steps that are allowed; the séance of each decision, followed on its own."""
    sitting: dict[str, tuple[str, ...]] = {}
    known: dict[str, tuple[str, ...]] = {}
    expected: dict[int, str] = {}
    for turn, step in enumerate(steps):
        draft = store.draft("essai")
        if step.verb == "dit":
            comment = Comment(f"C-{turn}", "HHFA001", step.who, "x")
            position = write(store, Kind.COMMENT, step.who, {f"commentaire/{comment.id}": comment})
            for number, members in sitting.items():
                if step.who in members:
                    expected[position] = number
            continue
        with suppress(DataRefused):
            if step.verb == "ouvre":
                call = Call(step.who, ("HHFA001",), dict.fromkeys(step.members, "membre"))
                number = str(open_session(store, draft, call, actor="a").decision.facts["seance"])
                known[number] = sitting[number] = step.members
            elif step.verb == "clot":
                close_session(store, draft, step.number, actor="a")
                del sitting[step.number]
            else:
                reopen_session(store, draft, step.number, actor="a", reason="x")
                sitting[step.number] = known[step.number]
    return expected


# the relevé -----------------------------------------------------------------------------------


def test_the_releve_goes_through_the_agenda_in_its_order(store: Store, tmp_path: Path) -> None:
    sit(store, replace(CALL, agenda=("HHFA020", "HLHJ003", "HHFA016", "HHQE005")))
    table = tmp_path / "t.csv"
    table.write_text("ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\nHLHJ003;supprimer;;;;;obsolète\n")
    curate.apply_tables(store, curate.pick_draft(store, None), [table], actor="expert-1")
    write(store, Kind.MOVE, "expert-3", {f"etat/{code}": Standing(code, "proposé") for code in ("HHFA016", "HHFA020")})
    made = close_with_minutes(store, current(store), "S-0001", actor="secretariat")
    assert [item.dossier for item in made.items] == ["HHFA001", "HLHJ003", "HHQE002"]
    assert made.items[0].asked == ("HHFA020", "HHFA016")
    assert made.items[0].taken[0].sentences == ("HHFA016, HHFA020 : sans état → proposé",)
    assert made.items[0].states == (("proposé", 2),)
    assert made.items[1].taken[0].sentences == ("HLHJ003 : indécis → supprimé", "HLHJ003 : motif « obsolète »")
    assert made.items[1].taken[0].function == "chirurgien"
    assert made.items[2].remains == (fr.LEFT_UNTREATED,)
    assert [item.kind for item in made.inscribed] == ["table", "état"]


def test_what_is_not_on_the_agenda_is_told_apart(store: Store) -> None:
    sit(store)
    write(store, Kind.MOVE, "expert-1", {f"etat/{code}": Standing(code, "proposé") for code in ("HHFA016", "HHQE005")})
    made = close_with_minutes(store, current(store), "S-0001", actor="secretariat")
    assert made.items[0].taken[0].sentences == ("HHFA016 : sans état → proposé",)
    assert made.others[0].sentences == ("HHQE005 : sans état → proposé",)


def test_opinions_are_counted_by_function_and_without_who_withdrew(store: Store) -> None:
    subjects = open_study(store).owner["HHFA016"].old
    sit(store, replace(CALL, conflicts=(Conflict("expert-2", "HHFA016", "brevet"),)))
    opine(store, "expert-1", "chirurgien", Stance.FOR, *subjects)
    opine(store, "expert-2", "chirurgien", Stance.FOR, *subjects)
    opine(store, "expert-3", "anesthésiste", Stance.AGAINST, *subjects, reason="ligne 4", veto=True)
    opine(store, "expert-1", "chirurgien", Stance.ABSTAIN, "HLHJ003")
    first, second = close_with_minutes(store, current(store), "S-0001", actor="secretariat").items
    assert [(v.function, v.acts, v.favourable, v.against, v.abstained) for v in first.votes] == [
        ("anesthésiste", (), 0, 1, 0),
        ("chirurgien", (), 1, 0, 0),
    ]
    assert first.uncounted == 1
    assert [(g.function, g.stance, g.reason, g.veto) for g in first.grounds] == [
        ("anesthésiste", "contre", "ligne 4", True)
    ]
    assert [(r.function, r.acts, r.reason) for r in first.recusals] == [("chirurgien", ("HHFA016",), "brevet")]
    assert first.remains[0] == fr.LEFT_TO_DECIDE
    assert (second.votes[0].favourable, second.votes[0].abstained) == (0, 1)


def test_who_decides_despite_a_deport_is_shown(store: Store) -> None:
    sit(store, replace(CALL, conflicts=(Conflict("expert-2", "HLHJ003"),)))
    write(store, Kind.MOVE, "expert-2", {"etat/HLHJ003": Standing("HLHJ003", "proposé")})
    write(store, Kind.MOVE, "expert-2", {"etat/HHFA016": Standing("HHFA016", "proposé")})
    first, second = close_with_minutes(store, current(store), "S-0001", actor="secretariat").items
    assert (first.taken[0].recused, second.taken[0].recused) == (False, True)


def test_disagreements_are_left_open_opened_or_closed_each_in_its_unit(store: Store) -> None:
    def dispute(code: str, effect: Effect | None, actor: str = "expert-1") -> None:
        terms = Terms((Side("chirurgiens", "non"),), effect)
        disputes.open_dispute(store, current(store), [code], "?", terms, actor=actor)

    dispute("HHFA001", Effect(-100, "AMO"), "expert-4")
    dispute("HLHJ003", Effect(7, "honoraires"), "expert-4")
    dispute("HHQE005", Effect(9, "honoraires"), "expert-4")
    sit(store)
    dispute("HHFA016", None)
    disputes.close_dispute(store, current(store), "D-0002", "tranché", actor="expert-1")
    made = close_with_minutes(store, current(store), "S-0001", actor="secretariat")
    assert [(d.id, d.opened, d.closed) for d in made.items[0].disputes] == [
        ("D-0001", False, False),
        ("D-0004", True, False),
    ]
    assert [(d.id, d.outcome) for d in made.items[1].disputes] == [("D-0002", "tranché")]
    assert made.other_disputes == ()
    assert (made.stakes, made.unknown_stakes) == ((("AMO", 100),), 1)


def test_questions_without_an_act_are_told_once(store: Store) -> None:
    """The table of disagreements tells them: a panel opens tens at once, and the journal says them in one line."""
    sit(store)
    places = []
    for name in ("scanner", "IRM"):
        terms = Terms(sides=(Side("AM 1", "9 ans", ""),))
        entry = disputes.open_without_act(
            store, current(store), f"Forfait {name} ?", terms, actor="expert-1", reason="tour 2"
        )
        places.append(entry.position)
    made = minutes_of(store, current(store).name, "S-0001")
    assert made.others == ()
    assert [(each.question, each.opened) for each in made.other_disputes] == [
        ("Forfait scanner ?", True), ("Forfait IRM ?", True)
    ]  # fmt: skip
    (rows,) = (block.rows for block in page(made).blocks if isinstance(block, Table) and block.head == fr.REGISTER_HEAD)
    assert [row[0] for row in rows] == [fr.RUN.format(first=places[0], last=places[1])]
    disputes.close_dispute(store, current(store), "D-0001", "neuf ans", actor="expert-1")
    assert len(minutes_of(store, current(store).name, "S-0001").others) == 1


def test_a_closed_releve_never_changes_again(store: Store) -> None:
    sit(store)
    write(store, Kind.MOVE, "expert-1", {"etat/HHFA016": Standing("HHFA016", "proposé")})
    before = minutes_of(store, current(store).name, "S-0001")
    assert not before.closed
    made = close_with_minutes(store, current(store), "S-0001", actor="secretariat")
    assert made.items == before.items
    write(store, Kind.MOVE, "expert-1", {"etat/HHFA016": Standing("HHFA016", "validé")})
    disputes.open_dispute(store, current(store), ["HHFA016"], "?", Terms(), actor="expert-1")
    assert minutes_of(store, current(store).name, "S-0001") == made
    money = made.items[0].money
    study = open_study(store)
    assert money is not None
    assert money.observed == study.impact.only(frozenset(study.owner["HHFA016"].old)).observed


def test_a_short_quorum_is_said_and_silent_functions_do_not_count(store: Store) -> None:
    sit(store, replace(CALL, present={"expert-1": "chirurgien", "expert-9": "Secrétariat"}))
    made = minutes_of(store, current(store).name, "S-0001")
    assert (made.counted, made.quorum, made.quorate) == (1, 3, False)
    assert [(p.function, p.voice) for p in made.present] == [("chirurgien", True), ("Secrétariat", False)]
