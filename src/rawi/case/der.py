"""The order of the certificates in a timestamp: many authorities (those that run OpenSSL) send them unsorted.

DER (X.690, 11.6) has the members of a SET OF sorted, and the library that reads timestamps takes no others. The
certificates beside a signature are not signed (RFC 5652, 5.1), so that sorting them changes nothing that is checked.
"""

from typing import NamedTuple

_SEQUENCE, _CONTEXT_0 = 0x30, 0xA0
_LONG = 0x80
_MOST_LENGTH_BYTES = 4


class _Element(NamedTuple):
    """An element: its tag, where it begins, where its contents begin, where it ends."""

    tag: int
    start: int
    inside: int
    end: int


def with_sorted_certificates(answer: bytes) -> bytes:
    """Return a timestamp response with its certificates in the order of DER; anything else as it is."""
    # TimeStampResp { status, ContentInfo { type, [0] { SignedData { version, digests, content, [0] certificates … }}}}
    try:
        whole = _element(answer, 0, len(answer))
        token = _members(answer, whole)[1]
        (signed,) = _members(answer, _members(answer, token)[1])
        held = next(one for one in _members(answer, signed)[2:] if one.tag == _CONTEXT_0)
        certificates = _members(answer, held)
    except (IndexError, ValueError, StopIteration):
        return answer
    ordered = sorted(answer[one.start : one.end] for one in certificates)
    return answer[: held.inside] + b"".join(ordered) + answer[held.end :]


def _members(data: bytes, outer: _Element) -> list[_Element]:
    if outer.tag not in (_SEQUENCE, _CONTEXT_0):
        raise ValueError(outer.tag)
    found = []
    at = outer.inside
    while at < outer.end:
        found.append(_element(data, at, outer.end))
        at = found[-1].end
    return found


def _element(data: bytes, at: int, limit: int) -> _Element:
    """Return the element at a place. Raises `IndexError` or `ValueError` where there is none that ends by `limit`."""
    length, inside = data[at + 1], at + 2
    if length >= _LONG:
        count = length - _LONG
        if not 1 <= count <= _MOST_LENGTH_BYTES:
            raise ValueError(count)
        length, inside = int.from_bytes(data[inside : inside + count], "big"), inside + count
    if inside + length > limit:
        raise ValueError(length)
    return _Element(data[at], at, inside, inside + length)
