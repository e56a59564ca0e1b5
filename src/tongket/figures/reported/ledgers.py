"""The actions on reported values, registered when the program starts."""

from tongket.figures.reported.actions import (  # noqa: F401 - registers the actions
    choose_reported,
    report,
    withdraw_reported,
)
