"""The relevé of a séance, computed from the journal: what was decided, by which function, what is left."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccam.french import meet as words
from ccam.french.journal import KINDS
from ccam.model.decisions import Kind
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UsageError
from ccam.model.notebook import author_of
from ccam.model.registers import Session
from ccam.usecases.disputes import totals
from ccam.usecases.meet import FIGURES, LAYER, belonging, body_of, close_session, counted, find_session, has_voice
from ccam.usecases.minutes.figures import context, effects
from ccam.usecases.minutes.items import Span, disputes_of, parts
from ccam.usecases.minutes.votes import function_of
from ccam.usecases.study import Study, open_study

if TYPE_CHECKING:
    from ccam.publish.minutes.model import Minutes, Present
    from ccam.store.store import Store


def close_with_minutes(store: "Store", draft: Draft, number: str, *, actor: str, reason: str = "") -> "Minutes":
    """Close a séance, keep the effects of its dossiers with it, and compute its relevé."""
    session = find_session(draft, number)
    study = open_study(store, draft=draft.name)
    entry = close_session(store, draft, session.id, actor=actor, reason=reason, figures=effects(study, session))
    return minutes_of(store, entry.decision.draft, session.id)


def minutes_of(store: "Store", draft: str, number: str) -> "Minutes":
    """The relevé of a séance: as it was at its closing, or as it would be now."""
    from ccam.publish.minutes.model import Inscribed, Minutes, Reopening

    span = _span(store, draft, number)
    study = open_study(store, draft=draft, at=span.last.position)
    session = span.session
    kept = _kept(span, study)
    items, others, other_disputes = parts(span, study, kept)
    left = [item for item in disputes_of(study, span) if not item.closed]
    return Minutes(
        id=session.id,
        body=body_of(session),
        title=session.title,
        on=session.on,
        draft=draft,
        base=study.draft.base,
        opened_at=span.marks[0].at,
        closed_at=span.marks[-1].at if session.closed else "",
        reopenings=tuple(
            Reopening(mark.position, mark.at, mark.reason)
            for mark in span.marks
            if mark.decision.facts["verbe"] == "rouvrir"
        ),
        present=_present(session),
        quorum=session.quorum,
        counted=counted(session),
        context=context(kept),
        items=items,
        others=others,
        other_disputes=other_disputes,
        stakes=totals(left),
        unknown_stakes=sum(item.effect is None for item in left),
        inscribed=tuple(
            Inscribed(e.position, e.at, function_of(session, author_of(e)), KINDS[e.decision.kind.value], e.reason)
            for e in span.own_entries
        ),
        position=span.last.position,
        hash=span.last.hash,
    )


def _span(store: "Store", draft: str, number: str) -> Span:
    entries = store.entries(draft)
    session = find_session(store.draft(draft), number)
    node = f"{LAYER}/{session.id}"
    marks = [e for e in entries if e.decision.kind is Kind.SESSION and e.decision.changes[0].node == node]
    end = marks[-1].position if session.closed else entries[-1].position
    between = tuple(entry for entry in entries if marks[0].position <= entry.position <= end)
    own = frozenset(position for position, held in belonging(entries).items() if held == session.id)
    return Span(session, tuple(marks), between, own)


def _kept(span: Span, study: Study) -> Mapping[str, Any]:
    """What the closing entry kept; computed now while the séance is open."""
    if not span.session.closed:
        return effects(study, span.session)
    kept: Any = span.marks[-1].decision.facts.get(FIGURES, {})
    return dict(kept)


def _present(session: Session) -> "tuple[Present, ...]":
    from ccam.publish.minutes.model import Present

    counts = Counter(session.functions)
    return tuple(Present(function, count, has_voice(function)) for function, count in counts.items())


# files ----------------------------------------------------------------------------------------


def require_writable(path: Path, *, overwrite: bool) -> None:
    """Refuse a name that no relevé is written under, or that is taken."""
    from ccam.publish.minutes.files import FORMATS

    if path.suffix.lower() not in FORMATS:
        raise UsageError(words.BAD_SUFFIX, name=path.name)
    if path.exists() and not overwrite:
        raise DataRefused(words.TAKEN, path=path)


def write_minutes(minutes: "Minutes", path: Path, *, overwrite: bool = False) -> None:
    """Write a relevé in the format that the name of the file ends with: .docx, .pdf, .md, .json."""
    from ccam.publish.minutes.files import write

    require_writable(path, overwrite=overwrite)
    write(minutes, path)
