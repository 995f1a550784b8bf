"""The pages over many plans in a real browser: keys, links, accessibility, no word on the console.

`KEHOACH_SCREENSHOTS=1` writes the pictures in docs/screenshots anew.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")
pytest.importorskip("axe_playwright_python")
pytest.importorskip("pygal")

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from corpus.batch import PLANS
from corpus.store.rows import body_id, identifier, plan_id
from kehoach.web import Settings, create_app
from schemas import plan_from_json
from tests.support.registries import sample_records
from tests.support.rooms import all_records, made_records

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.xdist_group("browser"),
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOTS = Path(__file__).parents[3] / "docs/screenshots"
LARGEST = 150_000
_COLOURS = 64
LEAD = body_id("Phòng Văn hóa - Xã hội xã Bãi Sậy")
SECOND = identifier("377/QĐ-UBND|uy-ban-nhan-dan-xa-bai-say")
PLANS_MADE = [plan_id(plan_from_json(each).source.sha256) for each in made_records()]
ROOMS = {
    "documents": "/documents",
    "document": f"/documents/{SECOND}",
    "bodies": "/bodies",
    "body": f"/bodies/{LEAD}?day=2025-06-01",
    "deadlines": "/deadlines?day=2025-06-10&month=2025-06",
    "list": "/deadlines?list=overdue&day=2025-06-10",
    "all-series": "/series",
    "choosing": f"/compare?first={PLANS_MADE[0]}",
    "compare": f"/compare?first={PLANS_MADE[0]}&second={PLANS_MADE[1]}",
    "graph": "/graph?q=văn hóa",
}


@contextmanager
def _served(folder: Path, records: tuple[str, ...]) -> Iterator[str]:
    (folder / PLANS).write_text("".join(f"{each}\n" for each in records), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = uvicorn.Config(create_app(Settings(folder)), port=port, log_level="warning")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _served(tmp_path_factory.mktemp("rooms"), all_records()) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str, path: str, **options: Any) -> Iterator[Page]:
    """A page that fails the test for anything on its console."""
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(20_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    try:
        page.goto(path)
        yield page
        assert said == []
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ROOMS)
def test_rooms_are_accessible(browser: Browser, address: str, name: str, scheme: Any) -> None:
    language = "en" if scheme == "dark" else "vi"
    joint = "&" if "?" in ROOMS[name] else "?"
    path = f"{ROOMS[name]}{joint}lang={language}"
    with opened(browser, address, path, color_scheme=scheme) as page:
        found = Axe().run(page).response["violations"]
        serious = [
            (each["id"], [node["html"][:150] for node in each["nodes"][:3]])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]
        assert serious == []


@pytest.mark.parametrize("name", ROOMS)
def test_rooms_fit_on_a_phone(browser: Browser, address: str, name: str) -> None:
    with opened(browser, address, ROOMS[name], viewport={"width": 360, "height": 740}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_from_a_document_to_its_plans_by_role(browser: Browser, address: str) -> None:
    with opened(browser, address, f"/documents/{SECOND}") as page:
        assert page.locator(".chart svg .bar").count() > 0
        page.click(".tabs a[href*='role=basis']")
        page.wait_for_url("**role=basis**")
        assert page.locator(".plain > li").count() == 3
        page.click("#related + ul a")
        page.wait_for_url("**/documents/**")
        assert "1042" in page.inner_text("h1")


def test_the_calendar_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address, f"/deadlines?day=2025-06-10&body={LEAD}") as page:
        assert page.locator("td.today time").get_attribute("datetime") == "2025-06-10"
        assert page.locator("td.full").count() == 2
        page.focus("a[rel=next]")
        page.keyboard.press("Enter")
        page.wait_for_url("**month=2025-07**")
        assert page.locator("td.full").count() == 1
        with page.expect_download() as download:
            page.click("a[type='text/calendar']")
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(b"BEGIN:VCALENDAR")


def test_a_chart_is_drawn(browser: Browser, address: str) -> None:
    with opened(browser, address, "/series?cursor=0") as page:
        page.click("table a:has-text('thôn văn hóa')")
        page.wait_for_url("**/series/*")
        line = page.locator(".chart path.line.reactive").first
        assert line.evaluate("each => getComputedStyle(each).fill") == "none"
        assert line.bounding_box()["width"] > 300
        assert page.locator("td.number:has-text('95,5')").count() == 2


def test_two_plans_are_chosen_and_compared(browser: Browser, address: str) -> None:
    with opened(browser, address, f"/compare?first={PLANS_MADE[0]}") as page:
        page.click(f".choose[href*='second={PLANS_MADE[1]}']")
        page.wait_for_url("**second=**")
        assert "95,5" in page.inner_text("#moved + .wide")


def test_a_graph_leads_to_plans_and_documents(browser: Browser, address: str) -> None:
    with opened(browser, address, "/graph?q=văn hóa") as page:
        assert page.locator("svg.graph path").count() >= 6
        page.click(f"svg.graph a[href='/documents/{SECOND}'] text")
        page.wait_for_url(f"**/documents/{SECOND}")


@pytest.mark.skipif("KEHOACH_SCREENSHOTS" not in os.environ, reason="pictures are not asked for")
@pytest.mark.parametrize("name", ["document", "body", "deadlines", "compare", "graph", "series"])
def test_pictures(browser: Browser, tmp_path: Path, name: str) -> None:
    size = {"width": 1100, "height": 800}
    harmless = (*sample_records(), *made_records()[:2])
    with (
        _served(tmp_path, harmless) as address,
        opened(browser, address, ROOMS.get(name, "/series"), viewport=size) as page,
    ):
        if name == "series":
            page.click("table a:has-text('thôn văn hóa')")
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        Image.open(BytesIO(page.screenshot())).quantize(_COLOURS).save(path, optimize=True)
        assert path.stat().st_size < LARGEST
