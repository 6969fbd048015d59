"""Who may ask anything of the server: the token, then the cookie, under the served names and from our own pages."""

import secrets
from hmac import compare_digest
from urllib.parse import urlsplit

from aiohttp import web

TOKEN = "jeton"  # noqa: S105
"""The field of the address that opens the page."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; "
    "connect-src {sockets}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The terminal of the page writes its own style elements: hence the one exception."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a form would be sent with the origin « null »
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """The keys of one start of the server, and what it asks of every request."""

    def __init__(self, port: int, public: str = "") -> None:
        self.origins = [f"http://127.0.0.1:{port}", f"http://localhost:{port}", *([public] if public else ())]
        self.address = public or self.origins[0]
        """Where people go: ``scheme://host[:port]``."""
        self.token = secrets.token_urlsafe(32)
        self._pass = secrets.token_urlsafe(32)
        self._cookie = f"ccam_{port}"
        self._by_host = {urlsplit(origin).netloc: origin for origin in self.origins}
        sockets = " ".join(["'self'", *(f"ws{origin.removeprefix('http')}" for origin in self.origins)])
        self.headers = HEADERS | {"Content-Security-Policy": POLICY.format(sockets=sockets)}

    @property
    def key(self) -> str:
        """The address that opens the page."""
        return f"{self.address}/?{TOKEN}={self.token}"

    def check(self, request: web.Request) -> None:
        """Raise unless the request may be answered: 421 another name, 401 no key, 403 from another site."""
        if request.host not in self._by_host:
            raise web.HTTPMisdirectedRequest
        if not self.shows_token(request) and not _same(request.cookies.get(self._cookie, ""), self._pass):
            raise web.HTTPUnauthorized
        if _writes(request) and request.headers.get("Origin") not in self.origins:
            raise web.HTTPForbidden

    def shows_token(self, request: web.Request) -> bool:
        """Whether the request is the one that opens the page."""
        return request.path == "/" and request.method == "GET" and _same(request.query.get(TOKEN, ""), self.token)

    def socket_address(self, request: web.Request, path: str) -> str:
        """The address of a socket for the page that asks: ``wss`` where the page came by ``https``."""
        return f"ws{self._by_host[request.host].removeprefix('http')}{path}"

    def let_in(self, request: web.Request, response: web.Response) -> None:
        """Give the browser its cookie: out of reach of scripts and of other sites, gone with the browser."""
        secure = self._by_host[request.host].startswith("https:")
        response.set_cookie(self._cookie, self._pass, httponly=True, samesite="Strict", secure=secure, path="/")


def _writes(request: web.Request) -> bool:
    return request.method not in ("GET", "HEAD") or "Upgrade" in request.headers


def _same(shown: str, kept: str) -> bool:
    """Whether what is shown is what was kept, in a time that tells nothing of it."""
    return compare_digest(shown.encode("utf-8", "surrogatepass"), kept.encode())
