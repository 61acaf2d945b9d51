"""The forms of accounts."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Email, EqualTo, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hiring.people.models import Role
from hiring.people.passwords import MAX_LENGTH, weakness

ROLE_WORDS = {
    Role.ADMINISTRATOR: "Administrator: accounts, editions and records",
    Role.RECRUITER: "Recruiter: vacancies, résumés, findings, who goes to the panel",
    Role.PANEL: "Panel member: rates candidates on the vacancies they are seated on",
    Role.COMMITTEE: "Committee member: reviews scorecards and decides",
}


def _email_field() -> EmailField:
    return EmailField(
        "E-mail",
        [
            DataRequired("Type the e-mail address."),
            Length(max=254, message="Use 254 characters or fewer."),
            Email("This is not an e-mail address; it looks like name@district.org."),
        ],
    )


def _name_field() -> StringField:
    return StringField(
        "Name",
        [
            DataRequired("Type the name as colleagues know it."),
            Length(max=120, message="Use 120 characters or fewer."),
        ],
    )


def _password_field(label: str) -> PasswordField:
    return PasswordField(label, [InputRequired("Type a password.")])


def _repeat_field() -> PasswordField:
    return PasswordField(
        "The new password again",
        [EqualTo("password", "The two are not the same: type the new password again.")],
    )


class RolesField(SelectMultipleField):  # type: ignore[misc]
    """The roles as a list of checkboxes, at least one of them."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label,
            [InputRequired("Choose at least one role.")],
            choices=[SelectChoice(role.value, words) for role, words in ROLE_WORDS.items()],
            **kwargs,
        )

    @property
    def roles(self) -> list[Role]:
        """What was chosen, typed."""
        return [Role(value) for value in self.data]


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Address and password."""

    email = EmailField("E-mail", [InputRequired("Type your e-mail address."), Length(max=254)])
    password = PasswordField(
        "Password", [InputRequired("Type your password."), Length(max=MAX_LENGTH)]
    )


class ForgotPasswordForm(FlaskForm):  # type: ignore[misc]
    """The address a new link goes to."""

    email = EmailField("E-mail", [InputRequired("Type your e-mail address."), Length(max=254)])


class NewPasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password for an account whose address is known."""

    password = _password_field("New password")
    again = _repeat_field()

    def __init__(self, *args: Any, account_email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account_email = account_email

    def validate_password(self, field: Field) -> None:
        """Not one that is easy to guess."""
        if reason := weakness(field.data, email=self._account_email):
            raise ValidationError(reason)


class ChangePasswordForm(NewPasswordForm):
    """The same, by somebody who is signed in."""

    current = PasswordField(
        "Current password", [InputRequired("Type your current password."), Length(max=MAX_LENGTH)]
    )


class SetUpForm(FlaskForm):  # type: ignore[misc]
    """The first administrator."""

    name = _name_field()
    email = _email_field()
    password = _password_field("Password")

    def validate_password(self, field: Field) -> None:
        """Not one that is easy to guess."""
        if reason := weakness(field.data, email=self.email.data or ""):
            raise ValidationError(reason)


class InviteForm(FlaskForm):  # type: ignore[misc]
    """A new account."""

    name = _name_field()
    email = _email_field()
    roles = RolesField("Roles")


class RolesForm(FlaskForm):  # type: ignore[misc]
    """The roles of an account that exists."""

    roles = RolesField("Roles")
