"""Timestamps of an authority that lives on this machine for the length of a test (`openssl ts`)."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from test_verify import Silent, found, take_in, verified

from rawi.case import Case, CaseError, der, timestamp
from rawi.case.bag import bag, unbag
from rawi.case.verify import Problem, Verified
from tools import need

CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = A local authority
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = local
[local]
serial = SERIAL
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def noted(done: Verified) -> list[Problem]:
    """What is noted of the tokens: nobody links these cases, which is noted too."""
    assert "links" in [note.where for note in done.notes]
    return [note for note in done.notes if note.where != "links"]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("openssl")
    folder = tmp_path_factory.mktemp("authority")
    conf = folder / "conf"
    conf.write_text(CONFIGURATION.replace("SERIAL", str(folder / "serial")), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    for name in ("root", "signer", "other"):
        openssl("genrsa", "-out", folder / f"{name}.key", "2048")
    for name in ("root", "other"):
        subject = ["-subj", f"/CN={name}"]
        of_root = ["-x509", "-key", folder / f"{name}.key", "-days", "30", "-config", conf, "-extensions", "root"]
        openssl("req", "-new", *of_root, *subject, "-out", folder / f"{name}.pem")
    openssl("req", "-new", "-key", folder / "signer.key", "-config", conf, "-out", folder / "signer.csr")
    by_root = ["-CA", folder / "root.pem", "-CAkey", folder / "root.key", "-CAcreateserial", "-days", "30"]
    extensions = ["-extfile", conf, "-extensions", "signer"]
    openssl("x509", "-req", "-in", folder / "signer.csr", *by_root, *extensions, "-out", folder / "signer.pem")
    return folder


def answer(authority: Path, query: bytes, *, chain: str = "") -> bytes:
    (authority / "query").write_bytes(query)
    signing = ["-signer", authority / "signer.pem", "-inkey", authority / "signer.key"]
    if chain:
        (authority / "chain.pem").write_bytes(
            b"".join((authority / f"{name}.pem").read_bytes() for name in chain.split())
        )
        signing += ["-chain", authority / "chain.pem"]
    files = ["-queryfile", authority / "query", "-out", authority / "answer"]
    openssl("ts", "-reply", "-config", authority / "conf", "-section", "local", *files, *signing)
    return (authority / "answer").read_bytes()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with Case.create(tmp_path / "case", by="ليلى") as case:
        take_in(case, "خبر")
    return tmp_path / "case"


@pytest.fixture
def asked(authority: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Return the address of a server that answers for the authority, and what it was sent."""
    sent: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer(authority, sent[-1]))

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_token_is_asked_for_kept_and_verified(case: Path, authority: Path, asked: tuple[str, list[bytes]]) -> None:
    url, sent = asked
    root = (authority / "root.pem").read_bytes()
    with Case.create(case) as opened:
        done = timestamp.keep(opened, timestamp.ask(url, timestamp.request(opened)), root=root)
        (head,) = opened.connection.execute("SELECT hash FROM audit WHERE n = ?", (done.act,)).fetchone()
    assert len(sent) == 1
    assert len(sent[0]) < 100
    assert verified(case).problems == ()
    assert noted(verified(case)) == []
    # Others can check it without Rawi: the head, the token, the root.
    (authority / "head").write_text(head, encoding="ascii")
    token = ["-data", authority / "head", "-in", case / done.file, "-CAfile", authority / "root.pem"]
    openssl("ts", "-verify", *token)


@pytest.mark.parametrize("chain", ["root other", "other root"])
def test_certificates_in_any_order(case: Path, authority: Path, chain: str) -> None:
    root = (authority / "root.pem").read_bytes()
    with Case.create(case) as opened:
        given = answer(authority, timestamp.request(opened), chain=chain)
        done = timestamp.keep(opened, given, root=root)
    assert (case / done.file).read_bytes() == given
    assert verified(case).problems == ()


