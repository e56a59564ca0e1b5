from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.targets"
    label = "targets"

    def ready(self) -> None:
        from tongket.records.targets import ledgers  # noqa: F401 - registers the actions
