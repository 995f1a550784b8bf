"""The pages over many plans and their twins: both languages, hostile text, wrong addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("pygal")

from html.parser import HTMLParser

from starlette.testclient import TestClient

from corpus.batch import PLANS
from corpus.registry.cards import DocumentCard, PlanCard
from corpus.registry.graphs import Edge, Graph, Node
from corpus.store.rows import body_id, identifier
from kehoach.messages import Messages
from kehoach.web import Settings, create_app
from kehoach.web.drawing import bars, layered, lines
from kehoach.web.rooms.wording import recurs
from tests.support.rooms import all_records, made_records

LEAD = body_id("Phòng Văn hóa - Xã hội xã Bãi Sậy")
SECOND = identifier("377/QĐ-UBND|uy-ban-nhan-dan-xa-bai-say")
DAY = "2025-06-01"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("dataset")
    (folder / PLANS).write_text("".join(f"{each}\n" for each in all_records()), encoding="utf-8")
    with TestClient(create_app(Settings(folder)), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def addresses(client: TestClient) -> dict[str, str]:
    """An address of each room with something in it."""
    made = {
        plan["year"]: plan["id"]
        for plan in client.get("/api/v1/plans?limit=200").json()["items"]
        if (plan["code"] or "").startswith("12/KH-UBND")
    }
    series = client.get("/api/v1/series?limit=200").json()["items"]
    own = next(each["id"] for each in series if each["name"] == "Tỷ lệ thôn văn hóa")
    assert len(made) == len(made_records())
    return {
        "documents": "/documents?type=Quyết định",
        "document": f"/documents/{SECOND}?role=basis",
        "bodies": "/bodies?level=commune",
        "body": f"/bodies/{LEAD}?day={DAY}",
        "deadlines": f"/deadlines?day={DAY}&body={LEAD}",
        "month": "/deadlines?month=2026-06&day=2026-06-15",
        "list": f"/deadlines?list=overdue&day={DAY}",
        "between": "/deadlines?first=2024-06-01&last=2024-06-30",
        "all-series": "/series",
        "series": f"/series/{own}",
        "choosing": f"/compare?first={made[2024]}",
        "finding": "/compare?q=kế hoạch",
        "compare": f"/compare?first={made[2025]}&second={made[2026]}",
        "graph": "/graph?q=thôn văn hóa",
        "no-graph": "/graph",
    }


NAMES = [
    "documents",
    "document",
    "bodies",
    "body",
    "deadlines",
    "month",
    "list",
    "between",
    "all-series",
    "series",
    "choosing",
    "finding",
    "compare",
    "graph",
    "no-graph",
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_pages(client: TestClient, addresses: dict[str, str], name: str, language: str) -> None:
    address = addresses[name]
    joint = "&" if "?" in address else "?"
    answer = client.get(f"{address}{joint}lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert len(re.findall("<h1", answer.text)) == 1
    page = _Parts.of(answer.text)
    assert page.scripts == ["/static/app.js"]
    assert page.forbidden == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("name", NAMES)
def test_twins(client: TestClient, addresses: dict[str, str], name: str) -> None:
    answer = client.get(f"/api/v1{addresses[name]}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


class _Parts(HTMLParser):
    """What a page is made of: ids, scripts, and what the policy or a hostile text would bring."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.scripts: list[str | None] = []
        self.forbidden: list[str] = []
        self.links: list[str] = []

    @classmethod
    def of(cls, html: str) -> _Parts:
        parts = cls()
        parts.feed(html)
        return parts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "script":
            self.scripts.append(values.get("src"))
        if tag in ("style", "img", "iframe") or "style" in values:
            self.forbidden.append(tag)
        self.forbidden += [name for name in values if name.startswith("on")]
        if tag == "a" and (values.get("href") or "").startswith("/"):
            self.links.append(values["href"] or "")


ROOMS = ("/documents", "/bodies", "/deadlines", "/series", "/compare", "/graph")


@pytest.mark.parametrize("name", NAMES)
def test_links_between_rooms_lead_somewhere(
    client: TestClient, addresses: dict[str, str], name: str
) -> None:
    page = _Parts.of(client.get(addresses[name]).text)
    for link in sorted({each for each in page.links if each.startswith(ROOMS)})[:25]:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("path", ["documents", "bodies", "series"])
@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_unknown_ids(client: TestClient, path: str, prefix: str) -> None:
    assert client.get(f"{prefix}/{path}/0000000000000000").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/deadlines?month=2025-13",
        "/deadlines?day=2025-02-30",
        "/deadlines?list=none",
        "/deadlines?first=x",
        "/deadlines.ics?as=none",
        "/documents?cursor=-1",
        f"/bodies/{LEAD}?role=chief",
    ],
)
def test_wrong_questions(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time(client: TestClient, day: str) -> None:
    for path in ("/deadlines", f"/bodies/{LEAD}", "/deadlines.ics"):
        assert client.get(f"{path}?day={day}").status_code == 200


def test_a_plan_that_is_compared_has_to_be_there(client: TestClient) -> None:
    assert client.get("/compare?first=none").status_code == 404


def test_the_feed_of_a_body(client: TestClient) -> None:
    address = f"/deadlines.ics?body={LEAD}&day={DAY}"
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert "http://127.0.0.1/plans/" in answer.content.replace(b"\r\n ", b"").decode()
    again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_chart_stands_beside_its_table(client: TestClient, addresses: dict[str, str]) -> None:
    html = client.get(addresses["series"]).text
    assert "<svg" in html
    assert ">95,5</td>" in html


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "hằng ngày"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "hằng tháng, ngày cuối tháng"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "hằng tuần, thứ Hai, thứ Sáu"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYSETPOS=1"),
        ("{0}", "{0}"),
    ],
)
def test_recurrences_in_words(rule: str, said: str) -> None:
    assert recurs(rule, Messages("vi")) == said


def test_bars_stand_side_by_side_where_a_year_is_far_off() -> None:
    assert all(f">{year}<" in bars({2020: 1, 2023: 2}) for year in range(2020, 2024))
    far = bars({201: 1, 2020: 3})
    assert all(f">{year}<" in far for year in (201, 2020))
    assert ">1998<" not in far


def test_a_layout_follows_the_citations() -> None:
    plans = tuple(PlanCard(each, None, each, None, None, None, None, None) for each in "abc")
    nodes = tuple(
        Node(DocumentCard(each, each, None, each, *[None] * 4, 1), 1) for each in ("x", "y", "z")
    )
    edges = (Edge("a", "z", "basis"), Edge("b", "y", "basis"), Edge("c", "x", "mention"))
    drawn = layered(Graph(plans, nodes, edges, 0))
    pairs = zip(drawn.plans, drawn.documents, strict=True)
    paired = [(plan.id, document.id) for plan, document in pairs]
    assert sorted(paired) == [("a", "z"), ("b", "y"), ("c", "x")]
    assert layered(Graph((), (), (), 0)).curves == ()


def test_a_chart_takes_any_name() -> None:
    drawn = lines([2024, 2025], {"a\x00\x1b<script>\ufffe": [1.0, None], "": [2.0, 3.0]})
    assert drawn is not None
    assert "<script>" not in drawn
    assert lines([], {}) is None
