"""Adding files: dropped, chosen, a folder, or text that is pasted; and how the trace of them goes."""

import re
import secrets
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rawi.web import limits, ui
from rawi.web.forms import field
from rawi.web.held import opened
from rawi.web.tracing import INCOMING

_FACTS = ("title", "source", "author", "published", "url")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]")
# Most file systems allow 255 bytes a name, and Arabic letters take two each.
_LONGEST_NAME = 100
_DEEPEST = 8


def show(request: Request) -> Response:
    """Return the page that says how files are added, and how the last ones fared."""
    return ui.page(request, "app/add.html.j2", section="add")


def progress(request: Request) -> Response:
    """Return how the trace stands, as the part of a page that asks again by itself."""
    with opened(request) as connection:
        held = connection.execute("SELECT count(*) FROM reading").fetchone()[0]
    return ui.page(request, "app/progress.html.j2", section="add", held=held)


async def take(request: Request, form: FormData) -> Response:
    """Take files in and start the trace."""
    uploads = [value for value in form.getlist("files") if isinstance(value, UploadFile) and value.filename]
    if not uploads:
        return RedirectResponse("/add", status_code=303)

    def write(folder: Path) -> None:
        for number, upload in enumerate(uploads):
            _write(folder / safe_path(str(upload.filename), number), upload.file)

    return await _start(request, write)


async def paste(request: Request, form: FormData) -> Response:
    """Take in text that was pasted, with what is known of it, and start the trace."""
    text = field(form, "text", most=limits.PASTED_CHARACTERS)
    if not text:
        return RedirectResponse("/add", status_code=303)
    facts = {name: field(form, name) for name in _FACTS}
    # JSON is YAML too, so nothing that is typed can end the line it stands on.
    lines = [f"{name}: {msgspec.json.encode(value).decode()}" for name, value in facts.items() if value]
    front = "\n".join(["---", *lines, "---", ""]) if lines else ""
    name = safe_path(f"{facts['title'] or text.split(chr(10), 1)[0][:60]}.md", 0).name
    return await _start(request, lambda folder: (folder / name).write_text(front + text, encoding="utf-8", newline=""))


async def link_anew(request: Request, _: FormData) -> Response:
    """Link the case again, for judgements that bear on it."""
    request.app.state.job.start(request.app.state.folder, [], by=request.state.person.name)
    return RedirectResponse("/add", status_code=303)


def safe_path(name: str, number: int) -> Path:
    """Return a relative path below a folder of ours for a name that a browser gives; nothing in it leads out."""
    parts = [_UNSAFE.sub("_", part).strip(" .") for part in name.replace("\\", "/").split("/")]
    kept = [part[-_LONGEST_NAME:] for part in parts if part][-_DEEPEST:]
    return Path(*kept) if kept else Path(f"file-{number}")


async def _start(request: Request, write: Callable[[Path], object]) -> Response:
    """Let `write` put what came into a new folder, and start its trace; raises what `write` raises."""
    folder = await run_in_threadpool(_filled, request.app.state.folder, write)
    started = request.app.state.job.start(request.app.state.folder, [folder], by=request.state.person.name)
    if not started:
        await run_in_threadpool(partial(shutil.rmtree, folder, ignore_errors=True))
        raise HTTPException(409, "busy")
    return RedirectResponse("/add", status_code=303)


def _filled(case: Path, write: Callable[[Path], object]) -> Path:
    folder = case / INCOMING / secrets.token_hex(8)
    folder.mkdir(mode=0o700, parents=True)
    try:
        write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _write(path: Path, source: BinaryIO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two files of one name must not become one.
    while path.exists():
        path = path.with_name(f"{secrets.token_hex(2)}-{path.name}")
    with path.open("xb") as target:
        shutil.copyfileobj(source, target)
