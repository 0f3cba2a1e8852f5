"""What times are found in a text."""

from rawi.lexicon import load
from rawi.read.times import times
from rawi.read.times.times import TimeMention
from rawi.text import analyse

LEXICON = load()


def find(raw: str, published: str | None = None) -> list[TimeMention]:
    return times.find(analyse(raw), LEXICON, published=(published, published) if published else None)
