"""The sentences above the official list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hiring.committee.departure import asked_by
from hiring.committee.words import join
from hiring.scoring.means import rank_values, round_shown
from hiring.scoring.preference import Placed


def describe_list(placed: Sequence[Placed], names: Mapping[int, str]) -> tuple[str, ...]:
    """Who leads by the total, and whether preference changes the order."""
    if not placed:
        return ("No candidate is rated, so that there is nothing to decide.",)
    leaders = [names[row.candidate] for row in placed if row.place == 1]
    total = f"{round_shown(placed[0].total)} %"
    if len(leaders) > 1:
        sentences = [f"{join(leaders)} share the highest total, {total}."]
    else:
        sentences = [f"{leaders[0]} has the highest total, {total}."]
    if any(row.added for row in placed):
        without = rank_values({row.candidate: row.percent for row in placed})
        moved = any(row.place != without[row.candidate] for row in placed)
        change = "changes the order" if moved else "doesn’t change the order"
        sentences.append(f"Veterans’ preference {change}: the rank on merit stands beside it.")
    return tuple(sentences)


def describe_asked(placed: Sequence[Placed], chosen: int) -> str:
    """What choosing this candidate asks for, in a few words."""
    asked = asked_by(placed, chosen)
    more = []
    if asked.departs:
        more.append("a departure memo")
    if asked.veterans:
        more.append("reasons on veterans’ preference")
    return join(["reasons", *more])


def describe_owed(uninvited: Sequence[str]) -> str:
    """The warning that veterans must be interviewed; empty where nobody is owed an invitation."""
    if not uninvited:
        return ""
    one = len(uninvited) == 1
    return (
        f"{join(uninvited)} {'has' if one else 'have'} veterans’ preference,"
        f" {'meets' if one else 'meet'} the standards and {'is' if one else 'are'} not invited to"
        " an interview. Where interviews are part of the selection, every such veteran is"
        " interviewed (ORS 408.237)."
    )


def describe_passed_over(names: Sequence[str], chosen: str) -> str:
    """The flag on a choice that passes over candidates with preference; empty where it doesn't."""
    if not names:
        return ""
    one = len(names) == 1
    has = "has veterans’ preference and a total" if one else "have preference and totals"
    return (
        f"{join(names)} {has} equal to or higher than that of {chosen}, who is chosen. An"
        " otherwise qualified veteran must then be appointed, or the reasons written down"
        " (ORS 408.230)."
    )
