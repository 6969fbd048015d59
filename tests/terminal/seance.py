"""A séance, as its members live it: one list of steps, played wherever the workbench is drawn.

The dossier is the appendicectomies, whose codes, labels and volumes are real; what is decided of them is invented.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ccam.usecases.delivery import PARCEL
from tests.terminal.player import Player

SIMPLE, WITH = "Appendicectomie, toute voie", "Appendicectomie avec toilette"
POINT = re.compile(r"│ ([▸ ]) ((?:version|étape|maintenant)\b.*?) +│")
"""A point d'étape in a list of choices, and whether the cursor is on it."""
QUESTION, EFFECT = "Part des péritonites", "42000"


@dataclass
class Seance:
    """Where it is played: ``acts`` in the release; ``before`` the point, as the screen says it, that the report begins
    at; ``folder`` where it is written, ``fetched`` by a browser or not; ``kept`` the proposed acts there already.

    ``seen`` is what the members read on the screen, to be compared with what the commands say.
    """

    acts: str
    before: str
    folder: Path
    fetched: bool = False
    kept: tuple[str, str] | None = None
    etape: str = "mai"
    seen: dict[str, str] = field(default_factory=dict)

    @property
    def targets(self) -> tuple[str, str]:
        """What is typed for the two proposed acts."""
        return self.kept or ("nouveau", "nouveau")


Step = Callable[[Seance, Player], None]


def command(at: Player, name: str, *texts: str) -> None:
    """Run a command of the palette."""
    at.press(":", "Que voulez-vous faire")
    at.write(name)
    at.press("enter", *texts)


def decided(at: Player, title: str, *texts: str) -> str:
    """Decide from the last field: the dialogue named so closes, and the last line says what was decided."""
    at.press("enter")
    at.gone(title)
    return at.wait(*texts)


def opens_the_dossiers(seance: Seance, at: Player) -> None:
    at.wait(f"Actes  {seance.acts} / {seance.acts}")
    at.press("2", "Dossiers  ", "Impact")


def opens_the_seance(seance: Seance, at: Player) -> None:
    command(at, "ouvrir une séance", "Ouvrir une séance", "Instance")
    at.fill("comité clinique")
    at.fill("07")
    at.fill(f"Séance de {seance.etape}")
    at.fill("HHFA016", emptied=True)
    for text in ("", "rédacteur", "expert-7", "anesthésiste", "expert-5", "chirurgien"):
        at.fill(text)
    decided(at, "Ouvrir une séance", "Séance S-0001 ouverte", "comité clinique, 07")


def finds_the_act(seance: Seance, at: Player) -> None:
    at.press("/", "mots ou champ:valeur")
    at.write("HHFA016")
    at.press("enter", "Dossiers  1 / ", "filtre « HHFA016 »")
    at.press("enter", "▸ HHFA016")


def regroups(seance: Seance, at: Player) -> None:
    at.press("r", "Regrouper en un seul acte")
    at.fill("HHFA001 HHFA011 HHFA016", emptied=True)
    at.fill(seance.targets[0], emptied=True)
    at.fill(SIMPLE)
    at.fill("")
    at.write("même geste")
    decided(at, "Regrouper en un seul acte", "HHFA001 : ", "regrouper", "▹ HHFA001 +2", "▸ HHFA016")


def splits(seance: Seance, at: Player) -> None:
    at.press("s", "Subdiviser HHFA016")
    for text in ("P-07-0001", "92", "", seance.targets[1]):
        at.fill(text, emptied=text not in ("92",))
    at.fill("8")
    at.fill(WITH)
    at.fill("")
    at.fill("experte")
    at.fill("séance du comité 07")
    at.write("péritonites")
    decided(at, "Subdiviser HHFA016", "P-07-0001, P-07-0002", "Reste 3", "✗ 3")


def corrects_what_was_declared(seance: Seance, at: Player) -> None:
    """Regrouper and subdiviser make one recomposition: the workbench says so, and it is declared."""
    at.press("escape", "▸ HHFA001 ")  # the list has the focus: the whole dossier is meant
    at.press("w", "Recomposer", "Ancien", "HHFA011   P-07")
    at.hop("shift+tab")
    at.write("une seule décision")
    decided(at, "Recomposer", "verbe", "u annuler", "92 %", "8 %")
    at.gone("✗")
    at.press("enter")


def completes_the_lines(seance: Seance, at: Player) -> None:
    at.press("l", "Compléter les lignes", "P-07-0001/1/0")
    at.fill("P-07-0001/1/0", emptied=True)
    at.fill("300", emptied=True)
    at.fill("chirurgie", emptied=True, then="shift+tab")
    at.hop("shift+tab")
    at.hop("shift+tab")
    at.write("lignes de la séance")
    decided(at, "Compléter les lignes", "P-07-0001", "u annuler", "300 pts")


