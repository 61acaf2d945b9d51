"""Settings from the environment, checked once at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, EmailStr, Field, HttpUrl, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """One or more settings are missing or wrong; the message names each."""


def _with_scheme(*schemes: str) -> AfterValidator:
    def check(url: str) -> str:
        if url and not url.startswith(schemes):
            raise ValueError(f"must start with {' or '.join(schemes)}")
        return url

    return AfterValidator(check)


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("must be a time zone such as America/Los_Angeles")
    return name


class Settings(BaseSettings):
    """What the product can be told from outside.  Each field is the environment variable of the
    same name in capitals."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    secret_key: str = Field(
        min_length=32, description="signs sessions and links; 32 characters or more"
    )
    database_url: Annotated[str, _with_scheme("sqlite:///", "postgresql+psycopg://")]
    broker_url: Annotated[str, _with_scheme("redis://", "rediss://", "redis+socket://")]
    storage_url: Annotated[str, _with_scheme("file://", "s3://", "memory://")]
    base_url: HttpUrl = Field(description="the address people type, used in mailed links")
    smtp_url: Annotated[str, _with_scheme("smtp://", "smtps://")] = Field(
        default="", description="where mail goes; empty: links are shown to the administrator"
    )
    mail_from: EmailStr = "hiring@district.example.org"
    editions_path: str = Field(
        default="", description="further edition folders, separated as in PATH"
    )
    max_upload_mb: int = Field(default=10, ge=1, le=100)
    max_pages: int = Field(default=40, ge=1, le=500)
    max_unpacked_mb: int = Field(
        default=100, ge=1, le=1000, description="what a Word document may unpack to"
    )
    read_seconds: int = Field(
        default=60, ge=1, le=600, description="time one file may take to read"
    )
    # The libraries alone take some 600 MB of addresses: below 1 GB ordinary scans would fail.
    worker_memory_mb: int = Field(
        default=4096, ge=1024, le=65536, description="addresses that one worker process may use"
    )
    worker_concurrency: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="processes that one worker has for jobs",
    )
    session_hours: int = Field(default=10, ge=1, le=72)
    secure_cookies: bool = True
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    organisation: str = "School district"
    veterans_preference: bool = Field(
        default=True, description="ORS 408.225 to 408.238; false where that law binds nobody"
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="America/Los_Angeles", description="where a closing date ends at midnight"
    )

    @property
    def zone(self) -> ZoneInfo:
        """The district's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def edition_folders(self) -> tuple[Path, ...]:
        """The folders named in EDITIONS_PATH."""
        return tuple(Path(part) for part in self.editions_path.split(os.pathsep) if part)


def load_settings(values: Mapping[str, object] | None = None) -> Settings:
    """Settings from the environment, or from `values` alone (in tests).

    Raises SettingsError with one sentence for each wrong setting."""
    try:
        return Settings(**values) if values is not None else Settings()  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join(map(_sentence, error.errors()))) from None


def _sentence(fault: Mapping[str, object]) -> str:
    location = fault["loc"]
    name = str(location[0]).upper() if isinstance(location, tuple) and location else "SETTINGS"
    if fault["type"] == "missing":
        return f"The setting {name} is missing: set it in the environment."
    reason = str(fault["msg"]).removeprefix("Value error, ")
    return f"The setting {name} is wrong: {reason[0].lower()}{reason[1:]}."
