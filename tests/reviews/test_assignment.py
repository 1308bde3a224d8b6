"""Dossiers are given to colleagues: by hand, evenly, by block or cluster; each is told once."""

import pytest

from campaigns.models import Dossier
from campaigns.models import DossierState as S
from campaigns.selectors.review import next_to_review
from campaigns.selectors.timeline import timeline
from campaigns.services.assignment import assign_dossier
from common.errors import NotAllowed, TransitionRefused
from notices.models import Notice
from reviews.selectors.assignment import colleagues_of
from reviews.services import chosen
from reviews.services.assignment import share_out
from tests.campaigns.conftest import fresh, waiting
from tests.factories import UnitFactory
from tests.pages import assert_valid_html, opened, words
from tests.reviews.conftest import at
from units.models import Cluster, ClusterMembership


@pytest.fixture
def two(people):
    """The two specialists of the province."""
    return [fresh(people["specialist_province"]), fresh(people["specialist_province2"])]


@pytest.fixture
def many(campaign, tree):
    """Six dossiers: four of schools, two of private companies."""
    blocks = ["school"] * 4 + ["enterprise_private"] * 2
    units = [UnitFactory(parent=tree.district, code=f"M{at}", block=block) for at, block in enumerate(blocks)]
    return [waiting(campaign, unit) for unit in units]


def keys(dossiers):
    return [dossier.pk for dossier in dossiers]


def whose(dossiers):
    return [dossier.reviewer for dossier in Dossier.objects.filter(pk__in=keys(dossiers)).order_by("pk")]


class TestOneDossier:
    @pytest.mark.parametrize("who", ["specialist", "specialist_province"])
    def test_those_above_give_it_to_whoever_may_review_it(self, sent, people, who):
        assign_dossier(sent, to=people["specialist_province2"], by=fresh(people[who]))
        assert whose([sent]) == [people["specialist_province2"]]

    @pytest.mark.parametrize("who", ["editor", "specialist_elsewhere", "approver", "superuser"])
    def test_nobody_else_gives_it(self, sent, people, who):
        with pytest.raises(NotAllowed):
            assign_dossier(sent, to=people["specialist"], by=fresh(people[who]))

    @pytest.mark.parametrize("who", ["editor", "specialist_elsewhere", "viewer"])
    def test_nobody_gets_what_they_may_not_review(self, sent, people, who):
        with pytest.raises(TransitionRefused, match="không được xử lý hồ sơ này"):
            assign_dossier(sent, to=fresh(people[who]), by=people["specialist"])

    @pytest.mark.parametrize("state", [S.DRAFT, S.RETURNED, S.ACCEPTED])
    def test_only_what_waits_is_given(self, in_state, people, state):
        with pytest.raises(TransitionRefused, match="không giao được nữa"):
            assign_dossier(in_state(state), to=people["specialist"], by=people["specialist"])

    def test_it_is_taken_back_and_the_unit_never_hears_of_it(self, sent, people):
        assign_dossier(sent, to=people["specialist"], by=people["specialist"])
        assign_dossier(sent, to=None, by=people["specialist"])
        assert whose([sent]) == [None]
        moves = {who: [line.move for line in timeline(sent, viewer=fresh(people[who]))] for who in people}
        assert moves["specialist_province"].count("assign") == 2
        assert "assign" not in moves["editor"]


class TestShares:
    def test_evenly_each_has_as_many(self, many, two):
        shared = share_out(keys(many), to=two, by=two[0])
        assert (shared.given, shared.problems) == ({two[0]: 3, two[1]: 3}, [])
        assert {reviewer: whose(many).count(reviewer) for reviewer in two} == {two[0]: 3, two[1]: 3}

    def test_who_has_more_already_gets_fewer(self, many, two):
        share_out(keys(many[:2]), to=two[:1], by=two[0])
        assert share_out(keys(many[2:]), to=two, by=two[0]).given == {two[0]: 1, two[1]: 3}

    def test_shared_anew_what_is_shared_counts_for_nobody_before(self, many, two):
        share_out(keys(many), to=two[:1], by=two[0])
        assert share_out(keys(many), to=two, by=two[0]).given == {two[0]: 3, two[1]: 3}

    def test_a_block_stays_in_one_hand(self, many, two):
        share_out(keys(many), to=two, by=two[0], manner="block")
        assert whose(many) == [two[0]] * 4 + [two[1]] * 2

    def test_a_cluster_stays_in_one_hand(self, many, two, campaign, tree):
        cluster = Cluster.objects.create(code="C1", name="Cụm 1", unit=tree.province, year=campaign.year)
        last_year = Cluster.objects.create(code="C0", name="Cụm cũ", unit=tree.province, year=campaign.year - 1)
        for dossier in many[1:4]:
            ClusterMembership.objects.create(cluster=cluster, unit=dossier.unit)
        ClusterMembership.objects.create(cluster=last_year, unit=many[0].unit)
        share_out(keys(many), to=two, by=two[0], manner="cluster")
        found = whose(many)
        assert len(set(found[1:4])) == 1
        assert {found[0], *found[4:]} == set(two) - set(found[1:4])

    def test_evenly_one_worked_on_goes_to_the_other(self, many, two):
        Dossier.objects.filter(pk__in=keys(many)).update(created_by=two[0])
        shared = share_out(keys(many), to=two, by=two[0])
        assert (shared.given, shared.problems) == ({two[1]: 6}, [])

    def test_what_nobody_may_review_stays_and_is_named(self, many, two):
        Dossier.objects.filter(pk=many[0].pk).update(created_by=two[0])
        shared = share_out(keys(many), to=two[:1], by=two[1])
        assert [dossier for dossier, _why in shared.problems] == [many[0]]
        assert shared.given == {two[0]: 5}

    def test_each_is_told_once_but_whoever_shared_them(self, many, two):
        share_out(keys(many), to=two, by=two[0])
        notice = Notice.objects.get()
        assert (notice.user, notice.url) == (two[1], f"{at('queue')}?assigned=me")
        assert notice.text == f"{two[0]} giao cho bạn thẩm định 3 hồ sơ."

    def test_colleagues_are_the_specialists_of_the_same_unions(self, people):
        province = {people["specialist_province"], people["specialist_province2"]}
        assert set(colleagues_of(fresh(people["specialist_province"]))) == province
        assert set(colleagues_of(fresh(people["specialist"]))) == {people["specialist"]}
        assert not colleagues_of(fresh(people["editor"])).exists()


