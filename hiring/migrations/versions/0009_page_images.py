"""Pictures of pages; which findings lack nothing but the statements on licence and automobile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0009_page_images"
down_revision = "0008_mail"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "page_image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Double(), nullable=False),
        sa.Column("height", sa.Double(), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.CheckConstraint("page >= 1", name=op.f("ck_page_image_page_from_one")),
        sa.CheckConstraint("width > 0 and height > 0", name=op.f("ck_page_image_size_positive")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_page_image_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_image")),
        sa.UniqueConstraint("document_id", "page", name=op.f("uq_page_image_document_id_page")),
    )
    protect("page_image")
    op.add_column(
        "qualification",
        sa.Column("only_statements_open", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
