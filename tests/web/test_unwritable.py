"""A case that cannot be written is browsed; whoever changes something once it cannot is told so in a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from apps import BASE, TOKEN, TestClient, csrf, links

import rawi.case.store as store_module
import rawi.web.views.add as add_module
from rawi.web.app import create_app
from rawi.web.security import Keys, Person


@pytest.fixture
def browsing(traced: Path) -> Iterator[TestClient]:
    """Return the owner of a case that cannot be written."""
    keys = Keys(owner=Person("سلمى", "admin"), token=TOKEN, most="read")
    with TestClient(create_app(traced, keys=keys, hosts=("127.0.0.1",)), base_url=BASE) as client:
        assert client.get(f"/?token={TOKEN}").status_code == 200
        yield client


def test_no_page_offers_to_change_anything(browsing: TestClient) -> None:
    (document, *_) = links(browsing.get("/documents").text, "/documents/doc")
    (event, *_) = links(browsing.get("/events").text, "/events/eve")
    subject = event.split("?")[0].rsplit("/", 1)[-1]
    for place in ("/", "/add", document, event, f"/judge?subject={subject}", "/judgements"):
        page = browsing.get(place).text
        assert 'method="post"' not in page and 'class="judge"' not in page, place
    assert "cannot be written here" in browsing.get("/add?lang=en").text
    for place in ("/add", "/add/paste", "/add/link", "/judge", "/judge/undo"):
        assert browsing.post(place).status_code == 403


def test_what_cannot_be_kept_any_more_is_said_in_a_sentence(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    (event, *_) = links(own.get("/events").text, "/events/eve")
    subject = event.split("?")[0].rsplit("/", 1)[-1]
    token = csrf(own)

    @contextmanager
    def full(*_: object, **__: object) -> Iterator[None]:
        raise sqlite3.OperationalError("database or disk is full")
        yield

    monkeypatch.setattr(store_module.Case, "transaction", full)
    form = {"csrf": token, "subject": subject, "action": "note", "reason": "ملاحظة", "back": "/", "judgement": "jud-1"}
    answer = own.post("/judge?lang=en", data=form)
    assert answer.status_code == 500 and "database or disk is full" in answer.text and 'id="judge"' in answer.text
    assert "لم تمكن" in own.post("/judge?lang=ar", data=form).text


def test_what_came_half_before_the_disk_was_full_is_not_left(
    own: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = csrf(own)

    def full(path: Path, _: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(add_module, "_write", full)
    answer = own.post("/add?lang=en", data={"csrf": token}, files=[("files", ("page.txt", b"text"))])
    assert answer.status_code == 500 and "no space left on device" in answer.text and "incoming" not in answer.text
    assert list((tmp_path / "own" / "incoming").iterdir()) == []
