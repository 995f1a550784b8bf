"""Numbers that say what an entry is: registries from before are built anew from their dataset"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SHARED = ("documents", "bodies", "series", "words", "runs")


def upgrade() -> None:
    op.execute("DROP TABLE IF EXISTS entry_index")
    op.drop_table("entries")
    op.execute("DELETE FROM plans")
    for table in _SHARED:
        op.execute(f"DELETE FROM {table}")
    op.create_table(
        "provinces",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provinces")),
        sa.UniqueConstraint("name", name=op.f("uq_provinces_name")),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("plan", sa.String(length=16), nullable=True),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan"], ["plans.id"], name=op.f("fk_entries_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("kind", "target", name=op.f("uq_entries_kind_target")),
    )
    op.create_index(op.f("ix_entries_plan"), "entries", ["plan"])


def downgrade() -> None:
    raise NotImplementedError("build the registry anew with the older program")
