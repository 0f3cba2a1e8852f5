"""Rawi reads Arabic reports of conflict: who says what, on whose word, in whose words, and who says otherwise."""

__version__ = "0.1.0"
__all__ = ["__version__"]
