"""The way of a paper through Word: drafts handed back, opinions on them, texts that others contribute."""
