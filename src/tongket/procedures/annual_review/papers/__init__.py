"""All papers of a round in one go: planned by unit, made in small files that are kept, joined or packed by cell."""
