"""A chain that has lost the root an issued decision bears is found out, and the decision named."""

from django.db import connection

from common.audit_checking import FaultKind, verify_audit
from common.audit_sealing import seal_audit
from decisions.services.issue import issue_decision
from tests.conftest import as_role
from tests.decisions.conftest import WORDS


def test_the_chain_has_to_have_the_root_a_decision_bears(committed_office, roles):
    draft = committed_office.submitted()
    seal_audit()
    decision = issue_decision(draft, by=committed_office.chair, words=WORDS)
    assert verify_audit().holds
    as_role(connection, roles.owner)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM common_auditsegment")
    as_role(connection, roles.app)
    fault = verify_audit().fault
    assert (fault.kind, fault.root) == (FaultKind.WITNESS_UNKNOWN, decision.audit_root)
    assert fault.place == f"quyết định số {decision.number_label} năm {decision.year}"
