"""The pages in a real browser: with and without script, both languages, accessible, no errors."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")
pytest.importorskip("axe_playwright_python")

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from kehoach.web import Settings, create_app
from tests.support.registries import SAMPLES, sample_records
from tests.support.web import plan_of, scanned_record, write_dataset

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
PROVINCE = next(each for each in sample_records() if "province-2017" in each)
PLAN = plan_of(PROVINCE)
SCAN = plan_of(scanned_record())


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = uvicorn.Config(create_app(Settings(folder)), port=port, log_level="warning")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser") / "dataset"
    with _served(write_dataset(folder, *sample_records(), scanned_record())) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page that fails the test for anything on its console."""
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(20_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        yield page
        assert said == []
    finally:
        context.close()


def test_search_and_its_facets(browser: Browser, address: str):
    with _page(browser, address) as page:
        page.goto("/")
        page.fill("#q", "y te")
        page.press("#q", "Enter")
        page.wait_for_url("**/search?q=*")
        page.click("nav.facets a[href*='kind=task']")
        assert page.locator(".hit").count() > 0
        assert page.locator(".hit:not(.task)").count() == 0
        page.click("p.chosen a")
        assert page.locator(".hit:not(.task)").count() > 0
        page.click(".hit.task h2 a")
        assert f"/plans/{PLAN}" in page.url or f"/plans/{SCAN}" in page.url
        assert page.locator(".card.chosen-fact").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("path", [f"/plans/{PLAN}", f"/plans/{SCAN}"], ids=["text", "pages"])
def test_a_fact_leads_to_its_place_and_back(
    browser: Browser, address: str, path: str, script: bool
):
    with _page(browser, address, java_script_enabled=script) as page:
        page.goto(path)
        page.click("#t2 .places a")
        place = page.locator("#at-t2-1")
        assert page.url.endswith("#at-t2-1")
        assert _is_seen(page, "#at-t2-1", ".source")
        link = page.locator(".source a[href='#t2']").first
        assert place.count() == 1
        link.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#t2")
        page.wait_for_timeout(600)
        assert _is_seen(page, "#t2", ".record")


def _is_seen(page: Page, thing: str, side: str) -> bool:
    """Whether a thing stands in the visible part of its side."""
    page.wait_for_timeout(600)
    inner, outer = page.locator(thing).bounding_box(), page.locator(side).bounding_box()
    assert inner is not None and outer is not None
    return outer["y"] - 2 <= inner["y"] <= outer["y"] + outer["height"]


def test_the_picture_of_a_page_is_shown(browser: Browser, address: str):
    with _page(browser, address) as page:
        page.goto(f"/plans/{SCAN}")
        page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 500")
        page.click(".views a")
        assert page.locator(".sheet").count() == 0


def test_a_correction_by_keyboard_is_kept_after_a_rebuild(browser: Browser, tmp_path: Path):
    folder = write_dataset(tmp_path / "dataset", PROVINCE)
    with _served(folder) as address, _page(browser, address) as page:
        page.goto(f"/plans/{PLAN}")
        page.focus("#t1 .buttons a")
        page.keyboard.press("Enter")
        page.wait_for_selector("#value-text")
        page.fill("#value-text", "Nội dung do người sửa")
        page.fill("#edit-who", "Người Thử")
        page.keyboard.press("Enter")
        page.wait_for_selector("#value-text", state="detached")
        assert "Nội dung do người sửa" in page.inner_text("#t1")
    for file in folder.glob("registry.sqlite*"):
        file.unlink()
    with _served(folder) as address, _page(browser, address) as page:
        page.goto(f"/plans/{PLAN}")
        assert "Nội dung do người sửa" in page.inner_text("#t1")
        assert "Người Thử" in page.inner_text("#t1")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_files_are_imported(browser: Browser, tmp_path: Path, script: bool):
    folder = write_dataset(tmp_path / "dataset", PROVINCE)
    good, bad = tmp_path / "tốt.txt", tmp_path / "hỏng.pdf"
    good.write_bytes((SAMPLES / "union-2023.txt").read_bytes())
    bad.write_bytes(b"%PDF-1.4 nothing")
    with (
        _served(folder) as address,
        _page(browser, address, java_script_enabled=script) as page,
    ):
        page.goto("/import")
        page.set_input_files("#files", [good, bad])
        page.click("form.import button", timeout=90_000)
        page.wait_for_selector("tr.imported", timeout=90_000)
        page.wait_for_selector("tr.failed", timeout=90_000)
        page.click("tr.imported a")
        page.wait_for_selector("#record")


def test_the_language_is_switched_and_kept(browser: Browser, address: str):
    with _page(browser, address) as page:
        page.goto(f"/plans/{PLAN}")
        page.click("a.language")
        assert page.get_attribute("html", "lang") == "en"
        page.goto("/plans")
        assert page.inner_text("h1") == "All plans"


PAGES = [
    "/",
    "/search?q=y te",
    "/search?q=zzzzzz qqqqqq",
    "/plans?year=2017",
    "/import",
    f"/plans/{PLAN}",
    f"/plans/{PLAN}?edit=document:0-0:code",
    f"/plans/{SCAN}",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}},
    ],
    ids=["light", "dark-phone"],
)
def test_pages_are_accessible(browser: Browser, address: str, path: str, options: dict[str, Any]):
    with _page(browser, address, reduced_motion="reduce", **options) as page:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        grave = [
            (each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"][:300])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]
        assert grave == []
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide)
