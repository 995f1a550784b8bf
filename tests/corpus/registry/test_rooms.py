"""What is asked of many plans is answered alike in both databases, and as the plans say."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from icalendar import Calendar
from sqlalchemy import Connection, select

from corpus.batch import PLANS
from corpus.registry import open_registry, views
from corpus.registry.cards import DocumentCard
from corpus.registry.deadlines import Within, agenda_of, list_of
from corpus.registry.feeds import Feed, feed_of
from corpus.registry.recurrence import calendar_rule, due_days, recurrence_of
from corpus.registry.relations import related_of
from corpus.store import Store, load_records, open_store, tables
from corpus.store.rows import body_id, identifier
from corpus.store.tables import bodies
from corpus.store.validity import validity
from tests.support.registries import new_database
from tests.support.rooms import all_records, made_records

LEAD = body_id("Phòng Văn hóa - Xã hội xã Bãi Sậy")
OLD = body_id("Sở Thông tin và Truyền thông tỉnh Thanh Hóa")
FIRST = identifier("1042/QĐ-UBND|uy-ban-nhan-dan-xa-bai-say")
SECOND = identifier("377/QĐ-UBND|uy-ban-nhan-dan-xa-bai-say")
FEED = Feed(
    'Thời hạn; "của" ai,\nđâu',
    {"plan": "Kế hoạch", "lead": "Chủ trì", "no-day": "không ngày", "left-out": "còn {count}"},
    lambda card: f"http://example.org/plans/{card.plan.id}",
)


@pytest.fixture
def made(empty: Store) -> Store:
    load_records(empty, made_records(), source="made", version="1")
    return empty


def test_a_document_over_plans(made: Store) -> None:
    with made.reading() as connection:
        view = views.document_view(connection, SECOND)
        assert view is not None
        assert view.document.citing == 3
        assert view.roles == {"basis": 3}
        assert view.years == {2024: 1, 2025: 1, 2026: 1}
        assert [(each.value, each.count) for each in view.conflicts["issued_on"]] == [
            ("2023-05-06", 2),
            ("2023-06-05", 1),
        ]
        assert view.conflicts["issued_on"][1].plans[0].issued_on == "2025-01-10"
        assert [(each.kind, each.document, each.count) for each in view.related] == [
            ("replaces", FIRST, 3)
        ]
        assert view.spellings["Quyết định số 377/QĐ-UBND"] == 2
        newest = [each.plan.issued_on for each in view.citations.items]
        assert newest == ["2026-01-10", "2025-01-10", "2024-01-10"]
        older = views.document_view(connection, FIRST)
        assert older is not None
        assert [each.kind for each in older.related] == ["replaced_by"]
        assert views.document_view(connection, SECOND, role="amends").citations.items == ()


def test_pieces_of_a_list_are_the_list(made: Store) -> None:
    with made.reading() as connection:
        whole = views.list_documents(connection)
        pieces, offset = [], 0
        while offset is not None:
            piece = views.list_documents(connection, offset=offset, limit=1)
            assert piece.total == whole.total
            pieces += piece.items
            offset = piece.next
        assert tuple(pieces) == whole.items


def test_the_registry_of_laws_is_asked(tmp_path: Path) -> None:
    card = DocumentCard("x", "45/2013/QH13", "Luật", "45/2013/QH13", "Luật Đất đai", *[None] * 3, 1)
    store = open_store(tmp_path)
    with store.reading() as connection:
        found = {(each.kind, each.label) for each in related_of(connection, card)}
    assert ("replaced_by", "Luật Đất đai 31/2024/QH15") in found
    store.close()


def test_a_body_over_plans(made: Store) -> None:
    with made.reading() as connection:
        view = views.body_view(connection, LEAD, day="2025-06-01")
        assert view is not None
        assert view.roles == {"lead": 6}
        assert view.tasks.items[0].plan.issued_on == "2026-01-10"
        assert [each.ends_on for each in view.agenda.coming.items] == ["2025-06-15", "2026-06-15"]
        assert [each.ends_on for each in view.agenda.overdue.items] == ["2024-06-15"]
        assert {each.recurs_to for each in view.agenda.recurring.items} == {
            "2025-12-31",
            "2026-12-31",
        }
        assert [each.name for each in view.indicators] == ["Tỷ lệ thôn văn hóa"]
        assert view.plans.total == 3
        old = views.body_view(connection, OLD, day="2025-06-01")
        assert old is not None
        assert (old.valid_to, old.role) == ("2025-02-28", "coordinating")
        assert [(each.name, each.body) for each in old.successors] == [("Sở mới", None)]


def test_validity_does_not_hang_on_the_order_of_plans(tmp_path: Path) -> None:
    found = []
    for number, records in enumerate((made_records(), tuple(reversed(made_records())))):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = open_store(folder)
        load_records(store, records, source="made", version="1")
        with store.reading() as connection:
            columns = (bodies.c.id, bodies.c.valid_from, bodies.c.valid_to)
            found.append(connection.execute(select(*columns).order_by(bodies.c.id)).all())
        store.close()
    assert found[0] == found[1]
    assert any(row.valid_to for row in found[0])


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân xã Tân Lập",
        "các sở, ban, ngành",
        "Tổ 5",
        "Phòng Văn hóa - Xã hội xã Bãi Sậy",
    ],
)
def test_a_name_that_is_not_one_body_has_no_dates(name: str) -> None:
    assert validity(name) == (None, None)


def test_a_month(made: Store) -> None:
    with made.reading() as connection:
        month = views.month_view(connection, "2025-06")
        days = {day.day: day for week in month.weeks for day in week}
        assert days["2025-06-15"].count == 1
        assert days["2025-06-05"].count == 1
        assert days["2025-06-05"].deadlines[0].rrule == "FREQ=MONTHLY;BYMONTHDAY=5"
        assert [each.rrule for each in month.undated] == ["FREQ=MONTHLY;INTERVAL=3"]
        assert sum(day.count for day in days.values()) == 2
        assert (month.previous, month.following) == ("2025-05", "2025-07")
        assert views.month_view(connection, "2025-07").undated_count == 0
        nowhere = views.month_view(connection, "2025-06", Within(province="tỉnh Không"))
        assert not any(day.count for week in nowhere.weeks for day in week)


@pytest.mark.parametrize("month", ["2025-13", "1899-12", "2100-01", "x"])
def test_what_is_no_month(made: Store, month: str) -> None:
    with made.reading() as connection, pytest.raises(ValueError):
        views.month_view(connection, month)


def test_lists_part_all_deadlines(made: Store) -> None:
    with made.reading() as connection:
        agenda = agenda_of(connection, day="2024-06-15")
        assert agenda.coming.items[0].ends_on == "2024-06-15"
        assert agenda.overdue.total == 0
        assert list_of(connection, "overdue", "2024-06-16").total == 1
        every = views.list_deadlines(connection)
        lists = (agenda.coming, agenda.overdue, agenda.recurring, agenda.open)
        assert sum(each.total for each in lists) == every.total


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY", ["2024-02-29", "2024-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5", ["2024-02-05", "2024-03-05"]),
        ("FREQ=MONTHLY;INTERVAL=3", ["2024-03-31"]),
        ("FREQ=MONTHLY;INTERVAL=6", []),
        ("FREQ=YEARLY;BYMONTH=3", ["2024-03-31"]),
        (
            "FREQ=WEEKLY;BYDAY=SA",
            [f"2024-02-{d:02}" for d in (3, 10, 17, 24)]
            + [f"2024-03-{d:02}" for d in (2, 9, 16, 23, 30)],
        ),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", []),
    ],
)
def test_recurrences_in_two_months(rule: str, days: list[str]) -> None:
    found = recurrence_of(rule, "2024-01-01", "2024-12-31")
    assert found is not None
    due = due_days(found, date(2024, 2, 1), date(2024, 3, 31))
    assert [day.isoformat() for day in due] == days


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=MONTHLY;BYMONTHDAY=99",
        "RRULE:FREQ=DAILY",
        "FREQ=DAILY\r\nATTACH:x",
        "FREQ=YEARLY;BYDAY=XX",
    ],
)
def test_what_is_no_rule(rule: str) -> None:
    assert recurrence_of(rule, "2024-01-01", "2024-12-31") is None


def test_a_calendars_first_day_is_one_of_its_rule() -> None:
    for rule in ("FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=SA"):
        found = recurrence_of(rule, "2023-02-10", "2025-12-31")
        assert found is not None
        begun = calendar_rule(found)
        assert begun is not None
        first, shown = begun
        again = recurrence_of(shown.partition(";UNTIL")[0], first.isoformat(), "2025-12-31")
        assert again is not None
        whole = (date(2023, 1, 1), date(2025, 12, 31))
        assert due_days(again, *whole) == due_days(found, *whole)


@pytest.mark.parametrize("shape", ["event", "todo"])
def test_a_feed_follows_the_standard(made: Store, shape: Any) -> None:
    feed = Feed(FEED.name, FEED.words, FEED.address, shape)
    with made.reading() as connection:
        content = feed_of(connection, Within(body=LEAD), since="2025-01-01", feed=feed)
        again = feed_of(connection, Within(body=LEAD), since="2025-01-01", feed=feed)
    assert content == again
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    calendar = Calendar.from_ical(content)
    components = [each for each in calendar.walk() if each.name in ("VEVENT", "VTODO")]
    assert len(components) == 6
    assert len({str(each["UID"]) for each in components}) == 6
    for each in components:
        assert "DTSTAMP" in each
        assert ("RRULE" in each) <= ("DTSTART" in each)
        if each.name == "VEVENT":
            assert "DTSTART" in each
        else:
            assert not (
                "DUE" in each
                and "DTSTART" in each
                and each.decoded("DUE") < each.decoded("DTSTART")
            )
    assert {str(each["UID"]) for each in components if "RRULE" not in each} == {
        f"{card.id.replace(':', '-')}@kehoach" for card in _of(made)
    }


def _of(store: Store) -> list[views.DeadlineCard]:
    with store.reading() as connection:
        found = views.list_deadlines(connection, first="2025-01-01")
    return list(found.items)


def test_a_series(made: Store) -> None:
    with made.reading() as connection:
        (card,) = views.list_series(connection).items
        view = views.series_view(connection, card.id)
        assert view is not None
        assert view.years == (2024, 2025, 2026)
        assert [line.values for line in view.lines] == [(90.0, 95.5, 97.0)]
        assert [each.year for each in view.figures.items] == [2026, 2025, 2024]
        assert view.figures.items[1].place is not None


def test_two_plans_compared(made: Store) -> None:
    with made.reading() as connection:
        ids = {card.year: card.id for card in views.list_plans(connection)}
        found = views.compare(connection, ids[2024], ids[2025])
        assert found is not None
        assert [(each.before, each.after) for each in found.moved] == [(("90",), ("95,5",))]
        assert [each.after.label for each in found.reworded] == [
            "Mở ba lớp tập huấn cho cán bộ thôn."
        ]
        assert found.families["tasks"].same == 1
        assert found.families["legal_references"].same == 2
        later = views.compare(connection, ids[2025], ids[2026])
        assert later is not None
        assert len(later.families["tasks"].added) == len(later.families["tasks"].dropped) == 1
        assert views.compare(connection, ids[2024], "none") is None


def test_a_graph(made: Store) -> None:
    with made.reading() as connection:
        ids = [card.id for card in views.list_plans(connection)]
        graph = views.citation_graph(connection, ids, most=1)
        assert [node.cited_by for node in graph.documents] == [3]
        assert len(graph.edges) == 3
        assert graph.left_out == 1


def answers(connection: Connection) -> dict[str, Any]:
    """Every answer of every room, of everything that is there."""
    documents = views.list_documents(connection, limit=200)
    known = views.list_bodies(connection, limit=200)
    all_series = views.list_series(connection, limit=200)
    ids = [card.id for card in views.list_plans(connection)]
    day = "2024-05-02"
    return {
        "documents": documents,
        "bodies": known,
        "series": all_series,
        "document": [views.document_view(connection, each.id) for each in documents.items],
        "body": [views.body_view(connection, each.body.id, day=day) for each in known.items],
        "one": [views.series_view(connection, each.id) for each in all_series.items],
        "agenda": agenda_of(connection, day=day),
        "months": [views.month_view(connection, f"2024-{month:02}") for month in range(1, 13)],
        "compare": [views.compare(connection, one, ids[0]) for one in ids],
        "graph": views.citation_graph(connection, ids),
        "feed": feed_of(connection, Within(), since="2017-01-01", feed=FEED),
    }


def test_both_databases_answer_alike(tmp_path: Path, server: str) -> None:
    found = []
    for target in (tmp_path, new_database(server)):
        store = open_store(target)
        load_records(store, all_records(), source="all", version="1")
        with store.reading() as connection:
            said = answers(connection)
        store.close()
        found.append({name: _plain(value) for name, value in said.items()})
    for name in found[0]:
        assert found[0][name] == found[1][name], name


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return asdict(value) if hasattr(value, "__slots__") and not isinstance(value, bytes) else value


def test_an_older_registry_takes_its_plans_in_anew(tmp_path: Path) -> None:
    (tmp_path / PLANS).write_text("".join(f"{each}\n" for each in made_records()), "utf-8")
    open_registry(tmp_path).close()
    store = open_store(tmp_path)
    with store.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    store.close()
    store = open_registry(tmp_path)
    with store.reading() as connection:
        view = views.document_view(connection, SECOND)
        assert view is not None
        assert [each.count for each in view.related] == [3]
    store.close()
