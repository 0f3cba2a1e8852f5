"""Files for the tests, made from own texts with the programs that people make them with."""

import subprocess
import tempfile
from html import escape
from pathlib import Path

import rawi.web

FONTS = Path(rawi.web.__file__).parent / "static" / "fonts"
TYPEFACES = {
    "Amiri": FONTS / "amiri-arabic-400-normal.woff2",
    "Plex": FONTS / "ibm-plex-sans-arabic-arabic-400-normal.woff2",
}
_SECONDS = 120

# A statement of our own. All names but the towns' are invented.
STATEMENT = (
    "بيان صادر عن لواء درع الريف",
    "تاريخ النشر: ١٣ شباط ٢٠١٨",
    "أعلن لواء درع الريف يوم الثلاثاء ١٣ شباط ٢٠١٨ مقتل 340 عنصراً من قوات النظام وأسر ٤٥ آخرين في محيط بلدة "
    '"الخوين" بريف إدلب الجنوبي (جنوب شرق المدينة).',
    "وقال الناطق باسم اللواء إن الاشتباكات استمرت من 10/02/2018 حتى 13-02-2018، وإن نحو 2,500 مدني نزحوا، "
    "أي 12.5 بالمئة من السكان، إلى قرى مجاورة.",
    "وأضاف أن القصف بدأ عند الساعة 14:30 واستهدف الأحياء السكنية والمستشفى وسيارات الإسعاف، ولا إصابات بين المسعفين.",
)


def page(paragraphs: tuple[str, ...], *, typeface: str | None = None, size: int = 18, style: str = "") -> str:
    """Return a web page of the paragraphs, in a typeface of ours or the machine's own."""
    face = f"@font-face{{font-family:T;src:url({TYPEFACES[typeface].as_uri()})}}" if typeface else ""
    family = "T, 'DejaVu Sans'" if typeface else "'DejaVu Sans'"
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>لواء درع الريف</title>"
        f"<style>{face} body{{font:{size}px {family};line-height:1.8;background:#fff;color:#000;{style}}}</style>"
        f"</head><body>{body}</body></html>"
    )


def browser_pdf(html: str, path: Path) -> Path:
    """Print a page to PDF with Chromium."""
    _browser(html, "--no-pdf-header-footer", f"--print-to-pdf={path}")
    return path


def browser_png(html: str, path: Path, *, width: int = 900, height: int = 600, scale: int = 2) -> Path:
    """Take a picture of a page with Chromium."""
    _browser(html, f"--screenshot={path}", f"--window-size={width},{height}", f"--force-device-scale-factor={scale}")
    return path


def writer(paragraphs: tuple[str, ...], path: Path, *, align: str = "start") -> Path:
    """Write a document for LibreOffice (flat ODT), from right to left."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}"'
        for name, of in (
            ("office", "office:1.0"),
            ("text", "text:1.0"),
            ("style", "style:1.0"),
            ("fo", "xsl-fo-compatible:1.0"),
        )
    )
    body = "".join(f'<text:p text:style-name="P">{escape(paragraph)}</text:p>' for paragraph in paragraphs)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties '
        f'style:writing-mode="rl-tb" fo:text-align="{align}"/></style:style></office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    return path


def office(path: Path, to: str, folder: Path) -> Path:
    """Convert a file with LibreOffice; `to` is an ending, with the name of a filter where one is needed.

    A CSV file is read as UTF-8 with commas.
    """
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", to]
        reading = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
        _run([*command, *reading, "--outdir", str(folder), str(path)])
    made = folder / f"{path.stem}.{to.partition(':')[0]}"
    assert made.stat().st_size
    return made


def share_of_words(wanted: str, got: str) -> float:
    """Return the part of the wanted words that stand in the text that came out, each as often as it is wanted."""
    left = got.split()
    found = 0
    for word in wanted.split():
        if word in left:
            left.remove(word)
            found += 1
    return found / len(wanted.split())


def _browser(html: str, *arguments: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(html, encoding="utf-8")
        common = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        _run([*common, "--hide-scrollbars", *arguments, source.as_uri()])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
