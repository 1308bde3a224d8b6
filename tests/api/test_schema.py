"""The API keeps to its description, whatever it is sent."""

import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings

from api.v1 import endpoints
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued


def test_whatever_is_sent_the_answers_are_as_described(db, tree, make, monkeypatch):
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
        @schemathesis_given(operation)
        def every_case(case):
            case.call_and_validate(
                headers=headers, excluded_checks=[schemathesis.checks.CHECKS.get_one("ignored_auth")]
            )

        every_case()
        called.append(operation.path)
    assert len(called) == 13


def schemathesis_given(operation):
    from hypothesis import given

    return given(case=operation.as_strategy())
