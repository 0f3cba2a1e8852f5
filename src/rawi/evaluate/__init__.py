"""Scores of the record against gold, layer by layer, and floors that only rise."""
