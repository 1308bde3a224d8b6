"""What the page of a decision tells of its certificates."""

import pytest
from django.urls import reverse

from certificates.models import Certificate
from common.models import AuditEntry
from common.workflow import write_audit
from tests.certificates.conftest import made, make_decision
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


def test_its_timeline_tells_of_certificates_and_passes_over_what_it_does_not_know(client, tree, people):
    decision = make_decision(tree.province)
    made(decision, by=people["specialist_province"])
    write_audit(decision, "something_new", by=people["specialist_province"])
    assert AuditEntry.objects.filter(move="certificates").exists()
    client.force_login(people["specialist_province"])
    said = words(opened(client, reverse("decisions:decision-detail", args=[decision.pk])))
    assert f"cho tạo {Certificate.objects.count()} bằng, giấy" in said
