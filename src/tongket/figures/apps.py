from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.figures"
    label = "figures"

    def ready(self) -> None:
        from tongket.figures.reported import ledgers  # noqa: F401 - registers the actions
