"""A decision bears the newest root of the audit on its page and its paper; none before there was one."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.audit_sealing import latest_root, seal_audit
from decisions.models import Decision
from decisions.selectors.paper import paper_of
from decisions.services.issue import issue_decision
from papers.content import PaperKind
from papers.services.rendering import render_pdf
from tests.decisions.conftest import WORDS
from tests.pages import opened, words
from tests.papers.test_pdf import text_of

pytestmark = pytest.mark.django_db


def test_before_anything_was_sealed_there_is_none(office, client):
    decision = office.issued()
    assert (decision.audit_segment, decision.audit_root) == (None, "")
    assert paper_of(decision).witness == ""


def test_the_newest_root_of_its_day_is_kept_and_printed(office, client):
    decision = office.submitted()
    seal_audit()
    root = latest_root()
    decision = issue_decision(decision, by=office.chair, words=WORDS)
    assert (decision.audit_segment, decision.audit_root) == root
    first = _pdf(decision)
    seal_audit()
    assert latest_root() != root
    assert _pdf(decision) == first
    assert root.hash in text_of(first).replace(" ", "")
    client.force_login(office.people["specialist_province"])
    assert root.hash in words(opened(client, reverse("decisions:decision-detail", args=[decision.pk])))


def _pdf(decision):
    decision = Decision.objects.for_page().get(pk=decision.pk)
    paper = paper_of(decision, with_list=True)
    return render_pdf(PaperKind.DECISION, paper, unit=decision.unit, on=decision.signed_on)


def test_a_root_has_its_segment(office):
    decision = office.drafted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(audit_root="a" * 64)
