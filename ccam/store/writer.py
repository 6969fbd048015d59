"""One transaction on the base: what it adds to the journal, and the projections that follow."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from ccam.french import rebase as rebasing
from ccam.french import store as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.ballots import Ballot, revealed
from ccam.model.codec import fingerprint
from ccam.model.contents import history_content, hospital_content, release_content, text_content, volumes_content
from ccam.model.decisions import BASE_FROM, BASE_TO, EDITS, STATEMENTS, Decision, Entry, Kind, moves_base
from ccam.model.errors import DataRefused, DossierMoved
from ccam.model.findings import Finding
from ccam.model.history import History
from ccam.model.members import Member, Person
from ccam.model.nodes import content_hash
from ccam.model.records import MANIFEST_CONTENT, Document, DraftInfo, Nature, Seal
from ccam.model.registers import Round
from ccam.model.volumes import HospitalVolumes, VolumeSet
from ccam.store import (
    ballots,
    drafts,
    files,
    hospital,
    journal,
    life_rules,
    members,
    releases,
    seals,
    subjects,
    volume_sets,
)
from ccam.store.drafts import NEVER_WRITTEN, NodeState

NAMED = {
    Nature.RELEASE: fr.RELEASE_NAMED,
    Nature.VOLUMES: fr.VOLUMES_NAMED,
    Nature.HOSPITAL: fr.HOSPITAL_NAMED,
    Nature.DOCUMENT: fr.DOCUMENT_NAMED,
}


class Writer:
    """Made by :meth:`Store.write`; each method appends its own entry. Nothing is kept if the block raises."""

    def __init__(self, connection: Connection, clock: Callable[[], str], actor: str, reason: str) -> None:
        self._connection = connection
        self._clock = clock
        self._actor = actor
        self._reason = reason

    def decide(self, decision: Decision, *, base: str = "", reason: str = "") -> Entry:
        """Edit a draft, or state something of it; a node is changed once. Raises :class:`DossierMoved` if a node that
        is changed or relied on is not as ``decision`` says, or if the draft is no longer on the release ``base`` that
        the author saw. ``reason`` is this decision's own, where the transaction writes several.
        """
        if decision.kind not in EDITS | STATEMENTS:
            raise ValueError(decision.kind)
        self._require_base(decision, base)
        known = self._checked(decision)
        entry = self._append(decision, reason)
        if journal.projects(self._connection):
            states = {change.node: drafts.state_after(change, entry.position) for change in decision.changes}
            drafts.save_states(self._connection, decision.draft, states, known)
            drafts.touch(self._connection, decision.draft, entry.position)
            if moves_base(decision):
                drafts.rebase(self._connection, decision.draft, str(decision.facts[BASE_TO]))
        return entry

    def file_ballot(self, decision: Decision, ballot: Ballot, *, keep: bool, base: str = "") -> Entry:
        """File a blind ballot under its hash; the base holds it until the reveal, unless it is kept on a sheet."""
        entry = self.decide(decision, base=base)
        if keep:
            ballots.save(self._connection, decision.draft, ballot, entry.position)
        else:
            ballots.drop(self._connection, decision.draft, ballot.round, ballot.member)
        return entry

    def reveal(self, decision: Decision, blind_round: Round, *, seen: int, base: str = "") -> Entry:
        """Close a blind round with what its ballots say; the journal holds them from now on, and the base keeps those
        that are not among them. Raises :class:`DossierMoved` where one was filed after the entry ``seen``.
        """
        ballots.require_seen(self._connection, decision.draft, blind_round.id, blind_round.subjects[0], seen)
        entry = self.decide(decision, base=base)
        if journal.projects(self._connection):
            members_seen = [ballot.member for ballot in revealed(entry)]
            ballots.close(self._connection, decision.draft, blind_round.id, members_seen)
        return entry

    def add_release(
        self, release: Release, findings: Sequence[Finding], *, replace: bool = False, history: History | None = None
    ) -> Entry:
        """Keep an official version, with the whole base it was drawn from where the file has it. Raises
        :class:`DataRefused` for a version that is there already, unless ``replace`` and no seal cites it.
        """
        replaced = self._replaced(
            Nature.RELEASE, release.version, release.source, replace=replace, applicable=release.applicable
        )
        facts: dict[str, object] = {
            "nature": Nature.RELEASE.value,
            "version": release.version,
            "titre": release.title,
            "applicable": release.applicable.isoformat(),
            "actes": len(release.acts),
            "lignes": release.line_count,
            "contenu": release_content(release),
        }
        if history is not None:
            facts["historique"] = history_content(history)
        entry = self._append_file(Kind.IMPORT, facts, release.source, findings, replaced)
        releases.save(self._connection, release, history, entry.position, replacing=replaced is not None)
        return entry

    def add_volumes(self, volumes: VolumeSet, findings: Sequence[Finding], *, replace: bool = False) -> Entry:
        """Keep a volume set, on the terms of :meth:`add_release`."""
        replaced = self._replaced(Nature.VOLUMES, volumes.name, volumes.source, replace=replace)
        facts = {
            "nature": Nature.VOLUMES.value,
            "nom": volumes.name,
            "annee": volumes.year,
            "lignes": len(volumes.rows),
            "quantite": volumes.quantity,
            "base_centimes": volumes.base,
            "contenu": volumes_content(volumes),
        }
        entry = self._append_file(Kind.IMPORT, facts, volumes.source, findings, replaced)
        volume_sets.save(self._connection, volumes, entry.position, replacing=replaced is not None)
        return entry

    def add_hospital(self, volumes: HospitalVolumes, findings: Sequence[Finding], *, replace: bool = False) -> Entry:
        """Keep hospital volumes, on the terms of :meth:`add_release`."""
        replaced = self._replaced(Nature.HOSPITAL, volumes.name, volumes.source, replace=replace)
        facts = {
            "nature": Nature.HOSPITAL.value,
            "nom": volumes.name,
            "annee": volumes.year,
            "lignes": len(volumes.rows),
            "actes_connus": volumes.known_acts,
            "contenu": hospital_content(volumes),
        }
        entry = self._append_file(Kind.IMPORT, facts, volumes.source, findings, replaced)
        hospital.save(self._connection, volumes, entry.position, replacing=replaced is not None)
        return entry

    def add_document(self, document: Document, findings: Sequence[Finding] = (), *, replace: bool = False) -> Entry:
        """Keep a parameter file or a filled sheet, on the terms of :meth:`add_release`; ``position`` is given here. A
        table of states is in force from now on: :class:`DataRefused` where it lacks a state that is in use.
        """
        replaced = self._replaced(Nature.DOCUMENT, document.name, document.source, replace=replace)
        facts: dict[str, object] = {
            "nature": document.nature,
            "nom": document.name,
            "contenu": text_content(document.text),
        }
        if document.source.format == life_rules.FORMAT:
            facts |= life_rules.told(self._connection, document.text)
        entry = self._append_file(Kind.PARAMETERS, facts, document.source, findings, replaced)
        files.save_document(self._connection, document, entry.position, replacing=replaced is not None)
        return entry

    def create_draft(self, name: str, base: str) -> Entry:
        """Begin a draft on a release of the base: :class:`UnknownThing` where ``base`` names none, and
        :class:`DataRefused` where it has no price.
        """
        source = releases.header(self._connection, base)
        priced = [known.version for known in releases.infos(self._connection) if known.priced]
        if source.version not in priced:
            raise DataRefused(fr.DRAFT_UNPRICED, name=source.version, known=fr.listed(priced))
        if any(known.name == name for known in drafts.infos(self._connection)):
            raise DataRefused(fr.DRAFT_TAKEN, name=name)
        facts = {"base": source.version, "sha256": source.source_sha256}
        entry = self._append(Decision(Kind.CREATE_DRAFT, name, facts=facts))
        if journal.projects(self._connection):
            drafts.create(self._connection, DraftInfo(name, source.version, entry.at, entry.position))
        return entry

    def add_seal(self, seal: Seal) -> Entry:
        """Seal the journal at its head. Raises :class:`DossierMoved` if that is no longer ``seal.position``,
        and :class:`ValueError` for a seal that does not match its own manifest or draft.
        """
        drafts.info(self._connection, seal.draft)
        if any(known.name == seal.name for known in seals.of_draft(self._connection, seal.draft)):
            raise DataRefused(fr.SEAL_TAKEN, draft=seal.draft, name=seal.name)
        if journal.head(self._connection)[0] != seal.position:
            raise DossierMoved(fr.SEAL_OVERTAKEN, name=seal.name)
        content = content_hash(drafts.load(self._connection, seal.draft))
        if (seal.hash, seal.manifest.get(MANIFEST_CONTENT)) != (fingerprint(seal.manifest), content):
            raise ValueError(seal.hash)
        kind = Kind.PUBLISH if seal.published else Kind.SEAL
        entry = self._append(Decision(kind, seal.draft, facts=seals.facts(seal)))
        seals.save(self._connection, seal)
        if journal.projects(self._connection):
            drafts.touch(self._connection, seal.draft, entry.position)
        return entry

    def set_member(self, member: Member, person: Person | None = None, password: str | None = None) -> Entry:
        """Make ``member`` one, or change what they may do; ``person`` gives their login (on PostgreSQL, with
        ``password`` or else recognised by the system) and their line in the directory, outside the journal.
        """
        entry = self._append(members.addition(member))
        if journal.projects(self._connection):
            members.follow(self._connection, entry)
        if person is not None:
            members.open_login(self._connection, person, password)
        return entry

    def remove_member(self, member: str) -> Entry:
        """End what ``member`` may do, and forget who they are; :class:`UnknownThing` where they are not one."""
        members.require(self._connection, member)
        entry = self._append(members.removal(member))
        if journal.projects(self._connection):
            members.follow(self._connection, entry)
        return entry

    def _append(self, decision: Decision, reason: str = "") -> Entry:
        entry = journal.append(self._connection, self._clock(), self._actor, reason or self._reason, decision)
        if journal.projects(self._connection):
            subjects.save(self._connection, entry.position, decision)
        return entry

    def _append_file(
        self,
        kind: Kind,
        facts: Mapping[str, object],
        source: SourceFile,
        findings: Sequence[Finding],
        replaced: SourceFile | None,
    ) -> Entry:
        of_file = {
            "fichier": source.name,
            "format": source.format,
            "sha256": source.sha256,
            "constats": dict(Counter(found.severity.value for found in findings)),
        }
        if replaced:
            of_file["remplace"] = replaced.sha256
        entry = self._append(Decision(kind, facts={**facts, **of_file}))
        forget = replaced.sha256 if replaced else ""
        files.save_findings(self._connection, source.sha256, findings, forget=forget)
        return entry

    def _replaced(
        self, nature: Nature, name: str, source: SourceFile, *, replace: bool, applicable: date | None = None
    ) -> SourceFile | None:
        """The file that ``source`` takes the place of, if there is one and it may. The same bytes shown on another
        day (``applicable``) are another content.
        """
        present = files.present(self._connection, nature, name)
        if present is None:
            return None
        before, thing = present.source, NAMED[nature].format(name=name)
        if (before.sha256, present.applicable) == (source.sha256, applicable):
            raise DataRefused(fr.SAME_BYTES, thing=thing)
        if not replace:
            raise DataRefused(fr.TAKEN, thing=thing, file=before.name)
        if seal := seals.citing(self._connection, before.sha256):
            raise DataRefused(fr.CITED_BY_SEAL, seal=seal.name, draft=seal.draft, file=before.name)
        return before

    def _require_base(self, decision: Decision, base: str) -> None:
        known = drafts.info(self._connection, decision.draft)
        seen = str(decision.facts[BASE_FROM]) if moves_base(decision) else base
        if seen and seen != known.base:
            raise DossierMoved(rebasing.MOVED_MEANWHILE, draft=known.name, told=seen, base=known.base)
        if moves_base(decision):
            releases.header(self._connection, str(decision.facts[BASE_TO]))

    def _checked(self, decision: Decision) -> dict[str, NodeState]:
        """The nodes of ``decision`` as they are; none where the server checks them itself, once their versions fit."""
        nodes = [change.node for change in decision.changes]
        if len(set(nodes)) != len(nodes):
            raise ValueError(nodes)
        if not journal.projects(self._connection):
            from ccam.store import postgresql

            seen = dict(decision.reads) | {change.node: change.version for change in decision.changes}
            if moved := postgresql.overtaken(self._connection, decision.draft, seen):
                raise self._moved(moved, drafts.node_states(self._connection, decision.draft, [moved]).get(moved))
            return {}
        known = drafts.node_states(self._connection, decision.draft, {*nodes, *dict(decision.reads)})
        for node, version in decision.reads:
            if known.get(node, NEVER_WRITTEN).version != version:
                raise self._moved(node, known.get(node))
        for change in decision.changes:
            current = known.get(change.node, NEVER_WRITTEN)
            if (current.version, current.state) != (change.version, drafts.text_of(change.before)):
                raise self._moved(change.node, known.get(change.node))
        self._require_unled(decision)
        return known

    def _require_unled(self, decision: Decision) -> None:
        """No old act may lead to a proposed act that goes; what is written says nothing of a link drawn meanwhile."""
        gone = {change.node for change in decision.changes if change.after is None and change.node.startswith("acte/")}
        written = {change.node for change in decision.changes}
        if gone and (led := drafts.leading_to(self._connection, decision.draft, gone, but=written)):
            raise self._moved(led, drafts.node_states(self._connection, decision.draft, [led]).get(led))

    def _moved(self, node: str, current: NodeState | None) -> DossierMoved:
        thing = fr.node_named(node)
        if current is None:
            return DossierMoved(fr.NODE_ABSENT, node=node, thing=thing)
        last = journal.entry(self._connection, current.position)
        return DossierMoved(
            fr.NODE_MOVED, node=node, thing=thing, actor=last.actor, at=last.at, moment=fr.moment(last.at),
            reason=last.reason, position=last.position,
        )  # fmt: skip
