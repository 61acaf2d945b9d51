"""The list of candidates: narrowed, searched and paged, with those who are chosen in it."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import bp, crumbs, list_address, staff_only
from hiring.qualification.chosen import after_page, chosen_numbers, keep_choice, load_chosen
from hiring.qualification.forms import SearchForm, read_filters, write_filters
from hiring.qualification.list_memory import Memory, recall, remember
from hiring.qualification.list_parts import list_parts
from hiring.qualification.listing import (
    Filters,
    Mark,
    Order,
    Standing,
    count_standings,
    list_candidates,
    numbers_that_fit,
)
from hiring.qualification.same_person import count_open_pairs
from hiring.qualification.sums import shown_span
from hiring.qualification.words import NEXT_STEPS
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Stage, Vacancy
from hiring.vacancies.stages import NAMES

Answer = str | Response | tuple[str, int]


@bp.get("/vacancies/<int:vacancy_id>/candidates")
@staff_only
def candidates(vacancy_id: int) -> str:
    """The candidates of a vacancy."""
    vacancy = vacancy_or_404(vacancy_id)
    page = request.args.get("page", 1, type=int)
    arguments = write_filters(read_filters(request.args)) | ({"page": page} if page > 1 else {})
    memory = remember(vacancy.id, arguments=arguments)
    return _list(vacancy, memory, SearchForm(formdata=None, search=memory.search))


@bp.post("/vacancies/<int:vacancy_id>/candidates/search")
@staff_only
def search(vacancy_id: int) -> Answer:
    """Narrow the list to a name, an address or a number; nothing typed shows everybody again."""
    vacancy = vacancy_or_404(vacancy_id)
    form = SearchForm()
    if not form.validate_on_submit():
        return _list(vacancy, recall(vacancy.id), form), 422
    arguments = write_filters(read_filters(request.args))
    remember(vacancy.id, search=(form.search.data or "").strip(), arguments=arguments)
    return redirect(list_address(vacancy))


@bp.post("/vacancies/<int:vacancy_id>/candidates/choice")
@staff_only
def choose(vacancy_id: int) -> Answer:
    """Remember who is chosen on this page of the list, then turn the page, choose all or none, or
    go on with the chosen to what is done with them."""
    vacancy = vacancy_or_404(vacancy_id)
    memory = recall(vacancy.id)
    filters = read_filters(request.args, search=memory.search)
    chosen = after_page(
        db(),
        vacancy_id=vacancy.id,
        chosen=chosen_numbers(db(), vacancy_id=vacancy.id, user_id=access.me().id),
        shown=request.form.getlist("shown", type=int),
        picked=request.form.getlist("application_id", type=int),
    )
    go = request.form.get("go", "")
    if go == "all":
        chosen |= numbers_that_fit(
            db(), vacancy_id=vacancy.id, filters=filters, asked=list_parts().asked()
        )
    elif go == "none":
        chosen = frozenset()
    _keep(vacancy, chosen)
    if go == "save":
        return Response(status=204)
    if go in ACTS:
        return _act(vacancy, go, chosen)
    arguments: dict[str, Any] = write_filters(filters)
    page = go.removeprefix("page:")
    arguments["page"] = int(page) if page.isdigit() else request.args.get("page", 1, type=int)
    return redirect(url_for("qualification.candidates", vacancy_id=vacancy.id, **arguments), 303)


ACTS = ("panel", "ask", "offer", "set_aside")


def _act(vacancy: Vacancy, act: str, numbers: frozenset[int]) -> Answer:
    """Hand the chosen on to the page that does it, as they were posted."""
    chosen = load_chosen(db(), vacancy_id=vacancy.id, numbers=numbers)
    if not chosen:
        memory = recall(vacancy.id)
        form = SearchForm(formdata=None, search=memory.search)
        return _list(vacancy, memory, form, "Choose one or more candidates first."), 422
    if act == "panel":
        return _send(vacancy, [one for one in chosen if one.ready], chosen)
    endpoint = "qualification.set_aside" if act == "set_aside" else list_parts().acts[act]
    return redirect(url_for(endpoint, vacancy_id=vacancy.id), 307)


def _send(vacancy: Vacancy, ready: list[Any], chosen: list[Any]) -> Answer:
    """To the panel at once where all can go; otherwise the page that says who can't."""
    if Role.RECRUITER not in access.me().roles:
        abort(403)
    target = url_for(list_parts().acts["panel"], vacancy_id=vacancy.id)
    posted = set(request.form.getlist("application_id", type=int))
    if ready == chosen and posted == {one.id for one in chosen}:
        return redirect(target, 307)
    return render_template(
        "qualification/send.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, ("Send to the panel", None)),
        ready=ready,
        others=[one for one in chosen if not one.ready],
        target=target,
        back=list_address(vacancy),
    )


def _keep(vacancy: Vacancy, chosen: frozenset[int]) -> None:
    keep_choice(db(), vacancy_id=vacancy.id, user_id=access.me().id, numbers=chosen)


def _list(vacancy: Vacancy, memory: Memory, form: SearchForm, problem: str = "") -> str:
    filters = read_filters(request.args, search=memory.search)
    asked = list_parts().asked()
    page = request.args.get("page", 1, type=int)
    listing = list_candidates(db(), vacancy_id=vacancy.id, filters=filters, page=page, asked=asked)
    shown = {candidate.application.number for candidate in listing.candidates}
    chosen = chosen_numbers(db(), vacancy_id=vacancy.id, user_id=access.me().id)
    others = load_chosen(db(), vacancy_id=vacancy.id, numbers=chosen - shown)
    aside = load_chosen(db(), vacancy_id=vacancy.id, numbers=memory.put_aside)
    return render_template(
        "qualification/candidates.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy),
        listing=listing,
        counts=count_standings(db(), vacancy_id=vacancy.id),
        pairs=count_open_pairs(db(), vacancy_id=vacancy.id),
        filters=filters,
        arguments=write_filters(filters),
        chosen=chosen,
        others=others,
        aside=aside,
        form=form,
        problem=problem,
        **_words(filters),
    )


def _words(filters: Filters) -> dict[str, Any]:
    return {
        "shown_span": shown_span,
        "may_send": Role.RECRUITER in access.me().roles,
        "grouped": filters.order == Order.STANDING,
        "next_steps": NEXT_STEPS,
        "stage_names": {stage.value: name for stage, name in NAMES.items()},
        "Standing": Standing,
        "Mark": Mark,
        "Order": Order,
        "Stage": Stage,
    }
