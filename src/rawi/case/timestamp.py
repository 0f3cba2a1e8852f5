"""Timestamps of an authority (RFC 3161) over the head of the audit log: that the log, as it was, was there by then.

Only the SHA-256 of the head leaves the machine, with a random number, and only where a user gives an address. Tokens
are kept in `timestamps/` of the case, as the authority gave them, with the root certificate the user trusts.
"""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any, NamedTuple

import cryptography.x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from rawi.case import audit, der
from rawi.case.checks import Problem, told
from rawi.case.errors import CaseError
from rawi.case.files import write_whole
from rawi.case.store import Case
from rawi.ingest import shown

FOLDER = "timestamps"
_SECONDS_TO_ANSWER = 30
_LARGEST_ANSWER = 1_000_000
_GRANTED = 0


class Stamped(NamedTuple):
    """A token: the row of the audit log it is over, when the authority says it saw it (UTC), where the token lies."""

    act: int
    at: str
    file: str


def request(case: Case) -> bytes:
    """Return a timestamp request over the head of the audit log (DER), to be sent to an authority."""
    head = audit.head(case.connection)
    return TimestampRequestBuilder(data=head.encode(), hash_algorithm=HashAlgorithm.SHA256).build().as_bytes()


def ask(url: str, query: bytes) -> bytes:
    """Send a request to an authority and return its answer. This is the only place where Rawi uses a network.

    Raises `CaseError`.
    """
    if not url.startswith(("http://", "https://")):
        raise CaseError(f"{shown(url)} is no address of an authority; give one that begins with http:// or https://")
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    sent = urllib.request.Request(url, data=query, headers=headers)
    try:
        with urllib.request.urlopen(sent, timeout=_SECONDS_TO_ANSWER) as answer:
            data: bytes = answer.read(_LARGEST_ANSWER)
    except (OSError, urllib.error.URLError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise CaseError(
            f"{shown(url)} did not answer ({shown(str(reason))}); check the address and the network"
        ) from None
    return data


def keep(case: Case, answer: bytes, *, root: bytes | None) -> Stamped:
    """Check an authority's answer and keep it in the case, with the trusted root certificate (PEM) if it is given.

    Raises `CaseError` for an answer that is not a good token over a row of this case's audit log.
    """
    response = _decoded(answer)
    with case.transaction():
        entry = _entry(case, response)
        if root is not None:
            fault = _fault(response, entry.hash, root)
            if fault is not None:
                raise CaseError(f"the answer of the authority is not good ({fault}); nothing was kept")
        name = f"{entry.n}-{hashlib.sha256(answer).hexdigest()[:8]}"
        folder = case.folder / FOLDER
        folder.mkdir(exist_ok=True)
        detail: dict[str, object] = {"act": entry.n, "head": entry.hash, "at": _time(response), "files": {}}
        written = {f"{name}.tsr": answer, **({f"{name}.pem": root} if root is not None else {})}
        for file, data in written.items():
            write_whole(folder / file, [data])
        detail["files"] = {file: hashlib.sha256(data).hexdigest() for file, data in written.items()}
        case.log("timestamped", detail)
    return Stamped(entry.n, _time(response), f"{FOLDER}/{name}.tsr")


def check(case_folder: Path, case: Case, notes: list[Problem]) -> Iterator[Problem]:
    """Yield what is wrong with the tokens of a case; what cannot be told for want of a root certificate is noted."""
    folder = case_folder / FOLDER
    known: set[str] = set()
    for detail in told(case.connection, "timestamped"):
        known.update(detail["files"])
        data, problems = _read(folder, detail["files"])
        yield from problems
        token = next((content for name, content in data.items() if name.endswith(".tsr")), None)
        if token is not None and not problems:
            root = next((content for name, content in data.items() if name.endswith(".pem")), None)
            yield from _check_token(case, detail, token, root, notes)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in known:
            yield Problem(shown(f"{FOLDER}/{path.name}"), "it is no part of the case")


def _read(folder: Path, files: dict[str, str]) -> tuple[dict[str, bytes], list[Problem]]:
    data: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, sha256 in files.items():
        try:
            data[name] = (folder / Path(name).name).read_bytes()
        except OSError as error:
            problems.append(Problem(f"{FOLDER}/{shown(name)}", (error.strerror or str(error)).lower()))
            continue
        if hashlib.sha256(data[name]).hexdigest() != sha256:
            problems.append(Problem(f"{FOLDER}/{shown(name)}", "its bytes were changed"))
    return data, problems


def _check_token(
    case: Case, detail: dict[str, Any], token: bytes, root: bytes | None, notes: list[Problem]
) -> Iterator[Problem]:
    where = f"{FOLDER}: the token over row {detail['act']} of {detail['at']}"
    row = case.connection.execute("SELECT hash FROM audit WHERE n = ?", (detail["act"],)).fetchone()
    if row is None or row[0] != detail["head"]:
        yield Problem(where, "that row of the audit log is not the one it was made for")
        return
    try:
        response = _decoded(token)
    except CaseError as error:
        yield Problem(where, str(error))
        return
    if response.tst_info.message_imprint.message != _imprint(detail["head"]):
        yield Problem(where, "it is not over that row")
    elif root is None:
        notes.append(Problem(where, "who signed it was not checked: no root certificate was given"))
    elif (fault := _fault(response, detail["head"], root)) is not None:
        yield Problem(where, f"it is not good ({fault})")


def _decoded(answer: bytes) -> TimeStampResponse:
    try:
        response = decode_timestamp_response(der.with_sorted_certificates(answer))
        granted = response.status == _GRANTED
        response.tst_info  # noqa: B018
    except ValueError as error:
        raise CaseError(
            f"this is not a timestamp ({shown(str(error))}); give the authority's answer as it came"
        ) from None
    if not granted:
        said = "; ".join(map(str, response.status_string)) or f"status {response.status}"
        raise CaseError(f"the authority refused ({shown(said)}); ask it again or another one")
    return response


def _entry(case: Case, response: TimeStampResponse) -> audit.Entry:
    imprint = response.tst_info.message_imprint.message
    for entry in audit.entries(case.connection):
        if _imprint(entry.hash) == imprint:
            return entry
    raise CaseError("this timestamp is not over any row of this case's audit log; make the request from this case")


def _imprint(head: str) -> bytes:
    return hashlib.sha256(head.encode()).digest()


def _fault(response: TimeStampResponse, head: str, root: bytes) -> str | None:
    try:
        certificates = cryptography.x509.load_pem_x509_certificates(root)
    except ValueError:
        return "the root certificate is not PEM"
    builder = VerifierBuilder()
    for certificate in dict.fromkeys(certificates):
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify(response, _imprint(head))
    except VerificationError as error:
        return shown(str(error))
    return None


def _time(response: TimeStampResponse) -> str:
    return response.tst_info.gen_time.astimezone(UTC).isoformat(timespec="seconds")
