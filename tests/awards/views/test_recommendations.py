"""Results of a run: the list with its line, «Vì sao?», and the word of an approver."""

import pytest
from django.urls import reverse

from awards.models import RecommendationState
from campaigns.models import Dossier
from common.models import AuditEntry
from people.models import Member
from tests.awards.views.deciding import FRAME, decide, state_of
from tests.factories import AwardTypeFactory, CollectiveFactory, EntryFactory, MemberFactory, RoleAssignmentFactory
from tests.pages import opened, words

R = RecommendationState


@pytest.mark.parametrize("rows", [1, 3])
def test_result_list_query_count(client, world, rows, django_assert_num_queries):
    dossier = world.dossier()
    entries = [world.person(dossier) for _each in range(rows)]
    run = world.evaluated()
    client.force_login(world.people["approver"])
    with django_assert_num_queries(FRAME + 5):  # run, decided, award, keys of the page, its rows
        response = client.get(reverse("awards:recommendation-list", args=[run.pk]))
    assert {row.recommendation.entry for row in response.context["rows"]} == set(entries)


def test_the_line_stands_under_the_last_recommended(client, four_outcomes):
    client.force_login(four_outcomes.world.people["viewer"])
    response = client.get(reverse("awards:recommendation-list", args=[four_outcomes.run.pk]))
    rows = response.context["rows"]
    assert [(row.recommendation.outcome, row.is_last_above) for row in rows] == [
        ("recommended", True),
        ("below_line", False),
        ("not_eligible", False),
        ("missing_data", False),
    ]
    assert "Vạch chỉ tiêu: 01 suất" in response.content.decode()


@pytest.mark.parametrize(("query", "shown"), [({}, True), ({"q": "nguyen"}, True), ({"outcome": "below_line"}, False)])
def test_the_line_stands_on_top_when_nobody_is_above_it(client, world, query, shown):
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    world.person(dossier)
    world.person(dossier)
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    page = client.get(reverse("awards:recommendation-list", args=[run.pk]), query)
    rows = [(row.recommendation.tie_at_line, row.is_first_below, row.is_last_above) for row in page.context["rows"]]
    assert rows == [(True, shown, False), (True, False, False)]
    assert ("Vạch chỉ tiêu: 01 suất" in page.content.decode()) is shown


def test_the_line_on_top_is_not_repeated_on_the_next_page(client, world):
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    for _each in range(26):
        world.person(dossier)
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    page = client.get(reverse("awards:recommendation-list", args=[run.pk]), {"page": 2})
    assert [row.is_first_below for row in page.context["rows"]] == [False]


