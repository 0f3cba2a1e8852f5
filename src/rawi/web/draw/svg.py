"""Parts of a drawing: escaped text set by its own direction, estimated widths, classes instead of styles.

A strict Content-Security-Policy forbids `style` attributes, so drawings carry classes and presentation
attributes only; `static/draw.css` gives them their colours in light, dark and print.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape

from rawi.web.strings import strings

# A language of the interface with its digits, as BCP 47 tags: `nu-arab` are ٠١٢٣٤٥٦٧٨٩.
Lang = Literal["ar", "en", "ar-u-nu-arab", "en-u-nu-arab"]
Digits = Literal["latn", "arab"]
Side = Literal["left", "right", "middle"]

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# Widths in em of IBM Plex Sans Arabic, taken a little wide, so that what is estimated to fit does fit.
_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("اأإآٱ.:،؛'|!il ", 0.29),
    **dict.fromkeys("دذرزوؤةلfjrt()[]/-", 0.42),
    **dict.fromkeys("سشصضطظmwMW%@—", 0.86),
}
_WIDTH = 0.57
# A spoken name longer than this helps nobody.
_MOST_SPOKEN = 600


def words(key: str, lang: Lang) -> str:
    """Return the interface words of `key` in one language and its digits."""
    arabic, english = strings()[key]
    return digits(arabic if is_arabic(lang) else english, lang)


def with_digits(language: Literal["ar", "en"], kind: Digits) -> Lang:
    """Return a language with its digits as one tag."""
    if kind == "latn":
        return language
    return "ar-u-nu-arab" if language == "ar" else "en-u-nu-arab"


def is_arabic(lang: Lang) -> bool:
    """Return whether the language is Arabic, whichever its digits."""
    return lang.startswith("ar")


def digits(value: object, lang: Lang) -> str:
    """Return a number or a text of ours in the digits of the language; never used on a source's words."""
    return str(value).translate(ARABIC_INDIC) if lang.endswith("arab") else str(value)


def isolated(value: str) -> str:
    """Return `value` in Unicode isolates: what `<bdi>` is in HTML, for names put into a sentence of SVG."""
    return f"\u2068{value}\u2069"


def is_rtl(value: str) -> bool:
    """Whether the first strong character runs right to left."""
    for char in value:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


@lru_cache(maxsize=4096)
def width(value: str, size: float) -> float:
    """Return the estimated width in pixels of `value` set at `size` pixels, a little wide."""
    return size * sum(
        0.0 if unicodedata.category(char) in ("Mn", "Cf") else _WIDTHS.get(char, _WIDTH) for char in value
    )


def fitted(value: str, room: float, size: float) -> str:
    """Return `value` on one line, cut with an ellipsis at a word where it would not fit into `room` pixels."""
    value = _short(value, room, size)
    if width(value, size) <= room:
        return value
    held = value
    while held and width(held + "…", size) > room:
        shorter = held.rsplit(" ", 1)[0]
        held = shorter if shorter != held and len(shorter) * 2 > len(held) else held[:-1]
    return held.rstrip(" ،,.-–·") + "…"


def _short(value: str, room: float, size: float) -> str:
    """Return `value` on one line without what could never fit, so that a title of a million letters costs nothing."""
    # Four characters an em is more than any face sets; marks take no width, so there may be some more.
    return " ".join(value[: int(8 * room / size) + 80].split())


def lines(value: str, room: float, size: float, *, most: int) -> list[str]:
    """Return `value` broken at words into at most `most` lines of `room` pixels, the last one cut where it must be."""
    broken: list[str] = []
    rest = _short(value, room * most, size)
    while rest and len(broken) < most - 1 and width(rest, size) > room:
        line = ""
        for word in rest.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size) > room:
                break
            line = longer
        broken.append(fitted(line, room, size))
        rest = rest[len(line) :].strip()
    return [*broken, fitted(rest, room, size)] if rest else broken


def text(x: float, y: float, value: str, *, side: Side, css: str) -> Markup:
    """Return one line of text whose `side` lies at `x`; its direction is that of its own words."""
    rtl = is_rtl(value)
    anchor = "middle" if side == "middle" else "start" if (side == "right") == rtl else "end"
    return Markup('<text x="{}" y="{}" text-anchor="{}" direction="{}" class="{}">{}</text>').format(
        number(x), number(y), anchor, "rtl" if rtl else "ltr", css, value
    )


def number(value: float) -> str:
    """Return a coordinate, to a tenth of a pixel and without idle zeros."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def linked(href: str | None, inner: Markup, *, css: str = "", label: str = "") -> Markup:
    """Return `inner` as a link with a spoken name and a tooltip; without a target it is a group."""
    label = label if len(label) <= _MOST_SPOKEN else f"{label[:_MOST_SPOKEN]}…"
    named = Markup("<title>{}</title>").format(label) if label else Markup("")
    if href is None:
        return Markup('<g class="{}">{}{}</g>').format(css, named, inner)
    return Markup('<a href="{}" class="{}" aria-label="{}">{}{}</a>').format(href, css, label, named, inner)


def drawing(
    inner: Markup, *, identifier: str, width: float, height: float, title: str, described: str, lang: Lang, css: str
) -> Markup:
    """Return the whole drawing with the title and description that a screen reader speaks."""
    return Markup(
        '<svg class="draw {css}" lang="{lang}" viewBox="0 0 {width} {height}" '
        'width="{width}" height="{height}" role="group" aria-labelledby="{id}-t" aria-describedby="{id}-d">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{described}</desc>{inner}</svg>'
    ).format(
        css=css,
        lang=lang,
        width=number(width),
        height=number(height),
        id=identifier,
        title=title,
        described=escape(described),
        inner=inner,
    )


def sample(css: str, drawn: Markup, told: str) -> Markup:
    """Return an entry of a legend: a small drawing of a sign and what it means."""
    return Markup(
        '<li><svg class="draw draw-sample" width="29" height="20" aria-hidden="true"><g class="{}">{}</g></svg>{}</li>'
    ).format(css, drawn, told)


def sign(character: str, told: str) -> Markup:
    """Return an entry of a legend whose sign is a character."""
    return Markup('<li><b class="draw-sign" dir="ltr" aria-hidden="true">{}</b>{}</li>').format(character, told)


def legend_of(entries: Iterable[Markup]) -> Markup:
    """Return a legend."""
    return Markup('<ul class="draw-legend">{}</ul>').format(Markup("").join(entries))
