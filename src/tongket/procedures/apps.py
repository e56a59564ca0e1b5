from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Config(AppConfig):
    name = "tongket.procedures"
    label = "procedures"

    def ready(self) -> None:
        from tongket.access import searching, views
        from tongket.procedures import jobs, package_job
        from tongket.procedures.annual_review.papers import job as review_papers

        # Once for the whole migration: this room stands last among those with tables.
        pre_migrate.connect(views.drop, dispatch_uid="drop views")
        post_migrate.connect(views.rebuild, sender=self, dispatch_uid="rebuild views")
        pre_migrate.connect(searching.drop, dispatch_uid="drop the index of words")
        post_migrate.connect(searching.rebuild, sender=self, dispatch_uid="rebuild the index of words")
        jobs.register(package_job.KIND, "package.make", package_job.work)
        review_papers.register()
