"""What a form brings: read within limits, and only with the token that our own pages carry."""

import hmac
from collections.abc import Awaitable, Callable

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rawi.web import limits
from rawi.web.security import Role

Answer = Callable[[Request, FormData], Awaitable[Response]]


def posted(answer: Answer, *, role: Role) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that calls `answer` with the form, if the form is ours and the person may do this.

    Raises `HTTPException` 403 where the token is missing or wrong, or the role does not reach.
    """

    async def endpoint(request: Request) -> Response:
        if request.state.person is not None and not request.state.person.may(role):
            raise HTTPException(403, "role")
        async with request.form(
            max_files=limits.UPLOAD_FILES,
            max_fields=limits.UPLOAD_FILES + 100,
            max_part_size=4 * limits.PASTED_CHARACTERS,
        ) as form:
            given = form.get("csrf") or request.headers.get("x-csrf", "")
            if not isinstance(given, str) or not hmac.compare_digest(given.encode(), request.state.csrf.encode()):
                raise HTTPException(403, "csrf")
            return await answer(request, form)

    return endpoint


def field(form: FormData, name: str, *, most: int = 4000) -> str:
    """Return a text field, stripped; empty where it is missing. Raises `HTTPException` 400 where it is too long."""
    value = form.get(name)
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > most:
        raise HTTPException(400, "long")
    return text
