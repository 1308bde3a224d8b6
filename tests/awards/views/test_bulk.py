"""Many results decided at once: the preview, the confirmation, what became of each."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from awards.models import Recommendation, RecommendationState
from campaigns.models import Dossier
from common.models import AuditEntry
from common.workbook import HEAD_ROWS
from tests.awards.views.deciding import FRAME, rows_of, state_of

R = RecommendationState


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
        # run, decided, changed since, rows, entries, member, homes, own dossiers, later runs
        with django_assert_num_queries(FRAME + 9):
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


CRAFTED = ["²", "٣", "99999999999999999999", "-1", "1.0", "", "x"]


@pytest.mark.parametrize("value", CRAFTED)
def test_a_crafted_key_among_the_chosen_is_nobody_s(client, four_outcomes, value):
    client.force_login(four_outcomes.world.people["approver"])
    url = reverse("awards:recommendation-bulk", args=[four_outcomes.run.pk])
    page = client.post(url, {"action": "approve", "ids": [value, str(four_outcomes.recommended.pk)]})
    assert [row.pk for row in page.context["possible"]] == [four_outcomes.recommended.pk]
    assert client.post(url, {"action": "approve", "ids": [value]}).context["chosen"] == 0
