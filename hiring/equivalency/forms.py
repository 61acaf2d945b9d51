"""What the pages of the room take in."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, Field
from werkzeug.datastructures import MultiDict

VOTES = {"grant": True, "deny": False}


class AnswerIn(BaseModel):
    """One answer as the form sends it; a part that is absent stays as it is.  `citing` says that
    `pick`, the keys of all that is cited, came along; `words`, `own` and `same_as` add to it."""

    seen: int | None = Field(default=None, ge=0)
    mark: str | None = None
    remark: str | None = None
    citing: bool = False
    pick: list[str] = Field(default_factory=list)
    words: str = ""
    words_document: str = ""
    words_page: int | None = Field(default=None, ge=0, lt=100_000)
    own: str = ""
    document: str = ""
    own_page: int | None = Field(default=None, ge=0, lt=100_000)
    same_as: str = ""


def read_answer(form: MultiDict[str, str]) -> AnswerIn:
    """The answer in a posted form; pydantic's ValidationError where it can't be read."""
    values: dict[str, object] = {key: form[key].strip() for key in form if form[key].strip()}
    # An emptied remark is a remark; an unchosen mark is none.
    values |= {"remark": form["remark"]} if "remark" in form else {}
    return AnswerIn.model_validate({**values, "pick": form.getlist("pick")})


def read_votes(form: MultiDict[str, str], requirements: Collection[str]) -> dict[str, bool]:
    """Which of these findings the form grants (True) or denies (False)."""
    chosen = ((name, form.get(f"vote-{name}", "")) for name in requirements)
    return {name: VOTES[word] for name, word in chosen if word in VOTES}
