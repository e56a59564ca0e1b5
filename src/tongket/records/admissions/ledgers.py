"""The ledgers of admissions."""

LEDGERS = ()
