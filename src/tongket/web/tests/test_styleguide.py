"""Every component, rendered with sample data and looked at by a real browser at three widths."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[2]
AXE = SOURCE.parent / "tests" / "vendor" / "axe" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'"
)
WIDTHS = (360, 768, 1280)


class StrictHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the rendered page under the content policy of the application, silently."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, str(HERE / "render_styleguide.py"), str(folder / "index.html")]
    subprocess.run(command, check=True, env=environment)
    shutil.copytree(HERE.parent / "static", folder / "static")
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(StrictHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("name", ["index.html", "plain.html"])
def test_a_page_has_no_style_attribute_and_no_inline_script(site: Path, name: str) -> None:
    page = (site / name).read_text(encoding="utf-8")
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_a_page_names_no_remote_address(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_no_id_stands_twice(site: Path) -> None:
    names = re.findall(r'\sid="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    assert sorted(names) == sorted(set(names))


def test_an_error_beside_a_field_shows_its_code(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert 'id="id_admitted_on_error"' in page
    assert "<code>member-dates-out-of-order</code>" in page


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", "plain.html"])
def test_a_page_has_no_finding_of_accessibility(browser: Any, address: str, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/{name}")
    result = page.evaluate("async () => {" + AXE.read_text(encoding="utf-8") + "; return await axe.run() }")
    page.close()
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_a_page_never_scrolls_sideways(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/index.html")
    reached = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert reached <= width


@pytest.mark.browser
def test_the_content_policy_refuses_nothing_we_send(browser: Any, address: str) -> None:
    page, complaints = browser.new_page(), []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(f"{address}/index.html", wait_until="networkidle")
    page.close()
    assert complaints == []


@pytest.mark.browser
def test_the_navigation_opens_on_a_phone_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.get_by_text("Mục lục").click()
    shown = page.locator(".menu-navigation").get_by_text("Huy hiệu Đảng").is_visible()
    context.close()
    assert shown


@pytest.mark.browser
def test_ctrl_k_goes_to_the_search_field_and_no_single_key_does(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    focused = []
    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        focused.append(page.evaluate("document.activeElement.id"))
    page.close()
    assert focused == ["", "search"]
