from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.awards"
    label = "awards"

    def ready(self) -> None:
        from tongket.records.awards import ledgers  # noqa: F401 - registers the actions
