"""Sentences of the core in the language of the pages: templates with holes, whose values stand as they are.

The core says what is wrong in one English sentence: a file, what it is, what to do, some of them inside others. Here
each is found among the templates of `sentences.tsv`, put together anew, and what stands in its holes is told likewise
where it is a sentence itself. `tests/web/test_sentences.py` refuses a sentence of the core that has no template.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

# Between two sentences; Arabic sets its own signs.
_JOINTS = (("; ", "؛ "), (": ", ": "), (", ", "، "))
_LEAD = re.compile(r"^[;,]? +")
# Longer ones are what a document says, not what we do.
_LONGEST = 600


class Template(NamedTuple):
    """A sentence of the core with holes, and the same in Arabic."""

    english: re.Pattern[str]
    arabic: str


def told(sentence: str, lang: Literal["ar", "en"]) -> Markup:
    """Return a sentence of the core in a language; one that is not known stands as it is, in its own direction."""
    if lang == "ar" and len(sentence) <= _LONGEST and (found := _arabic(sentence)) is not None:
        return found
    return Markup('<span lang="en" dir="auto">{}</span>').format(sentence)


@cache
def templates() -> dict[str, str]:
    """Return `English template -> Arabic template`. Raises `ValueError` for a row that is odd or out of order."""
    table: dict[str, str] = {}
    lines = files("rawi.web").joinpath("sentences.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        english, tab, arabic = line.partition("\t")
        if not (english and tab and arabic) or english.count("{}") != arabic.count("{}"):
            raise ValueError(f"sentences.tsv:{number}: needs English and Arabic with the same holes")
        if table and english <= next(reversed(table)):
            raise ValueError(f"sentences.tsv:{number}: {english!r} is doubled or out of order")
        table[english] = arabic
    return table


@cache
def _patterns() -> tuple[Template, ...]:
    """Return the templates with holes, those of most letters first: they say most surely what is meant."""
    held = sorted((text for text in templates() if "{}" in text), key=lambda text: -len(text))
    return tuple(
        Template(re.compile("(.+?)".join(map(re.escape, text.split("{}"))), re.DOTALL), templates()[text])
        for text in held
    )


@lru_cache(maxsize=4096)
def _arabic(sentence: str) -> Markup | None:
    """Return a sentence in Arabic; None where it is not known."""
    if sentence in templates():
        return escape(templates()[sentence])
    return _joined(sentence) or _whole(sentence) or _of_a_file(sentence)


def _joined(sentence: str) -> Markup | None:
    """Return two sentences in one, both of them known."""
    for joint, arabic in _JOINTS:
        for before, after in _cuts(sentence, joint):
            second = _whole(after)
            if second is not None and (first := _arabic(before)) is not None:
                return first + arabic + second
    return None


def _of_a_file(sentence: str) -> Markup | None:
    """Return a sentence after the name of what it is about."""
    for before, after in _cuts(sentence, ": "):
        if (said := _whole(after)) is not None:
            return _value(before) + ": " + said
    return None


def _cuts(sentence: str, joint: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each joint, from the right: a name at the beginning may hold anything."""
    parts = sentence.split(joint)
    for cut in range(len(parts) - 1, 0, -1):
        yield joint.join(parts[:cut]), joint.join(parts[cut:])


def _whole(sentence: str) -> Markup | None:
    """Return what one template says, with its holes filled; None where there is none."""
    if sentence in templates():
        return escape(templates()[sentence])
    for template in _patterns():
        match = template.english.fullmatch(sentence)
        if match:
            return escape(template.arabic).format(*map(_value, match.groups()))
    return None


def _value(words: str) -> Markup:
    """Return what fills a hole: told in Arabic where it is a sentence, else as it is, isolated."""
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    found = _arabic(rest)
    if found is None:
        return Markup('<bdi dir="auto">{}</bdi>').format(words)
    return escape(lead[0].replace(";", "؛").replace(",", "،") if lead else "") + found
