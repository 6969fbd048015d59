"""A committee away from the base and back, on the demonstration."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.model import registers as r
from ccam.model.codec import encode_old
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Draft, Fate, OldAct, ProposedAct, old_node
from ccam.model.errors import DataRefused, DossierMoved, FileRefused, UnknownThing, UsageError
from ccam.model.nodes import content_hash, encode_node, states_of, value_of
from ccam.model.notebook import chained, origin_of
from ccam.model.replay import Outcome, steps
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import curate, notebook, signing
from ccam.usecases.base import verify
from ccam.usecases.journal import Asked, journal
from ccam.usecases.life import authors_of
from ccam.usecases.meet import belonging
from ccam.usecases.rebase import rebase_draft
from ccam.usecases.study import open_study
from tests.strategies import act, code, release

HEAD = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif"
DELETE = "{};supprimer;;;;;{}"
FREE, KEPT, SPLIT, APPENDIX = map(ActCode, ("HLHJ003", "BGFA005", "HHFE002", "HHFA001"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of one's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    """The shared base."""
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.fixture(scope="module")
def prepared(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committee's notebook, prepared for everything from the base that each test has a copy of."""
    path = tmp_path_factory.mktemp("carnet") / "comite.ccam"
    with open_store(str(demo_folder / "demo.sqlite"), read_only=True) as store:
        notebook.prepare(store, path, draft=None, whole=True, actor="secretariat")
    return path


@pytest.fixture
def away(prepared: Path, tmp_path: Path) -> Iterator[Store]:
    """The notebook, taken away from the base of the test."""
    with open_store(str(shutil.copy(prepared, tmp_path / "comite.ccam"))) as opened:
        yield opened


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def apply(store: Store, folder: Path, *rows: str, actor: str = "expert 3") -> None:
    path = folder / "t.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor=actor)


def state(store: Store, node: str, value: object, kind: Kind = Kind.OPINION, actor: str = "expert 3") -> None:
    draft = current(store)
    before = value_of(draft, node)
    change = Change(node, draft.versions.get(node, 0), before and encode_node(node, before), encode_node(node, value))
    with store.write(actor, "avis motivé") as writer:
        writer.decide(Decision(kind, draft.name, (change,)))


def decide_a_lot(store: Store, folder: Path) -> None:
    """An afternoon of a committee: tables, shares, an undo, a redo, an opinion, a séance."""
    apply(store, folder, DELETE.format(FREE, "obsolète"))
    curate.distribute(store, current(store), SPLIT, (5000, 5000), actor="expert 4")
    apply(store, folder, DELETE.format(KEPT, "erreur"), actor="expert 5")
    curate.undo(store, current(store), actor="expert 5")
    curate.undo(store, current(store), actor="expert 4")
    curate.redo(store, current(store), actor="expert 4")
    state(store, f"avis/{FREE}/expert-3", r.Opinion(FREE, "expert-3", "président", r.Stance.FOR, "inutile"))
    state(store, "seance/S-0001", r.Session("S-0001", "comité 07", "2026-11-21"), Kind.SESSION)


def newer_release(store: Store) -> None:
    """The same release, six months later."""
    first = store.release("81-demo")
    source = replace(first.source, name="82.csv", sha256="8" * 64)
    with store.write("secretariat", "essai") as writer:
        writer.add_release(replace(first, version="82-demo", applicable=date(2026, 7, 1), source=source), ())


def close(store: Store, folder: Path, *, actor: str = "comité 07") -> Path:
    target = folder / "decisions.carnet"
    notebook.close(Path(store.url.removeprefix("sqlite:///")), target, actor=actor, replace=True)
    return target


def bring_back(store: Store, path: Path, *, except_conflicts: bool = False, dry_run: bool = False,
               signer: str = "", draft: str | None = None) -> notebook.Replay:  # fmt: skip
    return notebook.replay(store, path, draft=draft, actor="secretariat", except_conflicts=except_conflicts,
                           dry_run=dry_run, signer=signer)  # fmt: skip


def outcomes(done: notebook.Replay) -> list[Outcome]:
    return [step.outcome for step in done.steps]


def test_a_notebook_is_a_base_that_shows_the_same_figures(store: Store, away: Store) -> None:
    assert verify(away) == []
    assert content_hash(current(away)) == content_hash(current(store))
    first, second = open_study(store), open_study(away)
    assert first.total() == second.total()
    assert (first.release.version, first.volumes.name) == (second.release.version, second.volumes.name)
    assert away.seals(current(away).name) == []


