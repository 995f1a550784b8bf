"""The page of a plan: facts and places linked both ways, reviewed by forms, always escaped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from corpus.registry import open_registry
from corpus.store.tokens import Role
from kehoach.web import Settings, create_app
from tests.support.registries import SAMPLES, sample_records
from tests.support.serving import PUBLIC, bearer, client_of, exposed_app
from tests.support.web import (
    HOSTILE,
    hostile_record,
    plan_ids,
    plan_of,
    scanned_record,
    token_in,
    write_dataset,
)


def _tree(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    return html.fromstring(answer.text)


def _check_links(tree: html.HtmlElement) -> None:
    """Every fact leads to its places and is led to from one; every fragment exists, once."""
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    fragments = {each[1:] for each in tree.xpath("//a/@href") if each.startswith("#")}
    assert fragments - set(ids) == set()
    led_to = {each[1:] for each in tree.xpath("//*[@id='source']//a/@href") if each[0] == "#"}
    for card in tree.xpath("//article[@id]"):
        places = [each[1:] for each in card.xpath(".//p[@class='places']/a/@href")]
        for place in places:
            assert tree.xpath(f"//*[@id='source']//*[@id='{place}']"), place
        assert not places or card.get("id") in led_to, card.get("id")


@pytest.mark.parametrize("number", range(len(sample_records())))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_facts_and_places_are_linked_both_ways(client: TestClient, number: int, language: str):
    record = json.loads(sample_records()[number])
    tree = _tree(client, f"/plans/{plan_of(sample_records()[number])}?lang={language}")
    _check_links(tree)
    shown = set(tree.xpath("//article/@id"))
    assert {each["id"] for each in record["tasks"] + record["deadlines"]} <= shown
    assert {f"r{number}" for number in range(1, len(record["legal_references"]) + 1)} <= shown


def test_the_whole_text_is_shown(client: TestClient):
    record = json.loads(sample_records()[0])
    source = _tree(client, f"/plans/{plan_of(sample_records()[0])}").xpath("//*[@id='source']")[0]
    for chip in source.xpath(".//a[@class='chip'] | .//a[contains(@class, 'skip')]"):
        chip.drop_tree()
    assert "".join(record["text"].split()) == "".join(source.text_content().split())


def test_pages_of_a_pdf_are_shown_with_the_places_on_them(client: TestClient):
    plan = plan_of(scanned_record())
    tree = _tree(client, f"/plans/{plan}")
    assert len(tree.xpath("//figure")) == json.loads(scanned_record())["source"]["page_count"]
    _check_links(tree)
    picture = client.get(f"/plans/{plan}/pages/1.png")
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"/plans/{plan}/pages/99.png").status_code == 404
    text = _tree(client, f"/plans/{plan}?show=text")
    assert not text.xpath("//figure")
    _check_links(text)


def test_a_file_that_changed_since_is_not_shown(tmp_path: Path):
    copy = tmp_path / "copy.pdf"
    copy.write_bytes((SAMPLES / "board-2021.pdf").read_bytes())
    record = json.loads(scanned_record())
    record["source"]["uri"] = copy.as_posix()
    folder = write_dataset(tmp_path / "dataset", json.dumps(record, ensure_ascii=False))
    with TestClient(create_app(Settings(folder)), base_url="http://127.0.0.1") as client:
        plan = plan_of(scanned_record())
        assert not _tree(client, f"/plans/{plan}").xpath("//figure")
        assert client.get(f"/plans/{plan}/pages/1.png").status_code == 404


def test_the_weakest_facts_stand_first(client: TestClient):
    for plan in plan_ids(client):
        for family in _tree(client, f"/plans/{plan}").xpath("//details"):
            shown = family.xpath(".//span[@class='confidence']")
            values = [float(each.text_content().split()[-1]) for each in shown]
            assert values == sorted(values)


def _review(client: TestClient, plan: str, **fields: str):
    token = token_in(client.get(f"/plans/{plan}").text)
    sent = {"token": token, "who": "Người Thử"} | fields
    return client.post(f"/plans/{plan}/review", data=sent, follow_redirects=False)


def _task(record: str) -> tuple[str, str]:
    """The id and the key of a record's first task."""
    task = json.loads(record)["tasks"][0]
    return task["id"], f"tasks:{task['span']['start']}-{task['span']['end']}"


