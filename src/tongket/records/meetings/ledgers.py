"""The ledgers of meetings."""

LEDGERS = ()
