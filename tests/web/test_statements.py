"""Accessibility, cookies and privacy are for everyone, in the council's name where there is one."""

import pytest

from tests.web.markup import faults


@pytest.mark.parametrize("path", ["/accessibility", "/cookies", "/privacy"])
def test_a_statement_is_open_to_everyone_and_lawful(app, path):
    answer = app.test_client().get(path)
    assert answer.status_code == 200
    assert faults(answer.get_data(as_text=True)) == []


def test_a_missing_page_is_a_page(app):
    answer = app.test_client().get("/nothing-here")
    assert answer.status_code == 404
    shown = answer.get_data(as_text=True)
    assert "Page not found" in shown
    assert faults(shown) == []


def test_the_nonce_of_the_policy_is_the_one_on_the_page(app):
    answer = app.test_client().get("/cookies")
    policy = answer.headers["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">' in answer.get_data(as_text=True)
