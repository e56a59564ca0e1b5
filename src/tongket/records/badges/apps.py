from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.badges"
    label = "badges"

    def ready(self) -> None:
        from tongket.records.badges import ledgers  # noqa: F401 - registers the actions
