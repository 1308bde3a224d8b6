"""Letters sent and answered by several people at the same time, each in a transaction of its own."""

from threading import Thread

from django.db import connection

from awards.models import Honour
from common.errors import DomainError
from common.models import Counter
from decisions.models import SubmissionLetter
from decisions.services.answers import record_answer
from decisions.services.letters import draft_letter
from decisions.services.sending import send_letter
from tests.decisions.letters import granted, refused


def at_once(*acts):
    """What each of ``acts`` answered or was told."""
    told = []

    def do(act):
        try:
            told.append(act())
        except DomainError as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_two_people_send_it_once(committed_upward):
    office = committed_upward
    letter = office.drafted()
    chair, approver = office.chair, office.people["approver"]
    told = at_once(lambda: send_letter(letter, by=chair).number, lambda: send_letter(letter, by=approver).number)
    assert 1 in told
    assert any("Đã gửi" in str(word) for word in told)
    assert Counter.objects.get(series__startswith="ttr:").last == 1


def test_twenty_at_once_have_twenty_numbers(committed_upward):
    """Each of twenty approved people has a letter of their own; all are sent at the same time."""
    office = committed_upward
    big = office.drafted()
    letters = []
    for line in list(big.lines.in_order()):
        letter = SubmissionLetter.objects.get(pk=big.pk)
        letter.pk = None
        letter.save()
        line.letter, line.order_no = letter, 1
        line.save()
        letters.append(letter)
    told = at_once(*(lambda letter=letter: send_letter(letter, by=office.chair).number for letter in letters))
    assert sorted(told) == list(range(1, 21))


def test_two_people_answer_it_once(committed_upward):
    office = committed_upward
    letter = office.sent()
    told = at_once(
        lambda: record_answer(letter, granted(), by=office.clerk, version=letter.version).state,
        lambda: record_answer(letter, refused(), by=office.other_clerk, version=letter.version).state,
    )
    assert told.count("answered") == 1
    assert Honour.objects.count() in (0, 20)
    assert len(set(letter.lines.values_list("answer", flat=True))) == 1


def test_two_people_draft_one_list_once(committed_upward):
    office = committed_upward

    def draft():
        return draft_letter(office.run, [office.award], by=office.clerk).lines.count()

    told = at_once(draft, draft)
    assert told.count(20) == 1
    assert any("Không còn ai" in str(word) for word in told)
