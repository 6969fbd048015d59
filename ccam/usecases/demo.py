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
from ccam.usecases.report.build import build_report
from ccam.usecases.report.files import write
from ccam.usecases.study import Study, open_study
from ccam.usecases.views import Interval

RELEASE = "CCAM_V81_demo.csv"
VOLUMES = "actes-techniques-ccam_2023_demo.csv"
CHARGES = ("charges_cnam.toml", "charges_syndicats.toml", "postes_cnam.xlsx", "postes_syndicats.xlsx")
IMAGING = ("imagerie_equipements.csv", "imagerie_couts.csv", "imagerie_montants.csv", "imagerie_seuils.csv")
PANEL = (
    "comite_forfaits.csv", "comite_perimetre.csv", "comite_hypotheses_am1.csv", "comite_hypotheses_am2.csv",
    "comite_hypotheses_med1.csv", "comite_hypotheses_med2.csv", "comite_criteres.csv", "comite_notes_am1.csv",
    "comite_notes_am2.csv", "comite_notes_med1.csv", "comite_notes_med2.csv", "comite_notes_tour_2.csv",
)  # fmt: skip
"""In the order of the mission: what is judged, perimeter, hypotheses, criteria, notes."""
EXTRA_FEES = ("depassements.csv",)
SCORING = ("cotation_scores.csv", "cotation_liens.csv")
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
        files = [source / name for name in (RELEASE, VOLUMES, *CHARGES, *IMAGING, *PANEL, *EXTRA_FEES, *SCORING)]
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
        written = write(report, folder / "rapport-mars.html")
        return Demo(path, written["html"], written["json"], open_study(store), len(report.changes), report.total.change)
