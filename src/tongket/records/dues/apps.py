from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.dues"
    label = "dues"

    def ready(self) -> None:
        from tongket.records.dues import ledgers  # noqa: F401 - registers the actions
