"""Interviews as a file for calendars (RFC 5545).  Times are in UTC, so that no calendar has to know
the district's clocks; candidates are numbers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

CONTENT_TYPE = "text/calendar; charset=utf-8; method={}"
PRODUCT = "-//Hiring//Interviews//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """One interview as a calendar knows it.  `uid` stays the same for ever, `sequence` counts its
    changes."""

    uid: str
    summary: str
    starts: datetime
    minutes: int
    place: str
    url: str
    sequence: int
    changed: datetime
    cancelled: bool


def method_of(entries: Collection[Entry]) -> str:
    """What a calendar is to do (RFC 5546): strike out what the file holds, where all of it is
    cancelled; else take it in, and strike out what is marked as cancelled."""
    return "CANCEL" if entries and all(entry.cancelled for entry in entries) else "PUBLISH"


def write_calendar(entries: Collection[Entry]) -> bytes:
    """The file with these interviews; a cancelled one tells the calendar to strike it out."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method_of(entries))
    for entry in entries:
        calendar.add_component(_event(entry))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    starts = entry.starts.astimezone(UTC)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=entry.minutes))
    event.add("summary", entry.summary)
    event.add("location", entry.place)
    event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
