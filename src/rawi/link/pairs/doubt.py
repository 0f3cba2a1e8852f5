"""What differs where a machine read one side from a picture may be the machine's mistake: nobody's edit."""

from collections.abc import Iterable

import msgspec

from rawi.model import Change, Document, Quotation, Reuse, Span, identified

# What a misreading cannot make: the words are found as they stand.
_SAFE = ("verbatim", "unchecked", None)


def doubted(reuses: Iterable[Reuse], documents: Iterable[Document]) -> list[Reuse]:
    """Return reuses, all changes of those with a side that was read from a picture as `misread`."""
    held = tuple(documents)
    if not _pictured(held):
        return list(reuses)
    return [
        identified(msgspec.structs.replace(reuse, changes=tuple(_misread(change) for change in reuse.changes)))
        if reuse.changes and (_in_doubt(reuse.source.span, held) or _in_doubt(reuse.target.span, held))
        else reuse
        for reuse in reuses
    ]


def doubted_verdicts(quotations: Iterable[Quotation], documents: Iterable[Document]) -> tuple[Quotation, ...]:
    """Return quotations with their verdicts, unchecked where a picture stands behind any but a verbatim one."""
    held = tuple(documents)
    if not _pictured(held):
        return tuple(quotations)
    return tuple(
        msgspec.structs.replace(quotation, verdict="unchecked", source_span=None, changes=())
        if quotation.verdict not in _SAFE
        and (quotation.source_span is None or _in_doubt(quotation.span, held) or _in_doubt(quotation.source_span, held))
        else quotation
        for quotation in quotations
    )


def _pictured(documents: Iterable[Document]) -> bool:
    """Whether some of documents was read from a picture."""
    return any(layer.kind == "ocr" for document in documents for layer in document.layers)


def _misread(change: Change) -> Change:
    return msgspec.structs.replace(change, kind="misread")


def _in_doubt(span: Span, documents: Iterable[Document]) -> bool:
    return any(
        document.id == span.document
        and any(layer.kind == "ocr" and layer.start < span.end and span.start < layer.end for layer in document.layers)
        for document in documents
    )
