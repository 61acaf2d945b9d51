"""What a reader found in a document: one row for each reading, kept for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
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


class PageImage(AppendOnly, Base):
    """The picture of one page of a document, drawn once by a worker and kept under `sha256`.

    `width` and `height` are those of the page as a person sees it, in PDF points: the measure of
    the boxes of evidence."""

    __tablename__ = "page_image"
    __table_args__ = (
        UniqueConstraint("document_id", "page"),
        CheckConstraint("page >= 1", name="page_from_one"),
        CheckConstraint("width > 0 and height > 0", name="size_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    page: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    width: Mapped[float]
    height: Mapped[float]
    created_at: Mapped[datetime]
