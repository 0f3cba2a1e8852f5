"""Arabic text: two layers of normalisation, tokens, sentences, clauses, clitics and stems."""

from rawi.text.clitics import Segmentation, segment, skeleton, stem, unglue
from rawi.text.document import Range, Text, analyse, clauses, same_line
from rawi.text.normalise import Normalised, is_plain, key, light, normalise
from rawi.text.tokens import Token, tokenise
from rawi.text.vocabulary import add, attested, in_dictionary

__all__ = [
    "Normalised",
    "Range",
    "Segmentation",
    "Text",
    "Token",
    "add",
    "analyse",
    "attested",
    "clauses",
    "in_dictionary",
    "is_plain",
    "key",
    "light",
    "normalise",
    "same_line",
    "segment",
    "skeleton",
    "stem",
    "tokenise",
    "unglue",
]
