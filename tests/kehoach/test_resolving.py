"""`kehoach resolve`: lines for people, JSON, exit codes."""

from __future__ import annotations

import json
import sys

import pytest

from extractors import Resolution, resolve
from kehoach.command import main
from kehoach.messages import Messages
from kehoach.resolving import describe, to_json


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kehoach", *arguments])
    with pytest.raises(SystemExit) as exit:
        main()
    return int(exit.value.code or 0)


def test_the_command_prints_what_the_name_means(monkeypatch, capsys):
    line = (
        "--lang",
        "en",
        "resolve",
        "Sở GTVT",
        "--date",
        "2019-04-01",
        "--place",
        "tỉnh Trà Vinh",
    )
    assert run(monkeypatch, *line) == 0
    told = capsys.readouterr().out
    assert told.startswith("Sở Giao thông vận tải tỉnh Trà Vinh\n")
    assert "today: Sở Xây dựng tỉnh Vĩnh Long" in told
    assert "another rank" in told


def test_json_has_every_reason(monkeypatch, capsys):
    assert run(monkeypatch, "resolve", "Sở Nội vu tỉnh Trà Vinh", "--date", "2019", "--json") == 0
    body = json.loads(capsys.readouterr().out)["body"]
    assert body["name"] == "Sở Nội vụ tỉnh Trà Vinh"
    assert body["score"] == pytest.approx(body["spelling"] * body["placing"], abs=0.002)
    assert body["runner_up"]["reason"] == "rank"
    assert body["successors"] == ["Sở Nội vụ tỉnh Vĩnh Long"]


def test_no_body_is_exit_code_one(monkeypatch, capsys):
    assert run(monkeypatch, "resolve", "Sở thích", "--json") == 1
    assert json.loads(capsys.readouterr().out) == {"query": "Sở thích", "body": None}


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--date", "hôm qua", "hôm qua"),
        ("--date", "2019-13-40", "2019-13-40"),
        ("--place", "tỉnh Vô Danh", "tỉnh Vô Danh"),
        ("--place", "huyện Châu Thành", "tỉnh …"),
    ],
)
def test_wrong_usage_is_exit_code_two(monkeypatch, capsys, option, value, told):
    assert run(monkeypatch, "resolve", "UBND huyện", option, value) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "name",
    ["Sở Y tế tỉnh Trà Vinh", "SYT", "Sở Y tê", "Vụ Bản đồ số", "các sở, ngành", "không có gì"],
)
def test_every_reading_has_its_words(language, name):
    body = resolve(name, "2026-01-01", "tỉnh Nghệ An")
    assert "".join(describe(name, body, Messages(language)))
    assert json.loads(to_json(name, body))["query"] == name


def test_a_body_that_was_not_there_says_so():
    body = resolve("Sở Tài nguyên và Môi trường", "2026-01-01", "tỉnh Nghệ An")
    assert isinstance(body, Resolution)
    assert any("2026-01-01" in line for line in describe("", body, Messages("en")))
