"""Files and folders are dropped onto the page in a browser; what comes of them is shown while it comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import every, find, forgotten, no_complaints, press, wait
from selenium.webdriver import Chrome
from serving import served

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


@pytest.fixture
def address(chrome: Chrome, tmp_path: Path) -> Iterator[str]:
    with served(tmp_path / "case") as found:
        forgotten(chrome).get(found)
        find(chrome, "#drop")
        yield found


def drop(chrome: Chrome, paths: list[Path]) -> None:
    """Let go of files and folders of the disk over the page, as a hand with a mouse does."""
    place = find(chrome, "#drop")
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", place)
    box = chrome.execute_script(
        "const box = arguments[0].getBoundingClientRect(); return [box.left + box.width / 2, box.top + 20]", place
    )
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        chrome.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, "x": box[0], "y": box[1], "data": data})


def watched(chrome: Chrome) -> str:
    """Return all that the page said of the trace until it was done."""
    chrome.set_script_timeout(120)
    return str(
        chrome.execute_async_script(
            """
            const done = arguments[0], said = new Set();
            (function look() {
              const part = document.getElementById('progress');
              if (part) said.add(part.textContent.replace(/\\s+/g, ' ').trim());
              if (part && part.querySelector('.banner a.button')) done([...said].join('\\n'));
              else setTimeout(look, 60);
            })();
            """
        )
    )


def test_files_that_are_dropped_are_traced_and_the_page_says_how_far(chrome: Chrome, address: str) -> None:
    files = sorted(EXAMPLE.iterdir())
    drop(chrome, files)
    wait(lambda: chrome.current_url.endswith("/add"))
    said = watched(chrome)
    # The page did not stand still meanwhile.
    assert len(said.splitlines()) > 1, said
    press(chrome, "#progress .banner a.button")
    assert find(chrome, ".event-cards")
    no_complaints(chrome)


def test_a_folder_that_is_dropped_comes_with_all_that_is_in_it(chrome: Chrome, address: str, tmp_path: Path) -> None:
    folder = tmp_path / "تقارير"
    (folder / "داخل").mkdir(parents=True)
    texts = {"داخل/أول.txt": "قصف الطيران بلدة الخوين.", "ثان.txt": "أسرت الفصائل عشرة عناصر."}
    # More than the hundred entries that a browser gives of a folder at a time.
    texts |= {f"{n:03}.txt": f"قتل {n} في إدلب." for n in range(1, 120)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    drop(chrome, [folder])
    wait(lambda: chrome.current_url.endswith("/add"))
    assert "121" in watched(chrome)
    chrome.get(f"{address.split('/?', maxsplit=1)[0]}/documents?lang=ar")
    assert every(chrome, "main a[href^='/documents/doc']")
    no_complaints(chrome)


def test_what_holds_no_file_is_said_to_hold_none(chrome: Chrome, address: str, tmp_path: Path) -> None:
    (tmp_path / "فارغ").mkdir()
    drop(chrome, [tmp_path / "فارغ"])
    assert wait(lambda: "لا ملف" in find(chrome, "#chosen").text)
    # Words that were dragged from a page are no file either.
    chrome.execute_script(
        "const data = new DataTransfer(); data.setData('text/plain', 'نص');"
        "document.getElementById('chosen').textContent = '';"
        "const told = { bubbles: true, cancelable: true, dataTransfer: data };"
        "document.getElementById('drop').dispatchEvent(new DragEvent('drop', told));"
    )
    assert wait(lambda: "لا ملف" in find(chrome, "#chosen").text)
    assert chrome.execute_script("return location.pathname") == "/"
    no_complaints(chrome)
