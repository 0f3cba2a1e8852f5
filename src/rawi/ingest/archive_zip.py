"""ZIP files: each file in one goes through the door by itself; nothing is ever written under a name from inside.

A DOCX, an XLSX and a WACZ are ZIP files too: which of them it is, the names of its files say.
"""

import hashlib
import importlib
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from rawi.ingest import encoding
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Part, Refused, Unpack
from rawi.ingest.limits import LARGEST_WHOLE, MB, MEMBERS, RATIO, RATIO_FROM

_CHUNK = 1 << 18
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_UNPACK = "unpack it yourself and give what it holds"
# What systems leave in archives, and what is hidden in folders too.
_LEFT_BEHIND = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "table"}
_NOT_READ = {
    "ppt/presentation.xml": ("is a PPTX presentation", "save it as PDF"),
    "content.xml": ("is an OpenDocument file", "save it as DOCX, XLSX or PDF"),
}
_LONGEST_PACKAGE = 20 * MB


def extract(file: Path, *, name: str, unpack: Unpack) -> Iterator[Part]:
    """Yield what the files in a ZIP file hold, in the order of the archive. Raises `IngestError`."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise IngestError(file, f"is a damaged ZIP file ({error})", do="fetch it anew, or repair it") from None
    with archive:
        members = archive.infolist()
        if len(members) > MEMBERS:
            raise IngestError(file, f"holds {len(members)} files, more than {MEMBERS}", do="split it")
        names = {member.filename for member in members}
        office = next((module for inside, module in _OFFICE.items() if inside in names), None)
        if office is not None:
            _check_whole(file, members)
            yield from importlib.import_module(f"rawi.ingest.{office}").extract(file, name=name)
        elif other := next((said for inside, said in _NOT_READ.items() if inside in names), None):
            raise IngestError(file, other[0], do=other[1])
        else:
            yield from _members(archive, file, unpack)


def _members(archive: zipfile.ZipFile, file: Path, unpack: Unpack) -> Iterator[Part]:
    hashes = _stated_hashes(archive)
    seen: dict[str, int] = {}
    taken = 0
    for member, called in _named(archive.infolist()):
        path = PurePosixPath(called.replace("\\", "/"))
        if member.is_dir() or path.name.startswith(".") or _LEFT_BEHIND & set(path.parts):
            continue
        if hashes and path.parts[:1] != ("archive",):
            # A WACZ: its indexes and page lists repeat what the records in `archive/` hold.
            continue
        seen[called] = seen.get(called, 0) + 1
        # A part is told from a part of a part by the sign between them.
        part = (called if seen[called] == 1 else f"{called} ({seen[called]})").replace("#", "%23")
        taken += 1
        refusal = _refusal(member)
        if refusal is not None:
            yield Refused(part, *refusal)
        else:
            yield from unpack(_chunks(archive, member, hashes.get(called)), part=part, name=path.name)
    if not taken:
        raise IngestError(file, "is an empty ZIP file", do="there is nothing to read")


def _refusal(member: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Return why a file in the archive is not opened, and what to do."""
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a symbolic link, and those are not followed", "put the file itself into the archive"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted", "unpack it with its password and give what it holds"
    return None


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, stated: str | None) -> Iterator[bytes]:
    """Yield the bytes of a file in the archive. Raises `IngestError` where they are too many or damaged."""
    out = 0
    digest = hashlib.sha256()
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                out += len(chunk)
                if out > RATIO_FROM and out > RATIO * member.compress_size:
                    what = f"unpacks to more than {RATIO} times its size, as a file made to do harm does"
                    raise IngestError(member.filename, what, do=_UNPACK)
                digest.update(chunk)
                yield chunk
    except NotImplementedError:
        raise IngestError(member.filename, "is packed by a method that is not known", do=_UNPACK) from None
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        raise IngestError(member.filename, f"is damaged ({error})", do="fetch the archive anew") from None
    if stated is not None and stated != digest.hexdigest():
        raise IngestError(
            member.filename, "does not have the hash that its package states: it was changed", do="fetch it anew"
        )


def _check_whole(file: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse an office file that would unpack to too much; what unpacks to more than it states is cut there."""
    out = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if out > LARGEST_WHOLE or (out > RATIO_FROM and out > RATIO * packed):
        what = f"unpacks to {out // MB} MB, as a file made to do harm does"
        raise IngestError(file, what, do="open it in an office program and save it anew")


def _named(members: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield the files with their names; names that are not marked as UTF-8 are decoded together."""
    old = [member for member in members if not member.flag_bits & _UTF8_NAME and not member.filename.isascii()]
    names: dict[int, str] = {}
    if old:
        raw = b"\n".join(member.filename.encode("cp437", "replace") for member in old)
        try:
            decoded = encoding.decoded(raw).text.split("\n")
        except encoding.UndecodedError:
            decoded = []
        if len(decoded) == len(old):
            names = {id(member): name for member, name in zip(old, decoded, strict=True)}
    for member in members:
        yield member, names.get(id(member), member.filename)


def _stated_hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the SHA-256 that the package of a WACZ states of each file; empty where it is no WACZ."""
    try:
        package = archive.getinfo("datapackage.json")
    except KeyError:
        return {}
    if package.file_size > _LONGEST_PACKAGE or not any(name.startswith("archive/") for name in archive.namelist()):
        return {}
    try:
        held = msgspec.json.decode(archive.read(package), type=_Package)
    except (msgspec.MsgspecError, zipfile.BadZipFile, RuntimeError, OSError):
        return {}
    return {file.path: file.hash.removeprefix("sha256:") for file in held.resources if file.hash.startswith("sha256:")}


class _File(msgspec.Struct):
    path: str = ""
    hash: str = ""


class _Package(msgspec.Struct):
    resources: list[_File] = []
