from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.access"
    label = "access"

    def ready(self) -> None:
        from tongket.access.actions import (  # noqa: F401 - registers the actions
            change_password,
            close_person,
            create_person,
            reset_password,
        )
