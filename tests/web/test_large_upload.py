"""A file of 300 MB, as somebody may drop by mistake: it takes no memory, stops nobody, and is refused in a sentence."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from serving import served

MEGABYTE = 1024 * 1024
_SIZE = 300 * MEGABYTE


def peak(case: Path) -> int:
    """Return the most memory that the process which serves a case has had, in bytes."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(case).encode() in (process / "cmdline").read_bytes().split(b"\0"):
                found = re.search(r"VmHWM:\s+(\d+) kB", (process / "status").read_text(encoding="ascii"))
                assert found
                return int(found[1]) * 1024
        except OSError:
            continue
    raise AssertionError(f"nobody serves {case}")


def body(csrf: str, boundary: str) -> Iterator[bytes]:
    yield f'--{boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{csrf}\r\n--{boundary}\r\n'.encode()
    yield b'Content-Disposition: form-data; name="files"; filename="large.txt"\r\n\r\n'
    piece = b"x" * MEGABYTE
    for _ in range(_SIZE // MEGABYTE):
        yield piece
    yield f"\r\n--{boundary}--\r\n".encode()


def test_three_hundred_megabytes_take_no_memory_and_stop_nobody(traced: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(traced, case)
    with served(case) as address, httpx.Client(follow_redirects=True, timeout=120) as client:
        client.get(address)
        home = address.split("/?", maxsplit=1)[0]
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(f"{home}/add").text)
        assert csrf
        before = peak(case)
        answers: list[int] = []

        def send() -> None:
            headers = {"content-type": "multipart/form-data; boundary=b0"}
            with httpx.Client(cookies=client.cookies, timeout=120) as other:
                answers.append(other.post(f"{home}/add", content=body(csrf[1], "b0"), headers=headers).status_code)

        sender = threading.Thread(target=send)
        sender.start()
        slowest = 0.0
        while sender.is_alive():
            began = time.monotonic()
            assert client.get(f"{home}/events").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
        assert answers == [303] and slowest < 5
        assert peak(case) - before < 100 * MEGABYTE
        end = time.monotonic() + 60
        while "Traced." not in (page := client.get(f"{home}/progress?lang=en").text):
            assert time.monotonic() < end, page
            time.sleep(0.2)
        assert "large.txt" in page and "are not read" in page
