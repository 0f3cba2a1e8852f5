"""Sentences of the core in the language of the pages: templates with holes, whose values stand as they are.

The core says what is wrong in one English sentence: a file, what it is, what to do, some of them inside others. Here
each is found among the templates of `sentences.tsv` and put together anew. What stands in its holes is told likewise
where it is a sentence itself, and else stands apart: a file with an Arabic name must not turn an English sentence
round. `tests/web/test_sentences.py` refuses a sentence of the core that has no template.
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


Language = Literal["ar", "en"]


class Template(NamedTuple):
    """A sentence of the core with holes, in both languages, and the pattern of what it says in English."""

    pattern: re.Pattern[str]
    text: dict[Language, str]


def told(sentence: str, lang: Language) -> Markup:
    """Return a sentence of the core in a language; one that is not known stands as it is, in its own direction."""
    if len(sentence) <= _LONGEST and (found := _known(sentence, lang)) is not None:
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
        Template(
            re.compile("(.+?)".join(map(re.escape, text.split("{}"))), re.DOTALL), {"ar": templates()[text], "en": text}
        )
        for text in held
    )


@lru_cache(maxsize=4096)
def _known(sentence: str, lang: Language) -> Markup | None:
    """Return a sentence in a language; None where it is not known."""
    return _joined(sentence, lang) or _whole(sentence, lang) or _of_a_file(sentence, lang)


def _joined(sentence: str, lang: Language) -> Markup | None:
    """Return two sentences in one, both of them known."""
    if sentence in templates():
        return None
    for joint, arabic in _JOINTS:
        for before, after in _cuts(sentence, joint):
            second = _whole(after, lang)
            if second is not None and (first := _known(before, lang)) is not None:
                return first + (arabic if lang == "ar" else joint) + second
    return None


def _of_a_file(sentence: str, lang: Language) -> Markup | None:
    """Return a sentence after the name of what it is about."""
    for before, after in _cuts(sentence, ": "):
        if (said := _whole(after, lang)) is not None:
            return _value(before, lang) + ": " + said
    return None


def _cuts(sentence: str, joint: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each joint, from the right: a name at the beginning may hold anything."""
    parts = sentence.split(joint)
    for cut in range(len(parts) - 1, 0, -1):
        yield joint.join(parts[:cut]), joint.join(parts[cut:])


def _whole(sentence: str, lang: Language) -> Markup | None:
    """Return what one template says, with its holes filled; None where there is none."""
    if sentence in templates():
        return escape(templates()[sentence] if lang == "ar" else sentence)
    for template in _patterns():
        match = template.pattern.fullmatch(sentence)
        if match:
            first, *pieces = map(escape, template.text[lang].split("{}"))
            values = (_value(words, lang) for words in match.groups())
            return Markup("").join([first, *(value + piece for value, piece in zip(values, pieces, strict=True))])
    return None


def _value(words: str, lang: Language) -> Markup:
    """Return what fills a hole: told in the language where it is a sentence, else as it is, isolated."""
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    found = _known(rest, lang)
    if found is None:
        return Markup('<bdi dir="auto">{}</bdi>').format(words)
    before = lead[0] if lead else ""
    return escape(before.replace(";", "؛").replace(",", "،") if lang == "ar" else before) + found
