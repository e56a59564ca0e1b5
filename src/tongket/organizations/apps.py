from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.organizations"
    label = "organizations"

    def ready(self) -> None:
        # The gate below knows no tree: it is handed the way to ask it.
        from tongket.access.gate import provide_scopes
        from tongket.organizations import ledgers, queries  # noqa: F401 - registers the actions
        from tongket.organizations.actions import assign, delegate, end_assignment  # noqa: F401

        provide_scopes(queries.scopes)