class TestPages:
    def test_it_is_asked_whom_and_how(self, sign_in, many, two):
        client = sign_in("specialist_province")
        response = client.post(at("assign"), {"ids": keys(many)})
        assert_valid_html(response)
        assert "6 hồ sơ đã chọn" in words(response)
        response = client.post(at("assign"), {"ids": keys(many), "confirm": "1", "manner": "evenly"})
        assert "Hãy chọn ít nhất một người." in words(response)
        assert whose(many) == [None] * 6

    def test_given_it_is_said_how_many_to_whom(self, sign_in, many, two):
        data = {"ids": keys(many), "confirm": "1", "manner": "evenly", "to": [two[1].pk]}
        response = sign_in("specialist_province").post(at("assign"), data, follow=True)
        assert f"Đã giao 6 hồ sơ cho {two[1]}." in words(response)
        assert whose(many) == [two[1]] * 6

    def test_they_are_taken_back(self, sign_in, many, two):
        share_out(keys(many), to=two, by=two[0])
        response = sign_in("specialist_province").post(at("assign"), {"ids": keys(many), "clear": "1"}, follow=True)
        assert "Đã bỏ giao 6 hồ sơ." in words(response)
        assert whose(many) == [None] * 6

    def test_somebody_of_another_union_is_no_choice(self, sign_in, many, people):
        data = {"ids": keys(many), "confirm": "1", "manner": "evenly", "to": [people["specialist"].pk]}
        assert sign_in("specialist_province").post(at("assign"), data).status_code == 200
        assert whose(many) == [None] * 6

    def test_nothing_chosen_leads_back_with_a_word(self, sign_in, many):
        response = sign_in("specialist_province").post(at("assign"), follow=True)
        assert "Hãy đánh dấu hồ sơ trong hàng chờ" in words(response)

    def test_too_many_at_once_are_refused(self, sign_in, many, two, monkeypatch):
        monkeypatch.setattr(chosen, "MOST_AT_ONCE", 5)
        data = {"ids": keys(many), "confirm": "1", "manner": "evenly", "to": [two[1].pk]}
        response = sign_in("specialist_province").post(at("assign"), data, follow=True)
        assert "Bạn đã chọn 6 hồ sơ; mỗi lần làm được nhiều nhất 5." in words(response)

    @pytest.mark.parametrize(("asked", "count"), [("me", 2), ("nobody", 1), ("{other}", 3), ("bogus", 6)])
    def test_the_queue_is_narrowed_to_one_s_own(self, sign_in, many, two, asked, count):
        share_out(keys(many[:2]), to=two[:1], by=two[0])
        share_out(keys(many[2:5]), to=two[1:], by=two[0])
        address = f"{at('queue')}?assigned={asked.format(other=two[1].pk)}"
        assert len(opened(sign_in("specialist_province"), address).context["object_list"]) == count


def test_the_next_one_is_one_s_own_then_anybody_s_never_a_colleague_s(many, two):
    share_out(keys(many[1:2]), to=two[1:], by=two[0])
    share_out(keys(many[2:3]), to=two[:1], by=two[0])
    user = fresh(two[0])
    assert next_to_review(user, after=many[0]) == many[2]
    Dossier.objects.filter(pk=many[2].pk).update(state=S.ACCEPTED)
    assert next_to_review(user, after=many[0]) == many[3]
    Dossier.objects.filter(pk__in=keys(many[3:])).update(state=S.ACCEPTED)
    assert next_to_review(user, after=many[0]) is None
