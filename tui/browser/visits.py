"""The processes of the sessions: each opens the base for its own member, and ends with its page.

What a visitor types goes once, by the pipe, to the process that opens the base; nothing of it stays here.
"""

import asyncio
import json
import os
import secrets
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from signal import SIGKILL, SIGTERM

from ccam.french import numbers
from ccam.french import serving as fr
from ccam.french.sentence import Sentence
from ccam.model.errors import DataRefused

OPENING = 90.0
"""Seconds that a process has to open the base."""
UNCLAIMED = 60.0
"""Seconds that an open session waits for its page."""
LEAVING = 5.0
"""Seconds that a process has to end by itself."""
ENDED = (0, -SIGTERM, -SIGKILL)
"""Exit codes of a process that ended, or that was made to."""
LAST_WORDS = 16 * 1024
"""Bytes shown of what a process says that could not begin."""
PAUSE = 1.0
"""Seconds before a refusal is told, so that passwords are not tried by the thousand."""


@dataclass(eq=False)
class Visit:
    """A session: its process, open on the base, and who is in it."""

    member: str
    process: Process

    async def end(self) -> int:
        """Let the process end, or end it; its exit code."""
        for ask in (self._close, self.process.terminate, self.process.kill):
            if self.process.returncode is None:
                ask()
            try:
                return await asyncio.wait_for(self.process.wait(), LEAVING)
            except TimeoutError:
                continue
        return await self.process.wait()

    def _close(self) -> None:
        typed, _ = pipes(self.process)
        typed.close()


class Visits:
    """Every session of the server, at most ``limit`` at once."""

    def __init__(self, command: Sequence[str], request: Mapping[str, str | None], limit: int) -> None:
        """``command`` starts a session; ``request`` is what each is told before its visitor: base, draft, charges."""
        self._command = tuple(command)
        self._request = dict(request)
        self._limit = limit
        self._places: set[str] = set()
        self._waiting: dict[str, Visit] = {}
        self._timers: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._places)

    async def enter(self, member: str, password: str) -> str:
        """Open a session and give its ticket, good once; raises :class:`DataRefused` with what refused it."""
        if len(self._places) >= self._limit:
            raise DataRefused(fr.FULL, limit=numbers.plural(self._limit, "session ouverte", "sessions ouvertes"))
        ticket = secrets.token_urlsafe(24)
        self._places.add(ticket)
        try:
            self._waiting[ticket] = await self._open(member, password)
        except BaseException:
            self._places.discard(ticket)
            raise
        timer = asyncio.create_task(self._give_up(ticket))
        self._timers.add(timer)
        timer.add_done_callback(self._timers.discard)
        return ticket

    def waits(self, ticket: str) -> Visit | None:
        """The session that no page has claimed yet."""
        return self._waiting.get(ticket)

    def claim(self, ticket: str) -> Visit | None:
        """The session of a ticket, once."""
        return self._waiting.pop(ticket, None)

    async def leave(self, ticket: str, visit: Visit) -> None:
        """End a session that was claimed; its place is free once its process is gone."""
        try:
            code = await visit.end()
        finally:
            self._places.discard(ticket)
        if code not in ENDED:
            sys.stderr.write(f"{fr.BROKEN_SESSION.format(member=visit.member, code=code)}\n")

    async def close(self) -> None:
        """End the sessions that no page has claimed."""
        for timer in tuple(self._timers):
            timer.cancel()
        waiting, self._waiting = self._waiting, {}
        await asyncio.gather(*(self.leave(ticket, visit) for ticket, visit in waiting.items()))

    async def _give_up(self, ticket: str) -> None:
        await asyncio.sleep(UNCLAIMED)
        visit = self.claim(ticket)
        if visit is not None:
            await self.leave(ticket, visit)

    async def _open(self, member: str, password: str) -> Visit:
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment(), start_new_session=True
        )
        asked = self._request | {"membre": member, "mot_de_passe": password}
        try:
            answer = await asyncio.wait_for(_ask(process, asked), OPENING)
        except (TimeoutError, OSError, ValueError):
            answer = {}
        except BaseException:
            process.kill()
            raise
        if "membre" in answer:
            return Visit(answer["membre"], process)
        if process.returncode is None:
            process.kill()
        sys.stderr.write(await _last_words(process))
        await process.wait()
        await asyncio.sleep(PAUSE)
        said = Sentence(*answer["refus"]) if "refus" in answer else fr.DID_NOT_OPEN
        raise DataRefused(Sentence(said.code, _plain(said.message), _plain(said.hint)))


async def _ask(process: Process, asked: Mapping[str, str | None]) -> dict[str, str]:
    typed, told = pipes(process)
    typed.write(json.dumps(asked).encode() + b"\n")
    await typed.drain()
    answer: dict[str, str] = json.loads(await told.readline())
    return answer


async def _last_words(process: Process) -> str:
    """Why a process could not even begin; it is silent once it has read what was typed."""
    said = await process.stderr.read(LAST_WORDS) if process.stderr else b""
    return said.decode("utf-8", "replace")


def pipes(process: Process) -> tuple[StreamWriter, StreamReader]:
    """The pipe to a process, and the one from it."""
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    return process.stdin, process.stdout


def _plain(said: str) -> str:
    """A finished sentence, safe to go through ``str.format`` again."""
    return said.replace("{", "{{").replace("}", "}}")


OURS = ("CCAM_", "PG", "TEXTUAL")
"""What is set in the environment of who serves is theirs: their base, their login, their password."""


def environment() -> dict[str, str]:
    """What a session is started with: a terminal that speaks to the page, and no login but the visitor's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return kept | {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "PGPASSFILE": os.devnull,
    }
