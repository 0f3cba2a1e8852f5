"""The web app: its routes, and the wrappers that every request passes."""

import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from rawi.case import CaseError
from rawi.case.errors import said
from rawi.lexicon import load
from rawi.web import ui
from rawi.web.forms import posted
from rawi.web.job import Job
from rawi.web.security import Keys, TooLargeError, TooSlowError, guard
from rawi.web.views import (
    add,
    document,
    documents,
    event,
    events,
    exporting,
    graph,
    home,
    judging,
    login,
    method,
    names,
    pair,
    places,
    quotations,
    searching,
    sources,
    timeline,
)


def create_app(folder: Path, *, keys: Keys, hosts: tuple[str, ...], tiles: Path | None = None) -> ASGIApp:
    """Return the app of the case in `folder`. `hosts` are the names it answers to, `tiles` a folder of map tiles."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # The lexicon takes a second or two; whoever searches first need not wait for it.
        threading.Thread(target=load, daemon=True).start()
        yield
        job.stop()

    job = Job()
    app = Starlette(routes=_routes(), lifespan=lifespan, exception_handlers=_HANDLERS)
    app.state.folder = folder
    app.state.keys = keys
    app.state.job = job
    app.state.tiles = tiles
    return TrustedHostMiddleware(guard(app, keys), allowed_hosts=list(hosts), www_redirect=False)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", home.show),
        Route("/events", events.show),
        Route("/events/{id}", event.show),
        Route("/documents", documents.show),
        Route("/documents/{id}", document.show),
        Route("/documents/{id}/original", document.original),
        Route("/pairs/{id}", pair.show),
        Route("/quotations", quotations.show),
        Route("/sources", sources.show),
        Route("/sources/{id}", sources.show_one),
        Route("/names", names.show),
        Route("/names/{id}", names.show_one),
        Route("/timeline", timeline.show),
        Route("/map", places.show),
        Route("/map/points.json", places.spots),
        Route("/map/titles.json", places.titles),
        Route("/map/ground.json", places.ground),
        Route("/map/names.json", places.place_names),
        Route("/map/tiles/{z:int}/{x:int}/{y:int}", places.tile),
        Route("/graph", graph.show),
        Route("/search", searching.show),
        Route("/add", add.show),
        Route("/add", posted(add.take, role="admin"), methods=["POST"]),
        Route("/add/paste", posted(add.paste, role="admin"), methods=["POST"]),
        Route("/add/link", posted(add.link_anew, role="review"), methods=["POST"]),
        Route("/progress", add.progress),
        Route("/judge", judging.show),
        Route("/judge", posted(judging.judge, role="review"), methods=["POST"]),
        Route("/judge/undo", posted(judging.undo, role="review"), methods=["POST"]),
        Route("/judgements", judging.history),
        Route("/export", exporting.show),
        Route("/export/file", exporting.download),
        Route("/export/report", exporting.report),
        Route("/method", method.show),
        Route("/login", login.show),
        Route("/login", posted(login.enter, role="read"), methods=["POST"]),
        Route("/logout", posted(login.leave, role="read"), methods=["POST"]),
        Mount("/static", StaticFiles(directory=str(files("rawi.web").joinpath("static")))),
    ]


def _said(request: Request, status: int, key: str, detail: str = "") -> Response:
    if request.state.person is None:
        return PlainTextResponse(f"{status}\n", status_code=status)
    return ui.page(request, "app/error.html.j2", status=status, said=key, detail=detail, section="")


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: "error.missing", 403: "error.refused", 405: "error.missing"}
    return _said(request, error.status_code, known.get(error.status_code, "error.request"))


async def _case_error(request: Request, error: Exception) -> Response:
    return _said(request, 400, "error.case", str(error))


async def _fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, (sqlite3.Error, OSError))
    return _said(request, 500, "error.case", said(error))


async def _too_large(request: Request, _: Exception) -> Response:
    return _said(request, 413, "error.large")


async def _too_slow(request: Request, _: Exception) -> Response:
    return _said(request, 408, "error.slow")


_HANDLERS = {
    HTTPException: _http_error,
    CaseError: _case_error,
    sqlite3.Error: _fault,
    OSError: _fault,
    TooLargeError: _too_large,
    TooSlowError: _too_slow,
}
