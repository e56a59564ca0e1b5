"""Long work beside the pages: asked for, done by the worker, its progress read by whoever waits.

A job that was running when the program stopped is shown as failed and can simply be asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.organizations import queries as organizations
from tongket.organizations.people import actor_with_id
from tongket.procedures.models import Job
from tongket.rules.errors import TongketError

QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"
LOST_AFTER = timedelta(minutes=10)
Progress = Callable[[int, int, str], None]
Work = Callable[[Actor, str, int, Progress], Mapping[str, object]]
KINDS: dict[str, tuple[str, Work]] = {}


@dataclass(frozen=True)
class JobState:
    """A job as the page shows it. `error` is (code, arguments) or None; `result` is what the work returned."""

    key: UUID
    kind: str
    organization: int
    year: int
    state: str
    done: int
    total: int
    label: str
    error: tuple[str, Mapping[str, str]] | None
    result: Mapping[str, object]
    asked_by: str
    asked_at: datetime
    finished_at: datetime | None

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, FAILED)


def register(kind: str, permission: str, work: Work) -> None:
    """Declare a kind of long work and the permission it needs at its unit."""
    KINDS[kind] = (permission, work)


def ask(actor: Actor, kind: str, slug: str, year: int) -> UUID:
    """Queue a job and return its key. Raises `access-denied`, `organization-unknown`."""
    unit = organizations.unit(slug)
    require(actor, KINDS[kind][0], [unit.id], timezone.localdate())
    job = Job.objects.create(
        kind=kind,
        organization_id=unit.id,
        report_year=year,
        asked_by=actor.name,
        asked_by_user=actor.user,
        asked_at=timezone.now(),
    )
    do_job.enqueue(str(job.key))
    return job.key


def job_state(key: UUID) -> JobState:
    """Raises `job-unknown`."""
    row = Job.objects.filter(key=key).first()
    if row is None:
        raise TongketError("job-unknown")
    return _state(row)


def last_job(kind: str, organization: int, year: int) -> JobState | None:
    """The newest job of a kind for a unit's year."""
    row = Job.objects.filter(kind=kind, organization=organization, report_year=year).order_by("-asked_at").first()
    return None if row is None else _state(row)


@task()
def do_job(key: str) -> None:
    """Do one queued job; whatever goes wrong ends up in the job, never nowhere."""
    job = Job.objects.select_related("organization").get(key=key)
    if job.state != QUEUED:
        return
    Job.objects.filter(pk=job.pk).update(state=RUNNING, started_at=timezone.now())
    changed: dict[str, object]
    try:
        result = KINDS[job.kind][1](_actor(job), job.organization.slug, job.report_year, _progress(job))
        changed = {"state": DONE, "result": json.dumps(result, ensure_ascii=False)}
    except TongketError as error:
        arguments = {name: str(value) for name, value in error.arguments.items()}
        changed = {"state": FAILED, "error": json.dumps([error.code, arguments], ensure_ascii=False)}
    except Exception:
        Job.objects.filter(pk=job.pk).update(
            state=FAILED, error=json.dumps(["job-broke", {}]), finished_at=timezone.now()
        )
        raise
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now(), **changed)


def _actor(job: Job) -> Actor:
    """The asker as they may act now: a role that ended meanwhile no longer counts."""
    actor = actor_with_id(job.asked_by_user) if job.asked_by_user is not None else None
    return actor or Actor(job.asked_by)


def _progress(job: Job) -> Progress:
    def tell(done: int, total: int, label: str) -> None:
        Job.objects.filter(pk=job.pk).update(done=done, total=max(total, 1), label=label[:200])

    return tell


def _state(row: Job) -> JobState:
    error = json.loads(row.error) if row.error else None
    state = row.state
    if state == RUNNING and row.started_at is not None and timezone.now() - row.started_at > LOST_AFTER:
        state, error = FAILED, ["job-broke", {}]
    return JobState(
        row.key, row.kind, row.organization_id, row.report_year, state, row.done, row.total, row.label,
        (error[0], error[1]) if error else None, json.loads(row.result) if row.result else {},
        row.asked_by, row.asked_at, row.finished_at,
    )  # fmt: skip
