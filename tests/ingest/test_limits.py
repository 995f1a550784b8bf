"""Limits: safe without a word, settable, and every one of them holds."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from ingest import Limits, SettingsError, TooLarge, limited, limits, read
from ingest.limits import PREFIX, SETTINGS_VARIABLE, read_limits

DOCS = (Path(__file__).parents[2] / "docs" / "command.md").read_text(encoding="utf-8")


def test_nothing_said_means_the_defaults() -> None:
    assert read_limits({}) == Limits()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[limits]\npages = 7\nseconds = 2.5\n", encoding="utf-8")
    chosen = read_limits({SETTINGS_VARIABLE: str(file), f"{PREFIX}PAGES": "9"})
    assert (chosen.pages, chosen.seconds) == (9, 2.5)
    assert chosen.file_bytes == Limits().file_bytes


@pytest.mark.parametrize(
    "environment",
    [
        {f"{PREFIX}PAGES": "many"},
        {f"{PREFIX}PAGES": "0"},
        {f"{PREFIX}PAGES": "-3"},
        {f"{PREFIX}SECONDS": "inf"},
        {f"{PREFIX}SECONDS": "nan"},
        {f"{PREFIX}MOONS": "1"},
        {SETTINGS_VARIABLE: "/no/such/file.toml"},
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_used_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_limits(environment)
    for language in ("vi", "en"):
        assert caught.value.describe(language).startswith((*environment, "/no/such"))


@pytest.mark.parametrize("text", ["limits = 3", "[limits]\npages = true", "[limits", "\x00"])
def test_a_settings_file_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        read_limits({SETTINGS_VARIABLE: str(file)})


def test_limits_are_put_back(tmp_path: Path) -> None:
    before = limits()
    with limited(file_bytes=1):
        assert limits().file_bytes == 1
    assert limits() == before


@pytest.mark.parametrize("limit", ["file_bytes", "characters"])
def test_a_long_text(tmp_path: Path, limit: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH\nTrồng rau an toàn\n", encoding="utf-8")
    with limited(**{limit: 10}), pytest.raises(TooLarge, match=limit):
        read(path)


def test_every_limit_is_documented() -> None:
    assert {each.name for each in fields(Limits) if f"`{each.name}`" not in DOCS} == set()
