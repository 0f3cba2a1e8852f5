"""The derivation graph: who is drawn, where, and that nothing lies on anything else."""

import itertools
import random
import re
from xml.etree import ElementTree

import pytest
from drawn import HOSTILE, account, derives, drawings, event, labels, link, record, source, told

from rawi.model import Derivation, Origin, Passage, Span
from rawi.web.draw import graph
from rawi.web.draw.derivations import Graph, case_graph, event_graph
from rawi.web.draw.layers import components, layout, ranks
from rawi.web.draw.svg import Lang, fitted, lines, width

SVG = "{http://www.w3.org/2000/svg}"


def boxes(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    return [
        (float(e.get("x", 0)), float(e.get("y", 0)), float(e.get("width", 0)), float(e.get("height", 0)))
        for e in root.iter(f"{SVG}rect")
        if e.get("class") == "draw-box"
    ]


def test_ranks_are_the_longest_way_and_a_circle_ends() -> None:
    assert ranks(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")]) == {"a": 0, "b": 1, "c": 2}
    assert set(ranks(["a", "b"], [("a", "b"), ("b", "a")])) == {"a", "b"}
    assert components(["a", "b", "c"], [("c", "b")]) == [["b", "c"], ["a"]]


@pytest.mark.parametrize("seed", range(12))
def test_no_two_nodes_overlap_and_sources_stand_above(seed: int) -> None:
    chance = random.Random(seed)
    nodes = [f"n{i}" for i in range(chance.randint(2, 60))]
    edges = [(nodes[chance.randrange(i)], nodes[i]) for i in range(1, len(nodes)) for _ in range(chance.randint(1, 2))]
    edges = list(dict.fromkeys(edges))
    placed = layout(nodes, edges, node_width=100, gap=20, columns=5)
    for one, other in itertools.combinations(nodes, 2):
        if placed.row[one] == placed.row[other]:
            assert abs(placed.x[one] - placed.x[other]) >= 119.9
    for above, below in edges:
        assert placed.row[above] < placed.row[below]
        assert len(placed.bends[above, below]) == placed.row[below] - placed.row[above] - 1
    for row in set(placed.row.values()):
        assert sum(r == row for r in placed.row.values()) <= 5
    assert all(50 - 0.1 <= x <= placed.width - 50 + 0.1 for n, x in placed.x.items() if n in nodes)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("columns", [2, 5])
def test_sixty_accounts_are_drawn_apart_and_inside(lang: Lang, columns: int) -> None:
    chance = random.Random(7)
    held = record(
        *(account(n) for n in range(60)), *(derives(f"p{n}", f"p{chance.randrange(n)}") for n in range(1, 55))
    )
    (root,) = drawings(graph.svg(case_graph(held), held, lang=lang, link=link, name="g", columns=columns))
    drawn = boxes(root)
    assert len(drawn) == 60
    wide, high = float(root.get("width", 0)), float(root.get("height", 0))
    for x, y, w, h in drawn:
        assert x >= 0 and y >= 0 and x + w <= wide and y + h <= high
    for (x, y, w, h), (x2, y2, w2, h2) in itertools.combinations(drawn, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_arabic_runs_the_other_way() -> None:
    held = record(account(1), account(2), account(3), derives("p2", "p1"), derives("p3", "p1"))
    left, right = (
        [x for x, *_ in boxes(drawings(graph.svg(case_graph(held), held, lang=lang, link=link, name="g"))[0])]
        for lang in ("en", "ar")
    )
    assert left[1] < left[2] and right[1] > right[2]


def test_every_node_is_a_link_and_says_what_it_is() -> None:
    held = record(source("s1", "اللجنة", interest="party"), account(1, narrator="s1"), account(2), derives("p2", "p1"))
    (root,) = drawings(graph.svg(case_graph(held), held, lang="ar", link=link, name="g"))
    hrefs = [a.get("href") for a in root.iter(f"{SVG}a")]
    assert sorted(hrefs, key=str) == ["#p1", "#p2"]
    assert "أصل: طرف في الحدث" in labels(root)
    assert any("draw-inner" in str(e.get("class")) for e in root.iter())
    title = root.find(f"{SVG}title")
    assert title is not None and root.get("aria-labelledby") == title.get("id")


def test_a_source_that_is_not_in_the_case_is_dashed_and_above() -> None:
    held = record(source("s9", "وكالة"), account(1), derives("p1", "s9"))
    drawn = case_graph(held)
    assert [(node.id, node.kind, node.root) for node in drawn.nodes] == [
        ("s9", "absent", True),
        ("p1", "account", False),
    ]
    assert "draw-absent" in graph.svg(drawn, held, lang="en", link=link, name="g")


def test_a_headline_stands_with_its_account() -> None:
    head = Passage(id="h2", span=Span("d2", 0, 3), role="headline")
    held = record(account(1), account(2), head, derives("h2", "p1", share=0.9), derives("p2", "p1", share=0.4))
    (edge,) = case_graph(held).edges
    assert (edge.source, edge.target, edge.share) == ("p1", "p2", 0.4)


@pytest.mark.parametrize(("below", "drawn"), [("p2", {"p1"}), ("p3", {"p1", "p0"})])
def test_a_headline_draws_on_nobody_else_where_its_account_draws_on_somebody(below: str, drawn: set[str]) -> None:
    head = Passage(id="h2", span=Span("d2", 0, 3), role="headline")
    rows = (*(account(n) for n in range(4)), head, derives("h2", "p0", share=1.0), derives(below, "p1"))
    assert {edge.source for edge in case_graph(record(*rows)).edges} == drawn


def test_an_event_shows_what_its_accounts_derive_from_and_the_root_they_name() -> None:
    held = record(
        source("s1", "الناطق"), *(account(n) for n in (1, 2, 3, 4)), derives("p2", "p1"), told(2, "e"), told(3, "e"),
    )  # fmt: skip
    here = event(
        "e", ("c-e-2", "c-e-3"), origins=(Origin(root="s1", interest="opponent", claims=("c-e-3",), documents=("d3",)),)
    )
    drawn = event_graph(held, here)
    assert {node.id for node in drawn.nodes} == {"s1", "p1", "p2", "p3"}
    assert {(e.source, e.target, e.kind) for e in drawn.edges} == {("p1", "p2", "copies"), ("s1", "p3", "relies")}
    assert next(node for node in drawn.nodes if node.id == "s1").interests == ("opponent",)
    # p1 is above p2 and tells nothing of this event: what is marked as an origin is what the event counts.
    assert [node.id for node in (*drawn.nodes, *drawn.alone) if node.root] == ["s1"]


def test_who_denies_an_event_is_no_origin_of_it_and_one_without_a_name_may_be() -> None:
    held = record(*(account(n) for n in (1, 2)), told(1, "e"), told(2, "e"))
    unnamed = Origin(root=None, interest="unknown", claims=("c-e-1",), documents=("d1",))
    drawn = event_graph(held, event("e", ("c-e-1", "c-e-2"), origins=(unnamed,)))
    assert [(node.id, node.root) for node in drawn.alone] == [("p1", True), ("p2", False)]


def test_many_near_copies_are_one_stack_that_says_how_many() -> None:
    held = record(*(account(n) for n in range(100)), *(derives(f"p{n}", "p0", share=0.95) for n in range(1, 100)))
    drawn = case_graph(held)
    assert [(node.kind, len(node.members)) for node in drawn.nodes] == [("account", 0), ("stack", 99)]
    (root,) = drawings(graph.svg(drawn, held, lang="en", link=link, name="g"))
    assert any("99" in label for label in labels(root))


def test_of_many_stories_whole_ones_are_kept() -> None:
    rows = [row for n in range(0, 90, 3) for row in (derives(f"p{n + 1}", f"p{n}"), derives(f"p{n + 2}", f"p{n + 1}"))]
    drawn = case_graph(record(*(account(n) for n in range(90)), *rows))
    assert (len(drawn.nodes), len(drawn.edges), drawn.left_out) == (60, 40, 30)
    chain = record(*(account(n) for n in range(90)), *(derives(f"p{n}", f"p{n - 1}") for n in range(1, 90)))
    drawn = case_graph(chain)
    assert [node.id for node in drawn.nodes] == [f"p{n}" for n in range(60)]
    assert len(drawn.edges) == 59


def test_what_does_not_fit_is_counted() -> None:
    held = record(*(account(n) for n in range(90)))
    drawn = case_graph(held)
    assert (len(drawn.alone), drawn.left_out) == (60, 30)
    assert "+30" in graph.legend(drawn, lang="en")


def test_declared_and_inferred_differ_in_more_than_colour() -> None:
    inferred = Derivation(id="x", source="p1", target="p3", kind="copies", declared=False, share=0.9)
    held = record(account(1), account(2), account(3), derives("p2", "p1"), inferred)
    drawn = graph.figure(case_graph(held), held, lang="en", link=link, name="g")
    assert "draw-inferred" in drawn and "draw-declared" in drawn
    assert "(inferred" in drawn and "(declared" in drawn


def test_where_nothing_shows_the_first_of_two_the_line_points_both_ways() -> None:
    one_way = Derivation(id="x", source="p1", target="p2", kind="copies", declared=False, share=0.9)
    either = Derivation(id="y", source="p1", target="p2", kind="copies", declared=False, share=0.9, either_way=True)
    for edge, tips in ((one_way, 1), (either, 2)):
        held = record(account(1), account(2), edge)
        (drawn,) = drawings(graph.svg(case_graph(held), held, lang="en", link=link, name="g"))
        assert sum(path.get("class") == "draw-tip" for path in drawn.iter(f"{SVG}path")) == tips
        shown = graph.figure(case_graph(held), held, lang="en", link=link, name="g")
        assert ("nothing shows which was first" in shown) is edge.either_way


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_names_stay_words(lang: Lang) -> None:
    held = record(source("s1", HOSTILE), account(1, narrator="s1"), account(2), derives("p2", "p1"))
    drawn = graph.figure(case_graph(held), held, lang=lang, link=link, name="g")
    assert "<script" not in drawn
    assert any("script" in label for label in labels(drawings(drawn)[0]))


def test_the_same_record_gives_the_same_drawing() -> None:
    held = record(*(account(n) for n in range(20)), *(derives(f"p{n}", f"p{n // 3}") for n in range(1, 20)))
    assert len({graph.figure(case_graph(held), held, lang="ar", link=link, name="g") for _ in range(3)}) == 1


def test_accounts_that_copy_each_other_are_drawn() -> None:
    held = record(account(1), account(2), account(3), derives("p2", "p1"), derives("p1", "p2"), derives("p3", "p2"))
    (root,) = drawings(graph.svg(case_graph(held), held, lang="ar", link=link, name="g"))
    assert len(boxes(root)) == 3


def test_a_name_of_a_million_letters_costs_nothing() -> None:
    held = record(source("s1", "ا ب" * 400_000), account(1, narrator="s1"), account(2), derives("p2", "p1"))
    drawn = graph.figure(case_graph(held), held, lang="ar", link=link, name="g")
    assert len(drawn) < 3_000_000


def test_an_empty_case_says_so_in_words() -> None:
    assert "<svg" not in graph.figure(Graph((), ()), record(), lang="en", link=link, name="g")


def test_ids_of_a_figure_are_unique() -> None:
    held = record(account(1), account(2), derives("p2", "p1"))
    ids = re.findall(r' id="([^"]*)"', graph.figure(case_graph(held), held, lang="ar", link=link, name="g"))
    assert len(ids) == len(set(ids)) == 4


def test_words_are_cut_at_words_and_say_so() -> None:
    assert fitted("وكالة سمارت للأنباء", 1000, 14) == "وكالة سمارت للأنباء"
    cut = fitted("وكالة سمارت للأنباء", 90, 14)
    assert cut.endswith("…") and width(cut, 14) <= 90
    assert lines("one two three four", 60, 14, most=2)[0] == "one two"
    assert fitted("x" * 100, 30, 14).endswith("…")
