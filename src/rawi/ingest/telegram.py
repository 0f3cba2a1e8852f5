"""Chat exports of Telegram Desktop (`result.json`): one document a message, read as a stream.

The export of one chat holds its messages; a full export holds many chats. Fields as Telegram Desktop 5 writes them:
`text` is a string or a list of strings and objects, `text_entities` the same in pieces, `date_unixtime` seconds since
1970 in UTC, `date` the clock of the computer that exported, without its zone.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import ijson
import msgspec
from ijson.common import ObjectBuilder

from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.published import known_date
from rawi.model import Layer, Published

EXTRACTOR = f"messages of Telegram Desktop, ijson {ijson.__version__}"
_CHANNELS = ("public_channel", "private_channel")
# Where messages lie: in the export of one chat, in that of many, and in that of chats one has left.
_CHATS = ("", "chats.list.item", "left_chats.list.item")
# What is kept as it is given, by its name in the export and in the record.
_KEPT = {
    "from": "from",
    "from_id": "from_id",
    "forwarded_from": "forwarded_from",
    "forwarded_from_id": "forwarded_from_id",
    "saved_from": "saved_from",
    "reply_to_message_id": "reply_to",
    "reply_to_peer_id": "reply_to_chat",
    "via_bot": "via_bot",
    "photo": "media",
    "file": "media",
    "media_type": "media_type",
    "mime_type": "mime_type",
    "date": "date",
}
_UTC = "UTC"
_UNKNOWN_ZONE = "not stated: the clock of the computer that exported the chat"


class _Chat(NamedTuple):
    """A chat of the export; `among`: one of many."""

    name: str | None = None
    kind: str | None = None
    id: str | None = None
    among: bool = False


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield a document for every message of a chat export that has text, in the order of the file.

    Messages of the service (somebody joined) and those without text (a picture alone) are counted in a note of the
    last document. A channel is the source of its messages; in a group the sender is the author. Memory does not grow
    with the file. Raises `IngestError` where the file is damaged or holds no text.
    """
    with file.open("rb") as stream:
        yield from _documents(stream, file)


def _documents(stream: BinaryIO, file: Path) -> Iterator[Part]:
    held: Extracted | None = None
    found = service = empty = 0
    try:
        for chat, message in _messages(stream):
            if message.get("type") == "service":
                service += 1
                continue
            text = _text(message)
            if not text.strip():
                empty += 1
                continue
            if held is not None:
                yield held
            found += 1
            held = _document(message, text, chat, number=found + service + empty)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        if held is not None:
            yield held
        what = f"is damaged or cut off after message {found + service + empty} ({_first_line(error)})"
        raise IngestError(file, what, do="export the chat again") from None
    if held is None:
        what = f"is a chat export without text ({_left_out(service, empty) or 'no messages'})"
        raise IngestError(file, what, do="there is nothing to read")
    note = _left_out(service, empty)
    yield msgspec.structs.replace(held, notes=(f"not taken in from this chat export: {note}",)) if note else held


def _messages(stream: BinaryIO) -> Iterator[tuple[_Chat, Mapping[str, Any]]]:
    """Yield every message with the chat it belongs to."""
    chat = _Chat()
    names = {_below(at, key): key for at in _CHATS for key in ("name", "type", "id")}
    items = {_below(at, "messages.item") for at in _CHATS}
    chats = {at for at in _CHATS if at}
    builder: Any = None
    at = ""
    for prefix, event, value in ijson.parse(stream, use_float=True):
        if builder is not None:
            builder.event(event, value)
            if event == "end_map" and prefix == at:
                if isinstance(builder.value, dict):
                    yield chat, builder.value
                builder = None
        elif event == "start_map" and prefix in items:
            builder, at = ObjectBuilder(), prefix
            builder.event(event, value)
        elif event == "start_map" and prefix in chats:
            chat = _Chat(among=True)
        elif prefix in names and event in ("string", "number"):
            chat = _told(chat, names[prefix], str(value))


def _told(chat: _Chat, key: str, value: str) -> _Chat:
    if key == "name":
        return chat._replace(name=value)
    return chat._replace(kind=value) if key == "type" else chat._replace(id=value)


def _below(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _text(message: Mapping[str, Any]) -> str:
    """Return the words of a message: the pieces of `text_entities`, else `text`, which may be mixed."""
    return "".join(_piece(piece) for piece in _pieces(message))


def _pieces(message: Mapping[str, Any]) -> list[object]:
    pieces = message.get("text_entities")
    if not isinstance(pieces, list) or not pieces:
        pieces = message.get("text")
    if not isinstance(pieces, list):
        pieces = [pieces]
    return pieces


def _piece(piece: object) -> str:
    if isinstance(piece, dict):
        piece = piece.get("text")
    return piece if isinstance(piece, str) else ""


def _document(message: Mapping[str, Any], text: str, chat: _Chat, *, number: int) -> Extracted:
    own = _plain(message.get("id"))
    part = f"message {own}" if own is not None else f"message without id, the {number}th"
    if chat.among:
        part = f"chat {chat.id or chat.name or '?'}, {part}"
    extra = {to: value for of, to in _KEPT.items() if (value := _plain(message.get(of))) is not None}
    is_channel = chat.kind in _CHANNELS
    if is_channel and chat.name is not None:
        extra["source"] = chat.name
    for key, value in (("chat", chat.name), ("chat_type", chat.kind), ("chat_id", chat.id), ("message_id", own)):
        if value is not None:
            extra[key] = value
    if "forwarded_from" in message and message["forwarded_from"] is None:
        extra["forwarded"] = "yes, from somebody who hides it"
    edited = _instant(message.get("edited_unixtime")) or _plain(message.get("edited"))
    if edited is not None:
        extra["edited"] = edited
    links = _links(message)
    if links:
        extra["links"] = links
    published, zone = _published(message)
    if zone is not None:
        extra["time_zone"] = zone
    instant = _instant(message.get("date_unixtime"))
    if instant is not None:
        extra["sent"] = instant
    return Extracted(
        text=text,
        part=part,
        author=_plain(message.get("author")) or (None if is_channel else _plain(message.get("from"))),
        published=published,
        extra=extra,
        layers=(Layer("message", 0, len(text), part),),
        extractor=EXTRACTOR,
        encoding="utf-8",
        encoding_why="JSON",
    )


def _published(message: Mapping[str, Any]) -> tuple[Published, str | None]:
    """Return the day a message was sent, in UTC, and in which zone the day is counted."""
    instant = _instant(message.get("date_unixtime"))
    if instant is not None:
        return known_date(instant), _UTC
    try:
        return known_date(_plain(message.get("date")) or ""), _UNKNOWN_ZONE
    except ValueError:
        return Published(), None


def _instant(seconds: object) -> str | None:
    """Return seconds since 1970 (`date_unixtime`, a string of digits) as an ISO instant in UTC."""
    if not isinstance(seconds, str | int) or not str(seconds).isdigit():
        return None
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).isoformat().replace("+00:00", "Z")
    except (OverflowError, OSError, ValueError):
        return None


def _links(message: Mapping[str, Any]) -> str:
    """Return the addresses that stand behind words of a message."""
    found = [piece.get("href") for piece in _pieces(message) if isinstance(piece, dict)]
    return " ".join(dict.fromkeys(link for link in found if isinstance(link, str) and link))


def _plain(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _left_out(service: int, empty: int) -> str:
    said = [(service, "of the service (who joined, what was pinned)"), (empty, "without text (pictures, voice, polls)")]
    return ", ".join(f"{count} message{'s' if count != 1 else ''} {what}" for count, what in said if count)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:80].strip().lower()
