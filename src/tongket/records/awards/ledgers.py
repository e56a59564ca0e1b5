"""The ledgers of awards."""

LEDGERS = ()
