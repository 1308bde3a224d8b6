"""Results of a run: the list with its line, «Vì sao?», and the word of an approver."""

import io

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from python_calamine import CalamineWorkbook

from awards.models import Recommendation, RecommendationState
from campaigns.models import Dossier
from common.models import AuditEntry
from common.sample_mark import mark_as_sample
from common.workbook import HEAD_ROWS
from people.models import Member

R = RecommendationState
FRAME = 6
"""Queries of every page: session, user, roles, sample mark, acting unit, notices."""


def decide(client, row, verdict, **data):
    """Post an approver's word as the page does."""
    fields = {f"{verdict}-{name}": value for name, value in data.items()}
    return client.post(reverse(f"awards:recommendation-{verdict}", args=[row.pk]), fields)


def state_of(row):
    return Recommendation.objects.get(pk=row.pk).state


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
    from campaigns.models import Dossier, Entry
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


def test_an_older_run_is_not_decided_on(client, four_outcomes):
    four_outcomes.world.evaluated()
    client.force_login(four_outcomes.world.people["approver"])
    decide(client, four_outcomes.recommended, "approve")
    assert state_of(four_outcomes.recommended) == R.PROPOSED


class TestBulk:
    @pytest.fixture
    def url(self, four_outcomes):
        return reverse("awards:recommendation-bulk", args=[four_outcomes.run.pk])

    def preview(self, client, url, *, query="", **data):
        return client.post(url + query, data)

    def confirm(self, client, url, page, *, query="", **data):
        return client.post(url + query, {"confirm": "1", "fingerprint": page.context["form"].expected, **data})

    def test_preview_counts_what_can_and_what_cannot(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        page = self.preview(client, url, action="approve", select_all="1")
        assert (page.context["chosen"], [row.pk for row in page.context["possible"]]) == (
            4,
            [four_outcomes.recommended.pk],
        )
        problems = [row.problem for row in page.context["impossible"]]
        words = ("dưới vạch chỉ tiêu", "«Không đủ điều kiện»", "«Thiếu dữ liệu»")
        assert [word in problem for word, problem in zip(words, problems, strict=True)] == [True] * 3
        assert set(Recommendation.objects.values_list("state", flat=True)) == {R.PROPOSED}

    def test_confirm_does_it_and_keeps_each_result(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        page = self.preview(client, url, action="approve", select_all="1")
        response = self.confirm(client, url, page, action="approve", select_all="1")
        line = AuditEntry.objects.get(move="bulk_approve")
        assert response.url == reverse("awards:bulk-result", args=[four_outcomes.run.pk, line.pk])
        assert (line.data["chosen"], line.data["done"], state_of(four_outcomes.recommended)) == (4, 1, R.APPROVED)
        result = client.get(response.url)
        assert (len(result.context["done"]), len(result.context["left"])) == (1, 3)

    def test_the_filter_in_the_address_is_what_is_chosen(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        page = self.preview(client, url, query="?outcome=below_line", action="refuse", select_all="1")
        self.confirm(
            client, url, page, query="?outcome=below_line", action="refuse", select_all="1", reason="Hết chỉ tiêu"
        )
        refused = Recommendation.objects.filter(state=R.REFUSED)
        assert list(refused) == [four_outcomes.below_line]

    def test_refusing_asks_for_a_reason(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        ids = [four_outcomes.recommended.pk]
        page = self.preview(client, url, action="refuse", ids=ids)
        response = self.confirm(client, url, page, action="refuse", ids=ids)
        assert (response.status_code, state_of(four_outcomes.recommended)) == (200, R.PROPOSED)

    def test_a_list_that_has_changed_is_shown_again(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        page = self.preview(client, url, action="approve", select_all="1")
        Recommendation.objects.filter(pk=four_outcomes.recommended.pk).update(state=R.REFUSED)
        response = self.confirm(client, url, page, action="approve", select_all="1")
        assert (response.status_code, "Danh sách đã thay đổi" in response.content.decode()) == (200, True)

    def test_rows_of_another_run_are_not_touched(self, client, url, four_outcomes):
        other = four_outcomes.world.evaluated()
        client.force_login(four_outcomes.world.people["approver"])
        stray = other.recommendations.get(outcome="recommended")
        page = self.preview(client, url, action="approve", ids=[stray.pk])
        assert (page.context["chosen"], page.context["possible"]) == (0, [])

    @pytest.mark.parametrize(
        ("who", "status"), [("specialist_province", 302), ("viewer", 302), ("editor", 404), ("nobody", 404)]
    )
    def test_others_are_refused(self, client, url, four_outcomes, who, status):
        client.force_login(four_outcomes.world.people[who])
        response = self.preview(client, url, action="approve", select_all="1", confirm="1")
        assert (response.status_code, AuditEntry.objects.filter(move="bulk_approve").exists()) == (status, False)

    def test_more_than_fifty_are_typed(self, client, world):
        dossier = world.dossier()
        for _each in range(51):
            world.person(dossier)
        run = world.evaluated()
        url = reverse("awards:recommendation-bulk", args=[run.pk])
        client.force_login(world.people["approver"])
        page = self.preview(client, url, action="approve", select_all="1")
        wrong = self.confirm(client, url, page, action="approve", select_all="1", number="50")
        assert (wrong.status_code, run.recommendations.filter(state=R.APPROVED).count()) == (200, 0)
        right = self.confirm(client, url, page, action="approve", select_all="1", number="51")
        assert (right.status_code, run.recommendations.filter(state=R.APPROVED).count()) == (302, 51)

    @pytest.mark.parametrize("rows", [1, 3])
    def test_preview_costs_the_same_at_one_and_three_rows(self, client, world, rows, django_assert_num_queries):
        dossier = world.dossier()
        for _each in range(rows):
            world.person(dossier)
        run = world.evaluated()
        client.force_login(world.people["approver"])
        url = reverse("awards:recommendation-bulk", args=[run.pk])
        ids = list(run.recommendations.values_list("pk", flat=True))
        ContentType.objects.get_for_model(Dossier)
        with django_assert_num_queries(FRAME + 6):  # run, rows, member, homes, own dossiers, later runs
            page = self.preview(client, url, action="approve", ids=ids)
        assert len(page.context["possible"]) == rows

    def test_results_are_downloaded(self, client, url, four_outcomes):
        client.force_login(four_outcomes.world.people["approver"])
        page = self.preview(client, url, action="approve", select_all="1")
        response = self.confirm(client, url, page, action="approve", select_all="1")
        line = AuditEntry.objects.get(move="bulk_approve")
        sheet = rows_of(client.get(response.url + "xlsx/"))
        assert [row[6] for row in sheet[HEAD_ROWS:]] == ["có", "không", "không", "không"]
        assert line.actor == four_outcomes.world.people["approver"]


def rows_of(response) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


class TestApprovedList:
    def test_it_holds_the_approved_with_typed_cells(self, client, four_outcomes):
        row = four_outcomes.recommended
        Member.objects.filter(pk=row.entry.member_id).update(full_name="=HYPERLINK(1)", position="+84 tổ trưởng")
        client.force_login(four_outcomes.world.people["approver"])
        decide(client, row, "approve", note="Tiêu biểu")
        sheet = rows_of(client.get(reverse("awards:run-export", args=[four_outcomes.run.pk])))
        line = sheet[HEAD_ROWS]
        assert len(sheet) == HEAD_ROWS + 1
        assert line[0] == 1
        assert line[6:9] == ["=HYPERLINK(1)", row.entry.member.birth_date, "+84 tổ trưởng"]
        assert (line[11], line[13], line[15]) == (1, str(four_outcomes.world.people["approver"]), "Tiêu biểu")

    def test_text_is_never_a_formula(self, client, four_outcomes):
        import zipfile

        row = four_outcomes.recommended
        Member.objects.filter(pk=row.entry.member_id).update(full_name="=HYPERLINK(1)")
        client.force_login(four_outcomes.world.people["approver"])
        decide(client, row, "approve")
        response = client.get(reverse("awards:run-export", args=[four_outcomes.run.pk]))
        with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")

    @pytest.mark.parametrize(("sample", "shown"), [(True, True), (False, False)])
    def test_sample_data_says_so(self, client, four_outcomes, sample, shown):
        if sample:
            mark_as_sample("thử")
        client.force_login(four_outcomes.world.people["viewer"])
        sheet = rows_of(client.get(reverse("awards:run-export", args=[four_outcomes.run.pk])))
        assert any("DỮ LIỆU MẪU" in str(cell) for row in sheet for cell in row) == shown
