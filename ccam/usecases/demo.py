"""The demonstration: the small set that ships, through the very path that the official files take."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ccam.french import demo as fr
from ccam.resources import demo_folder
from ccam.usecases import base as bases
from ccam.usecases.catalogue import latest_version
from ccam.usecases.curate import apply_tables, create_draft, pick_draft
from ccam.usecases.figures import interval
from ccam.usecases.load import load_files
from ccam.usecases.milestones import seal
from ccam.usecases.report import build_report, write
from ccam.usecases.study import Study, open_study
from ccam.usecases.views import Interval

RELEASE = "CCAM_V81_demo.csv"
VOLUMES = "actes-techniques-ccam_2023_demo.csv"
CHARGES = ("charges_cnam.toml", "charges_syndicats.toml")
STEPS = (
    (fr.JANUARY, fr.REASON_JANUARY, ("transcodage_janvier.csv", "lignes_janvier.csv")),
    (fr.MARCH, fr.REASON_MARCH, ("transcodage_mars.csv", "lignes_mars.csv")),
)


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made, and the figures of its summary."""

    base: Path
    page: Path
    data: Path
    study: Study
    changed: int
    moved: int

    def totals(self) -> list[tuple[str, Interval]]:
        """The total under the evaluation of charges in use, then under the other one."""
        chosen = self.study.settings.cp_origin
        others = [name for name in self.study.parameters.cp_origins() if name != chosen and "fictif" in name]
        return [(name, interval(self.study.under(name).total())) for name in (chosen, *others)]


def make_demo(folder: Path, *, say: Callable[[str], None]) -> Demo:
    """Make the demonstration in ``folder``, anew: base, two étapes, report from one to the other."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo.sqlite"
    for old in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        old.unlink(missing_ok=True)
    url = bases.resolve_url(str(path))
    bases.create(url)
    source = demo_folder()
    with bases.open_base(url) as store:
        say(fr.STEP_BASE.format(path=path))
        files = [source / name for name in (RELEASE, VOLUMES, *CHARGES)]
        for loaded in load_files(store, files, actor=fr.AUTHOR):
            say(fr.STEP_IMPORT.format(file=loaded.file))
        version = latest_version(store)
        create_draft(store, fr.DRAFT, version, actor=fr.AUTHOR, reason=fr.REASON_DRAFT)
        for name, reason, tables in STEPS:
            say(fr.STEP_APPLY.format(file=", ".join(tables)))
            paths = [source / table for table in tables]
            apply_tables(store, pick_draft(store, None), paths, actor=fr.AUTHOR, reason=reason)
            seal(store, name, draft=None, instance=fr.INSTANCE, actor=fr.AUTHOR)
            say(fr.STEP_SEAL.format(name=name))
        say(fr.STEP_REPORT)
        report = build_report(store, before=fr.JANUARY, after=fr.MARCH, draft=None)
        page, data = write(report, folder / "rapport-mars.html")
        return Demo(path, page, data, open_study(store), len(report.changes), report.total.change)
