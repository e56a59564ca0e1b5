"""The papers of an annual review: what a round's records give to each of its declared forms."""
