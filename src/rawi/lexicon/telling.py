"""Words that place a happening in a sequence ("again", "earlier"), and words that say how much of a group is meant."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.matcher import Matcher
from rawi.lexicon.tables import read_table

# `background`: opens a sentence that tells of something older than the news. `attempt`: tried. `repelled`: tried, and
# others put an end to it. `dated`: earlier on a day that is named. `former`: a toll that a newer one of the same has
# taken the place of. `habit`: done again and again, of no one day. `war`: what lasts for years.
SequenceKind = Literal[
    "again",
    "attempt",
    "background",
    "dated",
    "earlier",
    "first",
    "former",
    "habit",
    "later",
    "other",
    "repelled",
    "rise",
    "war",
]
Scope = Literal["all", "most", "part", "remnant"]


class SequenceRow(msgspec.Struct, frozen=True):
    """Words and what they say of the happening they stand with; `other`: it is not the one told before."""

    words: str
    kind: SequenceKind


class ScopeRow(msgspec.Struct, frozen=True):
    """Words and how much of what they stand with they mean."""

    words: str
    scope: Scope


@cache
def sequence_cues() -> Matcher[SequenceKind]:
    """Return the matcher of cues of sequence. Raises `LexiconError` if the table cannot be trusted."""
    return Matcher((row.words, row.kind) for row in read_table("sequence_cues.tsv", SequenceRow))


@cache
def scope_words() -> Matcher[Scope]:
    """Return the matcher of words of scope. Raises `LexiconError` if the table cannot be trusted."""
    return Matcher((row.words, row.scope) for row in read_table("scope_words.tsv", ScopeRow))