class TestMoreThanThePlaces:
    """One place, one recommended, one below the line whom the council takes as well."""

    @pytest.fixture
    def approver(self, client, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        decide(client, four_outcomes.recommended, "approve")
        return client

    def test_the_form_says_how_many_are_taken(self, approver, four_outcomes):
        url = reverse("awards:recommendation-detail", args=[four_outcomes.below_line.pk])
        assert "đã phê duyệt 1/1" in approver.get(url).content.decode()

    def test_so_do_the_preview_and_the_list(self, approver, four_outcomes):
        decide(approver, four_outcomes.below_line, "approve", note="Hội đồng chọn")
        run = four_outcomes.run
        bulk = reverse("awards:recommendation-bulk", args=[run.pk])
        preview = approver.post(bulk, {"action": "approve", "select_all": "1"}).content.decode()
        shown = approver.get(reverse("awards:recommendation-list", args=[run.pk])).content.decode()
        overview = approver.get(reverse("awards:run-detail", args=[run.pk])).content.decode()
        assert ["đã phê duyệt 2/1" in page for page in (preview, shown, overview)] == [True] * 3

    def test_the_preview_says_how_many_it_comes_to(self, client, world):
        world.limit.quota = 2
        world.limit.save()
        dossier = world.dossier()
        for _each in range(3):
            world.person(dossier)
        run = world.evaluated()
        run.recommendations.update(outcome="recommended")
        client.force_login(world.people["approver"])
        url = reverse("awards:recommendation-bulk", args=[run.pk])
        page = client.post(url, {"action": "approve", "select_all": "1"}).content.decode()
        assert "Phê duyệt xong sẽ là 3/2" in page

    def test_no_limit_no_fraction(self, client, world):
        world.person(world.dossier())
        run = world.evaluated()
        client.force_login(world.people["approver"])
        decide(client, run.recommendations.get(), "approve")
        shown = client.get(reverse("awards:recommendation-list", args=[run.pk])).content.decode()
        assert ("đã phê duyệt 1" in shown, "đã phê duyệt 1/" in shown) == (True, False)


EVERY = ["recommended", "below_line", "not_eligible", "missing_data"]


def test_filters(client, four_outcomes):
    client.force_login(four_outcomes.world.people["viewer"])
    expected = [
        ({"outcome": "below_line"}, ["below_line"]),
        ({"state": "approved"}, []),
        ({"q": "nguyen thi"}, EVERY),
        ({"q": "tran"}, []),
        ({"unit": "truong tieu hoc"}, EVERY),
        ({"unit": "cong ty"}, []),
        ({"unit": "HUYEN"}, EVERY),
    ]
    for query, outcomes in expected:
        response = client.get(reverse("awards:recommendation-list", args=[four_outcomes.run.pk]), query)
        found = [row.recommendation.outcome for row in response.context["rows"]]
        assert (query, found, response.context["page_obj"].paginator.count) == (query, outcomes, len(outcomes))


def test_an_award_the_run_did_not_consider_is_404(client, four_outcomes):
    client.force_login(four_outcomes.world.people["viewer"])
    response = client.get(reverse("awards:recommendation-list", args=[four_outcomes.run.pk]), {"award": "CO_TLD"})
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("recommended", ["Đạt", "Phiên bản 1", "Đăng ký thi đua"]),
        ("below_line", ["đủ tiêu chuẩn nhưng đã hết chỉ tiêu"]),
        ("not_eligible", ["xếp loại năm 2026 chưa đạt", "không hoàn thành nhiệm vụ"]),
        ("missing_data", ["chưa có xếp loại năm 2026", "Thiếu dữ liệu"]),
    ],
)
def test_why(client, four_outcomes, which, words):
    client.force_login(four_outcomes.world.people["specialist_province"])
    page = client.get(reverse("awards:recommendation-detail", args=[getattr(four_outcomes, which).pk])).content.decode()
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(
    ("who", "status", "after"),
    [
        ("approver", 302, R.APPROVED),
        ("specialist_province", 302, R.PROPOSED),
        ("council", 302, R.PROPOSED),
        ("auditor", 302, R.PROPOSED),
        ("viewer", 302, R.PROPOSED),
        ("superuser", 302, R.PROPOSED),
        ("manager", 404, R.PROPOSED),
        ("finance", 404, R.PROPOSED),
        ("specialist", 404, R.PROPOSED),
        ("editor", 404, R.PROPOSED),
        ("nobody", 404, R.PROPOSED),
    ],
)
def test_who_may_approve(client, four_outcomes, who, status, after):
    client.force_login(four_outcomes.world.people[who])
    response = decide(client, four_outcomes.recommended, "approve")
    assert (response.status_code, state_of(four_outcomes.recommended)) == (status, after)


@pytest.mark.parametrize(
    ("which", "note", "after"),
    [
        ("recommended", "", R.APPROVED),
        ("below_line", "", R.PROPOSED),
        ("below_line", "Hội đồng chọn", R.APPROVED),
        ("not_eligible", "Hội đồng chọn", R.PROPOSED),
        ("missing_data", "Hội đồng chọn", R.PROPOSED),
    ],
)
def test_what_may_be_approved(client, four_outcomes, which, note, after):
    client.force_login(four_outcomes.world.people["approver"])
    row = getattr(four_outcomes, which)
    decide(client, row, "approve", note=note)
    assert state_of(row) == after


@pytest.mark.parametrize("which", ["recommended", "below_line", "not_eligible", "missing_data"])
@pytest.mark.parametrize(("note", "after"), [("", R.PROPOSED), ("Chưa đủ minh chứng", R.REFUSED)])
def test_refusing_needs_a_reason(client, four_outcomes, which, note, after):
    client.force_login(four_outcomes.world.people["approver"])
    row = getattr(four_outcomes, which)
    decide(client, row, "refuse", note=note)
    assert state_of(row) == after


def test_what_was_typed_stays_and_the_error_is_named(client, four_outcomes):
    client.force_login(four_outcomes.world.people["approver"])
    response = decide(client, four_outcomes.below_line, "approve", note="")
    assert (response.status_code, "Hãy ghi lý do." in response.content.decode()) == (200, True)


def test_a_word_is_taken_back_with_a_reason(client, four_outcomes):
    client.force_login(four_outcomes.world.people["approver"])
    decide(client, four_outcomes.recommended, "approve")
    decide(client, four_outcomes.recommended, "reconsider", note="Bấm nhầm")
    lines = AuditEntry.objects.filter(subject_type__model="recommendation").order_by("pk")
    assert list(lines.values_list("move", "before", "after", "note")) == [
        ("approve", "proposed", "approved", ""),
        ("reconsider", "approved", "proposed", "Bấm nhầm"),
    ]


def test_approving_twice_says_that_somebody_was_quicker(client, four_outcomes):
    client.force_login(four_outcomes.world.people["approver"])
    decide(client, four_outcomes.recommended, "approve")
    response = client.post(reverse("awards:recommendation-approve", args=[four_outcomes.recommended.pk]), follow=True)
    assert "hiện ở trạng thái «Đã phê duyệt»" in response.content.decode()


