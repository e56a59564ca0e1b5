"""The pages in a real browser: accessibility at three widths, no sideways scrolling, no complaint of the policy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tongket.records.members.models import Member
from tongket.web.tests.desk_client import Desk, new_desk

AXE = Path(__file__).resolve().parents[4] / "tests" / "vendor" / "axe" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
WIDTHS = (360, 768, 1280)
FIGURE = "/so-lieu/mo/?so=ratings.members_share%3Flevel%3Dexcellent"
PAGES = (
    "/?year=2023", "/so/dang-vien/", "/so/dang-vien/moi/", "{member}",
    "{member}sua/", "{member}ket-thuc/", "{member}rut/",
    "/so-lieu/", FIGURE, "/nguoi-dung/", "/nguoi-dung/moi/", "/uy-quyen/", "/mat-khau/", "/tim/?q=an", "/don-vi/",
)  # fmt: skip
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(browser: Any, address: str, desk: Desk, width: int, **more: Any) -> Any:
    """A browser window in which the officer has signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    cookie = desk.officer.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    return context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_finding_of_accessibility_or_scrolls_sideways(browser: Any, live_server: Any, width: int) -> None:
    desk = new_desk()
    member = f"/so/dang-vien/{Member.objects.get(pk=desk.office.an).key}/"
    page, found = opened(browser, live_server.url, desk, width), []
    page.on("console", lambda line: found.append(("console", line.text)))
    for pattern in PAGES:
        url = pattern.replace("{member}", member)
        page.goto(live_server.url + url)
        result = page.evaluate("async () => {" + AXE.read_text(encoding="utf-8") + "; return await axe.run() }")
        found += [(url, each["id"], each["nodes"][0]["html"]) for each in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((url, "wide", str(width)))
    assert found == []


def test_a_record_is_corrected_without_script(browser: Any, live_server: Any) -> None:
    desk = new_desk()
    page = opened(browser, live_server.url, desk, 1280, java_script_enabled=False)
    page.goto(f"{live_server.url}/so/dang-vien/")
    page.get_by_role("link", name="Nguyễn Văn An").click()
    page.get_by_role("link", name="Sửa", exact=True).click()
    page.get_by_label("Quê quán").fill("Tứ Kỳ")
    page.get_by_role("button", name="Ghi sổ").click()
    assert page.get_by_role("status").inner_text().strip() == "Đã sửa."
    assert Member.objects.get(pk=desk.office.an).home_town == "Tứ Kỳ"