def test_a_correction_is_kept_and_survives_a_rebuild(client: TestClient, dataset: Path):
    record = sample_records()[1]
    plan, (own, key) = plan_of(record), _task(record)
    form = _tree(client, f"/plans/{plan}?edit={key}").forms
    fields = {name for each in form for name in each.fields}
    assert {"value.text", "value.lead"} <= fields
    answer = _review(
        client,
        plan,
        corrected=key,
        **{"value.text": "Việc đã sửa lại", "value.lead": "Sở Một\nSở Hai", "note": "xem lại"},
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/plans/{plan}#{own}"
    for target in ("", "rebuilt"):
        if target:
            for file in dataset.glob("registry.sqlite*"):
                file.unlink()
            with TestClient(create_app(Settings(dataset)), base_url="http://127.0.0.1") as again:
                card = _tree(again, f"/plans/{plan}").get_element_by_id(own)
        else:
            card = _tree(client, f"/plans/{plan}").get_element_by_id(own)
        assert "Việc đã sửa lại" in card.text_content()
        assert "Sở Một; Sở Hai" in card.text_content()
        assert "Người Thử" in card.text_content()
    history = _tree(client, f"/plans/{plan}?edit={key}").xpath("//table[@class='history']")[0]
    assert "xem lại" in history.text_content()


def test_a_rejected_fact_goes_and_can_be_restored(client: TestClient):
    record = sample_records()[1]
    plan, (own, key) = plan_of(record), _task(record)
    _review(client, plan, rejected=key)
    tree = _tree(client, f"/plans/{plan}")
    assert not tree.xpath(f"//article[@id='{own}']")
    assert tree.xpath(f"//*[@id='rejected']//button[@value='{key}']")
    _check_links(tree)
    _review(client, plan, confirmed=key)
    assert _tree(client, f"/plans/{plan}").xpath(f"//article[@id='{own}']")


def test_a_field_of_the_header_that_is_missing_can_be_given(tmp_path: Path):
    record = json.loads(sample_records()[0])
    record["document"] |= {"code": None, "evidence": []}
    folder = write_dataset(tmp_path / "dataset", json.dumps(record, ensure_ascii=False))
    with TestClient(create_app(Settings(folder)), base_url="http://127.0.0.1") as client:
        (plan,) = plan_ids(client)
        _review(client, plan, corrected="document:0-0:code", **{"value.code": "7/KH-UBND"})
        assert client.get(f"/api/v1/plans/{plan}").json()["document"]["code"] == "7/KH-UBND"
        assert (
            "7/KH-UBND"
            in _tree(client, f"/plans/{plan}").get_element_by_id("h-code").text_content()
        )


def test_the_name_is_kept_for_the_next_time(client: TestClient):
    record = sample_records()[1]
    _review(client, plan_of(record), confirmed=_task(record)[1])
    tree = _tree(client, f"/plans/{plan_of(record)}")
    assert tree.get_element_by_id("who").get("value") == "Người Thử"


def test_where_tokens_are_asked_for_their_name_is_kept_whatever_is_sent(tmp_path: Path):
    record = sample_records()[1]
    plan, (_, key) = plan_of(record), _task(record)
    app = exposed_app(write_dataset(tmp_path / "dataset", record))
    head = bearer(app.state.store, Role.REVIEW) | {"Accept": "text/html"}
    with client_of(app, base=PUBLIC, headers=head) as client:
        tree = _tree(client, f"/plans/{plan}?edit={key}")
        assert not tree.xpath("//input[@name='who']")
        assert tree.xpath("//header//form[@action='/logout']//button")
        assert "of review" in tree.xpath("//header")[0].text_content()
        assert _review(client, plan, confirmed=key).status_code == 303
        (said,) = client.get("/api/v1/corrections").json()["items"]
        assert said["correction"]["by"] == "of review"


def test_nobody_logs_out_where_nobody_logs_in(client: TestClient):
    assert not _tree(client, "/").xpath("//form[@action='/logout']")


def test_a_plan_leads_to_its_deadlines_and_to_a_comparison(client: TestClient):
    plan = plan_of(sample_records()[1])
    links = _tree(client, f"/plans/{plan}").xpath("//main//a/@href")
    for link in (f"/deadlines?plan={plan}", f"/compare?first={plan}"):
        assert link in links
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "InNvbWV0aGluZyI.made-up"])
def test_a_form_from_elsewhere_is_refused(client: TestClient, token: str):
    record = sample_records()[1]
    plan = plan_of(record)
    client.get(f"/plans/{plan}")
    sent = {"token": token, "rejected": _task(record)[1]}
    assert client.post(f"/plans/{plan}/review", data=sent).status_code == 403
    client.cookies.set("kehoach_form", token)
    assert client.post(f"/plans/{plan}/review", data=sent).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        {"corrected": "tasks:1-2", "value.text": "x"},
        {"corrected": "KEY", "value.text": ""},
        {"corrected": "KEY", "value.sha256": "x"},
        {"corrected": "KEY", "value.text": "x" * 6000},
        {"bought": "KEY"},
    ],
    ids=["no-fact", "empty", "no-field", "too-long", "no-verdict"],
)
def test_what_cannot_be_is_refused(client: TestClient, fields: dict[str, str]):
    record = sample_records()[1]
    key = _task(record)[1]
    sent = {name: value.replace("KEY", key) for name, value in fields.items()}
    assert _review(client, plan_of(record), **sent).status_code == 422


