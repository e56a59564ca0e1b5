from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.documents"
    label = "documents"

    def ready(self) -> None:
        from tongket.documents import ledgers  # noqa: F401 - registers the actions
