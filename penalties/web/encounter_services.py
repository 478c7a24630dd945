"""Which services an officer can offer, how each stands now, and which one to offer instead."""

from datetime import datetime, timedelta

from penalties.forms.choices import Choice
from penalties.forms.desk_encounter.form import Fixed
from penalties.records.services import facts_of, services_of
from penalties.rules.encounters import Gender
from penalties.rules.services import ServiceFacts, Wanted, availability, offer_instead
from penalties.web import door
from penalties.web.access import staff

STILL_THERE = timedelta(hours=2)
"""For how long somebody can still be offered another service. What is typed later says what
happened, and a service that is full by now may well have taken them."""
NONE_OF_THEM = Choice("", "None of these")


def offer_services(form: Fixed, met_at: datetime) -> None:
    """Put the directory on the form: whoever cannot take them stays in it, and says so."""
    now, found = door.now(), services_of(door.session(), staff().authority_id)
    services = [facts_of(one) for one in found]
    form.service.choices = [*(_choice(one, now) for one in services), NONE_OF_THEM]
    if now - met_at <= STILL_THERE:
        wanted = Wanted(_gender(form))
        form.service.instead = {
            str(one.id): offer_instead(one, services, now, wanted)
            for one in services
            if not availability(one, now).can_take
        }


def _choice(service: ServiceFacts, at: datetime) -> Choice:
    women = " For women only." if service.is_women_only else ""
    return Choice(str(service.id), service.name, f"{availability(service, at).sentence}{women}")


def _gender(form: Fixed) -> Gender:
    """What was said; as long as nothing is, what is for women is offered too."""
    said = form.gender.data
    return Gender(said) if said in tuple(Gender) else Gender.NOT_STATED
