"""«Chỉ tiêu và thứ tự xếp»: declared in time, in words, and changed by two people afterwards; the lines of a run."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import PriorityRule, QuotaDefault, QuotaRule, Recommendation
from awards.selectors.behind import behind_whom
from awards.selectors.waiting import awaiting_decision
from campaigns.services.award import Quota, set_awards
from common.errors import TransitionRefused
from contributions.models import InitiativeAuthor
from tests.factories import InitiativeFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
LATER = dt.date(2100, 1, 1)
RECOGNISED = {
    "state": "recognised",
    "recognised_level": "base",
    "recognised_on": dt.date(2026, 5, 4),
    "recognition_no": "01/QĐ",
}


@pytest.fixture
def open_world(world):
    """Registration is open for long."""
    world.campaign.registration_closes_on = LATER
    world.campaign.save()
    return world


@pytest.fixture
def specialist(client, open_world):
    client.force_login(open_world.people["specialist_province"])
    return client


def url(world):
    return reverse("awards:quotas", args=[world.campaign.pk])


def typed(world, **values):
    return {"offer": world.limit.pk, "scope": "overall", "group": "", "version": world.campaign.version} | values


def add(client, world, **values):
    return client.post(url(world), typed(world, **values))


@pytest.mark.parametrize("seen", ["", "hai", "²", "9" * 5000])
def test_a_form_that_does_not_say_what_it_was_opened_with_changes_nothing(specialist, open_world, seen):
    assert add(specialist, open_world, places=3, version=seen).status_code == 200
    assert not QuotaRule.objects.exists()


def test_a_specialist_adds_a_share_with_its_base_and_rounding(specialist, open_world):
    world = open_world
    shares = {"scope": "unit", "group": "individual", "percent": "12,5", "base": "holders", "rounding": "down"}
    assert add(specialist, world, base_award=world.awards.title.pk, **shares).status_code == 302
    rule = QuotaRule.objects.get()
    assert (str(rule.percent), rule.base_award, rule.state) == ("12.50", world.awards.title, "in_force")
    page = words(opened(specialist, url(world)))
    assert f"mỗi đơn vị đề nghị: 12,5 % số có {world.awards.title.name}, làm tròn xuống (cá nhân)" in page
    assert "Xếp loại năm xét → Số sáng kiến trong năm xét" in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Hãy ghi số suất, hoặc tỷ lệ phần trăm."),
        ({"places": "4", "percent": "15"}, "không ghi cả hai"),
        ({"percent": "101", "base": "workers", "rounding": "up"}, "không quá 100 phần trăm"),
        ({"percent": "0", "base": "workers", "rounding": "up"}, "lớn hơn 0"),
        ({"percent": "15", "rounding": "up"}, "Hãy chọn tính trên cái gì."),
        ({"percent": "15", "base": "workers"}, "Hãy chọn cách làm tròn."),
        ({"percent": "15", "base": "holders", "rounding": "up"}, "Hãy chọn danh hiệu mà tỷ lệ tính trên"),
        ({"places": "4", "base": "workers"}, "Chỉ dùng khi chỉ tiêu là tỷ lệ phần trăm"),
        ({"places": "-1"}, "từ 0 trở lên"),
        ({"places": "4", "scope": "planet"}, "planet"),
        ({"places": "4", "scope": "cluster"}, "Hãy lập cụm trước"),
    ],
)
def test_a_quota_on_nothing_or_contradicting_itself_is_refused(specialist, open_world, values, sentence):
    response = add(specialist, open_world, **values)
    assert response.status_code == 200
    assert sentence in words(response)
    assert not QuotaRule.objects.exists()


def test_a_quota_for_a_group_the_award_is_not_for_is_refused(specialist, open_world):
    open_world.award.subject_kinds = ["individual"]
    open_world.award.save()
    response = add(specialist, open_world, places="4", group="collective")
    assert "không dành cho tập thể" in words(response)


def test_the_same_rule_twice_is_refused(specialist, open_world):
    assert add(specialist, open_world, places="4").status_code == 302
    open_world.campaign.refresh_from_db()
    assert "Hãy bỏ quy tắc cũ trước" in words(add(specialist, open_world, places="5"))


def test_a_stale_page_is_told_and_saves_nothing(specialist, open_world):
    stale = typed(open_world, places="4", version=open_world.campaign.version + 7)
    assert "đã được" in words(specialist.post(url(open_world), stale))
    assert not QuotaRule.objects.exists()


def test_the_quota_of_a_regulation_is_taken_over_with_its_mark(specialist, open_world):
    world = open_world
    default = QuotaDefault.objects.create(
        award=world.award,
        scope="province",
        places=4,
        valid_from=dt.date(2019, 11, 12),
        legal_basis="Điều 15",
        unverified=True,
    )
    page = words(opened(specialist, url(world)))
    assert "mỗi LĐLĐ tỉnh, công đoàn ngành: 04 suất" in page
    assert "chưa kiểm chứng" in page
    address = reverse("awards:quota-default", args=[world.campaign.pk, default.pk])
    assert specialist.post(address, {"version": world.campaign.version}).status_code == 302
    assert (QuotaRule.objects.get().places, QuotaRule.objects.get().scope) == (4, "province")
    assert "Dùng mức này" not in words(opened(specialist, url(world)))


def test_a_rule_is_removed_while_registration_is_open(specialist, open_world):
    add(specialist, open_world, places="4")
    open_world.campaign.refresh_from_db()
    rule = QuotaRule.objects.get()
    specialist.post(reverse("awards:quota-remove", args=[rule.pk]), {"version": open_world.campaign.version})
    assert not QuotaRule.objects.exists()


def test_after_registration_a_rule_is_changed_by_two_people_only(client, world):
    mine = {"offer": world.limit, "scope": "overall", "proposed_by": world.people["specialist_province"]}
    old = QuotaRule.objects.create(places=4, **mine)
    client.force_login(world.people["specialist_province"])
    client.post(reverse("awards:quota-remove", args=[old.pk]), {"version": world.campaign.version})
    assert QuotaRule.objects.filter(pk=old.pk, state="in_force").exists()
    assert add(client, world, places="5").status_code == 302
    new = QuotaRule.objects.get(places=5)
    assert new.state == "proposed"
    approve = reverse("awards:quota-approve", args=[new.pk])
    client.post(approve)
    new.refresh_from_db()
    assert new.state == "proposed"
    client.force_login(world.people["approver"])
    assert "chờ người thứ hai duyệt" in words(opened(client, url(world)))
    client.post(approve)
    assert list(QuotaRule.objects.order_by("places").values_list("places", "state")) == [(4, "ended"), (5, "in_force")]


def test_the_plain_numbers_are_frozen_with_registration(world):
    with pytest.raises(TransitionRefused, match="chỉ tiêu đã chốt"):
        set_awards(
            world.campaign,
            by=world.people["specialist_province"],
            version=world.campaign.version,
            awards={world.award: Quota(9)},
        )


def test_everybody_who_sees_the_campaign_reads_what_is_declared(client, world):
    world.dossier()
    QuotaRule.objects.create(
        offer=world.limit, scope="overall", places=4, proposed_by=world.people["specialist_province"]
    )
    client.force_login(world.people["editor"])
    page = words(opened(client, url(world)))
    assert "toàn phong trào: 04 suất (cá nhân và tập thể)" in page
    assert "Thêm chỉ tiêu" not in page
    assert client.post(url(world), typed(world, places="1")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_much_for_one_rule_as_for_three(client, world, django_assert_num_queries, number):
    for scope in ("overall", "unit", "block")[:number]:
        QuotaRule.objects.create(
            offer=world.limit, scope=scope, places=4, proposed_by=world.people["specialist_province"]
        )
    client.force_login(world.people["editor"])
    world.dossier()
    with django_assert_num_queries(11):
        client.get(url(world))


@pytest.fixture
def lined(world):
    """Two units, one place each and three in all; a tie in the second."""
    for scope, places in (("overall", 3), ("unit", 1)):
        QuotaRule.objects.create(
            offer=world.limit, scope=scope, places=places, proposed_by=world.people["specialist_province"]
        )
    first, second = world.dossier(), world.dossier(world.tree.base2)
    world.person(first, rating="excellent", gender="male", is_direct_worker=False)
    world.person(second, gender="female", is_direct_worker=True)
    world.person(second, gender="female", is_direct_worker=True)
    return world.evaluated()


def test_the_line_is_shown_in_every_bucket_with_ties_left_to_the_council(client, world, lined):
    client.force_login(world.people["viewer"])
    page = opened(client, reverse("awards:run-lines", args=[lined.pk]))
    whole, units = page.context["lines"]
    assert [(b.places, b.taken, b.tied) for b in whole.buckets] == [(3, 1, 2)]
    assert {(b.name, b.places, b.taken, b.tied) for b in units.buckets} == {
        (world.tree.base.label, 1, 1, 0),
        (world.tree.base2.label, 1, 0, 2),
    }
    assert "02 đồng hạng" not in words(page)
    assert "2 đồng hạng – hội đồng quyết định" in words(page)


def test_a_share_below_that_of_the_considered_is_warned_of(client, world, lined):
    for trait in ("women", "direct_worker"):
        PriorityRule.objects.create(trait=trait, valid_from=dt.date(2019, 1, 1), legal_basis="Điều 4")
    PriorityRule.objects.create(
        award=world.award, trait="women", minimum=0, valid_from=dt.date(2019, 1, 1), legal_basis="riêng"
    )
    client.force_login(world.people["viewer"])
    page = opened(client, reverse("awards:run-lines", args=[lined.pk]))
    told = {
        share.label: (str(share.chosen), str(share.considered), bool(share.warning)) for share in page.context["shares"]
    }
    assert told == {"Nữ": ("0.0", "66.7", False), "Lao động trực tiếp": ("0.0", "66.7", True)}
    assert "Lao động trực tiếp: 0,0% trong số được đề nghị, 66,7% trong số được xét" in words(page)


def test_a_row_below_the_line_names_the_quota_and_a_tie_break_the_figure(client, world):
    for scope, places in (("overall", 3), ("unit", 1)):
        QuotaRule.objects.create(
            offer=world.limit, scope=scope, places=places, proposed_by=world.people["specialist_province"]
        )
    dossier = world.dossier()
    best, second = world.person(dossier), world.person(dossier)
    initiative = InitiativeFactory(unit=world.tree.base, **RECOGNISED)
    InitiativeAuthor.objects.create(initiative=initiative, member=best.member, share_percent=100)
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    page = opened(client, reverse("awards:recommendation-list", args=[run.pk]) + "?group=individual")
    rows = [(row.recommendation.entry, row.stopped, row.decided_by) for row in page.context["rows"]]
    assert rows == [
        (best, "", "Số sáng kiến trong năm xét"),
        (second, f"trong 01 suất của {world.tree.base.label} – dưới vạch", ""),
    ]
    why = words(opened(client, reverse("awards:recommendation-detail", args=[of(second, run).pk])))
    assert f"{best.subject_label} (thứ 1) – Số sáng kiến trong năm xét: 1, đối tượng này 0; các số liệu xét" in why
    assert "So với người cuối trên vạch" not in words(
        opened(client, reverse("awards:recommendation-detail", args=[of(best, run).pk]))
    )
    assert not opened(client, reverse("awards:recommendation-list", args=[run.pk]) + "?group=collective").context[
        "rows"
    ]


@pytest.mark.parametrize(("scope", "places"), [("province", 1), ("upper", 300)])
def test_places_of_the_own_unit_are_all_there_are(client, world, scope, places):
    """A campaign of a province lies in one province; in its districts lies only a part of it each."""
    for named, number in (("overall", 300), (scope, 1)):
        QuotaRule.objects.create(
            offer=world.limit, scope=named, places=number, proposed_by=world.people["specialist_province"]
        )
    world.person(world.dossier(), rating="excellent")
    world.person(world.dossier(world.tree.other))
    run = world.evaluated()
    client.force_login(world.people["approver"])
    page = opened(client, reverse("awards:recommendation-list", args=[run.pk]))
    assert f"đã phê duyệt 0/{places}" in words(page)
    assert [row.places for row in awaiting_decision(world.people["approver"])] == [places]


@pytest.mark.parametrize(("scope", "ahead"), [("overall", "elsewhere"), ("unit", "here"), ("upper", "here")])
def test_who_is_below_the_line_is_compared_with_the_last_of_the_same_places(client, world, scope, ahead):
    """Here one place is taken by an excellent one; elsewhere another has taken a place with a lesser figure."""
    QuotaRule.objects.create(
        offer=world.limit,
        scope=scope,
        places=2 if scope == "overall" else 1,
        proposed_by=world.people["specialist_province"],
    )
    dossier, other = world.dossier(), world.dossier(world.tree.other)
    found = {"here": world.person(dossier, rating="excellent"), "elsewhere": world.person(other, rating="good")}
    with_initiative(found["elsewhere"])
    late = world.person(dossier)
    run = world.evaluated()
    behind = behind_whom(Recommendation.objects.for_page().get(run=run, entry=late))
    assert behind.ahead.entry == found[ahead]
    assert behind.is_tie_break is (ahead == "elsewhere")


def of(entry, run):
    return run.recommendations.get(entry=entry)


def with_initiative(entry):
    initiative = InitiativeFactory(unit=entry.dossier.unit, **RECOGNISED)
    InitiativeAuthor.objects.create(initiative=initiative, member=entry.member, share_percent=100)