def test_a_notebook_carries_this_draft_only(store: Store, away: Store, tmp_path: Path) -> None:
    curate.create_draft(store, "autre", "81-demo", actor="secretariat", reason="essai")
    first = current(away).name
    notebook.prepare(store, tmp_path / "b.ccam", draft=first, whole=True, actor="secretariat")
    with open_store(str(tmp_path / "b.ccam")) as other:
        assert [info.name for info in other.drafts()] == [first]
        assert [entry.decision.kind for entry in other.entries()][-2:] == [Kind.CREATE_DRAFT, Kind.FACT]


def test_what_it_starts_with_is_not_undone(away: Store) -> None:
    with pytest.raises(DataRefused) as refusal:
        curate.undo(away, current(away), actor="secretariat")
    assert refusal.value.code == "rien-a-annuler"


def test_on_a_base_that_did_not_move_it_is_as_if_decided_there(
    store: Store, away: Store, tmp_path: Path, demo_folder: Path
) -> None:
    decide_a_lot(away, tmp_path)
    with open_store(str(shutil.copy(demo_folder / "demo.sqlite", tmp_path / "direct.sqlite"))) as direct:
        decide_a_lot(direct, tmp_path)
        expected = content_hash(current(direct))
    start = store.head()[0]
    done = bring_back(store, close(away, tmp_path))
    assert content_hash(current(store)) == expected
    assert verify(store) == []
    assert done.count(Outcome.UNDONE) == 4
    assert [entry.position for entry in done.written] == list(range(start + 1, store.head()[0] + 1))


