from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.organizations.local_values"
    label = "local_values"

    def ready(self) -> None:
        from tongket.organizations.local_values import ledgers  # noqa: F401 - registers the actions
