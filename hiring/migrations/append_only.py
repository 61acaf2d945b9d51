"""Triggers that keep a table append-only even from a hand-written UPDATE.

Rows are deleted by retention alone, in its own recorded act, so deletion has no trigger; a session
refuses it.
"""

from __future__ import annotations

from alembic import op

_FUNCTION = """
create or replace function refuse_update() returns trigger language plpgsql as
$$ begin raise exception 'rows of % are never changed', tg_table_name; end $$
"""


def protect(table: str) -> None:
    """Refuse every UPDATE of the table from now on."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(_FUNCTION)
        op.execute(
            f"create trigger {table}_append_only before update on {table}"
            " for each row execute function refuse_update()"
        )
    else:
        op.execute(
            f"create trigger {table}_append_only before update on {table}"
            f" begin select raise(abort, 'rows of {table} are never changed'); end"
        )
