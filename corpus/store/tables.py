"""The tables of the registry: one set of facts, the same in SQLite and in PostgreSQL.

`REGISTRY` is built from the dataset and can be thrown away. `REVIEW` holds what people said of
facts; it lives apart (another file, or tables that no rebuild touches) and is never rebuilt.
Facts bear the id of their plan and their own (`3f2a…:t12`), and the place they stand at. Dates are
ISO 8601 text, as in the records: it sorts, and `2013` or `2013-05` need no invented day.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
REGISTRY = MetaData(naming_convention=_NAMES)
REVIEW = MetaData(naming_convention=_NAMES)


def _plan(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "plan",
        ForeignKey("plans.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        index=not primary_key,
    )


def _place() -> tuple[Column[str], Column[int], Column[int], Column[int | None]]:
    """Where a fact stands: `text[start:end] == quote` of its plan's text."""
    return (
        Column("quote", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("page", Integer),
    )


def _confidence() -> Column[float]:
    return Column("confidence", Float, nullable=False)


plans = Table(
    "plans",
    REGISTRY,
    Column("id", String(16), primary_key=True),
    Column("uri", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("corrections", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("text_layer", Text, nullable=False),
    Column("page_count", Integer),
    Column("type", Text),
    Column("code", Text, index=True),
    Column("issuer", Text),
    Column("place", Text),
    Column("issued_on", Text, index=True),
    Column("title", Text),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("locality", Text),
    Column("level", Text),
    Column("province", Text, index=True),
    Column("year", Integer, index=True),
)
"""`digest` is of the whole record, so that a record made anew is known, `corrections` how many of
them are in the facts; `year` is that of the plan's period, else of its day of issue."""

records = Table(
    "records",
    REGISTRY,
    _plan(primary_key=True),
    Column("record", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""The records as they stand in the dataset, without corrections, and their text by itself."""

documents = Table(
    "documents",
    REGISTRY,
    Column("id", String(16), primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text),
    Column("code", Text, index=True),
    Column("name", Text),
    Column("issuer", Text),
    Column("issued_on", Text),
    Column("title", Text),
    Column("citing", Integer, nullable=False, default=0),
)
"""Legal documents: what most of the plans that cite one say of it; `citing` plans do."""

citations = Table(
    "citations",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("type", Text),
    Column("code", Text),
    Column("name", Text),
    Column("issuer", Text),
    Column("issued_on", Text),
    Column("title", Text),
    _confidence(),
)

relations = Table(
    "relations",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("source", ForeignKey("documents.id"), nullable=False, index=True),
    Column("target", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    *_place(),
)
"""What a plan says of two documents that it cites: `source` amends `target`, and the like."""

bodies = Table(
    "bodies",
    REGISTRY,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("level", Text),
    Column("locality", Text),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("successor", Text),
)
"""Bodies and groups of bodies (`kind` is `group`), by their canonical names.

`valid_from` and `valid_to` are the first and last day under that name, where one body bears it;
`successor` names those that stand today in its place, parted by "; "."""

appearances = Table(
    "appearances",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("body", ForeignKey("bodies.id"), nullable=False, index=True),
    _confidence(),
    UniqueConstraint("plan", "body"),
)
"""A body that a plan names."""

mentions = Table(
    "mentions",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("fact", Text, nullable=False, index=True),
    *_place(),
    Column("role", Text),
    Column("pinpoint", JSON),
    _confidence(),
)
"""Each place where a plan names a legal document or a body: `fact` is a citation or appearance."""

tasks = Table(
    "tasks",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("position", Integer, nullable=False),
    Column("section", Text),
    Column("text", Text, nullable=False),
    *_place(),
    _confidence(),
    Column("product", Text),
    Column("funding", Text),
    Column("funding_amount", BigInteger),
)
"""`funding_amount` is in đồng, null unless the plan states one sum."""

assignments = Table(
    "assignments",
    REGISTRY,
    Column("task", ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("body", ForeignKey("bodies.id"), primary_key=True, index=True),
    Column("role", String(12), primary_key=True),
    _plan(),
)
"""Who has to do with a task: `lead`, `coordinating` or `advises`."""

deadlines = Table(
    "deadlines",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("task", Text, index=True),
    Column("relation", Text, nullable=False),
    Column("starts_on", Text),
    Column("ends_on", Text, index=True),
    Column("rrule", Text),
    *_place(),
    _confidence(),
)

terms = Table(
    "terms",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("task", Text, index=True),
    Column("amount", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("event", Text, nullable=False),
    *_place(),
    _confidence(),
)
"""Times counted from an event: within 5 working days of the day of receipt."""

series = Table(
    "series",
    REGISTRY,
    Column("id", String(16), primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False, index=True),
    Column("province", Text),
    Column("name", Text, nullable=False),
    Column("unit", Text),
)
"""One thing that is measured in one place, over plans and years; what is measured elsewhere as well
has the same `subject`."""

indicators = Table(
    "indicators",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("series", ForeignKey("series.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("objective", Text),
    Column("label", Text),
    Column("name", Text, nullable=False),
    Column("unit", Text),
    Column("note", Text),
    *_place(),
    _confidence(),
)

figures = Table(
    "figures",
    REGISTRY,
    Column("indicator", ForeignKey("indicators.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _plan(),
    Column("column", Text),
    Column("dimension", Text),
    Column("period", Text),
    Column("raw", Text, nullable=False),
    Column("op", Text),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("text", Text),
    Column("start", Integer),
    Column("end", Integer),
)
"""The values of indicators, in the order of their columns; `dimension` is what a column adds to
its time (a district, a sex)."""

responsibilities = Table(
    "responsibilities",
    REGISTRY,
    Column("indicator", ForeignKey("indicators.id", ondelete="CASCADE"), primary_key=True),
    Column("body", ForeignKey("bodies.id"), primary_key=True, index=True),
    _plan(),
)

warnings = Table(
    "warnings",
    REGISTRY,
    Column("id", Text, primary_key=True),
    _plan(),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("message_en", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("page", Integer),
)

runs = Table(
    "runs",
    REGISTRY,
    Column("id", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("source", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("added", Integer, nullable=False, default=0),
    Column("replaced", Integer, nullable=False, default=0),
    Column("removed", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
)
"""Each time that records were taken in."""

entries = Table(
    "entries",
    REGISTRY,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("target", Text, nullable=False),
    Column("plan", ForeignKey("plans.id", ondelete="CASCADE"), index=True),
    Column("head", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("code", Text),
    Column("province", Text),
    Column("year", Integer),
    Column("weight", Float, nullable=False),
    UniqueConstraint("kind", "target"),
)
"""What can be found, in its own words; the words to find it by are in the search index.

The ids are numbers that say kind, province and year: see `corpus.search.numbers`."""

provinces = Table(
    "provinces",
    REGISTRY,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
)
"""The codes of provinces in the numbers of entries."""

words = Table(
    "words",
    REGISTRY,
    Column("word", Text, primary_key=True),
)
"""The folded words that occur, for queries with typing faults."""

corrections = Table(
    "corrections",
    REVIEW,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("family", Text, nullable=False),
    Column("field", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("note", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What people said of facts, in the order they said it; nothing is changed or deleted here.

A fact is known by its file (`sha256`), its `family` and the place it stands at, not by an id that
another extraction might give away."""

tokens = Table(
    "tokens",
    REVIEW,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created_at", Text, nullable=False),
    Column("revoked_at", Text),
)
"""Who may come from other machines; of the tokens themselves only the digests."""

audit = Table(
    "audit",
    REVIEW,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("address", Text),
    Column("action", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text),
)
"""Who did what, when and from where, in that order; nothing is changed or deleted here."""
