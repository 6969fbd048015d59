"""What was validated and is then edited goes back to the first state; undo gives it back its state."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccam.formats.transcodage import LineRow
from ccam.french import numbers
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.diff import apply, diff
from ccam.model.draft import Verb
from ccam.model.errors import DataRefused
from ccam.model.life import read_life
from ccam.model.nodes import content_hash, encode_node
from ccam.model.registers import Family, Opinion, Stance, Standing
from ccam.model.votes import Votes
from ccam.resources import rules
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide, families, life
from ccam.usecases.browse import ACTS, act_rows
from ccam.usecases.decide import Conditions, Decided, Signed
from ccam.usecases.journal import who
from ccam.usecases.meet import Call, open_session
from ccam.usecases.meet_amend import Amendment, amend_session
from ccam.usecases.opinions import Voice, give_opinion, when
from ccam.usecases.orders import Order, Way
from ccam.usecases.study import open_study, select_dossiers
from ccam.usecases.told import told

KEPT = ActCode("ACQK001")
ME = Signed("expert-9", "nouvelle preuve")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        for member in ("a", "b", "c"):
            give_opinion(opened, None, KEPT, Voice(member, "comité clinique", Stance.FOR, "lu"), actor=member)
        for state in ("propose", "valide-cnp"):
            life.move(opened, None, KEPT, state, actor="président-1")
        yield opened


def state(store: Store) -> str:
    return Votes(store.draft(store.drafts()[0].name), life.shipped_life()).state(KEPT).name


def relabel(store: Store, label: str) -> Decided:
    room = decide.open_room(store, None)
    return decide.decide(room, Order(Verb.RELABEL, {KEPT: [Way((KEPT,))]}, {KEPT: label}), ME)


def line(store: Store, **more: object) -> LineRow:
    draft = store.draft(store.drafts()[0].name)
    (proposed,) = draft.fate_of(KEPT).targets
    slot = draft.proposed[proposed].lines[0].slot
    return LineRow(1, proposed, *slot, **more)  # type: ignore[arg-type]


def test_an_edit_of_what_was_validated_returns_it_in_the_same_decision(store: Store) -> None:
    before, head = content_hash(store.draft(store.drafts()[0].name)), store.head()[0]
    done = relabel(store, "Autre libellé, toute voie")
    assert (store.head()[0], state(store)) == (head + 1, "brouillon")
    assert any("modifié après « validé CNP »" in sentence for sentence in done.effect.sentences)
    curate.undo(store, store.draft(store.drafts()[0].name), actor=ME.actor)
    assert state(store) == "valide-cnp"
    assert content_hash(store.draft(store.drafts()[0].name)) == before
    curate.redo(store, store.draft(store.drafts()[0].name), actor=ME.actor)
    assert state(store) == "brouillon"


@pytest.mark.parametrize(("more", "after"), [({"score": 4321}, "valide-cnp"), ({"billing_group": "ADE"}, "brouillon")])
def test_points_come_after_validation_and_the_rest_before(store: Store, more: dict[str, object], after: str) -> None:
    decide.complete(decide.open_room(store, None), [line(store, **more)], Conditions(), ME)
    assert state(store) == after


def test_notes_change_nothing(store: Store) -> None:
    room = decide.open_room(store, None)
    (proposed,) = room.draft.fate_of(KEPT).targets
    decide.complete(room, [], Conditions(notes="Une fois par séance", acts=(proposed,)), ME)
    assert state(store) == "valide-cnp"


def test_what_is_only_proposed_stays(store: Store) -> None:
    life.move(store, None, KEPT, "propose", actor="président-1")
    relabel(store, "Autre libellé")
    assert state(store) == "propose"


def test_a_table_returns_what_it_edits_too(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\nACQK001;relibeller;;Autre libellé;;;\n", "utf-8"
    )
    curate.apply_tables(store, store.drafts()[0], [path], actor="comité")
    assert state(store) == "brouillon"


def test_the_journal_of_the_act_says_why(store: Store) -> None:
    relabel(store, "Autre libellé")
    told = [sentence for row in who(store, None, KEPT).own for sentence in row.sentences]
    assert any("modifié après" in sentence for sentence in told)


def test_the_table_names_states_that_are_there() -> None:
    content = dict(rules("etats"))
    content["modification"] = {**content["modification"], "retour": "ailleurs"}
    with pytest.raises(DataRefused, match="ailleurs"):
        read_life(content)


def test_lists_are_filtered_by_the_words_of_a_state(store: Store) -> None:
    study = open_study(store)
    dossier = study.dossier_id(KEPT)
    for query in ("état:validé", "etat:valide-cnp", "État:Validé -clos", "état:p etat:valide"):
        assert dossier in [row.id for row in select_dossiers(study.dossier_rows, query)], query
    assert dossier not in [row.id for row in select_dossiers(study.dossier_rows, "état:proposé")]
    assert select_dossiers(study.dossier_rows, "clos") == []
    rows = act_rows(study.release, study.by_line, study.votes, study.dossiers)
    found = [rows[index].code for index in ACTS.select(rows, "état:validé")]
    assert found == [KEPT]
    undecided = [rows[index].code for index in ACTS.select(rows, "etat:indécis")]
    assert undecided == [row.code for row in rows if row.letter == "–"]


def test_a_state_is_not_given_back_to_an_act_that_the_release_no_longer_has(store: Store) -> None:
    draft = store.draft(store.drafts()[0].name)
    change = life.standing_change(draft, Standing("ZZZZ999", "propose"))
    with pytest.raises(DataRefused) as refused:
        life.require_agreed(store, draft, [change])
    assert refused.value.code == "annuler-acte-parti"
    assert draft.base in refused.value.message


def test_every_new_edit_obeys_the_laws_of_the_diff(store: Store) -> None:
    seen = [store.draft(store.drafts()[0].name)]

    def done() -> None:
        seen.append(store.draft(seen[0].name))

    relabel(store, "Autre libellé")
    done()
    decide.complete(
        decide.open_room(store, None), [line(store, associations=("HHFA001/4", "GELE001"))], Conditions(), ME
    )
    done()
    families.make_family(decide.open_room(store, None), Family("07", "Digestif"), ME)
    families.make_family(decide.open_room(store, None), Family("08", "Foie"), ME)
    families.place(decide.open_room(store, None), [KEPT], "07", ME)
    done()
    families.remove_family(decide.open_room(store, None), "07", "08", ME)
    done()
    open_session(store, seen[-1], Call("HCN", (KEPT,), {"a": "HCN"}, quorum=1), actor="a")
    done()
    amend_session(store, seen[-1], "S-0001", Amendment({"b": "HCN"}, added=("HLHJ003",)), actor="a")
    done()
    for before in seen:
        assert not diff(before, before).events
        for after in seen:
            assert content_hash(apply(diff(before, after), before)) == content_hash(after)
            assert diff(before, after).inverse() == diff(after, before)


def approve(store: Store, *members: str) -> None:
    for member in members:
        give_opinion(store, None, KEPT, Voice(member, "comité clinique", Stance.FOR, "lu"), actor=member)


def test_opinions_given_before_an_edit_count_no_more(store: Store) -> None:
    relabel(store, "Autre libellé")
    life.move(store, None, KEPT, "propose", actor="président-1")
    votes = Votes(store.draft(store.drafts()[0].name), life.shipped_life())
    assert (votes.tally(KEPT).count, [one.member for one in votes.past(KEPT)]) == (0, ["a", "b", "c"])
    with pytest.raises(DataRefused, match="0 sur 3"):
        life.move(store, None, KEPT, "valide-cnp", actor="président-1")
    approve(store, "a", "b")
    with pytest.raises(DataRefused, match="2 sur 3"):
        life.move(store, None, KEPT, "valide-cnp", actor="président-1")
    given = give_opinion(store, None, KEPT, Voice("d", "comité clinique", Stance.FOR, "lu"), actor="d")
    (left,) = given.past
    assert "avis « pour » de c" in left
    assert f"avant la modification du {numbers.day(date.fromisoformat(store.clock()[:10]))}" in left
    life.move(store, None, KEPT, "valide-cnp", actor="président-1")
    assert state(store) == "valide-cnp"


def test_an_edit_of_what_is_only_proposed_asks_for_new_opinions(store: Store) -> None:
    life.move(store, None, KEPT, "propose", actor="président-1")
    relabel(store, "Autre libellé")
    assert state(store) == "propose"
    with pytest.raises(DataRefused, match="0 sur 3"):
        life.move(store, None, KEPT, "valide-cnp", actor="président-1")


def test_an_edit_taken_back_gives_opinions_their_weight(store: Store) -> None:
    relabel(store, "Autre libellé")
    curate.undo(store, store.draft(store.drafts()[0].name), actor=ME.actor)
    votes = Votes(store.draft(store.drafts()[0].name), life.shipped_life())
    assert (votes.tally(KEPT).approve, list(votes.past(KEPT))) == (("a", "b", "c"), [])
    assert state(store) == "valide-cnp"


def test_an_opinion_on_what_was_taken_back_is_not_one_on_what_comes_after(store: Store) -> None:
    draft = store.draft(store.drafts()[0].name)
    ahead = Opinion(KEPT, "d", "HCN", Stance.FOR, edits=1)
    change = Change(f"avis/{KEPT}/d", 0, None, encode_node(f"avis/{KEPT}/d", ahead))
    with store.write("d", "avis d'un tour") as writer:
        writer.decide(Decision(Kind.OPINION, draft.name, (change,)))
    votes = Votes(store.draft(draft.name), life.shipped_life())
    assert [when(votes, one) for one in votes.past(KEPT)] == ["sur une modification annulée depuis"]
    relabel(store, "Encore un autre")
    assert Votes(store.draft(draft.name), life.shipped_life()).tally(KEPT).count == 0


def test_an_edit_lifts_no_veto(store: Store) -> None:
    give_opinion(store, None, KEPT, Voice("cnp-1", "CNP", Stance.AGAINST, "à revoir", veto=True), actor="cnp-1")
    relabel(store, "Autre libellé")
    votes = Votes(store.draft(store.drafts()[0].name), life.shipped_life())
    assert (votes.vetoes(KEPT), votes.tally(KEPT).against) == (("cnp-1",), ())
    with pytest.raises(DataRefused, match="veto"):
        life.move(store, None, KEPT, "propose", actor="président-1")


def test_an_edit_says_that_opinions_count_no_more_and_undo_that_they_do(store: Store) -> None:
    life.move(store, None, KEPT, "propose", actor="président-1")
    assert f"{KEPT} : les avis déjà donnés ne comptent plus" in relabel(store, "Autre libellé").effect.sentences
    entry = curate.undo(store, store.draft(store.drafts()[0].name), actor=ME.actor)
    assert f"{KEPT} : les avis donnés avant comptent de nouveau" in told(entry.decision.changes)
