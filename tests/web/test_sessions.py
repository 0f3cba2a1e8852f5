"""A session lasts as long as its account: whoever's account is replaced, lowered or taken out is no longer in."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from apps import BASE, TestClient

from rawi.case import Case
from rawi.web import accounts
from rawi.web.app import create_app
from rawi.web.security import Keys, Person

PASSWORD = "كلمة مرور طويلة"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Case.create(tmp_path / "case"):
        pass
    accounts.save(tmp_path / "case", "سلمى", "admin", PASSWORD)
    accounts.save(tmp_path / "case", "عمر", "read", PASSWORD)
    return tmp_path / "case"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    keys = Keys(owner=Person("", "read"), standing=accounts.standing(folder))
    with TestClient(create_app(folder, keys=keys, hosts=("127.0.0.1",)), base_url=BASE) as client:
        yield client


def token(client: TestClient, place: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(place).text)
    assert found
    return found[1]


def enter(client: TestClient, name: str) -> None:
    form = {"csrf": token(client, "/login"), "name": name, "password": PASSWORD}
    assert client.post("/login", data=form, follow_redirects=False).status_code == 303


def is_in(client: TestClient) -> bool:
    return client.get("/events", follow_redirects=False).status_code == 200


def test_a_new_password_ends_the_sessions_of_the_old_one(client: TestClient, folder: Path) -> None:
    enter(client, "سلمى")
    accounts.save(folder, "عمر", "read", "كلمة أخرى طويلة")
    assert is_in(client)
    accounts.save(folder, "سلمى", "admin", "كلمة أخرى طويلة")
    assert not is_in(client)


def test_a_lower_role_takes_hold_at_once(client: TestClient, folder: Path) -> None:
    enter(client, "سلمى")
    form = {"csrf": token(client, "/add"), "text": ""}
    assert client.post("/add/paste", data=form, follow_redirects=False).headers["location"] == "/add"
    accounts.save(folder, "سلمى", "read", PASSWORD)
    assert client.post("/add/paste", data=form, follow_redirects=False).headers["location"] == "/login"
    enter(client, "سلمى")
    assert client.post("/add/paste", data={**form, "csrf": token(client, "/search")}).status_code == 403


def test_an_account_that_is_taken_out_or_cannot_be_read_lets_nobody_in(client: TestClient, folder: Path) -> None:
    enter(client, "عمر")
    path = folder / accounts.FILE
    held = path.read_bytes()
    path.write_bytes(msgspec.json.encode([account for account in accounts.load(folder) if account.name != "عمر"]))
    assert not is_in(client)
    path.write_bytes(held)
    assert is_in(client)
    path.write_bytes(b"[{}]")
    assert not is_in(client)
    path.unlink()
    assert not is_in(client)


def test_who_goes_out_and_comes_in_as_another_is_the_other(client: TestClient) -> None:
    enter(client, "سلمى")
    old = token(client, "/add")
    assert client.post("/logout", data={"csrf": old}, follow_redirects=False).headers["location"] == "/login"
    assert not is_in(client)
    enter(client, "عمر")
    # A form of the first session is not one of the second.
    assert client.post("/add/paste", data={"csrf": old, "text": "نص"}).status_code == 403
    assert 'action="/add"' not in client.get("/add").text
