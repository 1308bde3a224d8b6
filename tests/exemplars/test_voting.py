"""Rounds: officers by ballot, members by a link, each once."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from exemplars.models import Candidate, SelectionRound, Vote
from exemplars.selectors.voters import results_of
from exemplars.services.rounds import cancel_round, close_round
from exemplars.services.voting import cast_ballot, cast_open_vote
from tests.awards.services.threads import together
from tests.conftest import make_people, make_tree
from tests.exemplars.conftest import end, make_round
from tests.factories import ExemplarFactory, MemberFactory, RoleAssignmentFactory, UserFactory
from tests.pages import opened, words

BORN = dt.date(1990, 5, 4)


@pytest.fixture
def two(tree):
    return ExemplarFactory.create_batch(2, unit=tree.base, state="proposed")


@pytest.fixture
def ballot(tree, people, two):
    return make_round(tree.base, people["editor"], *two)


@pytest.fixture
def public(tree, people, two):
    return make_round(tree.base, people["editor"], *two, way="open")


@pytest.fixture
def worker(tree):
    return MemberFactory(unit=tree.base, code="DV-0007", birth_date=BORN)


def officer(unit):
    user = UserFactory()
    RoleAssignmentFactory(user=user, role="viewer", unit=unit)
    return user


def first(round_):
    return [round_.candidates.first()]


def address(round_):
    return reverse("exemplars:vote", args=[round_.key])


def known(client, round_, code="DV-0007", day="04/05/1990"):
    return client.post(address(round_), {"code": code, "birth_date": day})


# ---------- By ballot ----------


def test_officers_of_the_unit_vote_once_each(tree, people, ballot):
    cast_ballot(ballot, by=people["editor"], candidates=first(ballot))
    with pytest.raises(DomainError, match="mỗi người một phiếu"):
        cast_ballot(ballot, by=people["editor"], candidates=first(ballot))
    cast_ballot(ballot, by=officer(tree.base), candidates=first(ballot))
    assert [(row.count, row.votes) for row in results_of(ballot)] == [(2, 2), (0, 2)]


@pytest.mark.parametrize("who", ["editor2", "specialist", "specialist_province", "nobody", "superuser"])
def test_nobody_else_votes_by_ballot(people, ballot, who):
    with pytest.raises(NotAllowed):
        cast_ballot(ballot, by=people[who], candidates=first(ballot))


def test_no_choice_too_many_and_one_of_another_round(people, two, ballot):
    with pytest.raises(DomainError, match="ít nhất một"):
        cast_ballot(ballot, by=people["editor"], candidates=[])
    with pytest.raises(DomainError, match="nhiều nhất 1"):
        cast_ballot(ballot, by=people["editor"], candidates=list(ballot.candidates.all()))
    cancel_round(ballot, by=people["editor"], reason="Làm lại")
    again = make_round(ballot.unit, people["editor"], *two)
    with pytest.raises(DomainError, match="không thuộc đợt này"):
        cast_ballot(again, by=people["editor"], candidates=first(ballot))
    assert not Vote.objects.exists()


def test_the_threshold_and_the_fewest_votes_are_the_rounds_own(tree, people, two):
    round_ = make_round(tree.base, people["editor"], *two, threshold=67, fewest_votes=3)
    one, other = round_.candidates.all()
    for candidate in (one, one, other):
        cast_ballot(round_, by=officer(tree.base), candidates=[candidate])
    close_round(end(round_), by=people["editor"])
    assert [(row.count, row.percent, row.is_enough) for row in results_of(round_)] == [(2, 66, False), (1, 33, False)]
    assert not Candidate.objects.filter(is_selected=True).exists()
    again = make_round(tree.base, people["editor"], *two, threshold=66, fewest_votes=3)
    one, other = again.candidates.all()
    for candidate in (one, one, other):
        cast_ballot(again, by=officer(tree.base), candidates=[candidate])
    close_round(end(again), by=people["editor"])
    for exemplar in two:
        exemplar.refresh_from_db()
    assert [exemplar.state for exemplar in two] == ["selected", "proposed"]


def test_a_round_is_closed_after_its_last_day_alone(people, ballot):
    with pytest.raises(TransitionRefused, match="Hãy chốt sau ngày đó"):
        close_round(ballot, by=people["editor"])
    with pytest.raises(DomainError, match="đã hết hạn"):
        cast_ballot(end(ballot), by=people["editor"], candidates=first(ballot))
    close_round(ballot, by=people["editor"])
    with pytest.raises(TransitionRefused):
        close_round(ballot, by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "superuser"])
def test_others_neither_open_nor_close(tree, people, two, ballot, who):
    with pytest.raises(NotAllowed):
        close_round(end(ballot), by=people[who])
    with pytest.raises(NotAllowed):
        make_round(tree.base, people[who], *two)


def test_what_may_not_be_put_to_the_vote(tree, people, two, ballot):
    for wrong, sentence in (
        ([], "ít nhất một"),
        ([two[0]], "đang được bình chọn"),
        ([ExemplarFactory(unit=tree.base)], "Nháp"),
        ([ExemplarFactory(unit=tree.base2, state="proposed")], "không phải của đơn vị"),
    ):
        with pytest.raises(DomainError, match=sentence):
            make_round(tree.base, people["editor"], *wrong)


# ---------- By members ----------


def test_a_member_votes_without_an_account(client, public, worker, two):
    assert two[0].title not in words(opened(client, address(public)))
    assert known(client, public).status_code == 302
    assert two[0].title in words(opened(client, address(public)))
    chosen = public.candidates.last()
    client.post(address(public), {"candidates": [chosen.pk]})
    assert "Đã ghi phiếu của bạn" in words(opened(client, address(public)))
    client.post(address(public), {"candidates": [public.candidates.first().pk]})
    assert [choice.candidate for choice in Vote.objects.get(member=worker).choices.all()] == [chosen]


def test_a_code_of_another_unit_is_refused_in_words(client, tree, public, worker):
    outsider = MemberFactory(unit=tree.base2, birth_date=BORN)
    answers = set()
    for code, day in ((outsider.code, "04/05/1990"), (worker.code, "05/05/1990"), ("KHONGCO", "04/05/1990")):
        response = known(client, public, code, day)
        assert response.status_code == 422
        answers.add(words(response))
    assert len(answers) == 1
    assert "Đoàn viên của đơn vị khác không bình chọn ở đây" in answers.pop()
    with pytest.raises(DomainError, match="Chỉ đoàn viên của"):
        cast_open_vote(public, member=outsider, candidates=first(public))


def test_who_guesses_is_stopped(client, public, worker):
    for _try in range(5):
        known(client, public, day="01/01/1991")
    assert known(client, public).status_code == 429


def test_bad_choices_say_what_to_do(client, public, worker):
    known(client, public)
    pks = [candidate.pk for candidate in public.candidates.all()]
    for sent, sentence in (
        ([], "ít nhất một"),
        (pks, "nhiều nhất 1"),
        (["x"], "không thuộc đợt"),
        ([0], "không thuộc đợt"),
    ):
        response = client.post(address(public), {"candidates": sent})
        assert response.status_code == 422
        assert sentence in words(response)
    assert not Vote.objects.exists()


def test_a_page_of_a_round_that_takes_no_votes(client, public):
    assert "Không có đợt bình chọn" in words(opened(client, reverse("exemplars:vote", args=["x" * 32]), status=410))
    end(public)
    assert "đã hết hạn" in words(opened(client, address(public), status=410))


def test_not_me(client, public, worker):
    known(client, public)
    client.post(address(public), {"forget": "1"})
    assert "Hãy cho biết bạn là ai" in words(opened(client, address(public)))


def test_with_an_account_and_with_the_code_it_is_one_vote(client, public, worker):
    worker.user = UserFactory()
    worker.save()
    client.force_login(worker.user)
    client.post(address(public), {"candidates": [public.candidates.first().pk]})
    client.logout()
    known(client, public)
    assert "Đã ghi phiếu của bạn" in words(opened(client, address(public)))
    assert Vote.objects.count() == 1


# ---------- At once ----------


def _committed(way):
    tree = make_tree()
    people = make_people(tree)
    exemplar = ExemplarFactory(unit=tree.base, state="proposed")
    return tree, people, make_round(tree.base, people["editor"], exemplar, way=way)


def test_the_same_vote_from_two_threads_counts_once(committed_db):
    tree, _people, round_ = _committed("open")
    member = MemberFactory(unit=tree.base)

    def vote():
        return cast_open_vote(SelectionRound.objects.get(pk=round_.pk), member=member, candidates=first(round_))

    results = together(vote, vote, vote)
    assert sum(isinstance(result, Vote) for result in results) == 1
    assert {str(result) for result in results if not isinstance(result, Vote)} == {
        "Bạn đã bỏ phiếu trong đợt này; mỗi người một phiếu."
    }
    assert [row.count for row in results_of(round_)] == [1]


def test_a_vote_beside_the_closing_counts_or_is_refused(committed_db):
    tree, people, round_ = _committed("ballot")
    voters = [officer(tree.base) for _number in range(3)]

    def vote(by):
        return lambda: cast_ballot(SelectionRound.objects.get(pk=round_.pk), by=by, candidates=first(round_))

    results = together(*map(vote, voters), lambda: cancel_round(round_, by=people["editor"], reason="Làm lại"))
    cast = sum(isinstance(result, Vote) for result in results)
    assert Vote.objects.count() == cast
    assert SelectionRound.objects.get().state == "cancelled"
    assert all("không còn nhận phiếu" in str(each) for each in results[:3] if not isinstance(each, Vote))
