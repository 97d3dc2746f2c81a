"""What changes in this step? Corrections of what was understood of words, and quotes that were put on the map."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "labels",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("was", sa.JSON, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("made", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_labels_text", "labels", ["text"])
    op.create_table(
        "pins",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("made", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pins"),
        sqlite_autoincrement=True,
    )
