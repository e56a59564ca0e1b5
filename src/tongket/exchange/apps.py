from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tongket.exchange.national.actions import (  # noqa: F401 - registers the actions
            decide,
            settle_columns,
            settle_units,
        )
