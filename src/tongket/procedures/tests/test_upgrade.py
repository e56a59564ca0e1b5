import pytest

from tongket.procedures import upgrade

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said(settings, tmp_path):
    settings.DATA = tmp_path
    return []


def test_a_database_that_is_up_to_date_is_left_alone(said):
    upgrade.make_ready(said.append)
    assert said == []


def test_a_database_in_use_is_backed_up_before_it_is_changed(said, settings, monkeypatch):
    newer = {*upgrade._on_disk(), ("members", "9999_newer")}
    monkeypatch.setattr(upgrade, "_on_disk", lambda: newer)
    upgrade.make_ready(said.append)
    assert len(list((settings.DATA / "backups").glob("*.age"))) == 1
    assert "sao lưu" in said[0]


def test_a_new_database_needs_no_backup(said, settings, monkeypatch):
    monkeypatch.setattr(upgrade, "_applied", set)
    upgrade.make_ready(said.append)
    assert said == ["Đang tạo cơ sở dữ liệu…"]
    assert not (settings.DATA / "backups").exists()
