"""Pages of runs: who sees them, at what cost, and what their buttons do."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.models import QuotaRule, TallyRun
from awards.services.tally import start_tally
from campaigns.models import CampaignState
from common.models import AuditEntry
from tests.factories import EntryFactory, PhaseFactory, StandardVersionFactory
from tests.pages import opened, words

FRAME = 6
"""Queries of every page: session, user, roles, sample mark, acting unit, notices."""
SEES = ("specialist_province", "specialist_province2", "approver", "council", "auditor", "viewer", "superuser")
SEES_NOT = ("editor", "editor_elsewhere", "specialist", "finance", "manager", "nobody")


def statuses(client, run, names):
    return {name: client.get(reverse(f"awards:{name}", args=[run.pk])).status_code for name in names}


@pytest.mark.parametrize("who", SEES_NOT)
def test_lower_units_and_others_find_nothing(client, four_outcomes, who):
    client.force_login(four_outcomes.world.people[who])
    names = ["run-detail", "recommendation-list", "run-progress", "run-export", "run-cancel"]
    assert statuses(client, four_outcomes.run, names) == dict.fromkeys(names, 404)


@pytest.mark.parametrize("who", SEES)
def test_people_of_the_province_see_it(client, four_outcomes, who):
    client.force_login(four_outcomes.world.people[who])
    names = ["run-detail", "recommendation-list", "run-export"]
    assert statuses(client, four_outcomes.run, names) == dict.fromkeys(names, 200)


@pytest.mark.parametrize("rows", [1, 3])
def test_run_list_query_count(client, world, rows, django_assert_num_queries):
    world.person(world.dossier())
    for _each in range(rows):
        world.evaluated()
    client.force_login(world.people["viewer"])
    with django_assert_num_queries(FRAME + 2):  # count, page
        response = client.get(reverse("awards:run-list"))
    assert [run.number for run in response.context["object_list"]] == list(range(rows, 0, -1))


def test_run_list_shows_nothing_of_another_province(client, four_outcomes):
    from tests.factories import RoleAssignmentFactory, UserFactory

    stranger = UserFactory()
    RoleAssignmentFactory(user=stranger, unit=four_outcomes.world.tree.province2, role="specialist")
    client.force_login(stranger)
    assert list(client.get(reverse("awards:run-list")).context["object_list"]) == []


def test_runs_are_found_without_dau(client, four_outcomes):
    four_outcomes.world.campaign.name = "Lao động giỏi"
    four_outcomes.world.campaign.save()
    client.force_login(four_outcomes.world.people["viewer"])
    found = client.get(reverse("awards:run-list"), {"q": "lao dong gioi"}).context["object_list"]
    assert list(found) == [four_outcomes.run]
    assert list(client.get(reverse("awards:run-list"), {"q": "khac"}).context["object_list"]) == []


def test_start_page_says_what_will_be_considered(client, world):
    world.person(world.dossier())
    world.person(world.dossier(world.tree.base2, state="sent"))
    client.force_login(world.people["specialist_province"])
    context = client.get(reverse("awards:run-start"), {"campaign": world.campaign.pk}).context
    assert [(award.code, award.ready, award.waiting, award.has_standard) for award in context["awards"]] == [
        ("BK_TINH", 1, 1, True)
    ]
    assert (context["problems"], context["total"]) == ([], 1)


def start_page(client, campaign):
    return client.get(reverse("awards:run-start"), {"campaign": campaign.pk}).content.decode()


def test_while_registration_is_open_the_page_leads_to_closing_it(client, world):
    world.person(world.dossier())
    world.campaign.registration_closes_on = timezone.localdate()
    world.campaign.save()
    client.force_login(world.people["specialist_province"])
    page = start_page(client, world.campaign)
    closing = reverse("campaigns:campaign-close", args=[world.campaign.pk])
    assert ("Đăng ký còn mở" in page, f'href="{closing}"' in page) == (True, True)
    assert '<form method="post">' not in page
    client.post(closing, {"reason": "Đủ chỉ tiêu"})
    page = start_page(client, world.campaign)
    assert (f'href="{closing}"' in page, '<form method="post">' in page) == (False, True)


def test_what_quotas_lack_is_said_before_the_button(client, world):
    world.person(world.dossier())
    QuotaRule.objects.create(
        offer=world.limit,
        scope="unit",
        percent=15,
        base="workers",
        rounding="down",
        proposed_by=world.people["specialist_province"],
    )
    client.force_login(world.people["specialist_province"])
    page = start_page(client, world.campaign)
    assert "chưa có số liệu lao động, đoàn viên" in page
    assert f'href="{reverse("awards:quotas", args=[world.campaign.pk])}"' in page
    assert '<form method="post">' not in page


def test_without_anybody_put_up_there_is_nothing_to_start(client, world):
    client.force_login(world.people["specialist_province"])
    page = start_page(client, world.campaign)
    assert ("Chưa có đối tượng nào trong hồ sơ đã nhận" in page, '<form method="post">' in page) == (True, False)


def test_an_order_changed_late_is_told_on_the_pages_of_the_campaign(client, world):
    world.person(world.dossier())
    world.goes_by_nothing()
    StandardVersionFactory(
        award=world.award,
        number=9,
        tree=world.standard.tree,
        approved_at=timezone.now(),
        approved_by=world.people["approver"],
    )
    client.force_login(world.people["specialist_province"])
    start = client.get(reverse("awards:run-start"), {"campaign": world.campaign.pk})
    for page in (start, opened(client, reverse("awards:quotas", args=[world.campaign.pk]))):
        assert "thứ tự xếp là của phiên bản 9" in words(page)


def test_while_a_run_is_under_way_the_page_leads_to_it(client, world):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    client.force_login(world.people["specialist_province"])
    page = start_page(client, world.campaign)
    assert f'href="{reverse("awards:run-detail", args=[run.pk])}"' in page
    assert reverse("campaigns:campaign-close", args=[world.campaign.pk]) not in page
    assert '<form method="post">' not in page


@pytest.mark.parametrize("campaign", ["²", "x", "0", "9" * 5000, "-1"])
def test_start_page_of_nonsense_asks_for_a_campaign(client, world, campaign):
    client.force_login(world.people["specialist_province"])
    response = client.get(reverse("awards:run-start"), {"campaign": campaign})
    assert (response.status_code, response.context.get("awards")) == (200, None)


@pytest.mark.parametrize("value", ["²", "٣", "99999999999999999999", "-1", "1.0", "", "x"])
def test_a_crafted_campaign_is_none(client, world, value):
    client.force_login(world.people["specialist_province"])
    asked = client.get(reverse("awards:run-start"), {"campaign": value})
    sent = client.post(reverse("awards:run-start"), {"campaign": value})
    assert [page.status_code for page in (asked, sent)] == [200, 200]
    assert asked.context.get("campaign") is None


@pytest.mark.parametrize(
    ("who", "status", "started"),
    [
        ("specialist_province", 302, 1),
        ("specialist", 200, 0),
        ("editor", 302, 0),
        ("approver", 302, 0),
        ("viewer", 302, 0),
        ("nobody", 302, 0),
    ],
)
def test_start(client, world, who, status, started):
    world.person(world.dossier())
    client.force_login(world.people[who])
    response = client.post(reverse("awards:run-start"), {"campaign": world.campaign.pk})
    assert (response.status_code, TallyRun.objects.count()) == (status, started)


def test_a_refusal_to_start_is_a_sentence_on_the_page(client, world):
    world.campaign.state = CampaignState.LAUNCHED
    world.campaign.save()
    client.force_login(world.people["specialist_province"])
    response = client.post(reverse("awards:run-start"), {"campaign": world.campaign.pk})
    assert "Chưa có đối tượng nào trong hồ sơ đã nhận" in response.content.decode()


@pytest.fixture
def put_up_twice(world):
    """A run that considers a person in the second phase; the first phase put the person up too."""
    first, second = (PhaseFactory(campaign=world.campaign, number=number, name=f"Đợt {number}") for number in (1, 2))
    early = world.person(world.dossier(phase=first))
    late = EntryFactory(dossier=world.dossier(phase=second), award=world.award, member=early.member)
    return SimpleNamespace(run=world.evaluated(), early=early, late=late)


def test_who_was_put_up_twice_is_marked_where_the_other_was_considered(client, world, put_up_twice):
    client.force_login(world.people["viewer"])
    address = reverse("awards:run-set-aside", args=[put_up_twice.run.pk])
    assert address in client.get(reverse("awards:run-detail", args=[put_up_twice.run.pk])).content.decode()
    page = client.get(address)
    assert [row.entry for row in page.context["object_list"]] == [put_up_twice.early]
    assert "đã xét ở Đợt 2, CĐCS Trường Tiểu học Mẫu" in page.content.decode()
    row = put_up_twice.run.recommendations.get()
    why = client.get(reverse("awards:recommendation-detail", args=[row.pk])).content.decode()
    assert ("Cũng được đề nghị" in why, "Đợt 1, CĐCS Trường Tiểu học Mẫu" in why) == (True, True)


def test_a_run_in_which_nobody_was_put_up_twice_does_not_mention_it(client, four_outcomes):
    client.force_login(four_outcomes.world.people["viewer"])
    address = reverse("awards:run-set-aside", args=[four_outcomes.run.pk])
    assert address not in client.get(reverse("awards:run-detail", args=[four_outcomes.run.pk])).content.decode()
    assert "Không ai được đề nghị hai lần" in client.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_set_aside_query_count(client, world, rows, django_assert_num_queries):
    first, second = (PhaseFactory(campaign=world.campaign, number=number) for number in (1, 2))
    early, late = world.dossier(phase=first), world.dossier(phase=second)
    for _each in range(rows):
        EntryFactory(dossier=late, award=world.award, member=world.person(early).member)
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    with django_assert_num_queries(FRAME + 5):  # run, count, page, entries, those considered
        page = client.get(reverse("awards:run-set-aside", args=[run.pk]))
    assert len(page.context["object_list"]) == rows


def test_the_start_page_counts_a_person_once(client, world):
    phases = [PhaseFactory(campaign=world.campaign, number=number) for number in (1, 2)]
    early = world.person(world.dossier(phase=phases[0]))
    EntryFactory(dossier=world.dossier(phase=phases[1]), award=world.award, member=early.member)
    client.force_login(world.people["specialist_province"])
    context = client.get(reverse("awards:run-start"), {"campaign": world.campaign.pk}).context
    assert (context["total"], [award.ready for award in context["awards"]]) == (1, [1])


def test_progress_stops_asking_when_done(client, four_outcomes):
    client.force_login(four_outcomes.world.people["specialist_province"])
    response = client.get(reverse("awards:run-progress", args=[four_outcomes.run.pk]), headers={"HX-Request": "true"})
    assert response.headers["HX-Refresh"] == "true"


def test_progress_is_shown_while_it_runs(client, world):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    client.force_login(world.people["specialist_province"])
    page = client.get(reverse("awards:run-detail", args=[run.pk])).content.decode()
    assert reverse("awards:run-progress", args=[run.pk]) in page
    assert "Đang chờ máy tính nhận việc" in page


def test_results_of_a_run_under_way_are_nobody_s_to_see(client, world):
    from awards.services.shard import evaluate_shard

    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    evaluate_shard(run.shards.get().pk, "một")
    client.force_login(world.people["specialist_province"])
    row = run.recommendations.get()
    assert client.get(reverse("awards:recommendation-list", args=[run.pk])).status_code == 404
    assert client.get(reverse("awards:recommendation-detail", args=[row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("who", "status", "after"),
    [
        ("specialist_province2", 302, "cancelled"),
        ("approver", 302, "draft"),
        ("viewer", 302, "draft"),
        ("specialist", 404, "draft"),
        ("nobody", 404, "draft"),
    ],
)
def test_cancel(client, world, who, status, after):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    client.force_login(world.people[who])
    response = client.post(reverse("awards:run-cancel", args=[run.pk]), {"reason": "Nhầm chỉ tiêu"})
    run.refresh_from_db()
    assert (response.status_code, run.state) == (status, after)


def test_cancel_asks_for_a_reason(client, world):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    client.force_login(world.people["specialist_province"])
    response = client.post(reverse("awards:run-cancel", args=[run.pk]), {"reason": " "})
    assert "Hãy ghi lý do huỷ." in response.content.decode()
    assert not AuditEntry.objects.filter(move="cancel").exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_type_list_query_count(client, world, rows, django_assert_num_queries):
    from catalogue.models import AwardType
    from tests.factories import AwardTypeFactory

    AwardTypeFactory.create_batch(rows)
    client.force_login(world.people["viewer"])
    with django_assert_num_queries(FRAME + 3):  # count, page, roads
        response = client.get(reverse("awards:type-list"))
    assert set(response.context["object_list"]) == set(AwardType.objects.all())


def test_the_catalogue_is_searched_without_dau(client, world):
    client.force_login(world.people["nobody"])
    found = client.get(reverse("awards:type-list"), {"q": "bang khen"}).context["object_list"]
    assert list(found) == [world.award]


def test_an_award_shows_its_conditions_in_words(client, world):
    client.force_login(world.people["nobody"])
    page = client.get(reverse("awards:type-detail", args=[world.award.pk])).content.decode()
    assert "xếp loại từ hoàn thành tốt nhiệm vụ trở lên" in page
    assert "Quyết định tại cấp này" in page
    standard = client.get(reverse("awards:standard-detail", args=[world.standard.pk])).content.decode()
    assert "Xếp loại năm xét" in standard
