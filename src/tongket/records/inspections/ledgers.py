"""The ledgers of inspections."""

LEDGERS = ()