@pytest.mark.parametrize(
    "data", [b"", b"0", b"0\x84\xff\xff\xff\xff", b"0\x80\x00\x00", bytes(range(256)), b"0\x03" * 99]
)
def test_what_is_no_timestamp_is_left_as_it_is(data: bytes) -> None:
    assert der.with_sorted_certificates(data) == data


def test_a_token_fetched_elsewhere_is_kept_with_and_without_root(case: Path, authority: Path) -> None:
    with Case.create(case) as opened:
        query = timestamp.request(opened)
    # The log goes on meanwhile.
    assert verified(case).logged
    with Case.create(case) as opened:
        done = timestamp.keep(opened, answer(authority, query), root=None)
    assert done.act == 3
    (note,) = noted(verified(case))
    assert "no root certificate was given" in note.what
    with Case.create(case) as opened, pytest.raises(CaseError, match="is not good"):
        timestamp.keep(opened, answer(authority, query), root=(authority / "other.pem").read_bytes())


def test_what_is_no_token_of_this_case_is_refused(case: Path, authority: Path, tmp_path: Path) -> None:
    with Case.create(tmp_path / "other", by="x") as other:
        foreign = answer(authority, timestamp.request(other))
    with Case.create(case) as opened:
        for data, why in (
            (b"no token", "is not a timestamp"),
            (b"", "is not a timestamp"),
            (foreign, "not over any row"),
        ):
            with pytest.raises(CaseError, match=why):
                timestamp.keep(opened, data, root=None)
        with pytest.raises(CaseError, match="begins with http"):
            timestamp.ask("file:///etc/passwd", b"")
        with pytest.raises(CaseError, match="did not answer"):
            timestamp.ask("http://127.0.0.1:9/", b"x")
    assert not (case / "timestamps").exists()
    assert found(case) == ""


@pytest.fixture
def stamped(case: Path, authority: Path) -> Path:
    with Case.create(case) as opened:
        query = timestamp.request(opened)
        timestamp.keep(opened, answer(authority, query), root=(authority / "root.pem").read_bytes())
    return case


@pytest.mark.parametrize("suffix", ["tsr", "pem"])
def test_a_changed_or_missing_token_is_named(stamped: Path, suffix: str) -> None:
    (path,) = (stamped / "timestamps").glob(f"*.{suffix}")
    whole = path.read_bytes()
    for offset in range(0, len(whole), 97):
        flipped = bytearray(whole)
        flipped[offset] ^= 1
        path.write_bytes(flipped)
        assert f"timestamps/{path.name}: its bytes were changed" in found(stamped)
    path.unlink()
    assert f"timestamps/{path.name}: no such file" in found(stamped)
    path.write_bytes(whole)
    (path.parent / "more").touch()
    assert "timestamps/more: it is no part of the case" in found(stamped)


def test_a_log_that_was_written_anew_does_not_fit_its_token(stamped: Path, tmp_path: Path) -> None:
    """Somebody who can write the case can write all of it anew; the token is what they cannot make."""
    forged = tmp_path / "forged"
    with Case.create(forged, by="ليلى") as case:
        take_in(case, "خبر آخر")
        shutil.copytree(stamped / "timestamps", forged / "timestamps")
        with Case.open(stamped) as real:
            (text,) = real.connection.execute("SELECT detail FROM audit WHERE action = 'timestamped'").fetchone()
        detail = json.loads(text)
        with case.transaction():
            (detail["head"],) = case.connection.execute("SELECT hash FROM audit WHERE n = 3").fetchone()
            case.log("timestamped", detail)
    assert "it is not over that row" in found(forged)


def test_tokens_go_with_the_bag(stamped: Path, tmp_path: Path) -> None:
    bag(stamped, tmp_path / "bag", watch=Silent())
    unbag(tmp_path / "bag", tmp_path / "again", watch=Silent())
    done = verified(tmp_path / "again")
    assert (done.problems, noted(done)) == ((), [])
    assert len(list((tmp_path / "again" / "timestamps").iterdir())) == 2
