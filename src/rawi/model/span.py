"""Where in a text something stands."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one document's text: code points, half-open, into the text as it is stored."""

    document: str
    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span of the same document."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.document == other.document and self.start < other.end and other.start < self.end


class Words(msgspec.Struct, frozen=True):
    """Words with the place they stand at; `text` repeats the slice."""

    text: str
    span: Span
