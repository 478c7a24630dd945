"""Who may ask, and how every way of asking wrongly is answered."""

import pytest

from penalties.actions import staff, tablets
from penalties.office.audit import OPERATOR
from penalties.office.security_log import SecurityEvent
from penalties.rules.staff import Role

PROBLEM = "application/problem+json"
PATHS = ("/field-kit", "/people", "/encounters/0193a5b4-1111-7abc-8def-001122334455")


def asked(tablet, path, **sent):
    answer = tablet.raw(sent.pop("method", "GET"), path, **sent)
    assert answer.content_type == PROBLEM, answer.text
    assert answer.json["status"] == answer.status_code
    return answer


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "token", ["", "nonsense", "ILF.x", "ÿÿ.ÿ", "ZZZ.abc", "ILF." + "a" * 43, "." * 20]
)
def test_without_its_token_nobody_gets_in(tablet, path, token):
    headers = {"Authorization": f"Bearer {token}".encode("latin-1").decode("latin-1")}
    answer = asked(tablet, path, headers=headers)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_cookie_or_another_scheme_is_no_token(tablet):
    basic = asked(tablet, "/field-kit", headers={"Authorization": f"Basic {tablet.token}"})
    assert basic.status_code == 401


def test_a_revoked_tablet_is_shut_out_at_once(tablet, street, session, at):
    tablet.get("/field-kit")
    tablets.revoke(session, session.merge(street.tablet), by=OPERATOR, at=at)
    session.commit()
    assert asked(tablet, "/field-kit").status_code == 401
    assert session.query(SecurityEvent).one().kind == "unknown_token"


def test_a_suspended_officer_is_shut_out_with_the_tablet(tablet, street, session, at):
    staff.suspend(session, session.merge(street.officer), by=OPERATOR, at=at)
    session.commit()
    assert asked(tablet, "/field-kit").status_code == 401


def test_an_account_that_records_no_longer_is_forbidden(tablet, street, session):
    session.merge(street.officer).role = Role.FINANCE
    session.commit()
    assert asked(tablet, "/field-kit").status_code == 403


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        (415, {"data": "{}", "content_type": "text/plain"}),
        (415, {"data": "{}"}),
        (400, {"data": "", "content_type": "application/json"}),
        (400, {"data": "{", "content_type": "application/json"}),
        (400, {"data": b"\xff\xfe\xfa", "content_type": "application/json"}),
        (400, {"data": '{"count": NaN}', "content_type": "application/json"}),
        (400, {"data": '{"count": 1, "count": 2}', "content_type": "application/json"}),
        (400, {"data": "[" * 100_000, "content_type": "application/json"}),
        (400, {"data": '{"count":' * 50 + "1" + "}" * 50, "content_type": "application/json"}),
        (400, {"data": '{"count": ' + "9" * 5000 + "}", "content_type": "application/json"}),
        (422, {"json": []}),
        (422, {"data": "null", "content_type": "application/json"}),
        (422, {"json": {"count": "1"}}),
        (422, {"json": {"count": 1.5}}),
        (422, {"json": {"count": True}}),
        (422, {"json": {"count": 0}}),
        (422, {"json": {"count": 51}}),
        (422, {"json": {"count": 1, "more": 2}}),
    ],
)
def test_every_wrong_body_has_its_status(tablet, status, sent):
    assert asked(tablet, "/numbers", method="POST", **sent).status_code == status


def test_too_much_is_too_much(tablet):
    huge = {"data": b" " * (25 * 1024 * 1024 + 1), "content_type": "application/json"}
    assert asked(tablet, "/encounters", method="POST", **huge).status_code == 413


def test_unknown_addresses_and_methods(tablet):
    assert asked(tablet, "/nothing").status_code == 404
    wrong = asked(tablet, "/field-kit", method="DELETE")
    assert (wrong.status_code, "GET" in wrong.headers["Allow"]) == (405, True)


def test_no_answer_is_kept_by_a_cache(tablet):
    assert tablet.raw("POST", "/numbers", json={"count": 1}).headers["Cache-Control"] == "no-store"
