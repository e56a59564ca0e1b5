from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tongket.procedures import backup as backups
from tongket.procedures.backup import backup, last_backup, opened
from tongket.procedures.restore import restore
from tongket.rules.errors import TongketError

PHRASE = "trâu đen ăn cỏ đồng xanh"
REHEARSAL = """
from tongket.config import entry
import django, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.config.settings"
django.setup()
from tongket.procedures.upgrade import make_ready
from tests.office import new_office
make_ready(lambda text: None)
new_office()
"""


BEGIN = """
from tongket.config import entry
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.config.settings"
django.setup()
from tongket.organizations.models import Organization
"""
# Two cells in each transaction: a copy that holds one of them without the other was cut in the middle.
WRITING = (
    BEGIN
    + """
from datetime import date
from tests.office import OFFICE
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
[top] = Organization.objects.filter(parent=None)
for number in range(5000):
    names = (f"Chi bộ {number} A", f"Chi bộ {number} B")
    establish(OFFICE, [OrganizationEntry(name, "subordinate_cell", top.pk, date(1980, 1, 1)) for name in names])
    print(number, flush=True)
"""
)
COUNTING = (
    BEGIN
    + """
count = Organization.objects.filter(name__regex="Chi bộ [0-9]+ [AB]").count()
print(count if count % 2 == 0 else -1)
"""
)


def environment(data):
    own = {"TONGKET_DATA": str(data), "TONGKET_BACKUP_PASSPHRASE": PHRASE, "PYTHONPATH": os.getcwd()}
    return {name: value for name, value in {**os.environ, **own}.items() if name != "DATABASE_URL"}


def run(data, *arguments, code=None):
    command = [sys.executable, *(["-c", code] if code else ["-m", "tongket", *arguments])]
    return subprocess.run(command, env=environment(data), capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def kept(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    (settings.DATA / "uploads").mkdir(parents=True)
    (settings.DATA / "uploads" / "a.xlsx").write_bytes(b"a file")
    return settings.DATA


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_the_database_and_the_files_and_cannot_be_read_without_its_passphrase(kept, tmp_path):
    path = backup(tmp_path / "usb", PHRASE)
    parts = opened(path, PHRASE)
    assert parts["uploads/a.xlsx"] == b"a file"
    assert {"tongket.sqlite3", "rows.jsonl"} & set(parts)
    assert b"a file" not in path.read_bytes()
    with pytest.raises(TongketError, match="backup-not-readable"):
        opened(path, "sai mật khẩu rồi nhé")


@pytest.mark.django_db(transaction=True)
def test_the_desk_learns_of_the_last_backup_and_when_it_is_overdue(kept, tmp_path, monkeypatch):
    assert last_backup() is None
    backup(tmp_path / "usb", PHRASE)
    assert last_backup().is_overdue is False
    monkeypatch.setattr(backups, "OVERDUE_AFTER", -backups.OVERDUE_AFTER)
    assert last_backup().is_overdue is True


def test_a_short_passphrase_is_refused(tmp_path):
    with pytest.raises(TongketError, match="backup-passphrase-weak"):
        backup(tmp_path, "ngắn")


@pytest.mark.django_db(transaction=True)
def test_a_damaged_part_is_found_out(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(
        backups.hashlib, "sha256", lambda content: type("Sum", (), {"hexdigest": lambda self: str(id(self))})()
    )
    path = backup(tmp_path / "usb", PHRASE)
    with pytest.raises(TongketError, match="backup-incomplete"):
        opened(path, PHRASE)


@pytest.mark.django_db(transaction=True)
def test_the_backup_before_an_upgrade_opens_on_the_same_machine_without_a_passphrase(kept):
    assert "uploads/a.xlsx" in opened(backups.backup_before_upgrade(), "")


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_another_kind_of_database_is_refused(kept, tmp_path, monkeypatch):
    path = backup(tmp_path / "usb", PHRASE)
    monkeypatch.setattr("tongket.procedures.restore.connection", type("Other", (), {"vendor": "other"})())
    with pytest.raises(TongketError, match="backup-other-database"):
        restore(path, PHRASE)


def test_a_whole_office_comes_back_from_the_stick(tmp_path):
    data, stick, second = tmp_path / "data", tmp_path / "usb", tmp_path / "second"
    made = run(data, code=REHEARSAL)
    assert made.returncode == 0, made.stderr
    assert run(data, "backup", str(stick)).returncode == 0
    file = str(next(stick.glob("*.age")))
    assert run(second, "restore", file).returncode == 0
    figures = [run(folder, "figures", "--org", "mau", "--year", "2023", "--json").stdout for folder in (data, second)]
    assert figures[0] == figures[1] != ""
    assert run(second, "doctor").returncode == 0


def test_a_backup_made_while_someone_writes_is_whole(tmp_path):
    data, stick, second = tmp_path / "data", tmp_path / "usb", tmp_path / "second"
    assert run(data, code=REHEARSAL).returncode == 0
    with subprocess.Popen([sys.executable, "-c", WRITING], env=environment(data), stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()  # it has begun
        made = run(data, "backup", str(stick))
        writer.terminate()
    assert made.returncode == 0, made.stderr
    assert run(second, "restore", str(next(stick.glob("*.age")))).returncode == 0
    examined = run(second, "doctor")
    assert examined.returncode == 0, examined.stdout
    assert int(run(second, code=COUNTING).stdout) >= 2


def test_restoring_over_data_is_refused_and_with_replace_keeps_the_old(tmp_path):
    data, stick = tmp_path / "data", tmp_path / "usb"
    run(data, code=REHEARSAL)
    run(data, "backup", str(stick))
    file = str(next(stick.glob("*.age")))
    refused = run(data, "restore", file)
    assert (refused.returncode, "restore-over-data" in refused.stderr) == (1, True)
    assert run(data, "restore", "--replace", file).returncode == 0
    assert len(list(tmp_path.glob("data-truoc-phuc-hoi-*"))) == 1
