"""What a trained tagger adds where the rules find no name, on documents it has not seen; see docs/reliability.md.

    python bench/names_added.py TRAIN.jsonl TEST GOLD...

TRAIN.jsonl is as `bench/names.py` reads it, TEST a folder of gold that is divided in three by documents, GOLD folders
of gold that are trained on whole. In half of the sentences trained on, the tagger is not told what rules and lists
say, so that it cannot rest on rules that fit what it is taught. Every run trains the same.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from names import ARTICLES, KINDS, OURS, TRAINING, Span, spans_of, tagged
from rawi.evaluate import gold
from rawi.lexicon import Lexicon, load
from rawi.read import read
from rawi.read.entities.names import find_names
from rawi.text import Text, analyse, attested, key

FOLDS, DROPPED, SEED = 3, 0.5, 1
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9)
# Those of a corpus and those of the reports are marked by other rules: each has its own weights beside the common ones.
CORPUS, REPORTS = "corpus", "reports"


class Marked(NamedTuple):
    """A text, the tags of its tokens by the gold and by the rules, and which marking it follows."""

    text: Text
    given: list[str]
    rules: list[str]
    marking: str


def tags_of(text: Text, spans: Sequence[Span]) -> list[str]:
    """Return the tags of spans of code points, longest first."""
    tokens = [(*text.covering(start, end), kind) for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1])]
    return tagged(len(text.tokens), [span for span in tokens if span[0] < span[1]])


def reports(folder: Path, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield the documents of a folder of gold as they are marked and read."""
    for path in gold.find([folder]):
        case = gold.load(path)
        for given, document in zip(case.gold.documents, case.documents, strict=True):
            if given.mentions is None:
                continue
            text = analyse(document.text)
            wanted = [(m.start, m.end, OURS[m.kind]) for m in given.mentions if m.kind in OURS]
            mentions = read(document, lexicon).mentions
            found = [(m.span.start, m.span.end, OURS[m.kind]) for m in mentions if m.kind in OURS]
            yield Marked(text, tags_of(text, wanted), tags_of(text, found), REPORTS)


def corpus(path: Path, lexicon: Lexicon) -> Iterator[Marked]:
    """Yield the sentences of a corpus."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = analyse(" ".join(row["tokens"]))
        starts = [0]
        for word in row["tokens"]:
            starts.append(starts[-1] + len(word) + 1)
        given = [(e["start_token"], e["end_token"], e["type"]) for e in row["expected"] if e["type"] in KINDS]
        wanted = [(starts[first], starts[last] - 1, KINDS[kind]) for first, last, kind in given]
        found = [(d.start, d.end, OURS[d.kind]) for d in find_names(text, lexicon)[0] if d.kind in OURS]
        yield Marked(text, tags_of(text, wanted), tags_of(text, found), CORPUS)


def sentences(text: Text) -> Iterator[slice]:
    """Yield the tokens of each sentence."""
    i = 0
    while i < len(text.tokens):
        last = max(text.sentence_of(i)[1], i + 1)
        yield slice(i, last)
        i = last


def features(marked: Marked, lexicon: Lexicon, *, told: bool) -> list[list[str]]:
    """Return what the tagger may know of each token; what rules and lists say only where it is `told`."""
    keys, found = [token.key for token in marked.text.tokens], []
    for i, word in enumerate(keys):
        own = [f"w={word}", f"p2={word[:2]}", f"p3={word[:3]}", f"s3={word[-3:]}", f"s2={word[-2:]}"]
        own += [f"kind={marked.text.tokens[i].kind}", f"article={word.startswith(ARTICLES)}"]
        near = [step for step in (-2, -1, 1, 2) if 0 <= i + step < len(keys)]
        own += [f"w{step}={keys[i + step]}" for step in near] + [f"s{step}={keys[i + step][-2:]}" for step in near]
        if told:
            own += [f"word={attested(word)}", f"given={word in lexicon.persons.given}"]
            own += [f"head={word in lexicon.places.heads}", f"country={word in lexicon.actors.demonyms}"]
            own += [f"r={marked.rules[i]}", *(f"r{step}={marked.rules[i + step]}" for step in near)]
        found.append([*own, *(f"{marked.marking}:{feature}" for feature in own[:6])])
    return found


def train(taught: Sequence[Marked], lexicon: Lexicon, model: Path) -> Any:
    """Return a tagger trained on marked texts."""
    crfsuite: Any = import_module("pycrfsuite")
    trainer, chance = crfsuite.Trainer(params={**TRAINING, "feature.minfreq": 2}, verbose=False), random.Random(SEED)
    for marked in taught:
        both = [features(marked, lexicon, told=told) for told in (False, True)]
        for sentence in sentences(marked.text):
            trainer.append(both[chance.random() >= DROPPED][sentence], marked.given[sentence])
    trainer.train(str(model))
    tagger = crfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def added(tagger: Any, marked: Marked, lexicon: Lexicon) -> Iterator[tuple[float, bool, str]]:
    """Yield the names found where the rules have none: how sure it is, whether the gold has just that, the kind."""
    wanted, known = spans_of(marked.given), features(marked, lexicon, told=True)
    for sentence in sentences(marked.text):
        tags = tagger.tag(known[sentence])
        for first, last, kind in spans_of(tags):
            span = (sentence.start + first, sentence.start + last, kind)
            if all(tag == "O" for tag in marked.rules[span[0] : span[1]]):
                yield min(tagger.marginal(tags[i], i) for i in range(first, last)), span in wanted, kind


def main() -> None:
    """Print by kind and threshold how many names it adds and how many of them are right."""
    lexicon = load()
    taught = list(corpus(Path(sys.argv[1]), lexicon))
    taught += [marked for folder in sys.argv[3:] for marked in reports(Path(folder), lexicon)]
    tested = sorted(reports(Path(sys.argv[2]), lexicon), key=lambda marked: key(marked.text.raw[:80]))
    found: list[tuple[float, bool, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            others = [marked for i, marked in enumerate(tested) if i % FOLDS != fold]
            tagger = train([*taught, *others], lexicon, Path(folder) / "names.crf")
            found += [item for marked in tested[fold::FOLDS] for item in added(tagger, marked, lexicon)]
    for kind in ("PERS", "LOC", "ORG"):
        for threshold in THRESHOLDS:
            right = [item[1] for item in found if item[2] == kind and item[0] >= threshold]
            print(f"{kind:4} from {threshold:.1f}: {len(right):4} added, {sum(right):4} right")


if __name__ == "__main__":
    main()
