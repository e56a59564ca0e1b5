from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.members"
    label = "members"

    def ready(self) -> None:
        from tongket.records.members import ledgers, steps  # noqa: F401 - registers the actions
        from tongket.records.members.actions import end_post  # noqa: F401
        from tongket.records.members.actions.filters import forget, save  # noqa: F401
        from tongket.records.members.actions.identity import enter, withdraw  # noqa: F401
        from tongket.records.members.actions.transfers import cancel, end, receive, send_back, start  # noqa: F401
        from tongket.records.members.identity import showing  # noqa: F401
        from tongket.records.members.merging.actions import merge, unmerge  # noqa: F401
