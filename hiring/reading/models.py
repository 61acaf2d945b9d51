"""What a reader found in a document: one row for each reading, kept for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from hiring.foundation.database import AppendOnly, Base


class Reading(AppendOnly, Base):
    """The facts of one document by one version of the reader, as `facts.to_json` writes them."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    reader_version: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
