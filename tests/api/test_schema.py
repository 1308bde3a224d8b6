"""The API keeps to its description, whatever it is sent."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings

from api.v1 import endpoints
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued


@pytest.fixture
def one_transaction(db):
    """A request leaves the connection of the test open, as requests of Django's own test client do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_whatever_is_sent_the_answers_are_as_described(one_transaction, tree, make, monkeypatch):
    monkeypatch.setattr(endpoints, "MOST_A_MINUTE", 1_000_000)
    decision = DecisionFactory(unit=tree.province)
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base), order_no=1)
    issued(decision)
    headers = {"Authorization": f"Bearer {make(tree.province)[1]}", "Host": "localhost"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), headers=headers)
    called = []
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=15,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def every_case(case):
            case.call_and_validate(
                headers=headers, excluded_checks=[schemathesis.checks.CHECKS.get_one("ignored_auth")]
            )

        every_case()
        called.append(operation.path)
    assert len(called) == 13
