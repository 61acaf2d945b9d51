"""Alembic's entry: runs the steps on the connection it is handed."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from hiring.foundation.database import Document, Moment
from hiring.schema import metadata


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our own column types by their names."""
    if kind == "type" and isinstance(item, Moment):
        return "db.Moment()"
    if kind == "type" and item is Document:
        return "db.Document"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
