"""How often somebody may try a secret.  Only failures count, for a quarter of an hour, by the
address of the caller and by the account that was tried; nothing is ever locked for good."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, current_app, make_response, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address
from flask_login import current_user
from itsdangerous import Signer


@dataclass(frozen=True, slots=True)
class Limit:
    """So many counted requests for each key; `counts` says by the answer whether one counts."""

    amount: str
    key: Callable[[], str]
    counts: Callable[[Response], bool]
    methods: tuple[str, ...] = ("POST",)


def _refused(response: Response) -> bool:
    return response.status_code >= 400


def _always(_response: Response) -> bool:
    return True


def _address() -> str:
    return f"address:{get_remote_address()}"


def _account_tried() -> str:
    """A keyed hash, so that no address of a person is kept in the broker."""
    name = request.form.get("email", "").strip().lower()
    signer = Signer(current_app.config["SECRET_KEY"], salt="throttle")
    return f"account:{signer.get_signature(name).decode()}"


def _own_account() -> str:
    return f"own:{current_user.get_id()}"


# For the page behind a private link: whoever tries addresses has to wait, whoever uses a link of
# their own never does.
GUESSES = Limit("30 per 15 minutes", _address, _refused, ("GET", "POST"))
LIMITS = {
    "people.sign_in": (
        Limit("30 per 15 minutes", _address, _refused),
        Limit("10 per 15 minutes", _account_tried, _refused),
    ),
    "people.follow_link": (GUESSES,),
    "people.change_password": (Limit("10 per 15 minutes", _own_account, _refused),),
    # Every request counts: each one may send a mail.
    "people.forgot_password": (
        Limit("20 per 15 minutes", _address, _always),
        Limit("3 per 15 minutes", _account_tried, _always),
    ),
}


def limit_views(
    limits: Mapping[str, Sequence[Limit]],
) -> Callable[[BlueprintSetupState], None]:
    """What a blueprint records last, so that its views (by endpoint) have these limits."""

    def apply(state: BlueprintSetupState) -> None:
        throttle: Limiter = state.app.extensions["throttle"]
        for endpoint, chosen in limits.items():
            view: Callable[..., Any] = state.app.view_functions[endpoint]
            for limit in chosen:
                view = throttle.limit(
                    limit.amount,
                    key_func=limit.key,
                    methods=list(limit.methods),
                    deduct_when=limit.counts,
                )(view)
            state.app.view_functions[endpoint] = view
        state.app.register_error_handler(RateLimitExceeded, _ask_to_wait)

    return apply


def _ask_to_wait(_error: Exception) -> Response:
    """The page that says how long, with the same in a header for scripts."""
    limit = current_app.extensions["throttle"].current_limit
    seconds = max(1, int(limit.reset_at - time.time())) if limit else 60
    page = render_template("errors/error.html", code=429, minutes=-(-seconds // 60))
    answer = make_response(page, 429)
    answer.headers["Retry-After"] = str(seconds)
    return answer
