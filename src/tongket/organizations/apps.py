from django.apps import AppConfig
from django.utils import timezone


class Config(AppConfig):
    name = "tongket.organizations"
    label = "organizations"

    def ready(self) -> None:
        # The gate below knows no tree: it is handed the way to ask it.
        from tongket.access.gate import provide_scopes, provide_units_of_people
        from tongket.organizations import assignments, ledgers, reach  # noqa: F401 - registers the actions
        from tongket.organizations.actions import assign, delegate, end_assignment  # noqa: F401
        from tongket.organizations.reorganizing.actions import reorganize, undo  # noqa: F401

        provide_scopes(reach.scopes)
        provide_units_of_people(lambda users: assignments.units_of(list(users), timezone.localdate()))
