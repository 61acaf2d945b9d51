"""Who has answered the recruiter's questions is offered the voluntary pages with the thanks."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy.orm import Session

from tests.correspondence import made


def test_thanks_lead_to_the_voluntary_pages(app: Flask, session: Session) -> None:
    one = made.asked_candidate(session)
    path = made.link_by_hand(app, session, made.ask(session, one, letter=None))
    status, page = made.send_all(app.test_client(), path)
    assert status == 200
    found = re.findall(r'href="http://localhost(/[^"]+)"', page)
    assert [link.split("/")[1] for link in found] == ["self-identification", "preference"]
    assert [app.test_client().get(link).status_code for link in found] == [200, 200]
