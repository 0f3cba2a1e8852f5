"""The app as a browser meets it, without a socket."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rawi.case.trace import Watch
from rawi.web.app import create_app
from rawi.web.security import Keys, Person, Role

with warnings.catch_warnings():
    # Starlette would rather have another client than the one every tool of ours has.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["BASE", "TOKEN", "TestClient", "client_of", "csrf", "links", "no_watch"]

TOKEN = "let-me-in"
BASE = "http://127.0.0.1:8000"


class _Nobody:
    def problem(self, where: Path | str, what: str) -> None:
        raise AssertionError(f"{where}: {what}")

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


def no_watch() -> Watch:
    return _Nobody()


@contextmanager
def client_of(
    folder: Path, *, role: Role = "admin", enter: bool = True, tiles: Path | None = None
) -> Iterator[TestClient]:
    keys = Keys(owner=Person("سلمى", role), token=TOKEN)
    app = create_app(folder, keys=keys, hosts=("127.0.0.1", "localhost"), tiles=tiles)
    with TestClient(app, base_url=BASE) as client:
        if enter:
            assert client.get(f"/?token={TOKEN}").status_code == 200
        yield client


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/add").text)
    assert found, "the page holds no form"
    return found[1]


def links(page: str, pattern: str) -> list[str]:
    """Return the addresses on a page that begin with a pattern, each once."""
    return list(dict.fromkeys(re.findall(rf'href="({pattern}[^"]*)"', page)))
