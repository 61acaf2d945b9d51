"""A review of one candidate, and the browsers of the two who were asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.equivalency.models import EquivalencyReview
from tests.conftest import SignIn
from tests.equivalency import made
from tests.qualification_pages.made import session_of


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with session_of(app) as session:
        yield session


@pytest.fixture
def review(session: Session) -> EquivalencyReview:
    """Emil Rask's review, with Rita and Raul asked."""
    review = made.review(session)
    session.commit()
    return review


@pytest.fixture
def rita(review: EquivalencyReview, sign_in: SignIn) -> FlaskClient:
    return sign_in(email="rita@district.example")


@pytest.fixture
def raul(review: EquivalencyReview, sign_in: SignIn) -> FlaskClient:
    return sign_in(email="raul@district.example")
