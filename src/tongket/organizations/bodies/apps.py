from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.organizations.bodies"
    label = "bodies"

    def ready(self) -> None:
        from tongket.organizations.bodies import ledgers  # noqa: F401 - registers the actions
