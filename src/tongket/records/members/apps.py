from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.members"
    label = "members"

    def ready(self) -> None:
        from tongket.records.members import ledgers  # noqa: F401 - registers the actions
