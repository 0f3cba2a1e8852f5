"""What documents have to do with each other: reuse, changes, derivation, events, origins, disagreements. Pure."""
