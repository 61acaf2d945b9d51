"""The database's history: one numbered step after another, the same for SQLite and PostgreSQL."""
