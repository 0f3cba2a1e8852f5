"""Accounts of a case that is shared on a network: names, roles, passwords as scrypt hashes, in the case folder."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec

from rawi.case import CaseError, write_whole
from rawi.case.store import note
from rawi.web.security import Person, Role

FILE = "accounts.json"
SHORTEST_PASSWORD = 10
_N, _R, _P = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024


class Account(msgspec.Struct, frozen=True):
    """One person: `salt` and `hash` (scrypt, N = 32768, r = 8, p = 1) in hexadecimal."""

    name: str
    role: Role
    salt: str
    hash: str


def load(folder: Path) -> tuple[Account, ...]:
    """Return the accounts of a case, none where there is no file. Raises `CaseError` for a file that cannot be read."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Account, ...])
    except (msgspec.DecodeError, OSError) as error:
        raise CaseError(f"{path.name} of the case cannot be read ({error}); make the accounts anew") from None


def save(folder: Path, name: str, role: Role, password: str) -> None:
    """Add an account, or replace the one of that name. Raises `CaseError` for a bad name or a short password."""
    if not name.strip() or not name.isprintable():
        raise CaseError("the name of an account needs letters")
    if len(password) < SHORTEST_PASSWORD:
        raise CaseError(f"the password needs at least {SHORTEST_PASSWORD} characters")
    salt = secrets.token_bytes(16)
    new = Account(name.strip(), role, salt.hex(), _hash(password, salt))
    kept = [account for account in load(folder) if account.name != new.name]
    path = folder / FILE
    content = msgspec.json.format(msgspec.json.encode([*kept, new]))
    write_whole(path, [content])
    path.chmod(0o600)
    # `rawi verify` holds the file against this.
    detail: dict[str, object] = {"name": new.name, "role": role, "sha256": hashlib.sha256(content).hexdigest()}
    note(folder, "account", detail, verb="serve")


def check(folder: Path, name: str, password: str) -> Person | None:
    """Return the person with this name and password; None where there is none. Takes as long for a name not known."""
    held = next((account for account in load(folder) if account.name == name.strip()), None)
    salt = bytes.fromhex(held.salt) if held else bytes(16)
    found = _hash(password, salt)
    if held is None or not hmac.compare_digest(found, held.hash):
        return None
    return Person(held.name, held.role)


def standing(folder: Path) -> Callable[[str], tuple[Role, str] | None]:
    """Return the function that tells the role of a name as the accounts are now, with a mark of its account.

    A session is good as long as the mark is: whoever's account is replaced or taken out has to log in anew. The file is
    read again when it changes; while it cannot be read nobody is in.
    """
    held: dict[str, tuple[Role, str]] = {}
    at: tuple[int, int, int] | None = None

    def told(name: str) -> tuple[Role, str] | None:
        nonlocal held, at
        try:
            found = (folder / FILE).stat()
            now = (found.st_mtime_ns, found.st_size, found.st_ino)
            if now != at:
                held = {account.name: (account.role, account.hash[:16]) for account in load(folder)}
                at = now
        except (OSError, CaseError):
            held, at = {}, None
        return held.get(name)

    return told


def _hash(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32).hex()
