"""Who may use a route.  Every view says so with one of these decorators; a view without one is
refused to everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from hiring.people.models import Role, User

P = ParamSpec("P")
R = TypeVar("R")

STATIC_ENDPOINTS = frozenset({"static", "bootstrap.static"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use a view: everyone, everyone signed in, or the holders of any of `roles`."""

    public: bool = False
    roles: frozenset[Role] | None = None

    def admits(self, user: User | None) -> bool:
        """Whether the user (None: nobody signed in) may use the view."""
        if self.public:
            return True
        if user is None:
            return False
        return self.roles is None or bool(self.roles & user.roles)


def _declare(access: Access) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def declared(*args: P.args, **kwargs: P.kwargs) -> R:
            return view(*args, **kwargs)

        declared.access = access  # type: ignore[attr-defined]
        return declared

    return decorate


def everyone() -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view is public."""
    return _declare(Access(public=True))


def signed_in() -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view is for every account."""
    return _declare(Access())


def only(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The view is for accounts with any of these roles."""
    return _declare(Access(roles=frozenset(roles)))


def access_of(endpoint: str) -> Access | None:
    """What the view behind an endpoint declares; None where it declares nothing.  Style sheets and
    scripts are public."""
    if endpoint in STATIC_ENDPOINTS:
        return Access(public=True)
    view = current_app.view_functions[endpoint]
    declared: Access | None = getattr(view, "access", None)
    return declared


def me() -> User:
    """The account that is signed in; only for views that are not public."""
    user: User = current_user._get_current_object()
    return user


def init_app(app: Flask) -> None:
    """Check every request against the declaration of its view."""

    @app.before_request
    def enforce() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        access = access_of(request.endpoint)
        if access is None:
            abort(403)
        user = me() if current_user.is_authenticated else None
        if user is None and not access.admits(None):
            answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            return answer
        if not access.admits(user):
            abort(403)
        return None
