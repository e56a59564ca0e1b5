"""`tongket form` on the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.office import new_office
from tongket.cli.form import command
from tongket.records.members import queries as members
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    answer = CliRunner().invoke(command, arguments, catch_exceptions=False, standalone_mode=False)
    if answer.exception:
        raise answer.exception
    return answer.output


def test_the_forms_are_listed_with_their_names():
    assert "life/recognition" in run("list")
    assert "Giấy xác nhận tuổi Đảng" in run("list", "--on", "05/10/2026")


@pytest.mark.parametrize("named", ["000000001", "key"])
def test_a_paper_is_made_for_a_member_named_by_card_or_key(tmp_path, named):
    office = new_office()
    member = str(members.kept([office.an])[office.an].key) if named == "key" else named
    said = run("make", "members/party_age", "--org", "mau", "--member", member, "-o", str(tmp_path / "giay.pdf"))
    assert "Đã lập" in said
    assert (tmp_path / "giay.pdf").read_bytes().startswith(b"%PDF")


def test_what_the_paper_lacks_is_said(tmp_path):
    new_office()
    said = run("make", "members/party_age", "--org", "mau", "--member", "000000006", "-o", str(tmp_path / "giay.docx"))
    assert "Bản nháp, còn thiếu: Ngày chính thức" in said


@pytest.mark.parametrize(("member", "code"), [("", "form-record-unknown"), ("999", "member-unknown")])
def test_a_member_that_is_not_there_is_refused(tmp_path, member, code):
    new_office()
    with pytest.raises(TongketError) as refusal:
        run("make", "members/party_age", "--org", "mau", "--member", member, "-o", str(tmp_path / "giay.docx"))
    assert refusal.value.code == code
