"""Home, lists, search, failures, the import page: both languages, filters, links that lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kehoach.web import Settings, create_app
from tests.support.registries import SAMPLES, sample_records
from tests.support.web import plan_ids, token_in, write_dataset


def _text(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.text).text_content().split())


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("/", "Sổ đăng ký kế hoạch", "The registry of plans"),
        ("/search", "Từ cần tìm", "What to look for"),
        ("/plans", "Tất cả kế hoạch", "All plans"),
        ("/import", "Nhập kế hoạch", "Import plans"),
    ],
)
def test_pages_speak_both_languages(client: TestClient, path: str, vietnamese: str, english: str):
    assert vietnamese in _text(client, path)
    assert english in _text(client, f"{path}?lang=en")
    assert english in _text(client, path)  # kept


def test_home_counts_and_leads_to_the_newest(client: TestClient):
    tree = html.fromstring(client.get("/").text)
    count = tree.xpath("string(//ul[@class='counts']//a[@href='/plans']/strong)")
    assert int(count) == len(sample_records()) + 1
    newest = tree.xpath("//ul[@class='plans']//a/@href")
    assert newest == [f"/plans/{each}" for each in plan_ids(client)[: len(newest)]]
    overview = client.get("/api/v1/overview").json()
    assert overview["counts"]["plan"] == int(count)


def test_an_empty_registry_says_what_to_do(tmp_path: Path):
    with TestClient(
        create_app(Settings(write_dataset(tmp_path / "dataset"))), base_url="http://127.0.0.1"
    ) as client:
        assert "/import" in client.get("/").text
        assert "Sổ đăng ký chưa có kế hoạch nào" in _text(client, "/")


def test_plans_come_newest_first_page_by_page(client: TestClient):
    found: list[dict[str, str]] = []
    address: str | None = "/api/v1/plans?limit=2"
    while address is not None:
        answer = client.get(address).json()
        found += answer["items"]
        cursor = answer["next"]
        address = f"/api/v1/plans?limit=2&cursor={cursor}" if cursor else None
    days = [each["issued_on"] or "" for each in found]
    assert len({each["id"] for each in found}) == len(sample_records()) + 1
    assert days == sorted(days, reverse=True)


def test_lists_are_narrowed_and_widened_again(client: TestClient):
    tree = html.fromstring(client.get("/plans?province=Lâm Đồng&year=2017&agency=so y te").text)
    assert tree.xpath("//ul[@class='plans']//a")
    away = tree.xpath("//p[@class='chosen']/a/@href")
    assert len(away) == 3
    assert all(each.count("=") == 2 for each in away)
    assert "Không thấy cơ quan “zzzzqq”" in _text(client, "/plans?agency=zzzzqq")


def test_search_filters_can_be_taken_away(client: TestClient):
    tree = html.fromstring(client.get("/search?q=y te&kind=task&year=2017").text)
    assert len(tree.xpath("//p[@class='chosen']/a")) == 2
    assert tree.xpath("//form[@role='search']//input[@name='kind']/@value") == ["task"]
    assert not [each for each in tree.xpath("//nav//a/@href") if "year=2017&year" in each]


def test_a_search_without_results_offers_others(client: TestClient):
    tree = html.fromstring(client.get("/search?q=xylophon zeppelin").text)
    assert tree.xpath("//p[@class='examples']/a")
    assert "Không thấy cơ quan “zzzzqq”" in _text(client, "/search?agency=zzzzqq")


@pytest.mark.parametrize("path", ["/plans/nothing", "/nothing", "/plans/0000/pages/1.png"])
def test_what_is_missing_is_a_page_for_people_and_a_problem_for_programs(
    client: TestClient, path: str
):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Không có trang này" in answer.text
    problem = client.get(path, headers={"Accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"


def test_failures_of_the_api_are_problems_for_everybody(client: TestClient):
    for path, status in (("/api/v1/plans/nothing", 404), ("/api/v1/plans?limit=x", 422)):
        answer = client.get(path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_question_that_cannot_be_is_a_page_too(client: TestClient):
    answer = client.get("/search?year=12")
    assert answer.status_code == 422
    assert "Không trả lời được" in answer.text


def test_files_are_taken_in_one_bad_one_costs_itself(client: TestClient):
    token = token_in(client.get("/import").text)
    good = (SAMPLES / "union-2023.txt").read_bytes().replace(b"2023", b"2022")
    files = [("files", ("tốt.txt", good)), ("files", ("<b>hỏng.pdf", b"%PDF-1.4 nothing"))]
    answer = client.post("/import", data={"token": token}, files=files)
    rows = html.fromstring(answer.text).xpath("//tbody/tr")
    assert [each.get("class") for each in rows] == ["imported", "failed"]
    assert "<b>hỏng.pdf" in rows[1].text_content()
    (plan,) = rows[0].xpath(".//a/@href")
    assert client.get(plan).status_code == 200


def test_a_file_larger_than_taken_is_refused(dataset: Path):
    with TestClient(
        create_app(Settings(dataset, upload_bytes=1000)), base_url="http://127.0.0.1"
    ) as client:
        token = token_in(client.get("/import").text)
        files = [("files", ("lớn.txt", b"x" * 2000))]
        answer = client.post("/import", data={"token": token}, files=files)
        assert "upload_bytes" in answer.text


def test_files_from_elsewhere_are_refused(client: TestClient):
    files = [("files", ("a.txt", b"x"))]
    assert client.post("/import", data={"token": "x"}, files=files).status_code == 403


def test_a_form_without_files_says_so(client: TestClient):
    token = token_in(client.get("/import").text)
    answer = client.post("/import", data={"token": token})
    assert answer.status_code == 422
    assert "Chưa chọn tệp nào" in answer.text
