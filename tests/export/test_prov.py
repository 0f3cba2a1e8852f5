"""PROV-O JSON-LD: opened offline by rdflib, held against our shapes by pyshacl, and against the record."""

import json
from pathlib import Path
from typing import Any

import pytest
from interchange import CASES, exported, record
from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDFS

# rdflib's own reader of JSON-LD uses what rdflib has given up.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SHAPES = Path(__file__).with_name("prov.shapes.ttl")


def rawi(name: str) -> URIRef:
    return URIRef(f"urn:rawi:{name}")


@pytest.fixture(scope="module", params=CASES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Graph]:
    """Return the rows of a case and the graph of its provenance."""
    case = CASES[request.param]()
    text = exported("prov", tmp_path_factory.mktemp("prov"), case=case).read_text("utf-8")
    # A context that is an address would be fetched.
    assert isinstance(json.loads(text)["@context"], dict)
    return record(case), Graph().parse(data=text, format="json-ld")


def test_it_fits_the_shapes(made: tuple[dict[str, Any], Graph]) -> None:
    conforms, _, told = validate(made[1], shacl_graph=Graph().parse(SHAPES), advanced=False)
    assert conforms, told


def test_the_shapes_refuse_a_bare_claim(made: tuple[dict[str, Any], Graph]) -> None:
    bare = Graph()
    bare += made[1]
    claim = next(bare.subjects(RDF.type, rawi("Claim")))
    bare.remove((claim, PROV.qualifiedAttribution, None))
    assert not validate(bare, shacl_graph=Graph().parse(SHAPES), advanced=False)[0]


def test_every_term_is_one_of_prov(made: tuple[dict[str, Any], Graph]) -> None:
    terms = {str(term) for triple in made[1] for term in triple if str(term).startswith(str(PROV))}
    known = {f"{PROV}{name}" for name in dir(PROV)} | {str(PROV[name]) for name in PROV.__annotations__}
    assert terms <= known


def test_the_chain_of_every_claim_is_there_in_order(made: tuple[dict[str, Any], Graph]) -> None:
    rows, graph = made
    owners = {row["id"]: row["entity"] or row["id"] for row in rows["source"]}
    for claim in rows["claim"]:
        node = rawi(claim["id"])
        links = {
            int(graph.value(link, rawi("position"))): graph.value(link, PROV.agent)
            for link in graph.objects(node, PROV.qualifiedAttribution)
        }
        for position, link in enumerate(claim["attribution"], 1):
            speaker = link["speaker"]
            if speaker is not None:
                assert links[position] == rawi(owners.get(speaker, speaker))
            elif link["text"]:
                assert graph.value(links[position], RDFS.label) == Literal(link["text"])
        assert len(links) == len(claim["attribution"])
        assert set(links.values()) == set(graph.objects(node, PROV.wasAttributedTo))
        assert str(graph.value(node, rawi("modality"))) == claim["modality"]


def test_words_are_derived_with_each_change(made: tuple[dict[str, Any], Graph]) -> None:
    rows, graph = made
    for reuse in rows["reuse"]:
        target, source = rawi(f"{reuse['id']}.target"), rawi(f"{reuse['id']}.source")
        quoted = reuse["label"] == "verbatim"
        assert (target, PROV.wasQuotedFrom if quoted else PROV.wasDerivedFrom, source) in graph
        how = graph.value(target, PROV.qualifiedQuotation if quoted else PROV.qualifiedDerivation)
        changes = sorted(
            (str(graph.value(change, rawi("kind"))), str(graph.value(change, rawi("from")) or ""))
            for change in graph.objects(how, rawi("change"))
        )
        assert changes == sorted((change["kind"], change["source_text"]) for change in reuse["changes"])


def test_an_altered_quotation_is_not_quoted_from_its_source(made: tuple[dict[str, Any], Graph]) -> None:
    rows, graph = made
    held = [q for q in rows["quotation"] if q["kind"] in ("echo", "clause")]
    for quotation in held:
        node = rawi(quotation["id"])
        assert str(graph.value(node, PROV.value)) == quotation["text"]
        faithful = quotation["verdict"] in ("verbatim", "abridged") and quotation["source_span"] is not None
        assert ((node, PROV.wasQuotedFrom, None) in graph) == faithful


def test_accounts_derive_and_have_their_primary_source(made: tuple[dict[str, Any], Graph]) -> None:
    rows, graph = made
    roles = {row["id"]: row["role"] for row in rows["passage"]}
    for derivation in rows["derivation"]:
        target = rawi(derivation["target"])
        if derivation["source"] in roles:
            source = rawi(derivation["source"])
        else:
            source = rawi(f"{derivation['id']}.source")
            assert (source, RDF.type, rawi("NotInTheCase")) in graph
        assert (target, PROV.wasDerivedFrom, source) in graph
        assert (rawi(derivation["id"]), PROV.entity, source) in graph
        if roles.get(derivation["source"], "statement") == "statement":
            assert (target, PROV.hadPrimarySource, source) in graph
    documents = {row["id"] for row in rows["document"]}
    assert {str(held).removeprefix("urn:rawi:") for held in graph.objects(None, DCTERMS.isPartOf)} <= documents
