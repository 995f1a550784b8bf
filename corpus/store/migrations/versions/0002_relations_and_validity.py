"""Relations between legal documents, and how long bodies bore their names"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "relations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("plan", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan"], ["plans.id"], name=op.f("fk_relations_plan"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source"], ["documents.id"], name=op.f("fk_relations_source")),
        sa.ForeignKeyConstraint(["target"], ["documents.id"], name=op.f("fk_relations_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relations")),
    )
    for column in ("plan", "source", "target"):
        op.create_index(op.f(f"ix_relations_{column}"), "relations", [column])
    # the facts of these columns are in the records: every plan is taken in anew at the next build
    op.execute("UPDATE plans SET digest = ''")
    op.execute("UPDATE runs SET source = ''")


def downgrade() -> None:
    op.drop_table("relations")
