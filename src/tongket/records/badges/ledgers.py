"""The ledgers of badges."""

LEDGERS = ()
