"""Who must not get in does not, and what comes in is bounded."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from apps import BASE, TOKEN, TestClient, client_of, csrf

from rawi.case import Case
from rawi.model import Event
from rawi.web import limits
from rawi.web.app import create_app
from rawi.web.security import Keys, Person, Role
from rawi.web.views.add import safe_path
from rawi.web.views.judging import _inside


def test_nothing_is_shown_without_the_token(traced: Path) -> None:
    with client_of(traced, enter=False) as stranger:
        for place in ("/", "/events", "/map/points.json", "/export/file?format=jsonl", "/search?q=x", "/?token=wrong"):
            answer = stranger.get(place)
            assert answer.status_code == 403, place
            assert len(answer.content) < 200
        assert stranger.post("/add/paste", data={"text": "x"}).status_code == 403
        assert stranger.get("/static/base.css").status_code == 200


def test_the_token_becomes_a_cookie_that_scripts_and_other_pages_cannot_use(traced: Path) -> None:
    with client_of(traced, enter=False) as client:
        answer = client.get(f"/events?token={TOKEN}&type=battle", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/events?type=battle")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie and TOKEN not in cookie


def test_a_cookie_of_another_run_or_one_that_was_changed_is_none(traced: Path) -> None:
    keys = Keys(owner=Person("x", "admin"), token=TOKEN)
    other = Keys(owner=Person("x", "admin"), token=TOKEN, cookie=keys.cookie)
    sealed, own = other.seal(Person("x", "admin")), keys.seal(keys.owner)
    changed = own[:-1] + ("1" if own.endswith("0") else "0")
    with TestClient(create_app(traced, keys=keys, hosts=("127.0.0.1",)), base_url=BASE) as client:
        for cookie in (sealed, "", ".", "a.b", changed, "é.é".encode().decode("latin-1")):
            client.cookies.clear()
            headers = {"cookie": f"{keys.cookie}={cookie}".encode("latin-1")}
            assert client.get("/", headers=headers).status_code == 403, cookie


def test_a_forged_host_is_refused(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil"):
        assert client.get("/", headers={"host": host}).status_code == 400, host
    assert client.get("/", headers={"host": "localhost:9999"}).status_code in (200, 403)


def test_forms_need_the_token_of_our_pages(own: TestClient) -> None:
    for place in ("/add", "/add/paste", "/add/link", "/judge", "/judge/undo", "/logout"):
        for given in ({}, {"csrf": "0" * 64}, {"csrf": ""}):
            assert own.post(place, data={"text": "نص", **given}).status_code == 403, place
    assert own.post("/add/paste", data={"csrf": csrf(own), "text": ""}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_other_pages_cannot_post(own: TestClient, headers: dict[str, str]) -> None:
    form = {"csrf": csrf(own), "text": "نص"}
    assert own.post("/add/paste", data=form, headers=headers).status_code == 403


def test_a_role_reaches_no_further_than_it_says(traced: Path) -> None:
    with Case.open(traced) as case:
        event = next(case.rows(Event)).id
    roles: tuple[tuple[Role, bool], ...] = (("read", False), ("review", True))
    for role, judges in roles:
        keys = Keys(owner=Person("سلمى", role), token=TOKEN)
        with TestClient(create_app(traced, keys=keys, hosts=("127.0.0.1",)), base_url=BASE) as client:
            client.get(f"/?token={TOKEN}")
            token = keys.csrf(client.cookies[keys.cookie].strip('"'))
            assert (token in client.get(f"/judge?subject={event}").text) == judges
            assert client.post("/add/paste", data={"csrf": token, "text": "x"}).status_code == 403
            answer = client.post("/judge", data={"csrf": token, "subject": event, "action": "nothing"})
            assert answer.status_code == (400 if judges else 403)


def test_every_answer_has_the_strict_headers(client: TestClient) -> None:
    for place in ("/", "/nothing", "/static/app.js", "/map/points.json"):
        headers = client.get(place).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "server" not in headers


def test_a_body_that_is_too_large_is_refused_by_its_word_and_by_its_size(
    own: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = csrf(own)
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 10_000)
    monkeypatch.setattr(limits, "FORM_BYTES", 10_000)
    large = {"files": ("a.txt", b"x" * 20_000)}
    assert own.post("/add", data={"csrf": token}, files=large).status_code == 413
    assert own.post("/add/paste", data={"csrf": token, "text": "x" * 20_000}).status_code == 413

    def pieces() -> object:
        yield b"csrf=" + token.encode() + b"&text="
        for _ in range(20):
            yield b"x" * 1_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert own.post("/add/paste", content=pieces(), headers=headers).status_code == 413
    for length in ("-1", "9" * 30, "x"):
        assert own.post("/add/paste", content=b"x", headers={"content-length": length}).status_code >= 400


def test_more_files_than_allowed_are_refused(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOAD_FILES", 2)
    files = [("files", (f"{n}.txt", b"x")) for n in range(4)]
    assert own.post("/add", data={"csrf": csrf(own)}, files=files).status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../etc/passwd",
            "/etc/passwd",
            "..\\..\\x",
            "a/../../b",
            "C:\\x\\y.txt",
            "..",
            ".",
            "",
            "\0",
            "a\0b",
            "....//x",
        ),
        "~/.ssh/id",
    ],
)
def test_the_name_of_an_upload_leads_nowhere(name: str, tmp_path: Path) -> None:
    path = safe_path(name, 3)
    assert not path.is_absolute()
    assert (tmp_path / path).resolve().is_relative_to(tmp_path.resolve())
    assert all(part not in ("", ".", "..") and not part.startswith(".") for part in path.parts)


def test_paths_of_the_address_lead_nowhere(client: TestClient) -> None:
    up = ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/vendor/../../app.py")
    for place in (*up, "/documents/..%2f..%2fetc%2fpasswd", "/documents/../case.db"):
        answer = client.get(place)
        assert answer.status_code in (403, 404), place
        assert "create_app" not in answer.text


def test_going_back_never_leads_out() -> None:
    assert _inside("/events/eve-1") == "/events/eve-1"
    for place in ("//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", "", "/a\nb", "\\evil"):
        assert _inside(place) == "/"


def test_an_archive_that_climbs_out_of_its_folder_climbs_nowhere(own: TestClient, tmp_path: Path) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ("../../slipped.txt", f"{tmp_path}/slipped.txt", "..\\..\\slipped.txt", "C:\\slipped.txt"):
            archive.writestr(name, "قصف الطيران بلدة الخوين.")
    sent = {"files": ("../../up.zip", held.getvalue())}
    assert own.post("/add", data={"csrf": csrf(own)}, files=sent).status_code == 200
    end = time.monotonic() + 120
    while "Traced." not in (page := own.get("/progress?lang=en").text):
        assert time.monotonic() < end, page
        time.sleep(0.2)
    assert "slipped" in own.get("/documents").text
    assert [path for path in tmp_path.rglob("*") if path.name.endswith(("slipped.txt", "up.zip"))] == []
    assert not (tmp_path.parent / "slipped.txt").exists() and not Path("/slipped.txt").exists()
