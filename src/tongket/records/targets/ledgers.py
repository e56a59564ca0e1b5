"""The ledgers of targets."""

LEDGERS = ()
