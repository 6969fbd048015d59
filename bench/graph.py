"""Graph build and fast invariants on the national set against a plain csv read of it."""

import csv
import io
from collections.abc import Iterator

from bench.measure import line, ratio
from bench.national import national
from ccam.model.graph import dossier_around, dossiers
from ccam.model.invariants import check, check_dossier


def run() -> Iterator[str]:
    """The whole check, then what one edit costs."""
    made = national()
    text = made.csv_text
    release, draft = made.release, made.draft
    _ = release.by_code
    found = dossiers(draft, release)
    links = sum(len(act.targets) for act in draft.old.values())
    yield (
        f"national set: {len(release.acts)} old acts, {release.line_count} lines, {len(draft.proposed)} proposed, "
        f"{links} members, {len(found)} dossiers, largest {max(len(d.old) for d in found)} old acts"
    )

    def read() -> int:
        return sum(1 for _ in csv.reader(io.StringIO(text)))

    def whole() -> object:
        return check(draft, release, dossiers(draft, release))

    yield line("graph + fast invariants / plain csv read", ratio(whole, read), "≤ 10 (peer: about 210)")
    code = found[len(found) // 2].old[0]

    def edit() -> object:
        return check_dossier(draft, release, dossier_around(draft, release, code))

    yield line("touched dossier after an edit / plain csv read", ratio(edit, read), "well under 1")
