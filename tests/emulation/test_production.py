"""A real server: whose address is counted, where mail goes, who may not be in the database."""

import json
import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from accounts.models import User
from tests.arch.test_shape import ROOT

ASKED = """
import json
import django
django.setup()
from allauth.account.adapter import get_adapter
from django.core.checks import run_checks
from django.test import RequestFactory
passed_on = {"HTTP_X_FORWARDED_FOR": "198.51.100.7, 203.0.113.9", "REMOTE_ADDR": "10.0.0.1"}
print(json.dumps({
    "client": get_adapter().get_client_ip(RequestFactory().get("/", **passed_on)),
    "problems": [problem.id for problem in run_checks(include_deployment_checks=True)],
}))
"""


def in_production(**environment) -> dict:
    """What a process with the production settings and ``environment`` says of itself."""
    given = {
        "DJANGO_SETTINGS_MODULE": "emulation.settings.production",
        "SECRET_KEY": "not-a-secret-but-long-enough-to-be-taken-for-one-0123456789-abcdefghij",
        "ALLOWED_HOSTS": "example.org",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=os.environ | given | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("proxies", "client"), [({}, "203.0.113.9"), ({"TRUSTED_PROXY_COUNT": "2"}, "198.51.100.7")], ids=["one", "two"]
)
def test_limits_see_the_client_and_not_the_proxy(proxies, client):
    assert in_production(EMAIL_URL="smtp://localhost", **proxies) == {"client": client, "problems": []}


def test_without_a_proxy_nothing_told_is_believed():
    assert in_production(EMAIL_URL="smtp://localhost", TRUSTED_PROXY_COUNT="0")["client"] == "10.0.0.1"


def test_a_server_that_prints_its_mail_is_refused():
    assert in_production(EMAIL_URL="consolemail://")["problems"] == ["emulation.E001"]


@pytest.mark.parametrize(
    ("allowed", "active", "refused"), [(False, True, True), (False, False, False), (True, True, False)]
)
def test_open_sample_accounts_are_refused_where_samples_are_not_allowed(people, settings, allowed, active, refused):
    settings.SAMPLE_ACCOUNTS_ALLOWED = allowed
    User.objects.filter(username="editor").update(is_sample=True, is_active=active)
    found = run_checks(include_deployment_checks=True, databases=["default"])
    assert ("emulation.E002" in [problem.id for problem in found]) is refused
