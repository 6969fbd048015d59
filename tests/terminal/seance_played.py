"""A whole séance played by a driver on a base, and what the commands say of it afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from ccam.model.members import Member, Role
from ccam.store.store import open_store
from ccam.usecases import members
from ccam.usecases.delivery import PARCEL
from tests.terminal.browser_pages import Window, chromium, served
from tests.terminal.player import Player
from tests.terminal.seance import EFFECT, QUESTION, Seance, play
from tests.terminal.tmux import Terminal

SIZE = (120, 40)


def demo(folder: Path, *, fetched: bool = False) -> Seance:
    """On the demonstration, where both proposed acts are there already."""
    return Seance("254", "étape mars", folder, fetched, kept=("P-07-0001", "P-07-0002"))


def of_v81(folder: Path, *, fetched: bool = False) -> Seance:
    """On version 81, where every act is undecided."""
    return Seance("8 257", "version 81", folder, fetched)


def ccam(base: Path, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "ccam", *words, "--base", str(base)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def in_a_terminal(seance: Seance, base: Path) -> None:
    command = [sys.executable, "-m", "ccam", "atelier", "--base", str(base), "--auteur", "expert-3"]
    terminal = Terminal(f"ccam-seance-{os.getpid()}", SIZE, command)
    try:
        play(seance, Player(terminal))
        terminal.wait("code=0")
    finally:
        terminal.close()


def in_a_browser(seance: Seance, base: Path, folder: Path) -> None:
    with open_store(str(base)) as store:
        members.add(store, Member("expert-3", "rédacteur", Role.EDITOR), author="essai")
    with served(base) as address, chromium(folder, seance.folder) as browser:
        window = Window(browser)
        browser.get(address)
        window.come_in("expert-3", "Actes  ")
        play(seance, Player(window))


def agrees(seance: Seance, base: Path, folder: Path) -> None:
    """The commands say what the members saw, sealed and wrote."""
    said = json.loads(ccam(base, "qui", "HHFA016", "--json"))
    kinds = [decision["genre"] for decision in said["decisions"] if decision["auteur"] == "expert-3"]
    assert said["nature"] == "recomposition"
    assert kinds.count("avis") == 2, kinds
    journal = json.loads(ccam(base, "journal", "--json"))["decisions"]
    sentences = "\n".join(sentence for decision in journal for sentence in decision["phrases"])
    for told in ("Séance S-0001 ouverte", "Séance S-0001 close", "regrouper", "recomposer", QUESTION):
        assert told in sentences, sentences
    dossier = json.loads(ccam(base, "dossier", "HHFA016", "--json"))
    assert dossier["etat_nom"] == "propose"
    shares = {act["code"]: [way["part"] for way in act["alternatives"]] for act in dossier["actes_actuels"]}
    assert shares["HHFA016"] == [9200, 800]
    assert (shares["HHFA001"], shares["HHFA011"]) == ([10000], [10000])
    disputes = json.loads(ccam(base, "desaccords", "--json"))["desaccords"]
    assert [each["effet"] for each in disputes if each["question"] == QUESTION] == [f"{EFFECT}.00"]
    lines = [line for act in dossier["actes_proposes"] for line in act["lignes"]]
    (priced,) = (line["tarif_cible"] for line in lines if line["points"] == "263")
    assert f"{priced.replace('.', ',')} €" in seance.seen["fiche"]
    etapes = json.loads(ccam(base, "etape", "lister", "--json"))["etapes"]
    (sealed,) = (each for each in etapes if each["etape"] == seance.etape)
    assert sealed["instance"] == "comité"
    assert sealed["empreinte"][:12] in seance.seen["sceau"]
    reported(seance, base, folder)
    ccam(base, "base", "verifier")


def reported(seance: Seance, base: Path, folder: Path) -> None:
    """The report that the workbench handed over is the one that the command writes, byte for byte."""
    handed = files_of(seance)
    assert sorted(Path(name).suffix for name in handed) == [".html", ".md"]
    ccam(base, "rapport", "--de", seance.before.split()[-1], "--a", seance.etape, "--format", "html,md",
         "--vers", str(folder / "commande"))  # fmt: skip
    assert {path.name: path.read_bytes() for path in (folder / "commande").iterdir()} == handed
    assert all(b"HHFA016" in content for content in handed.values())


def files_of(seance: Seance) -> dict[str, bytes]:
    """What was written in the folder that was typed, or what the browser fetched."""
    if not seance.fetched:
        return {path.name: path.read_bytes() for path in seance.folder.iterdir()}
    with ZipFile(seance.folder / PARCEL) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
