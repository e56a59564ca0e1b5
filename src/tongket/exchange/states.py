"""The states of an upload: seen, done, put aside."""

PREVIEWED, CONFIRMED, DISCARDED = "previewed", "confirmed", "discarded"
