"""What is drawn: derivation graph, timeline, map. Rows of the record in, SVG, HTML or GeoJSON out; no I/O."""
