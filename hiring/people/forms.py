"""The forms of accounts."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from hiring.people.passwords import MAX_LENGTH


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Address and password."""

    email = EmailField("E-mail", [InputRequired("Type your e-mail address."), Length(max=254)])
    password = PasswordField(
        "Password", [InputRequired("Type your password."), Length(max=MAX_LENGTH)]
    )
