"""The pages, in French, and the answer to every request that fails."""

import logging
from functools import cache
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ccam.french import serving as fr
from ccam.french.sentence import Sentence
from ccam.model.errors import CcamError
from tui.browser.guard import Guard

HERE = Path(__file__).parent
ASSETS = HERE / "assets"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def page(name: str, status: int = 200, **facts: object) -> web.Response:
    """The page made by ``templates/<name>.html.j2``."""
    text = _templates().get_template(f"{name}.html.j2").render(fr=fr, **facts)
    return web.Response(text=text, status=status, content_type="text/html")


def refusal(status: int) -> web.Response:
    """The page of a refusal, which names nothing of what is served."""
    said = fr.REFUSALS.get(status, fr.REFUSALS[500 if status >= 500 else 400])
    return page("refusal", status, said=said, way_back=status not in (401, 403, 421))


def unavailable(error: CcamError) -> web.Response:
    """The page for a base that cannot be used now."""
    return page("refusal", 503, said=Sentence(error.code, error.message, error.hint), way_back=True)


def answering(guard: Guard) -> Middleware:
    """The one middleware: check, answer, turn every failure into a French page, add the headers."""

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            guard.check(request)
            response = await handler(request)
        except web.HTTPException as failure:
            if failure.status < 400:
                failure.headers.update(guard.headers)
                raise
            response = refusal(failure.status)
        except CcamError as failure:
            response = unavailable(failure)
        except Exception as failure:
            # its text may hold what someone typed
            logging.getLogger(__name__).error("%s", type(failure).__name__)
            response = refusal(500)
        if not response.prepared:
            response.headers.update(guard.headers)
        return response

    return answer
