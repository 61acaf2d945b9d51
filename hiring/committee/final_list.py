"""The official list beside the scores: only once ratings are final, and who of the panel has read
it is put on record."""

from __future__ import annotations

from flask import current_app

from hiring.committee.official import OfficialList, official_list
from hiring.committee.ranking import Ranking
from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel.finality import note_list_read, why_not_final
from hiring.people.access import me


def final_list(ranking: Ranking) -> OfficialList | None:
    """The list that a decision goes by; None while ratings can change."""
    vacancy = ranking.sources.vacancy
    if why_not_final(db(), vacancy) is not None:
        return None
    settings: Settings = current_app.config["SETTINGS"]
    preference = settings.veterans_preference
    if preference:
        note_list_read(db(), vacancy, me())
    return official_list(db(), vacancy, preference=preference, ranking=ranking)
