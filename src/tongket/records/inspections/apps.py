from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.inspections"
    label = "inspections"

    def ready(self) -> None:
        from tongket.records.inspections import ledgers  # noqa: F401 - registers the actions
