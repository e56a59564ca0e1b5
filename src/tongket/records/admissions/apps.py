from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.records.admissions"
    label = "admissions"

    def ready(self) -> None:
        from tongket.records.admissions import ledgers  # noqa: F401 - registers the actions
        from tongket.records.admissions.candidates import steps  # noqa: F401 - and those of candidates
