import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor
from tongket.procedures import jobs
from tongket.procedures.models import Job
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def slug():
    new_office()
    return "mau"


def counting(actor, slug, year, progress):
    progress(1, 2, "bước một")
    return {"slug": slug, "year": year}


def test_a_job_tells_its_progress_and_its_result(slug):
    jobs.register("count", "package.make", counting)
    state = jobs.job_state(jobs.ask(OFFICE, "count", slug, 2023))
    assert (state.state, state.done, state.total, state.label) == ("done", 1, 2, "bước một")
    assert state.result == {"slug": "mau", "year": 2023}
    assert jobs.last_job("count", state.organization, 2023).key == state.key


def test_a_refusal_in_the_work_is_shown_with_its_code(slug):
    def refusing(*_):
        raise TongketError("figure-unknown", id="x")

    jobs.register("refuse", "package.make", refusing)
    state = jobs.job_state(jobs.ask(OFFICE, "refuse", slug, 2023))
    assert (state.state, state.error) == ("failed", ("figure-unknown", {"id": "x"}))


def test_who_may_not_do_the_work_may_not_ask_for_it(slug):
    jobs.register("count", "package.make", counting)
    with pytest.raises(TongketError, match="access-denied"):
        jobs.ask(Actor("Người lạ"), "count", slug, 2023)


def test_a_job_lost_with_the_program_is_shown_as_failed(slug):
    jobs.register("count", "package.make", counting)
    key = jobs.ask(OFFICE, "count", slug, 2023)
    Job.objects.filter(key=key).update(state="running", started_at=timezone.now() - timedelta(hours=1))
    assert jobs.job_state(key).error == ("job-broke", {})


def test_an_unknown_job_is_said_to_be_unknown():
    with pytest.raises(TongketError, match="job-unknown"):
        jobs.job_state(uuid.uuid4())
