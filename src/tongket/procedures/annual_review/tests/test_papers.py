"""All papers of a round: made by unit, kept where nothing changed, gone on with after a stop, for whom may see them."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.documents.reviews.papers import OF_ROUND
from tongket.documents.tests.reviews.evening import WHY, hold, settle
from tongket.organizations import queries as organizations
from tongket.procedures import jobs
from tongket.procedures.annual_review.papers import making
from tongket.procedures.annual_review.papers.folder import folder_of, list_for, whole_pdf, write_pdf, write_zip
from tongket.procedures.annual_review.papers.job import kind_of
from tongket.procedures.annual_review.papers.making import make_papers
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.tests.opened import OPENED
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
YEAR = 2025


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def evening(office):
    made = hold(office, YEAR)
    settle(office, made, YEAR)
    return made


@pytest.fixture
def slug(office):
    return organizations.units_by_id([office.commune])[office.commune].slug


def names(folder):
    return sorted(path.name for path in folder.glob("*.pdf"))


def forms_in(made):
    return {part.path.split("/")[-1].removesuffix(".pdf") for part in made.parts}


def holder(role, unit):
    return Actor("Người Thử", (Grant(role, unit, OPENED),), 7)


def test_the_whole_round_is_made_with_a_folder_for_each_unit(evening, slug, tmp_path):
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    assert {part.path.split("/")[0] for part in made.parts} == {"01-dang-bo-xa-mau", "02-chi-bo-thon-dong"}
    assert made.papers == sum(part.papers for part in made.parts)
    assert (len(names(tmp_path)), made.left_out) == (len(made.parts) + 1, ())


def test_a_cell_gets_its_own_papers_alone(office, evening, tmp_path):
    east = organizations.units_by_id([office.east])[office.east].slug
    made = make_papers(OFFICE, east, YEAR, tmp_path)
    assert {part.path.split("/")[0] for part in made.parts} == {"01-chi-bo-thon-dong"}
    assert not any(form.split("/")[1].replace("_", "-") in forms_in(made) for form in OF_ROUND)


def test_asked_again_nothing_is_made_twice(evening, slug, tmp_path):
    first = make_papers(OFFICE, slug, YEAR, tmp_path)
    again = make_papers(OFFICE, slug, YEAR, tmp_path)
    assert (first.kept, again.kept, again.parts) == (0, len(first.parts), first.parts)


def test_a_work_that_was_stopped_goes_on_where_it_was(evening, slug, tmp_path, monkeypatch):
    def stop(done, total, label):
        if done > 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_papers(OFFICE, slug, YEAR, tmp_path, progress=stop)
    lying = names(tmp_path)
    assert lying
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    assert made.kept == len(lying)
    assert set(lying) <= set(names(tmp_path))


def test_a_stop_leaves_no_half_of_a_file(evening, slug, tmp_path, monkeypatch):
    monkeypatch.setattr(making, "_set", lambda folder, name, ready: (folder / f".{name}").write_bytes(b"%PDF"))
    tmp_path.mkdir(exist_ok=True)
    make_papers(OFFICE, slug, YEAR, tmp_path, joined=False)
    assert names(tmp_path) == []
    assert list_for(tmp_path, OFFICE, OPENED) is None


def test_only_what_changed_is_made_anew(office, slug, tmp_path):
    evening = hold(office, YEAR)
    first = make_papers(OFFICE, slug, YEAR, tmp_path)
    note(
        OFFICE,
        [CommentEntry(office.east, evening.binh, "Nên tham gia nhiều hơn", "cell", "body", "Chi ủy")],
        reason=WHY,
    )
    again = make_papers(OFFICE, slug, YEAR, tmp_path)
    changed = {part.path for part in again.parts} - {part.path for part in again.parts if part in first.parts}
    assert {path.split("/")[1].split("-")[0] for path in changed} == {"phieu", "bien", "bao"}
    assert again.kept == len(first.parts) - len(changed)
    assert len(names(tmp_path)) == len(again.parts) + 1


def test_the_one_pdf_has_every_page_and_a_bookmark_for_each_part(evening, slug, tmp_path):
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    whole = PdfReader(whole_pdf(tmp_path, OFFICE))
    single = [PdfReader(tmp_path / part.file) for part in made.parts]
    texts = [page.extract_text() for reader in single for page in reader.pages]
    assert [page.extract_text() for page in whole.pages] == texts
    assert [mark.title for mark in whole.outline] == [part.title for part in made.parts]


def test_pages_keep_their_size_and_their_own_numbers_when_joined(evening, slug, tmp_path):
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    out = io.BytesIO()
    count = write_pdf(tmp_path, made, out)
    pages = PdfReader(out).pages
    assert count == len(pages)
    assert {round(float(page.mediabox.width)) for page in pages} == {595, 842}


def test_the_zip_holds_each_part_under_its_unit(evening, slug, tmp_path):
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    out = io.BytesIO()
    write_zip(tmp_path, made, out)
    assert ZipFile(out).namelist() == [part.path for part in made.parts]
    assert len(set(ZipFile(out).namelist())) == len(made.parts)


def test_who_may_not_see_tallies_gets_the_other_papers(evening, office, slug, tmp_path):
    made = make_papers(holder("inspection_commission", office.commune), slug, YEAR, tmp_path)
    assert {"tallies/count", "tallies/proposals", "tallies/ballot", "reviews/comments"} <= set(made.left_out)
    assert "phieu-bao-ket-qua-xep-loai-chat-luong-dang-vien" in forms_in(made)
    assert "bien-ban-kiem-phieu-danh-gia-xep-loai-chat-luong" not in forms_in(made)


def test_what_was_made_for_one_is_not_handed_to_another(evening, office, slug, tmp_path):
    make_papers(OFFICE, slug, YEAR, tmp_path)
    assert list_for(tmp_path, OFFICE, OPENED) is not None
    assert list_for(tmp_path, holder("secretary", office.commune), OPENED) is None


def test_who_lost_the_role_gets_nothing_any_more(evening, office, slug, tmp_path):
    asker = holder("secretary", office.commune)
    make_papers(asker, slug, YEAR, tmp_path)
    assert list_for(tmp_path, asker, OPENED) is not None
    assert list_for(tmp_path, Actor("Người Thử", (), 7), OPENED) is None


def test_many_papers_of_one_form_are_set_in_several_files(evening, slug, tmp_path, monkeypatch):
    monkeypatch.setattr(making, "TOGETHER", 1)
    made = make_papers(OFFICE, slug, YEAR, tmp_path)
    slips = [part for part in made.parts if part.path.split("/")[1].startswith("phieu-bao")]
    assert [part.path[-6:] for part in slips] == ["-1.pdf", "-2.pdf", "-3.pdf"]


def test_a_unit_in_no_round_has_no_papers(office, slug, tmp_path):
    with pytest.raises(TongketError) as refused:
        make_papers(OFFICE, slug, YEAR, tmp_path)
    assert refused.value.code == "review-round-missing"


def test_the_work_tells_how_far_it_has_come(evening, slug, tmp_path):
    told = []
    made = make_papers(OFFICE, slug, YEAR, tmp_path, progress=lambda *said: told.append(said))
    assert [said[0] for said in told] == sorted(said[0] for said in told)
    assert told[-1][:2] == (made.papers, made.papers)


def test_the_worker_makes_them_into_the_data_folder(evening, slug, settings, tmp_path):
    settings.DATA = tmp_path
    told = jobs.KINDS[kind_of("year")][1](OFFICE, slug, YEAR, making.silent)
    assert told["files"] == len(names(folder_of(slug, YEAR, "year"))) - 1
    assert told["papers"] == list_for(folder_of(slug, YEAR, "year"), OFFICE, OPENED).papers


def test_papers_are_asked_for_by_who_may_read_ratings(evening, slug):
    with pytest.raises(TongketError) as refused:
        jobs.ask(Actor("Khách"), kind_of("year"), slug, YEAR)
    assert refused.value.code == "access-denied"
