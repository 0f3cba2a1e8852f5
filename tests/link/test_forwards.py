"""A forwarded message derives from the channel it names, and says so."""

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Document, Published, Reading, content_id
from rawi.read import read

TEXT = (
    "أعلن لواء الفجر مقتل خمسة عناصر من قوات النظام في اشتباكات على محور قرية الزيتونة بريف إدلب الجنوبي مساء الثلاثاء."
)


def message(channel: str, day: str, **extra: str) -> Reading:
    document = Document(
        id=content_id("doc", channel, day, extra),
        path=f"result.json#{channel}",
        sha256="0" * 64,
        text=TEXT,
        published=Published(start=day, end=day, basis="metadata"),
        extra={"source": channel, **extra},
    )
    return read(document, load())


def test_the_channel_is_a_source_not_in_the_case() -> None:
    forwarded = message("قناة الريف", "2018-02-14", forwarded_from="قناة الفجر")
    _, links = link((forwarded,), load(), read=read)
    (edge,) = links.derivations
    (source,) = [source for source in forwarded.sources if source.name == "قناة الفجر"]
    assert (edge.source, edge.declared, edge.kind, edge.share) == (source.id, True, "copies", 1.0)
    assert edge.target in {passage.id for passage in forwarded.passages}
    roots = {origin.root for event in links.events for origin in event.origins}
    assert source.id in roots or all(root != forwarded.document.source for root in roots)


def test_the_original_is_in_the_case() -> None:
    original = message("قناة الفجر", "2018-02-13")
    forwarded = message("قناة الريف", "2018-02-14", forwarded_from="قناة  الفجر")
    _, links = link((forwarded, original), load(), read=read)
    (edge,) = [edge for edge in links.derivations if edge.declared]
    assert edge.source in {passage.id for passage in original.passages}
    assert edge.target in {passage.id for passage in forwarded.passages}
    assert {reuse.id for reuse in links.reuses} >= set(edge.evidence)


def test_a_message_nobody_forwarded_declares_nothing() -> None:
    _, links = link((message("قناة الفجر", "2018-02-13"),), load(), read=read)
    assert not links.derivations


def test_who_forwards_each_other_goes_round_no_circle() -> None:
    one = message("قناة الفجر", "2018-02-13", forwarded_from="قناة الريف")
    other = message("قناة الريف", "2018-02-13", forwarded_from="قناة الفجر")
    _, links = link((one, other), load(), read=read)
    passages = {passage.id for reading in (one, other) for passage in reading.passages}
    told = [edge for edge in links.derivations if edge.declared and edge.source not in passages]
    assert len(told) == 2
    assert len([edge for edge in links.derivations if edge.source in passages]) < 2
