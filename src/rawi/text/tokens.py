"""Raw text to tokens: words, numbers, punctuation, quotation marks. White space and stray signs are between them."""

import re
from typing import Literal

import msgspec

from rawi.text.normalise import INVISIBLE, MARKS, PARTING, key, light

TokenKind = Literal["word", "number", "punct", "quote"]


class Token(msgspec.Struct, frozen=True, gc=False):
    """Code points `start:end` of the raw text. Numbers are runs of digits only: `2018/2/13` is five tokens."""

    start: int
    end: int
    text: str
    light: str
    key: str
    kind: TokenKind


_LETTER = r"[^\W\d_ـ]"
_PARTED = rf"(?<={_LETTER}ـ){PARTING}(?=ـ{_LETTER})"
_WORD = f"ـ*{_LETTER}(?:[^\\W\\d_]+|[{MARKS}{INVISIBLE}]+|(?<=[A-Za-z])['’](?=[A-Za-z])|{_PARTED})*"
_TOKEN = re.compile(
    rf"""
    (?=\S) (?:  # No token begins with white space: all that one may be is not tried there.
      (?P<word>{_WORD})
    | (?P<number>\d+)
    | (?P<quote>''|``|<<|>>|["“”„‟«»‹›″〝〞＂'‘’‚‛`])
    | (?P<punct>
          \([\ \t]{{0,3}}(?:\.{{2,}}|…+)[\ \t]{{0,3}}\) | \[[\ \t]{{0,3}}(?:\.{{2,}}|…+)[\ \t]{{0,3}}\]
        | \.{{2,}} | …+ | ـ+ | -+ | [–—―]+ | [!?؟]+ | \*+ | \#+ | =+ | _+ | ~+
        | [^\s\w{MARKS}{INVISIBLE}\u200b] )
    )
    """,
    re.VERBOSE,
)


def tokenise(raw: str) -> tuple[Token, ...]:
    """Return the tokens of `raw` in order. Takes time in proportion to the text, whatever it holds.

    A proclitic with its tatweel before a quotation mark (`لـ"`) is a word of its own; `(..)`, `…` and a run of
    dashes, detached tatweel or Markdown marks are one punctuation token each; a word parted to get past a filter
    (مقـ ـتل) is one word.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(raw):
        kind, text = match.lastgroup, match[0]
        start, end = match.span()
        if kind == "word":
            tokens.append(Token(start, end, text, light(text), key(text), "word"))
        elif kind == "number":
            digits = light(text)
            tokens.append(Token(start, end, text, digits, digits, "number"))
        elif kind == "quote":
            tokens.append(Token(start, end, text, text, text, "quote"))
        else:
            sign = light(text)
            tokens.append(Token(start, end, text, sign, sign, "punct"))
    return tuple(tokens)
