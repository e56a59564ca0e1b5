from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.meetings"
    label = "meetings"

    def ready(self) -> None:
        from tongket.records.meetings import ledgers  # noqa: F401 - registers the actions
