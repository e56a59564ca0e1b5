"""The states of an upload: seen, done, put aside; and of a list of the national register."""

PREVIEWED, CONFIRMED, DISCARDED = "previewed", "confirmed", "discarded"

ASKS_COLUMNS, COMPARED = "asks_columns", "compared"
"""Of a list of the national register: some column is unknown; held against the register and waiting for answers."""
