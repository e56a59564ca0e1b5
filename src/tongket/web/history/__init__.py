"""The desk of old papers: figures of years gone by, read, accepted, chosen and withdrawn."""
