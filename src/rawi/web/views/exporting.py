"""Ways out of the case: the formats of `rawi export`, and the report, as downloads."""

import tempfile
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rawi.case import Case
from rawi.case.redact import PROFILES
from rawi.export import FORMATS
from rawi.export.deliver import deliver
from rawi.export.select import select
from rawi.web import ui
from rawi.web.report import report_of


def show(request: Request) -> Response:
    """Return the menu of formats."""
    return ui.page(request, "app/export.html.j2", section="export", formats=FORMATS.values(), profiles=PROFILES)


def download(request: Request) -> Response:
    """Return the case, or the events named, in a format. Raises `HTTPException` 404 for a format that is not known."""
    form = FORMATS.get(request.query_params.get("format", ""))
    if form is None:
        raise HTTPException(404)
    profile = request.query_params.get("redact", "full")
    folder = request.app.state.folder
    held = Path(tempfile.mkdtemp(prefix="rawi-"))
    target = held / f"case.{form.extension}"
    with Case.open(folder) as case:
        chosen = tuple(request.query_params.getlist("event"))
        with select(case, events=chosen, profile=None if profile == "full" else profile) as selected:
            deliver(form, selected, target)
    return FileResponse(
        target, media_type=form.media, filename=f"{folder.name}.{form.extension}", background=_clean(held)
    )


def report(request: Request) -> Response:
    """Return the report of the case, or of the events named, as a download."""
    folder = request.app.state.folder
    profile = request.query_params.get("redact", "full")
    with Case.open(folder) as case:
        chosen = tuple(request.query_params.getlist("event"))
        page, _ = report_of(
            case,
            name=folder.name,
            events=chosen,
            profile=None if profile == "full" else profile,
            lang=ui.look_of(request).drawn,
        )
    held = Path(tempfile.mkdtemp(prefix="rawi-"))
    target = held / "report.html"
    target.write_text(page, encoding="utf-8")
    return FileResponse(target, media_type="text/html", filename=f"{folder.name}.html", background=_clean(held))


def _clean(folder: Path) -> BackgroundTask:
    def clean() -> None:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()

    return BackgroundTask(clean)
