"""Changing the policy in two steps: what is typed is shown as before and after, then adopted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, url_for

from penalties.actions import policies as actions
from penalties.actions.books import policy_of
from penalties.forms.policies import PolicyForm
from penalties.rules.gate_policy import Policy
from penalties.web import door
from penalties.web.access import council, me
from penalties.web.asking import answers, is_answered, refusals_on, status
from penalties.web.orders import Page

Typed = TypeVar("Typed", bound=PolicyForm)


def beginning(kind: type[Typed], now: Policy, known: Mapping[str, Any]) -> Typed:
    """The form with whatever was sent; on a mere visit, as the policy in force has it."""
    if request.method == "POST":
        return kind(request.form)
    return kind(data={**known, "version": now.version})


def by_decision(
    form: PolicyForm, draft: Callable[[], Policy], template: str, **facts: object
) -> Page:
    """Ask for a change, show what it changes, and adopt it; ``draft`` makes it from the form.

    Whoever comes back from what is shown finds everything as it was typed.
    """
    if "again" not in request.form and is_answered(form):
        with refusals_on(form):
            return _shown_or_adopted(form, draft())
    # Who was told that another version came into force meanwhile goes on from that one.
    version = policy_of(council()).version if form.form_errors else form.version.typed
    return render_template(template, form=form, version=version, **facts), status(form)


def _shown_or_adopted(form: PolicyForm, draft: Policy) -> Page:
    made = replace(draft, version=form.version.data)
    decided: dict[str, Any] = {
        "decision": form.decision.data,
        "decided_on": form.decided_on.data,
        "at": door.now(),
    }
    if "confirmed" not in request.form:
        foreseen = actions.foresee(council(), made, **decided)
        return render_template(
            "penalties/policies/confirm.html",
            foreseen=foreseen,
            decided_on=form.decided_on.data,
            sent=answers(form),
        )
    adopted = actions.adopt(door.session(), council(), made, by=me(), **decided)
    flash(f"Version {adopted.version} is in force. Tablets get it with their next kit.", "success")
    return redirect(url_for("policies.show"))
