"""States of dossiers in a base: what a move asks for, facts, vetoes, undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import life as fr
from ccam.french.sentence import Sentence
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.errors import CcamError, DataRefused, DossierMoved, UsageError
from ccam.model.nodes import encode_node
from ccam.model.registers import Conflict, Placement, Session, Stance
from ccam.model.votes import Votes
from ccam.store.store import Store, open_store
from ccam.usecases import curate, life
from ccam.usecases.base import verify
from ccam.usecases.check import check_draft
from ccam.usecases.opinions import Voice, give_opinion
from ccam.usecases.study import open_study
from ccam.usecases.workbench.workbench import Workbench

KEPT, MERGED, DELETED, ANAESTHETISED = "ACQK001", "AHQB024", "AHQP001", "HHFA001"
UNDECIDED = "HLHJ003"
HEAD = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif"
AVIS = life.Fact(date(2026, 3, 2), "avis n° 12")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def say(store: Store, code: str, *members: str, stance: Stance = Stance.FOR, function: str = "comité clinique") -> None:
    for member in members:
        give_opinion(store, None, code, Voice(member, function, stance, "lu"), actor=member)


def move(store: Store, code: str, *states: str, actor: str = "président-1") -> None:
    for state in states:
        life.move(store, None, code, state, actor=actor)


def state(store: Store, code: str) -> str:
    return Votes(store.draft(store.drafts()[0].name), life.shipped_life()).state(code).name


def write(store: Store, node: str, value: object, kind: Kind = Kind.PLACE) -> None:
    draft = store.draft(store.drafts()[0].name)
    change = Change(node, draft.versions.get(node, 0), None, encode_node(node, value))
    with store.write("secretariat", "essai") as writer:
        writer.decide(Decision(kind, draft.name, (change,)))


def refused(store: Store, code: str, target: str, *, role: str = "", fact: life.Fact | None = None) -> set[str]:
    before = store.head()
    with pytest.raises(DataRefused) as error:
        life.move(store, None, code, target, actor="président-1", role=role, fact=fact)
    assert store.head() == before, "a refused move writes nothing"
    assert error.value.code == fr.MOVE_REFUSED.code
    codes: Any = error.value.facts["codes"]
    return set(codes)


def agreed(store: Store, code: str) -> None:
    say(store, code, "a", "b", "c")
    move(store, code, "propose", "valide-cnp")


def test_a_dossier_moves_whole_in_one_decision(store: Store) -> None:
    before = store.head()[0]
    done = life.move(store, None, "ahqb026", "Proposé", actor="expert-3")
    assert done.subjects == ("AHQB024", "AHQB026")
    assert store.head()[0] == before + 1
    assert (done.entry.decision.kind, done.entry.decision.facts["sujets"]) == (Kind.MOVE, ["AHQB024", "AHQB026"])
    assert state(store, "AHQB024") == state(store, "AHQB026") == "propose"
    assert done.sentence == "AHQB024, AHQB026 : « brouillon » → « proposé »."
    assert verify(store) == []


def test_an_act_may_move_alone_and_the_others_follow(store: Store) -> None:
    life.move(store, None, MERGED, "propose", actor="expert-3", alone=True)
    assert (state(store, "AHQB024"), state(store, "AHQB026")) == ("propose", "brouillon")
    assert life.move(store, None, MERGED, "propose", actor="expert-3").subjects == ("AHQB026",)


def test_the_reasons_are_all_told_at_once(store: Store) -> None:
    move(store, KEPT, "propose")
    assert refused(store, KEPT, "valide-cnp", role="redacteur") == {"I15", fr.ROLE_REFUSED.code}


@pytest.mark.parametrize(
    ("code", "target", "sentence"),
    [
        (UNDECIDED, "propose", fr.NO_FATE),
        (KEPT, "valide-cnp", fr.NOT_ALLOWED),
        (KEPT, "publie", fr.NOT_ALLOWED),
    ],
)
def test_what_cannot_begin(store: Store, code: str, target: str, sentence: Sentence) -> None:
    assert sentence.code in refused(store, code, target)


def test_the_same_state_twice_is_nothing(store: Store) -> None:
    move(store, KEPT, "propose")
    with pytest.raises(DataRefused) as error:
        move(store, KEPT, "propose")
    assert error.value.code == fr.ALREADY.code


def test_no_quorum_no_validation(store: Store) -> None:
    say(store, KEPT, "a", "b")
    move(store, KEPT, "propose")
    assert refused(store, KEPT, "valide-cnp") == {"I15"}
    say(store, KEPT, "c")
    move(store, KEPT, "valide-cnp", "valide-hcn")
    assert state(store, KEPT) == "valide-hcn"


def test_the_author_is_never_the_only_approver(store: Store) -> None:
    draft = store.draft(store.drafts()[0].name)
    act = draft.old[ActCode("HHFE002")]
    curate.distribute(store, draft, act.code, [2_000, 8_000], actor="a", reason="essai")
    dossier = life.open_matter(store, store.draft(draft.name), "HHFE002").dossier
    assert "a" in life.authors_of(store, draft, dossier)
    say(store, "HHFE002", "a")
    say(store, "HHFE002", "b", stance=Stance.ABSTAIN)
    move(store, "HHFE002", "propose")
    with pytest.raises(DataRefused) as error:
        move(store, "HHFE002", "valide-cnp")
    assert "seul l'auteur approuve (a)" in error.value.message


def test_errors_of_the_dossier_stop_it(store: Store, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}\nACQK001;regrouper;P-01-0004;;;;\n", "utf-8")
    curate.apply_tables(store, curate.pick_draft(store, None), [table], actor="essai")
    assert refused(store, KEPT, "propose") == {fr.HAS_ERRORS.code}


def test_creations_and_deletions_go_by_the_has(store: Store) -> None:
    for code in (DELETED, KEPT):
        agreed(store, code)
    assert refused(store, KEPT, "attente-has") == {fr.HAS_USELESS.code}
    assert refused(store, DELETED, "valide-hcn") == {fr.HAS_NEEDED.code}
    move(store, DELETED, "attente-has")
    life.move(store, None, DELETED, "avis-has", actor="secretariat", role="secretariat", fact=AVIS)
    move(store, DELETED, "valide-hcn")


def test_a_fact_has_its_date_and_its_reference(store: Store) -> None:
    agreed(store, DELETED)
    move(store, DELETED, "attente-has")
    assert refused(store, DELETED, "avis-has") == {fr.FACT_DATE.code}
    assert refused(store, DELETED, "avis-has", fact=life.Fact(AVIS.on, " ")) == {fr.FACT_DATE.code}
    assert refused(store, DELETED, "avis-has", fact=life.Fact(date(2999, 1, 1), "x")) == {fr.FACT_FUTURE.code}
    assert refused(store, DELETED, "brouillon", fact=AVIS) == {fr.NOT_A_FACT.code}
    done = life.move(store, None, DELETED, "avis-has", actor="secretariat", fact=AVIS)
    assert (done.entry.decision.kind, done.entry.decision.facts["le"]) == (Kind.FACT, "2026-03-02")
    standing = store.draft(store.drafts()[0].name).registers.standings[DELETED]
    assert (standing.on, standing.reference) == ("2026-03-02", "avis n° 12")


def test_a_fact_is_corrected_by_another_and_never_undone(store: Store) -> None:
    agreed(store, DELETED)
    move(store, DELETED, "attente-has", actor="secretariat")
    life.move(store, None, DELETED, "avis-has", actor="secretariat", fact=AVIS)
    with pytest.raises(DataRefused) as error:
        life.move(store, None, DELETED, "avis-has", actor="secretariat", fact=AVIS)
    assert error.value.code == fr.ALREADY.code
    life.move(store, None, DELETED, "avis-has", actor="secretariat", fact=life.Fact(AVIS.on, "avis n° 13"))
    draft = store.draft(store.drafts()[0].name)
    with pytest.raises(CcamError):
        curate.undo(store, draft, actor="secretariat")
    assert store.draft(draft.name).registers.standings[DELETED].reference == "avis n° 13"


def to_the_end(store: Store, code: str, last: str) -> None:
    agreed(store, code)
    move(store, code, "valide-hcn", "score-intra", "score-inter", "recommandation-hcn")
    for name in ("avis-chap", "negociation", "avis-unocam", "decision-uncam"):
        life.move(store, None, code, name, actor="secretariat", fact=AVIS)
    effective = date(2027, 1, 1) if last != "refuse" else None
    life.move(store, None, code, last, actor="secretariat", fact=life.Fact(AVIS.on, "JO", effective))


def test_a_published_act_moves_no_more(store: Store) -> None:
    to_the_end(store, KEPT, "publie")
    for name in ("brouillon", "valide-hcn", "refuse"):
        assert fr.PUBLISHED.code in refused(store, KEPT, name, fact=AVIS if name == "refuse" else None)
    life.move(store, None, KEPT, "publie", actor="secretariat", fact=life.Fact(AVIS.on, "JO n° 2", date(2027, 2, 1)))


def test_a_refusal_closes_and_a_publication_has_an_effect(store: Store) -> None:
    to_the_end(store, KEPT, "refuse")
    assert Votes(store.draft(store.drafts()[0].name), life.shipped_life()).letter([KEPT]) == "R"
    agreed(store, MERGED)
    move(store, MERGED, "valide-hcn", "score-intra", "score-inter", "recommandation-hcn")
    for name in ("avis-chap", "negociation", "avis-unocam", "decision-uncam"):
        life.move(store, None, MERGED, name, actor="secretariat", fact=AVIS)
    assert refused(store, MERGED, "provisoire", fact=AVIS) == {fr.FACT_EFFECT.code}


def test_a_veto_sends_back_and_stays_until_its_author_lifts_it(store: Store) -> None:
    agreed(store, KEPT)
    veto = Voice("v", "CNP", Stance.AGAINST, "indication abandonnée", veto=True)
    done = give_opinion(store, None, KEPT, veto, actor="v")
    assert (done.returned, state(store, KEPT)) == ((KEPT,), "brouillon")
    assert Votes(store.draft(store.drafts()[0].name), life.shipped_life()).letter([KEPT]) == "?"
    assert refused(store, KEPT, "propose") == {"I15"}
    say(store, KEPT, "v", function="CNP")
    move(store, KEPT, "propose", "valide-cnp")
    assert verify(store) == []


def test_a_move_loses_against_a_veto_that_it_did_not_see(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    say(store, KEPT, "a", "b", "c")
    move(store, KEPT, "propose")
    plain = life.authors_of

    def meanwhile(*given_: object) -> tuple[str, ...]:
        veto = Voice("v", "CNP", Stance.AGAINST, "non", veto=True)
        give_opinion(store, None, KEPT, veto, actor="v")
        return plain(*given_)  # type: ignore[arg-type]

    monkeypatch.setattr(life, "authors_of", meanwhile)
    with pytest.raises(DossierMoved):
        move(store, KEPT, "valide-cnp")
    assert state(store, KEPT) == "brouillon"


def test_undo_does_not_bring_back_a_validation_that_lost_its_agreement(store: Store) -> None:
    agreed(store, KEPT)
    move(store, KEPT, "brouillon")
    say(store, KEPT, "a", "b", stance=Stance.AGAINST)
    draft = store.draft(store.drafts()[0].name)
    with pytest.raises(DataRefused) as error:
        curate.undo(store, draft, actor="président-1")
    assert error.value.code == fr.UNDO_UNAGREED.code
    say(store, KEPT, "a", "b")
    curate.undo(store, store.draft(draft.name), actor="président-1")
    assert state(store, KEPT) == "valide-cnp"


def test_a_shared_dossier_waits_for_each_president(store: Store) -> None:
    write(store, "place/AHQB024", Placement("AHQB024", "01"))
    write(store, "place/AHQB026", Placement("AHQB026", "14"))
    say(store, MERGED, "a", "b", "c")
    move(store, MERGED, "propose")
    assert refused(store, MERGED, "valide-cnp") == {"I15"}
    for member, family in (("p1", "01"), ("p14", "14")):
        voice = Voice(member, "président", Stance.FOR, families=(family,))
        give_opinion(store, None, MERGED, voice, actor=member)
    move(store, MERGED, "valide-cnp")


def test_lines_of_anaesthesia_wait_for_their_committee(store: Store) -> None:
    say(store, ANAESTHETISED, "a", "b", "c")
    move(store, ANAESTHETISED, "propose")
    with pytest.raises(DataRefused) as error:
        move(store, ANAESTHETISED, "valide-cnp")
    assert "anesthésie" in error.value.message
    say(store, ANAESTHETISED, "d", function="anesthésie")
    move(store, ANAESTHETISED, "valide-cnp")


# Opinions


def test_a_new_opinion_replaces_the_former_which_the_journal_keeps(store: Store) -> None:
    say(store, KEPT, "a")
    done = give_opinion(store, None, KEPT, Voice("a", "CNP", Stance.AGAINST, "relu"), actor="a")
    (subject, (everyone, cnp)) = done.tallies[0]
    assert (subject, everyone.against, cnp.function, everyone.missing) == (KEPT, ("a",), "CNP", 2)
    assert len([entry for entry in store.entries() if entry.decision.kind is Kind.OPINION]) == 2


@pytest.mark.parametrize(
    ("voice", "sentence"),
    [
        (Voice("a", "", Stance.FOR), fr.NO_FUNCTION),
        (Voice("a", "CNP", Stance.AGAINST), fr.NO_REASON),
        (Voice("a", "CNP", Stance.ABSTAIN, " "), fr.NO_REASON),
        (Voice("a", "CNP", Stance.FOR, "x", veto=True), fr.VETO_FOR),
        (Voice("a", "comité clinique", Stance.AGAINST, "x", veto=True), fr.NO_VETO_RIGHT),
        (Voice("a/b", "CNP", Stance.FOR), fr.BAD_MEMBER),
        (Voice("", "CNP", Stance.FOR), fr.BAD_MEMBER),
    ],
)
def test_a_voice_that_is_not_whole_is_refused(store: Store, voice: Voice, sentence: Sentence) -> None:
    with pytest.raises((DataRefused, UsageError)) as error:
        give_opinion(store, None, KEPT, voice, actor="a")
    assert error.value.code == sentence.code


def test_who_withdrew_says_nothing(store: Store) -> None:
    session = Session("S-0001", "HCN", "2026-03-02", conflicts=(Conflict("a", KEPT, "fabricant"),))
    write(store, "seance/S-0001", session, Kind.SESSION)
    with pytest.raises(DataRefused) as error:
        say(store, KEPT, "a")
    assert error.value.code == fr.WITHDRAWN.code


def test_an_undecided_act_has_no_opinion(store: Store) -> None:
    with pytest.raises(DataRefused) as error:
        say(store, UNDECIDED, "a")
    assert error.value.code == fr.NO_FATE.code


actions = st.lists(
    st.one_of(
        st.tuples(st.just("etat"), st.sampled_from([state.name for state in life.shipped_life().states[:8]])),
        st.tuples(st.just("annuler"), st.just("")),
        st.tuples(st.sampled_from("abcde"), st.sampled_from(["pour", "contre", "abstention", "veto"])),
    ),
    max_size=25,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions)
def test_no_sequence_reaches_a_validation_without_its_agreement(
    demo_base: Path, tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("vie") / "base.sqlite"
    path.write_bytes(demo_base.read_bytes())
    with open_store(str(path)) as store:
        for who, what in done:
            before = state(store, KEPT)
            try:
                act_upon(store, who, what)
            except CcamError:
                continue
            after = life.shipped_life().state(state(store, KEPT))
            if after.held and after.rank > life.shipped_life().state(before).rank:
                tally = Votes(store.draft(store.drafts()[0].name), life.shipped_life()).tally(KEPT)
                assert tally.count >= 3
                assert 2 * len(tally.approve) > tally.count
                assert not tally.veto
        assert verify(store) == []


def act_upon(store: Store, who: str, what: str) -> None:
    if who == "etat":
        life.move(store, None, KEPT, what, actor="président-1")
    elif who == "annuler":
        curate.undo(store, store.draft(store.drafts()[0].name), actor="président-1")
    else:
        veto = what == "veto"
        stance = Stance.AGAINST if veto else Stance(what)
        give_opinion(store, None, KEPT, Voice(who, "CNP", stance, "essai", veto=veto), actor=who)


# Letters and checks


def test_screens_and_checks_follow_the_table(store: Store) -> None:
    bench = Workbench(store, actor="président-1")
    agreed(store, KEPT)
    move(store, KEPT, "valide-hcn")
    draft = store.drafts()[0].name
    study = open_study(store)
    assert study.dossier_by_id[KEPT].letter == "V"
    say(store, KEPT, "a", "b", stance=Stance.AGAINST)
    found = [one for one in check_draft(store, draft).violations if one.id == "I15"]
    assert [(one.level, one.acts) for one in found] == [("à valoriser", (KEPT,))]
    ahead = bench.ahead()
    assert ahead is not None
    assert next(row.letter for row in ahead[0].acts() if row.code == KEPT) == "V"
    assert next(row.letter for row in ahead[0].acts() if row.code == UNDECIDED) == "–"
    assert set(ahead[0].study.violations) == set(open_study(store).violations)


def test_a_dossier_over_several_families_is_told_until_its_presidents_agree(store: Store) -> None:
    write(store, "place/AHQB024", Placement("AHQB024", "01"))
    write(store, "place/AHQB026", Placement("AHQB026", "14"))
    draft = store.drafts()[0].name
    assert [one.level for one in check_draft(store, draft).violations if one.id == "I17"] == ["avertissement"]
    for member, family in (("p1", "01"), ("p14", "14")):
        give_opinion(store, None, MERGED, Voice(member, "président", Stance.FOR, families=(family,)), actor=member)
    assert [one for one in check_draft(store, draft).violations if one.id == "I17"] == []
