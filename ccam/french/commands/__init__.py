"""Help of every command by its full name, in the order in which they are listed."""

from ccam.french.commands import base, decide, draft, imaging, milestones, money, record, releases, workbench
from ccam.french.commands.text import CommandText

ROOMS = (base, releases, draft, decide, record, money, imaging, milestones, workbench)

COMMANDS: dict[str, CommandText] = {name: text for room in ROOMS for name, text in room.TEXTS.items()}