def test_author_date_and_reason_stay_those_of_the_notebook(store: Store, away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"), actor="expert 3")
    (taken,) = away.entries(current(away).name)[-1:]
    (entry,) = bring_back(store, close(away, tmp_path)).written
    assert (entry.actor, entry.reason) == ("secretariat", taken.reason)
    origin = origin_of(entry)
    assert origin is not None
    assert (origin.author, origin.at, entry.decision.facts["table"]) == ("expert 3", taken.at, "t.csv")
    assert entry.decision.kind is Kind.APPLY
    curate.undo(store, current(store), actor="secretariat")
    assert FREE not in current(store).old or current(store).old[FREE].fate is not Fate.DELETED


def test_the_author_counts_as_the_author_wherever_it_matters(store: Store, away: Store, tmp_path: Path) -> None:
    """In the séance's relevé, in the journal, among who may not approve alone; on both sides."""
    pinned = store.head()[0]
    state(away, "seance/S-0001", r.Session("S-0001", "comité 07", "2026-11-21", present=("expert 3",)), Kind.SESSION)
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"), actor="expert 3")
    bring_back(store, close(away, tmp_path))
    assert list(belonging(store.entries(current(store).name)).values()) == ["S-0001"]
    row = journal(store, None, Asked(act=FREE)).rows[-1]
    assert (row.actor, row.author) == ("secretariat", "expert 3")
    study = open_study(store)
    assert authors_of(store, study.draft, study.owner[FREE]) == ("expert 3",)
    assert authors_of(away, current(away), study.owner[APPENDIX]) == authors_of(
        store, study.draft, study.owner[APPENDIX]
    )
    assert journal(away, None, Asked(act=APPENDIX)).rows[0].sentences == (
        f"Le projet tel qu'il était à la décision n° {pinned} de la base partagée.",
    )


def test_replaying_twice_changes_nothing(store: Store, away: Store, tmp_path: Path) -> None:
    decide_a_lot(away, tmp_path)
    path = close(away, tmp_path)
    bring_back(store, path)
    head = store.head()
    again = bring_back(store, path)
    assert store.head() == head
    assert (again.written, set(outcomes(again))) == ((), {Outcome.KNOWN, Outcome.UNDONE})


def test_a_notebook_that_goes_on_brings_back_what_is_new(store: Store, away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    bring_back(store, close(away, tmp_path))
    curate.distribute(away, current(away), SPLIT, (5000, 5000), actor="expert 4")
    done = bring_back(store, close(away, tmp_path))
    assert outcomes(done) == [Outcome.KNOWN, Outcome.REPLAYED]
    assert content_hash(current(store)) == content_hash(current(away))


def test_a_conflict_keeps_everything_out_unless_asked_otherwise(store: Store, away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    curate.distribute(away, current(away), SPLIT, (5000, 5000), actor="expert 4")
    state(away, f"avis/{FREE}/expert-3", r.Opinion(FREE, "expert-3", "président", r.Stance.FOR))
    apply(store, tmp_path, f"{FREE};maintenir;;;;;", actor="expert 9")
    path, head = close(away, tmp_path), store.head()
    done = bring_back(store, path)
    assert outcomes(done) == [Outcome.CONFLICT, Outcome.REPLAYED, Outcome.DEPENDS]
    assert (done.written, store.head()) == ((), head)
    (clash,) = done.conflicts[0].clashes
    assert (clash.node, done.others[clash.node].actor) == (old_node(FREE), "expert 9")
    wanted, present = notebook.wanted_and_present(clash)
    assert wanted == (f"{FREE} : indécis → supprimé", f"{FREE} : motif « obsolète »")
    assert "maintenir" in present[0]
    done = bring_back(store, path, except_conflicts=True)
    assert [entry.decision.kind for entry in done.written] == [Kind.DISTRIBUTE]
    assert current(store).old[SPLIT].shares == (5000, 5000)
    head = store.head()
    assert bring_back(store, path, except_conflicts=True).written == ()
    assert store.head() == head


def test_trying_writes_nothing(store: Store, away: Store, tmp_path: Path) -> None:
    decide_a_lot(away, tmp_path)
    head = store.head()
    assert bring_back(store, close(away, tmp_path), dry_run=True).count(Outcome.REPLAYED) == 4
    assert store.head() == head


def test_the_same_proposed_id_on_both_sides_conflicts_unless_identical(
    store: Store, away: Store, tmp_path: Path
) -> None:
    one = ProposedId("P-07-0999")
    state(away, f"acte/{one}", ProposedAct(one, "Le nôtre"), Kind.DECIDE)
    state(store, f"acte/{one}", ProposedAct(one, "Le leur"), Kind.DECIDE, "expert 9")
    path = close(away, tmp_path)
    done = bring_back(store, path)
    assert [clash.cause.value for clash in done.conflicts[0].clashes] == ["numero_pris"]
    state(store, f"acte/{one}", ProposedAct(one, "Le nôtre"), Kind.DECIDE, "expert 9")
    done = bring_back(store, path)
    assert outcomes(done) == [Outcome.SAME]
    assert [(entry.decision.kind, entry.decision.changes) for entry in done.written] == [(Kind.FACT, ())]
    assert "déjà ainsi" in journal(store, None, Asked()).rows[-1].sentences[0]
    assert outcomes(bring_back(store, path)) == [Outcome.KNOWN]
    assert verify(store) == []


def test_the_acts_of_dossiers_or_of_a_family(store: Store, tmp_path: Path) -> None:
    made = notebook.prepare(store, tmp_path / "a.ccam", draft=None, codes=[APPENDIX], actor="secretariat")
    dossier = open_study(store).owner[APPENDIX]
    assert made.pin.scope == tuple(sorted((*dossier.old, *dossier.new)))
    with pytest.raises(UnknownThing, match="07"):
        notebook.prepare(store, tmp_path / "b.ccam", draft=None, family="07", actor="secretariat")
    state(store, f"place/{dossier.old[1]}", r.Placement(dossier.old[1], "07"), Kind.PLACE)
    again = notebook.prepare(store, tmp_path / "b.ccam", draft=None, family="07", actor="secretariat")
    assert again.pin.scope == made.pin.scope
    with open_store(str(tmp_path / "b.ccam")) as away:
        apply(away, tmp_path, DELETE.format(KEPT, "obsolète"))
        path = close(away, tmp_path)
    assert [clash.cause.value for clash in bring_back(store, path).conflicts[0].clashes][:1] == ["hors_perimetre"]


def test_what_cannot_be_prepared(store: Store, away: Store, tmp_path: Path) -> None:
    def prepare(base: Store, name: str = "x.ccam", **asked: object) -> None:
        notebook.prepare(base, tmp_path / name, draft=None, actor="secretariat", **asked)  # type: ignore[arg-type]

    with pytest.raises(UsageError):
        prepare(store)
    with pytest.raises(UsageError):
        prepare(store, whole=True, codes=["HHFA001"])
    with pytest.raises(UnknownThing, match="ZZZZ999"):
        prepare(store, codes=["ZZZZ999"])
    with pytest.raises(DataRefused) as refusal:
        prepare(away, whole=True)
    assert refusal.value.code == "carnet-de-carnet"
    assert not (tmp_path / "x.ccam").exists()
    with pytest.raises(DataRefused, match=r"comite\.ccam"):
        prepare(store, "comite.ccam", whole=True)


def test_what_cannot_be_closed(store: Store, away: Store, tmp_path: Path) -> None:
    with pytest.raises(DataRefused) as refusal:
        close(away, tmp_path)
    assert refusal.value.code == "carnet-vide"
    with pytest.raises(DataRefused) as refusal:
        close(store, tmp_path)
    assert refusal.value.code == "base-pas-un-carnet"
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    close(away, tmp_path)
    with pytest.raises(DataRefused) as refusal:
        notebook.close(tmp_path / "comite.ccam", tmp_path / "decisions.carnet", actor="comité 07")
    assert refusal.value.code == "carnet-fichier-existant"


def test_a_notebook_altered_outside_the_workbench_is_not_signed(away: Store, tmp_path: Path) -> None:
    import pysqlite3

    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    away.close()
    with pysqlite3.connect(str(tmp_path / "comite.ccam")) as raw:
        raw.execute("UPDATE node SET state = replace(state, 'obsolète', 'autre') WHERE node = ?", [old_node(FREE)])
    with pytest.raises(DataRefused) as refusal:
        close(away, tmp_path)
    assert refusal.value.code == "carnet-non-integre"
    assert not (tmp_path / "decisions.carnet").exists()


def test_an_altered_file_is_refused(store: Store, away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    path, head = close(away, tmp_path), store.head()
    content = path.read_bytes()
    for before, after in ((b"obsol", b"Obsol"), (b"expert 3", b"expert 9"), (b'"81-demo"', b'"82-demo"')):
        path.write_bytes(content.replace(before, after, 1))
        with pytest.raises(FileRefused) as refusal:
            bring_back(store, path)
        assert refusal.value.code == "carnet-altere"
    with pytest.raises(FileRefused):
        bring_back(store, tmp_path / "absent.carnet")
    assert store.head() == head


def test_a_key_is_accepted_once_and_known_ever_after(
    store: Store, away: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    made = notebook.close(tmp_path / "comite.ccam", tmp_path / "decisions.carnet", actor="comité 07")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "secretariat"))
    with pytest.raises(FileRefused, match=made.fingerprint) as refusal:
        bring_back(store, made.path)
    assert refusal.value.code == "signataire-inconnu"
    assert made.fingerprint not in refusal.value.hint, "it is to be heard, not to be copied from the file itself"
    with pytest.raises(FileRefused, match="0000"):
        bring_back(store, made.path, signer="0000-" + made.fingerprint[5:])
    assert not signing.key_file().exists(), "replaying makes no key"
    bring_back(store, made.path, signer=made.fingerprint.upper().replace("-", " "))
    curate.distribute(away, current(away), SPLIT, (5000, 5000), actor="expert 4")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    notebook.close(tmp_path / "comite.ccam", made.path, actor="comité 07", replace=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "secretariat"))
    assert len(bring_back(store, made.path).written) == 1


def test_the_key_is_its_owners_alone_and_lasts(own_folder: Path) -> None:
    first = signing.own_public_key(make=True)
    assert signing.own_public_key(make=True) == first
    assert (own_folder / "ccam" / "signature.pem").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (own_folder / "ccam").iterdir()] == ["signature.pem"]
    assert signing.holds(first, signing.sign(b"a"), b"a")
    assert not signing.holds(first, signing.sign(b"a"), b"b")
    assert not signing.holds(b"short", signing.sign(b"a"), b"a")
    signing.key_file().write_text("abîmé")
    with pytest.raises(DataRefused) as refusal:
        signing.sign(b"a")
    assert refusal.value.code == "cle-inutilisable"


def test_a_notebook_of_another_base_or_draft_is_refused(
    store: Store, away: Store, tmp_path: Path, demo_folder: Path
) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    path = close(away, tmp_path)
    with pytest.raises(DataRefused) as refusal:
        bring_back(store, path, draft="autre")
    assert refusal.value.code == "carnet-autre-projet"
    with pytest.raises(DataRefused) as refusal:
        bring_back(away, path)
    assert refusal.value.code == "carnet-autre-base"
    init_base(str(tmp_path / "vide.sqlite"))
    with open_store(str(tmp_path / "vide.sqlite")) as empty, pytest.raises(DataRefused) as refusal:
        bring_back(empty, path)
    assert refusal.value.code == "carnet-autre-base"
    with open_store(str(shutil.copy(demo_folder / "demo.sqlite", tmp_path / "copie.sqlite"))) as copy:
        assert len(bring_back(copy, path).written) == 1, "a copy has the same past"


def test_a_draft_that_moved_to_another_release_is_refused(store: Store, away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    path = close(away, tmp_path)
    newer_release(store)
    rebase_draft(store, store.drafts()[0], "82-demo", actor="secretariat")
    with pytest.raises(DataRefused) as refusal:
        bring_back(store, path)
    assert refusal.value.code == "carnet-sur-autre-version"
    curate.undo(store, current(store), actor="secretariat")
    assert len(bring_back(store, path).written) == 1


def test_a_release_moved_in_the_notebook_is_not_signed(away: Store, tmp_path: Path) -> None:
    newer_release(away)
    rebase_draft(away, away.drafts()[0], "82-demo", actor="secretariat")
    with pytest.raises(DataRefused) as refusal:
        close(away, tmp_path)
    assert refusal.value.code == "carnet-rebase"


def test_a_decision_taken_while_it_is_replayed_stops_it(
    store: Store, away: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(away, tmp_path, DELETE.format(KEPT, "obsolète"))
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    path = close(away, tmp_path)

    def late(*given: object, **named: object) -> object:
        made = steps(*given, **named)  # type: ignore[arg-type]
        apply(store, tmp_path, f"{FREE};maintenir;;;;;", actor="expert 9")
        return made

    monkeypatch.setattr(notebook, "steps", late)
    head = store.head()[0]
    with pytest.raises(DossierMoved, match="expert 9"):
        bring_back(store, path)
    assert store.head()[0] == head + 1
    assert verify(store) == []


WORLD = release(*(act(number) for number in range(1, 6)))
decision = st.tuples(st.integers(1, 5), st.sampled_from("ab"))


@pytest.fixture(scope="module")
def small_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny shared base, to copy."""
    path = tmp_path_factory.mktemp("petite") / "base.sqlite"
    init_base(str(path))
    with open_store(str(path)) as base, base.write("secretariat", "départ") as writer:
        writer.add_release(WORLD, ())
        writer.create_draft("essai", "81")
    return path


def take(store: Store, wanted: list[tuple[int, str]]) -> None:
    for number, reason in wanted:
        node, draft = old_node(code(number)), store.draft("essai")
        before, after = draft.old.get(code(number)), OldAct(code(number), Fate.DELETED, None, reason)
        change = Change(node, draft.versions.get(node, 0), encode_old(before) if before else None, encode_old(after))
        if before != after:
            with store.write("expert 3", "essai") as writer:
                writer.decide(Decision(Kind.DECIDE, "essai", (change,)))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(decision, max_size=4), st.lists(decision, min_size=1, max_size=6))
def test_all_or_nothing_and_exactly_the_conflicts(
    small_base: Path, theirs: list[tuple[int, str]], ours: list[tuple[int, str]]
) -> None:
    """Several decisions on one act hang together: the first must find what it saw, or what it made; then all follow."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(str(shutil.copy(small_base, folder / "base.sqlite"))) as shared:
            notebook.prepare(shared, folder / "c.ccam", draft=None, whole=True, actor="secretariat")
            take(shared, theirs)
            with open_store(str(folder / "c.ccam")) as away:
                take(away, ours)
                path, wanted = close(away, folder), states_of(away.draft("essai"))
            before, present = shared.head(), states_of(shared.draft("essai"))
            done = bring_back(shared, path)
            clashing = {clash.node for step in done.steps for clash in step.clashes}
            first = {old_node(code(number)): reason for number, reason in reversed(ours)}
            differing = {node for node in wanted.keys() & present.keys() if present[node]["motif"] != first[node]}
            assert clashing == differing
            if clashing:
                assert (done.written, shared.head()) == ((), before)
            else:
                assert states_of(shared.draft("essai")) == present | wanted
            assert shared.entries("essai")[-len(done.written) or 99 :] == list(done.written)
            assert verify(shared) == []


def test_the_chain_of_a_notebook_starts_at_its_pin(away: Store, tmp_path: Path) -> None:
    apply(away, tmp_path, DELETE.format(FREE, "obsolète"))
    start = next(entry for entry in away.entries() if "epingle" in entry.decision.facts)
    from ccam.model.notebook import Pin

    pin = Pin.read(start.decision.facts["epingle"])  # type: ignore[arg-type]
    taken = away.entries(pin.draft, after=start.position)
    (first,) = chained(pin, taken)
    (other,) = chained(Pin(pin.draft, pin.base, pin.position, "f" * 64, pin.content), taken)
    assert first.hash != other.hash