@pytest.mark.parametrize("touch", ["created", "sent", "added", "typed", "registered"])
def test_who_wrote_or_sent_the_dossier_may_not_decide(client, four_outcomes, touch):
    from campaigns.models import Entry
    from common.editing import mark_edited

    approver, row = four_outcomes.world.people["approver"], four_outcomes.recommended
    entry, dossier = row.entry, row.entry.dossier
    if touch == "created":
        Dossier.objects.filter(pk=dossier.pk).update(created_by=approver)
    elif touch == "sent":
        Dossier.objects.filter(pk=dossier.pk).update(sent_by=approver)
    elif touch == "added":
        Entry.objects.filter(pk=entry.pk).update(added_by=approver)
    elif touch == "typed":
        mark_edited(dossier, by=approver)
    else:
        source = four_outcomes.world.person(four_outcomes.world.dossier(four_outcomes.world.tree.base2))
        Entry.objects.filter(pk=source.pk).update(added_by=approver)
        Entry.objects.filter(pk=entry.pk).update(source=source)
    client.force_login(approver)
    decide(client, row, "approve")
    assert state_of(row) == R.PROPOSED


def test_nobody_decides_about_themselves(client, four_outcomes):
    approver, row = four_outcomes.world.people["approver"], four_outcomes.recommended
    Member.objects.filter(pk=row.entry.member_id).update(user=approver)
    client.force_login(approver)
    decide(client, row, "approve", waiver="Văn bản 12/CV")
    page = client.get(reverse("awards:recommendation-detail", args=[row.pk])).content.decode()
    assert (state_of(row), "Bạn không được quyết định về chính mình." in page) == (R.PROPOSED, True)


@pytest.mark.parametrize(("waiver", "after"), [("", R.PROPOSED), ("Công văn 12/LĐLĐ", R.APPROVED)])
def test_the_own_unit_needs_a_recorded_waiver(client, four_outcomes, waiver, after):
    approver, row = four_outcomes.world.people["approver"], four_outcomes.recommended
    colleague = four_outcomes.below_line.entry.member
    Member.objects.filter(pk=colleague.pk).update(user=approver)
    client.force_login(approver)
    decide(client, row, "approve", waiver=waiver)
    recorded = [line.data for line in AuditEntry.objects.filter(move="approve")]
    assert (state_of(row), recorded) == (after, [{"waiver": waiver}] if waiver else [])


@pytest.mark.parametrize("kind", ["individual", "collective"])
@pytest.mark.parametrize("belongs", ["member", "role"])
def test_a_subject_put_up_by_the_unit_above_is_of_the_own_unit_all_the_same(client, world, kind, belongs):
    """The district puts up somebody of the base union the approver belongs to."""
    approver, base = world.people["approver"], world.tree.base
    dossier = world.dossier(world.tree.district)
    if kind == "individual":
        subject = {"member": MemberFactory(unit=base)}
    else:
        subject = {"member": None, "collective": CollectiveFactory(unit=base)}
    EntryFactory(dossier=dossier, award=world.award, subject_kind=kind, **subject)
    world.goes_by({"all_of": [{"condition": "registered"}]})
    row = world.evaluated().recommendations.get()
    if belongs == "member":
        MemberFactory(unit=base, user=approver)
    else:
        RoleAssignmentFactory(user=approver, unit=base, role="editor")
    client.force_login(approver)
    decide(client, row, "approve")
    assert state_of(row) == R.PROPOSED
    decide(client, row, "approve", waiver="Công văn 12/LĐLĐ")
    assert state_of(row) == R.APPROVED


def test_an_older_run_is_not_decided_on(client, four_outcomes):
    four_outcomes.world.evaluated()
    client.force_login(four_outcomes.world.people["approver"])
    decide(client, four_outcomes.recommended, "approve")
    assert state_of(four_outcomes.recommended) == R.PROPOSED


def test_awards_are_called_as_people_call_them(client, world):
    """A condition about awards held names them, not their codes, and asks the catalogue once."""
    AwardTypeFactory(code="CO_CAO", name="Cờ thi đua cấp trên", short_name="Cờ CT")
    world.goes_by({"all_of": [{"condition": "prior_awards", "params": {"awards": ["CO_CAO"]}}]}, rank_by=[])
    entry = world.person(world.dossier())
    run = world.evaluated()
    client.force_login(world.people["viewer"])
    listed = words(opened(client, reverse("awards:recommendation-list", args=[run.pk])))
    why = words(opened(client, reverse("awards:recommendation-detail", args=[run.recommendations.get(entry=entry).pk])))
    for page in (listed, why):
        assert "Cờ CT" in page and "CO_CAO" not in page
