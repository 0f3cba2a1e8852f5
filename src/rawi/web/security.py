"""Who may talk to the app: a token for each run or accounts with roles, one origin, bounded bodies, strict headers."""

import asyncio
import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rawi.web import limits

Role = Literal["read", "review", "admin"]
ROLES: tuple[Role, ...] = ("read", "review", "admin")

_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Person(NamedTuple):
    """Who is asking, and what they may do: read, review (judge), admin (add files too)."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this person's role reaches `role`."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True)
class Keys:
    """The secrets of one run. `token` opens the app to `owner`; without it people log in with their accounts."""

    owner: Person
    token: str | None = None
    secure: bool = False
    # Nobody may do more than this, whatever the account says: a case that cannot be written is only browsed.
    most: Role = "admin"
    # The role of a name as the accounts are now, and a mark that changes with its account; None for a name without.
    standing: Callable[[str], tuple[Role, str] | None] | None = None
    # Not the same for two runs on one machine: cookies know no ports.
    cookie: str = field(default_factory=lambda: f"rawi_{secrets.token_hex(4)}")
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def seal(self, person: Person) -> str:
        """Return the cookie that stands for a person in this run."""
        now = self.standing(person.name) if self.standing else None
        held = [person.name, person.role, secrets.token_hex(8), now[1] if now else ""]
        body = base64.urlsafe_b64encode(msgspec.json.encode(held)).decode()
        return f"{body}.{self._sign('session', body)}"

    def person(self, cookie: str) -> Person | None:
        """Return whom a cookie stands for; None for one that was not sealed in this run, or whose account changed."""
        body, _, seal = cookie.partition(".")
        if not hmac.compare_digest(seal.encode(), self._sign("session", body).encode()):
            return None
        name, role, _, mark = msgspec.json.decode(base64.urlsafe_b64decode(body), type=tuple[str, Role, str, str])
        if self.standing is not None:
            now = self.standing(name)
            if now is None or now[1] != mark:
                return None
            role = now[0]
        return Person(name, min(role, self.most, key=ROLES.index))

    def csrf(self, cookie: str) -> str:
        """Return the token that every form of this session carries."""
        return self._sign("csrf", cookie)

    def _sign(self, use: str, text: str) -> str:
        return hmac.new(self.secret, f"{use} {text}".encode(), hashlib.sha256).hexdigest()


def guard(app: ASGIApp, keys: Keys) -> ASGIApp:
    """Return `app` behind the checks: session, origin, size and pace of bodies, headers of the answer.

    Sets `person` and `csrf` in the state of the request. What the pages need to look like pages (`/static`) is open.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope)
        answer = _refusal(request, keys)
        inner = answer or app
        await inner(
            scope, _bounded(receive, request), _with_headers(send, static=request.url.path.startswith("/static/"))
        )

    return guarded


def set_session(response: Response, keys: Keys, person: Person) -> None:
    """Give the answer the cookie of a person's session."""
    response.set_cookie(keys.cookie, keys.seal(person), httponly=True, samesite="strict", secure=keys.secure, path="/")


def _refusal(request: Request, keys: Keys) -> Response | None:
    """Return the answer to a request that goes no further, None where it may."""
    cookie = request.cookies.get(keys.cookie, "")
    person = keys.person(cookie)
    given = request.query_params.get("token")
    if given is not None and keys.token is not None and request.method == "GET":
        if not hmac.compare_digest(given.encode(), keys.token.encode()):
            return _no("This address holds a wrong token. Open the address that rawi serve printed.")
        rest = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
        response = RedirectResponse(request.url.path + (f"?{urlencode(rest)}" if rest else ""), status_code=303)
        set_session(response, keys, keys.owner)
        return response
    if request.method not in {"GET", "HEAD"} and not _same_origin(request):
        return _no("This request comes from another page and was refused.")
    request.state.person = person
    request.state.csrf = keys.csrf(cookie)
    if person is not None or request.url.path.startswith("/static/"):
        return None
    if keys.token is None:
        return None if request.url.path == "/login" else RedirectResponse("/login", status_code=303)
    return _no("This page needs its token. Open the address that rawi serve printed.")


def _same_origin(request: Request) -> bool:
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def _no(sentence: str) -> Response:
    return PlainTextResponse(f"{sentence}\n", status_code=403)


def _bounded(receive: Receive, request: Request) -> Receive:
    """Return `receive` with an end to how much and how slowly a body may come."""
    largest = limits.UPLOAD_BYTES if request.url.path == "/add" else limits.FORM_BYTES
    taken = 0
    loop = asyncio.get_running_loop()
    deadline = loop.time() + limits.BODY_SECONDS
    done = False

    async def bounded() -> Message:
        nonlocal taken, done
        if done:
            return await receive()
        pause = min(limits.PIECE_SECONDS, deadline - loop.time())
        try:
            message = await asyncio.wait_for(receive(), max(pause, 0.0))
        except TimeoutError:
            raise TooSlowError from None
        taken += len(message.get("body", b""))
        done = not message.get("more_body", False)
        if taken > largest:
            raise TooLargeError
        return message

    length = Headers(scope=request.scope).get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > largest:

        async def refuse() -> Message:
            raise TooLargeError

        return refuse
    return bounded


class TooLargeError(Exception):
    """A body is larger than the app takes."""


class TooSlowError(Exception):
    """A body came too slowly."""


def _with_headers(send: Send, *, static: bool) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            cache = b"no-cache" if static else b"no-store"
            held = [pair for pair in message.get("headers", ()) if pair[0] != b"server"]
            message = {**message, "headers": [*held, *_HEADERS, (b"cache-control", cache)]}
        await send(message)

    return with_headers
