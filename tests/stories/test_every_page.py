"""Every page that a role can reach by its links: accessible at three widths, nothing from outside, no complaint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest

pytestmark = pytest.mark.browser
AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (360, 768, 1280)
RUN_AXE = "async () => (await axe.run()).violations.map(each => [each.id, each.nodes[0].html])"
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LINKS = "[...document.querySelectorAll('a[href]')].map(each => each.href)"
NOT_A_PAGE = re.compile(r"\.(xlsx|zip|docx|pdf|md|json)$|/ngon-ngu/|/tep/")
ANOTHER_YEAR = re.compile(r"[?&]year=")
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
FIRST_PAGE = 150 * 1024
AT_MOST = 90


@dataclass
class Walk:
    """What was met on the way: the pages by pattern, requests to elsewhere, complaints of console and policy."""

    pages: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, int]] = field(default_factory=list)


def pattern_of(url: str) -> str:
    """The address without what only tells records, figures, filters and pages apart."""
    parts = urlsplit(url)
    names = sorted({each.partition("=")[0] for each in parts.query.split("&") if each})
    path = re.sub(r"^/so/[a-z-]+/", "/so/*/", parts.path) if KEY.search(parts.path) else parts.path
    path = re.sub(r"^/doi-chieu/van-ban/[a-z-]+/", "/doi-chieu/van-ban/*/", path)  # one page, whichever the paper
    path = re.sub(r"^(/dang-phi/[^/]+)/\d+/\d+/", r"\1/", path)  # one page, whichever the month
    path = re.sub(r"\.20\d\d-q?\d+/$", "/", path)
    return KEY.sub("*", path) + ("?" + "&".join(names) if names and parts.path.startswith("/so-lieu") else "")


def kind_of(pattern: str) -> str:
    """The lists and the forms of all ledgers come from the same templates."""
    return re.sub(r"^/so/[a-z-]+/", "/so/*/", pattern)


def is_page_of_the_year(url: str) -> bool:
    """Another year is chosen for all that follows: this walk stays in one."""
    return not NOT_A_PAGE.search(urlsplit(url).path) and not ANOTHER_YEAR.search(url)


def watched(page: Any, home: str, walk: Walk) -> None:
    page.on("console", lambda line: walk.complaints.append((page.url, line.text)) if line.type == "error" else None)
    page.on("pageerror", lambda error: walk.complaints.append((page.url, str(error))))
    page.on(
        "request", lambda asked: None if asked.url.startswith((home, "data:")) else walk.elsewhere.append(asked.url)
    )


def walked(page: Any, home: str) -> Walk:
    """Follow every link of the same origin, each pattern of address once."""
    walk, waiting = Walk(), [f"{home}/"]
    watched(page, home, walk)
    while waiting and len(walk.pages) < AT_MOST:
        url = waiting.pop(0)
        pattern = pattern_of(url)
        if pattern in walk.pages:
            continue
        walk.pages[pattern] = url
        answer = page.goto(url)
        if answer.status >= 400:
            walk.failed.append((url, answer.status))
            continue
        found = [urldefrag(link).url for link in page.evaluate(LINKS)]
        waiting += [link for link in dict.fromkeys(found) if link.startswith(home) and is_page_of_the_year(link)]
    return walk


def findings(page: Any, urls: Sequence[str]) -> list[tuple[str, int, str]]:
    """What axe finds at three widths, and which pages scroll sideways."""
    found: list[tuple[str, int, str]] = []
    for url in urls:
        page.goto(url)
        page.evaluate(AXE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [(url, width, f"{name}: {html}") for name, html in page.evaluate(RUN_AXE)]
            if page.evaluate(IS_TOO_WIDE):
                found.append((url, width, "scrolls sideways"))
    return found


@pytest.fixture(scope="module")
def ground() -> Mapping[str, list[str]]:
    """The patterns whose accessibility was looked at already: the roles share most pages."""
    return {"seen": []}


@pytest.mark.parametrize("role", ["vp", "cb", "xem", "bt", "xdd", "ubkt"])
def test_every_page_a_role_reaches_is_sound(
    role: str, signed_in: Any, program: Any, ground: Mapping[str, list[str]]
) -> None:
    page = signed_in(role)
    walk = walked(page, program.url)
    kinds = {kind_of(pattern): url for pattern, url in walk.pages.items()}
    new = [url for kind, url in kinds.items() if kind not in ground["seen"]]
    ground["seen"].extend(kinds)
    assert len(walk.pages) > 12
    assert (walk.failed, walk.elsewhere, walk.complaints) == ([], [], [])
    assert findings(page, new) == []


def test_the_first_page_is_light(signed_in: Any, program: Any, browser: Any) -> None:
    cookies = signed_in().context.cookies()
    context = browser.new_context()
    context.add_cookies(cookies)
    page, sizes = context.new_page(), {}
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.on("Network.loadingFinished", lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}))
    page.goto(f"{program.url}/", wait_until="networkidle")
    context.close()
    assert len(sizes) > 5
    assert 10 * 1024 < sum(sizes.values()) <= FIRST_PAGE
