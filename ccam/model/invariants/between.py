"""One label, one code, over the whole new nomenclature and inside an old version: I11."""

from collections.abc import Iterator

from ccam.french import invariants as fr
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId
from ccam.model.index import Names
from ccam.model.invariants.violations import Level, Violation, violated
from ccam.model.text import normal_label


def bijection(names: Names) -> list[Violation]:
    """I11 in the new nomenclature, by proposed act: each that bears what another bears already."""
    labels = [names.labels[label] for label in names.same_labels]
    codes = [(code, names.codes[code]) for code in names.same_codes]
    found = [_pair(fr.SAME_LABEL, first, other) for first, *others in labels for other in others]
    found += [_pair(fr.SAME_CODE, ids[0], other, code=code) for code, ids in codes for other in ids[1:]]
    return sorted(found, key=lambda violation: (violation.acts[1], violation.sentence))


def old_labels(release: Release) -> Iterator[Violation]:
    """I11 in an old version: said, never blocking, since nobody here can change it."""
    labels: dict[str, ActCode] = {}
    for code, act in sorted(release.by_code.items()):
        first = labels.setdefault(normal_label(act.label), code)
        if first != code:
            yield violated(
                fr.SAME_OLD_LABEL, Level.WARNING, "", first, code, first=first, second=code, version=release.version
            )


def _pair(sentence: Sentence, first: ProposedId, second: ProposedId, **facts: object) -> Violation:
    return violated(sentence, Level.ERROR, "", first, second, first=first, second=second, **facts)
