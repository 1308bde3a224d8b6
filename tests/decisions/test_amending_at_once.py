"""Several people at once decide about the same issued decision, each in a transaction of their own."""

from threading import Thread

from django.db import connection

from awards.models import HonourEnd
from common.errors import DomainError
from decisions.models import Decision, DecisionKind
from decisions.services.issue import issue_decision, submit_decision
from tests.decisions.conftest import WORDS, drafted, ground_of, twin_of

K = DecisionKind


def test_of_two_drafts_about_a_line_submitted_at_once_one_waits(committed_office):
    office = committed_office
    about = office.issued()
    one = drafted(office, about, K.REVOCATION, about.lines.first())
    twins = [one, twin_of(one)]
    told = _at_once(lambda draft: submit_decision(draft, by=office.people["specialist_province"]), twins)
    assert len(told) == 1
    assert "chờ công bố" in told[0]
    waiting = Decision.objects.get(state="awaiting_issue")
    assert len(_at_once(lambda by: issue_decision(waiting, by=by, words=WORDS), [office.chair] * 2)) == 1
    assert HonourEnd.objects.count() == 1


def test_two_at_once_draft_about_a_line_once(committed_office):
    office = committed_office
    about = office.issued()
    line = about.lines.first()
    ground_of(office.law)
    told = _at_once(lambda kind: drafted(office, about, kind, line), [K.REVOCATION, K.REPLACEMENT])
    assert len(told) == 1
    assert Decision.objects.filter(about=about).count() == 1


def _at_once(act, each_of) -> list[str]:
    """What was refused of ``act``, done for each at the same time."""
    told = []

    def run(what):
        try:
            act(what)
        except DomainError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[what]) for what in each_of]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told
