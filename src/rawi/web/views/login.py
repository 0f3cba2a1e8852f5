"""Coming in and going out, where a case is shared on a network."""

import asyncio
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rawi.web import accounts, ui
from rawi.web.forms import field
from rawi.web.security import Keys, set_session

_SECONDS_AFTER_FAILURE = 1.0
# Each check takes 32 MB and a core on purpose; so many at once do not starve those who are in.
_CHECKS = asyncio.Semaphore(2)


async def show(request: Request) -> Response:
    """Return the form, or the first page to those who are in."""
    if request.state.person is not None:
        return RedirectResponse("/", status_code=303)
    return ui.page(request, "app/login.html.j2", section="", failed=False)


async def enter(request: Request, form: FormData) -> Response:
    """Let in who knows a name and its password."""
    check = partial(accounts.check, request.app.state.folder, field(form, "name"), field(form, "password"))
    async with _CHECKS:
        person = await run_in_threadpool(check)
        if person is None:
            await asyncio.sleep(_SECONDS_AFTER_FAILURE)
    if person is None:
        return ui.page(request, "app/login.html.j2", status=403, section="", failed=True)
    response = RedirectResponse("/", status_code=303)
    set_session(response, request.app.state.keys, person)
    return response


async def leave(request: Request, _: FormData) -> Response:
    """End the session."""
    keys: Keys = request.app.state.keys
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(keys.cookie)
    return response