def test_a_date_that_is_none_is_refused(client: TestClient):
    record = sample_records()[1]
    deadline = json.loads(record)["deadlines"][0]
    key = f"deadlines:{deadline['span']['start']}-{deadline['span']['end']}"
    plan = plan_of(record)
    bad = _review(client, plan, corrected=key, **{"value.end": "31/12/2021"})
    assert bad.status_code == 422
    good = _review(client, plan, corrected=key, **{"value.end": "2021-12-30"})
    assert good.status_code == 303


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markup_in_a_plan_is_shown_as_text(tmp_path: Path, language: str):
    folder = write_dataset(tmp_path / "dataset", hostile_record())
    open_registry(folder).close()
    with TestClient(
        create_app(Settings(folder)), base_url="http://127.0.0.1", headers={"Accept": "text/html"}
    ) as client:
        (plan,) = plan_ids(client)
        key = _task(hostile_record())[1]
        _review(client, plan, corrected=key, note=HOSTILE, who=HOSTILE, **{"value.text": HOSTILE})
        quoted = f"{HOSTILE}?lang={language}"
        for path in (
            f"/?lang={language}",
            f"/plans?lang={language}",
            f"/plans/{plan}?lang={language}",
            f"/plans/{plan}?edit={key}&lang={language}",
            f"/search?q=script&lang={language}",
            f"/search?q={quoted}&agency={quoted}",
            f"/plans?agency={quoted}&province={quoted[:50]}",
            f"/plans/{quoted}",
        ):
            page = client.get(path).text
            tree = html.fromstring(page)
            assert len(tree.xpath("//script")) == 1, path
            assert not tree.xpath("//@*[starts-with(name(), 'on')]"), path
            assert not tree.xpath("//img[@src='x']"), path
            assert "49" not in tree.xpath("string(//title)"), path
