from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.reviews"
    label = "reviews"

    def ready(self) -> None:
        from tongket.records.reviews import ledgers, registered  # noqa: F401 - registers the actions
