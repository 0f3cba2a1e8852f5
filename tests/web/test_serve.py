"""The program that serves: its address, slow clients, sharing with TLS and accounts."""

import errno
import os
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import typer
from serving import served

from rawi.case import CaseError, seal
from rawi.ingest import CASE_FILE
from rawi.web import accounts
from rawi.web.security import Keys, Person
from tools import need

_HEAD = b"POST /add/paste HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n"


def rawi(*arguments: str | Path, given: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "serve", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", timeout=60, check=False)


def closed_after(address: str, first: bytes, *, cookie: str = "") -> float:
    """Return the seconds until the server ends a connection on which no more comes."""
    at = urlsplit(address)
    began = time.monotonic()
    with socket.create_connection((str(at.hostname), at.port or 80), timeout=20) as connection:
        connection.sendall(first.replace(b"\r\nContent", f"\r\nCookie: {cookie}\r\nContent".encode(), 1))
        while connection.recv(4096):
            pass
    return time.monotonic() - began


def test_only_this_machine_is_served_and_slow_clients_are_let_go(traced: Path) -> None:
    with served(traced, HEAD_SECONDS=1.0, PIECE_SECONDS=1.0) as address:
        at = urlsplit(address)
        assert at.hostname == "127.0.0.1"
        with httpx.Client(follow_redirects=True) as client:
            assert client.get(address).status_code == 200
            cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
            # Nothing at all; half a head; a whole head and half a body.
            assert closed_after(address, b"") < 10
            assert closed_after(address, _HEAD[:40]) < 10
            assert closed_after(address, _HEAD + b"\r\nhalf", cookie=cookie) < 10
            assert client.get(address).status_code == 200


def test_what_cannot_be_served_is_said_in_a_sentence(traced: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = rawi("--case", traced, "--no-browser", "--port", str(taken.getsockname()[1]))
        assert done.returncode == 1 and "give another with --port" in done.stderr
    assert "needs --tls-cert and --tls-key" in rawi("--case", traced, "--share", "case.example").stderr
    cert = tmp_path / "cert.pem"
    refused = rawi("--case", traced, "--share", "case.example", "--tls-cert", cert, "--tls-key", cert)
    assert refused.returncode == 1 and "needs accounts" in refused.stderr
    assert "go with --share" in rawi("--case", traced, "--tls-cert", cert).stderr
    assert "NAME:ROLE" in rawi("--case", traced, "--account", "سلمى").stderr
    assert rawi("--case", traced, "--account", "سلمى:admin", given="short\n").returncode == 1


def test_a_case_nobody_may_write_to_is_browsed_and_left_as_it_is(
    traced: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = {path: path.read_bytes() for path in traced.rglob("*") if path.is_file()}
    # Only now: verbs are known in the order in which their modules are imported.
    command = import_module("rawi.cli.serve")
    given: list[Keys] = []
    monkeypatch.setattr(command, "run", lambda folder, *, keys, **_: given.append(keys))
    for closed in (traced, traced / CASE_FILE):
        monkeypatch.setattr(os, "access", lambda path, mode, closed=closed: mode != os.W_OK or path != closed)
        command.serve(traced)
        assert given.pop().most == "read"
        assert "nothing can be judged or added" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in traced.rglob("*") if path.is_file()} == held


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "(no space left on device)"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "(attempt to write a readonly database)"),
    ],
)
def test_a_case_that_turns_out_not_to_be_writable_is_browsed_and_it_is_said_why(
    traced: Path,
    tmp_path: Path,
    fault: Exception,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = import_module("rawi.cli.serve")
    given: list[Keys] = []
    monkeypatch.setattr(command, "run", lambda folder, *, keys, **_: given.append(keys))

    def fail(_: Path) -> None:
        raise fault

    monkeypatch.setattr(seal, "begin", fail)
    command.serve(traced)
    assert given.pop().most == "read"
    assert why in (said := capsys.readouterr().err) and "nothing can be judged or added" in said
    with pytest.raises(typer.Exit):
        command.serve(tmp_path / "new")
    assert given == []


def test_on_a_network_a_case_nobody_may_write_to_is_browsed_by_all(
    traced: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, cert = tmp_path / "case", tmp_path / "cert.pem"
    shutil.copytree(traced, folder)
    accounts.save(folder, "سلمى", "admin", "a long password")
    command = import_module("rawi.cli.serve")
    given: list[Keys] = []
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    monkeypatch.setattr(command, "run", lambda folder, *, keys, **_: given.append(keys))
    command.serve(folder, share="case.example", tls_cert=cert, tls_key=cert)
    assert "nothing can be judged or added" in capsys.readouterr().err
    (keys,) = given
    assert keys.person(keys.seal(Person("سلمى", "admin"))) == Person("سلمى", "read")


def test_passwords_are_kept_as_hashes_and_checked(tmp_path: Path) -> None:
    accounts.save(tmp_path, "سلمى", "review", "عشرة أحرف أو أكثر")
    accounts.save(tmp_path, "عمر", "read", "another password")
    held = (tmp_path / accounts.FILE).read_text(encoding="utf-8")
    assert "عشرة" not in held and (tmp_path / accounts.FILE).stat().st_mode & 0o077 == 0
    person = accounts.check(tmp_path, "سلمى", "عشرة أحرف أو أكثر")
    assert person is not None and person.may("review") and not person.may("admin")
    assert accounts.check(tmp_path, "سلمى", "another password") is None
    assert accounts.check(tmp_path, "nobody", "another password") is None
    (tmp_path / accounts.FILE).write_text("[{}]", encoding="utf-8")
    with pytest.raises(CaseError, match="make the accounts anew"):
        accounts.load(tmp_path)


def test_on_a_network_there_is_tls_a_login_and_a_role(traced: Path, tmp_path: Path) -> None:
    need("openssl")
    folder = tmp_path / "case"
    shutil.copytree(traced, folder)
    made = rawi("--case", folder, "--account", "سلمى:review", given="a long password\n")
    assert made.returncode == 0, made.stderr
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-keyout",
            key,
            "-out",
            cert,
            *subject,
        ],
        check=True,
        capture_output=True,
    )
    with served(folder, "--share", "localhost", "--tls-cert", str(cert), "--tls-key", str(key)) as address:
        trusted = ssl.create_default_context(cafile=str(cert))
        with httpx.Client(base_url=address, verify=trusted, follow_redirects=True) as client:
            first = client.get("/")
            assert first.url.path == "/login" and "token=" not in address
            token = re.search(r'name="csrf" value="([0-9a-f]+)"', first.text)
            assert token
            form = {"csrf": token[1], "name": "سلمى", "password": "a wrong password"}
            assert client.post("/login", data=form).status_code == 403
            answer = client.post("/login", data={**form, "password": "a long password"}, follow_redirects=False)
            assert answer.status_code == 303 and "secure" in answer.headers["set-cookie"].lower()
            assert client.get("/").status_code == 200
            page = client.get("/add").text
            assert 'action="/add"' not in page
            csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
            assert csrf
            assert client.post("/add/paste", data={"csrf": csrf[1], "text": "x"}).status_code == 403
            assert client.post("/logout", data={"csrf": csrf[1]}).url.path == "/login"
            assert client.get("/events").url.path == "/login"
