"""Everything the committee's packet tells, and how it calls people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hiring.committee.packet_data import PacketData, read_data
from hiring.committee.raters import in_no_order
from hiring.committee.service import Scorecard, score
from hiring.committee.voices import Voice, public_voice
from hiring.vacancies.models import Vacancy


@dataclass(frozen=True, slots=True)
class Packet:
    """The packet's content; `digest` is the hash of the data that all of it was made from."""

    data: PacketData
    cards: tuple[Scorecard, ...]
    voice: Voice
    digest: str

    @property
    def final(self) -> bool:
        """Whether ratings can't change any more."""
        return self.data.open_still is None


def collect(
    session: Session, vacancy: Vacancy, *, organisation: str, preference: bool, public: bool
) -> Packet:
    """The packet of the vacancy as it stands; `preference` says whether the law of veterans applies
    and `public` whether it is the one for public records."""
    data = read_data(session, vacancy, organisation=organisation, preference=preference)
    ranking = data.ranking
    rows = (*ranking.rated, *ranking.not_rated)
    cards = tuple(score(session, row.application, ranking) for row in rows)
    return Packet(data, cards, _voice(data, public=public), data.digest)


def _voice(data: PacketData, *, public: bool) -> Voice:
    """Everybody who applied has a name that the public must not read, whoever is compared."""
    people = {one.id: (one.number, one.shown_name) for one in data.applications}
    if public:
        order = in_no_order(data.vacancy.id, data.names)
        return public_voice(people, {one: data.members[one] for one in order}, data.names)
    return Voice({n: name for n, (_, name) in people.items()}, data.names)