def scores(seance: Seance, at: Player) -> None:
    at.press("i", "P-07-0001/1/0")
    at.fill("263", emptied=True, then="shift+tab")
    at.write("échelle de la famille")
    decided(at, "champ suivant", "263 pts", "u annuler")


def gives_opinions(seance: Seance, at: Player) -> None:
    at.press("a", "Avis sur", "Fonction")
    at.fill(" pour")
    at.fill("")
    at.fill("chirurgien", emptied=True)
    at.fill("")
    decided(at, "Avis sur", "Avis « pour » de expert-3")
    at.press("a", "Avis sur", "Fonction")
    at.fill(" contre")
    at.fill("expert-7", emptied=True)
    at.fill("anesthésiste", emptied=True)
    at.fill("")
    at.write("activité 4 oubliée")
    decided(at, "Avis sur", "Avis « contre » de expert-7")


def contests(seance: Seance, at: Player) -> None:
    at.press("d", "Désaccord sur", "Question")
    at.fill("")
    at.fill(QUESTION)
    at.fill("anesthésiste")
    at.fill("8 % est trop peu")
    at.fill("registre 2024")
    at.fill("")
    at.fill(EFFECT)
    at.fill("honoraires")
    for text in ("double codage", "codage 2024", "15/01/2027"):
        at.fill(text)
    decided(at, "Désaccord sur", "D-0001")


def states(seance: Seance, at: Player) -> None:
    at.press("t", "Vers l'état", "1 proposé")
    at.fill("1")
    at.write("prêt pour le quorum")
    decided(at, "Vers l'état", "proposé")


def closes_the_seance(seance: Seance, at: Player) -> None:
    command(at, "clore la séance", "Clore la séance S-0001", "quorum 3 atteint")
    at.write(" oui")  # « oui » alone is the example shown in the field
    decided(at, "Clore la séance", "Séance S-0001 close")


def reads_the_figures(seance: Seance, at: Player) -> None:
    """What the strip and the sheet say, for what the commands say to be compared with."""
    seance.seen["fiche"] = at.wait("HHFA001 +", "National : ", "recomposition", "263 pts →")


def is_told_what_blocks(_seance: Seance, at: Player) -> None:
    """A publication leaves nothing undecided: what stands before it is listed instead, and nothing is sealed."""
    at.press("7", "Avant de sceller : bloque 0")
    command(at, "publier", "Rien n'est publié")
    at.wait("à valoriser")


def seals(seance: Seance, at: Player) -> None:
    at.press("S", "Sceller un point d'étape", "Le sceau fige le projet")
    at.fill(seance.etape, emptied=True)
    at.empty()
    at.write("comité")
    seance.seen["sceau"] = decided(at, "Sceller un point d'étape", f"« {seance.etape} » est scellée", "empreinte")


def reports(seance: Seance, at: Player) -> None:
    at.press("R", "Rapport : depuis quel point ?", "│ ▸ ")
    chooses(at, seance.before, "Rapport : jusqu'à quel point ?", "▸ maintenant")
    chooses(at, f"étape {seance.etape}", "Espace marque un format", f"→ étape {seance.etape}")
    for key, mark in (("j", "▸◆pdf"), (" ", "▸ xlsx"), ("j", "▸ md"), (" ", "◆md")):
        at.press(key, mark)
    if seance.fetched:
        at.press("enter", "est prêt")
        at.press("enter", "est envoyé à votre navigateur")
        at.until((seance.folder / PARCEL).exists, f"{PARCEL} in the folder of the browser")
    else:
        at.hop("tab")
        at.empty()
        at.write(str(seance.folder))
        at.press("enter", "2 fichiers écrits dans")
    at.gone("Espace marque un format")


def chooses(at: Player, words: str, *texts: str) -> None:
    """Go to the point that says so, one at a time, and take it."""
    rows = POINT.findall(at.screen())
    here = next(place for place, (sign, _) in enumerate(rows) if sign == "▸")
    there = next(place for place, (_, row) in enumerate(rows) if row.startswith(words))
    step = 1 if there > here else -1
    for place in range(here + step, there + step, step):
        at.press("j" if step > 0 else "k", f"│ ▸ {rows[place][1]}")
    at.press("enter", *texts)


def leaves(seance: Seance, at: Player) -> None:
    at.press("q")


STEPS: tuple[Step, ...] = (
    opens_the_dossiers, opens_the_seance, finds_the_act, regroups, splits, corrects_what_was_declared,
    completes_the_lines, scores, gives_opinions, contests, states, closes_the_seance, reads_the_figures,
    is_told_what_blocks, seals, reports, leaves,
)  # fmt: skip


def play(seance: Seance, at: Player) -> None:
    """All of it, in order."""
    for step in STEPS:
        step(seance, at)
