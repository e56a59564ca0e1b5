"""Takes the pictures of the tutorial and the README anew: the example commune, a real browser, 1280 px.

    .venv/bin/python setup/pictures.py

Needs Chromium and what `make tools` sets up. The pictures land in docs/pictures, each with at most 256 colours.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SLUG, YEAR = "ngoc-ky", 2023
SIZE = {"width": 1280, "height": 800}
FIGURE = "/so-lieu/mo/?so=ratings.members_share%3Flevel%3Dexcellent"
COLOURS = 256
Colour = tuple[int, int, int]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        password = next(line.split(": ")[1] for line in tongket(data, "example", "load", SLUG).splitlines()
                        if line.startswith("Mật khẩu"))  # fmt: skip
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        environment = {**os.environ, "TONGKET_DATA": str(data), "TONGKET_PORT": str(port)}
        server = subprocess.Popen([sys.executable, "-m", "tongket", "run"], env=environment, stdout=subprocess.DEVNULL)
        try:
            take_all(f"http://127.0.0.1:{port}", password, data)
        finally:
            server.terminate()
            server.wait(timeout=20)


def tongket(data: Path, *arguments: str) -> str:
    environment = {**os.environ, "TONGKET_DATA": str(data)}
    command = [sys.executable, "-m", "tongket", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def take_all(url: str, password: str, data: Path) -> None:
    wait_for(url)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport=SIZE)
        page.goto(f"{url}/dang-nhap/")
        page.fill("[name=username]", f"vp.{SLUG}")
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{url}/")
        take(page, "desk")
        preview_of_an_import(page, url, data)
        page.goto(url + FIGURE)
        take(page, "figure")
        page.goto(f"{url}/bo-ho-so/")
        page.click("main button:has-text('Lập bộ hồ sơ')")
        page.wait_for_selector("main a[href$='/bo-ho-so/tat-ca.zip']", timeout=60_000)
        take(page, "package")
        page.goto(f"{url}/bo-ho-so/xem/year-report/")
        page.locator(".paper-number").first.scroll_into_view_if_needed()
        take(page, "paper")
        chromium.close()


def preview_of_an_import(page: Any, url: str, data: Path) -> None:
    """The workbook of the books themselves: most rows are the same, one home town is changed by hand."""
    path = data / "so-ngoc-ky-2023.xlsx"
    tongket(data, "workbook", "export", str(path), "--org", SLUG, "--year", str(YEAR))
    change_one(path)
    page.goto(f"{url}/nhap-excel/")
    page.set_input_files("[name=tep]", path)
    page.click("main button:has-text('Xem trước')")
    page.click(".counts-info a")
    take(page, "import")


def change_one(path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - only this picture needs it

    book = openpyxl.load_workbook(path)
    sheet = book["Đảng viên"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Quê quán")
    sheet.cell(2, column).value = "Tứ Kỳ, Hải Dương"
    book.save(path)


def take(page: Any, name: str) -> None:
    page.wait_for_load_state("networkidle")
    png = with_few_colours(page.screenshot())
    (PICTURES / f"{name}.png").write_bytes(png)
    print(f"{name}.png  {len(png) // 1024} KB")


def wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{url}/dang-nhap/", timeout=2).close()  # noqa: S310 - our own address
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the program did not answer")


def with_few_colours(png: bytes) -> bytes:
    """The same picture with a palette: screens are mostly flat, a third of the bytes is enough."""
    width, height, pixels = decoded(png)
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    places = {colour: place for place, colour in enumerate(palette)}
    for colour in counted.keys() - places.keys():
        places[colour] = nearest(colour, palette)
    rows = (bytes(places[pixel] for pixel in pixels[y * width : (y + 1) * width]) for y in range(height))
    raw = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [
        (b"IHDR", header),
        (b"PLTE", b"".join(map(bytes, palette))),
        (b"IDAT", zlib.compress(raw, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


def nearest(colour: Colour, palette: Sequence[Colour]) -> int:
    def distance(place: int) -> int:
        return sum((one - other) ** 2 for one, other in zip(colour, palette[place], strict=True))

    return min(range(len(palette)), key=distance)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def decoded(png: bytes) -> tuple[int, int, list[Colour]]:
    """Width, height and pixels of an RGB or RGBA picture of 8 bits, as a browser writes it."""
    width, height, _depth, kind = struct.unpack(">IIBB", png[16:26])
    step = {2: 3, 6: 4}[kind]
    raw = zlib.decompress(b"".join(bodies(png, b"IDAT")))
    above, pixels = bytearray(width * step), []
    for y in range(height):
        start = y * (width * step + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * step])
        unfilter(raw[start], line, above, step)
        pixels += [(line[x], line[x + 1], line[x + 2]) for x in range(0, len(line), step)]
        above = line
    return width, height, pixels


def bodies(png: bytes, wanted: bytes) -> Iterable[bytes]:
    place = 8
    while place < len(png):
        [length] = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == wanted:
            yield png[place + 8 : place + 8 + length]
        place += length + 12


def unfilter(kind: int, line: bytearray, above: bytearray, step: int) -> None:
    """Undo one line's filter, in place (PNG specification, section 9)."""
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        corner = above[x - step] if x >= step else 0
        guess = (0, left, above[x], (left + above[x]) // 2, paeth(left, above[x], corner))[kind]
        line[x] = (line[x] + guess) & 255


def paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


if __name__ == "__main__":
    main()
