"""The page on which a recruiter mends name, e-mail address and telephone number of a candidate."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import EmailField, HiddenField, StringField, TelField
from wtforms.validators import Email, Length, Optional, Regexp

from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import candidate_crumbs
from hiring.qualification.contact import (
    ContactChangedError,
    ContactDetails,
    contact_of,
    correct_contact,
)
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

bp = Blueprint("contact", __name__)


def _tidy(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


class ContactForm(FlaskForm):  # type: ignore[misc]
    """The details, each of which may stay empty, and those that the person saw."""

    name = StringField("Name", [Length(max=160, message="Type 160 letters at most.")], [_tidy])
    email = EmailField(
        "E-mail",
        [
            Optional(),
            Email("This is not an e-mail address; it looks like ana@mail.org."),
            Length(max=254, message="Type 254 letters at most."),
        ],
        [_tidy],
    )
    phone = TelField(
        "Telephone",
        [
            Optional(),
            Regexp(r"[\d\s().+/xext-]{7,40}$", message="A number has at least seven digits."),
        ],
        [_tidy],
    )
    seen_name = HiddenField(filters=[_tidy])
    seen_email = HiddenField(filters=[_tidy])
    seen_phone = HiddenField(filters=[_tidy])

    @property
    def seen(self) -> ContactDetails:
        """What the person saw."""
        return ContactDetails(self.seen_name.data, self.seen_email.data, self.seen_phone.data)

    @property
    def wanted(self) -> ContactDetails:
        """What the person typed."""
        return ContactDetails(self.name.data, self.email.data, self.phone.data)

    def see(self, details: ContactDetails) -> None:
        """Have the form say that these details were seen."""
        self.seen_name.data = details.name
        self.seen_email.data = details.email
        self.seen_phone.data = details.phone


@bp.route("/candidates/<int:application_id>/contact", methods=["GET", "POST"])
@access.only(Role.RECRUITER, Role.ADMINISTRATOR)
def edit(application_id: int) -> str | Response | tuple[str, int]:
    """Mend how the candidate is called and reached."""
    application = application_or_404(application_id)
    current = contact_of(application)
    form = ContactForm(data={"name": current.name, "email": current.email, "phone": current.phone})
    if not form.is_submitted():
        form.see(current)
        return _draw(application, form)
    if not form.validate():
        return _draw(application, form), 422
    try:
        correct_contact(db(), application, seen=form.seen, to=form.wanted, actor_id=access.me().id)
    except ContactChangedError:
        changed = contact_of(application)
        form.see(changed)
        return _draw(application, form, changed), 409
    flash("The contact details are kept.", "good")
    return redirect(url_for("qualification.show", application_id=application.id))


def _draw(
    application: Application, form: ContactForm, changed: ContactDetails | None = None
) -> str:
    return render_template(
        "qualification/contact.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, ("Contact", None)),
        application=application,
        form=form,
        changed=changed,
    )
