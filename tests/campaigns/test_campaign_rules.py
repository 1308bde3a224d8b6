"""Rules of a campaign's parts hold at every door: pages, workbooks and the admin."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import CampaignAward, CampaignContent, CampaignPhase
from campaigns.services.award import Quota, set_awards
from campaigns.services.campaign import update_campaign
from campaigns.services.content import set_contents
from campaigns.services.phase import set_phases
from common.errors import DomainError, TransitionRefused
from exchange.services.importing import import_workbook
from tests.factories import CampaignFactory, LaunchedCampaignFactory, PhaseFactory
from tests.pages import words

pytestmark = pytest.mark.django_db
YEAR = {"starts_on": dt.date(2027, 1, 1), "ends_on": dt.date(2027, 12, 31)}
FIRST = {"number": 1, "name": "Đợt I", "starts_on": dt.date(2027, 1, 1), "ends_on": dt.date(2027, 6, 30)}
OUTSIDE = "Đợt phải nằm trong thời gian thi đua 01/01/2027 – 31/12/2027"


@pytest.fixture
def by(people):
    return people["specialist_province"]


@pytest.fixture
def campaign(tree):
    return CampaignFactory(code="PT27", unit=tree.province, **YEAR)


@pytest.fixture
def launched(tree, awards):
    """Running, with a phase, a text for all and an award."""
    campaign = LaunchedCampaignFactory(unit=tree.province, **YEAR)
    PhaseFactory(campaign=campaign)
    CampaignContent.objects.create(campaign=campaign, text="Thi đua")
    CampaignAward.objects.create(campaign=campaign, award=awards.certificate)
    return campaign


# ---------- Phases lie within the campaign ----------


@pytest.mark.parametrize("days", [{"starts_on": dt.date(2026, 12, 31)}, {"ends_on": dt.date(2028, 1, 1)}])
def test_a_phase_outside_is_refused(campaign, by, days):
    with pytest.raises(DomainError, match=f"Đợt I: {OUTSIDE}"):
        set_phases(campaign, by=by, version=1, phases=[FIRST | days])
    assert not campaign.phases.exists()


def test_a_phase_outside_is_refused_in_a_workbook(campaign, by):
    row = {
        "campaign_code": "PT27",
        "number": 1,
        "name": "Đợt I",
        "from": "2027-01-01",
        "to": "2028-01-01",
        "is_peak": None,
    }
    result = import_workbook({"phases": [row]}, by=by)
    assert OUTSIDE in result.errors[0].message
    assert not campaign.phases.exists()


@pytest.mark.parametrize("days", [{"starts_on": dt.date(2027, 1, 2)}, {"ends_on": dt.date(2027, 6, 29)}])
def test_days_that_leave_a_phase_outside_are_refused(campaign, by, days):
    set_phases(campaign, by=by, version=1, phases=[FIRST])
    with pytest.raises(DomainError, match="Đợt I: Đợt phải nằm trong"):
        update_campaign(campaign, by=by, version=2, **days)
    campaign.refresh_from_db()
    assert (campaign.starts_on, campaign.ends_on) == (YEAR["starts_on"], YEAR["ends_on"])


def test_a_campaign_with_a_phase_outside_from_old_times_is_still_edited(campaign, by):
    PhaseFactory(campaign=campaign, starts_on=dt.date(2026, 1, 1))
    assert update_campaign(campaign, by=by, version=1, slogan="Khẩu hiệu mới").version == 2


# ---------- What the launch asked for stays ----------


def test_a_launched_campaign_keeps_a_phase(launched, by):
    with pytest.raises(TransitionRefused, match="nên không lưu được: Chưa có đợt thi đua nào"):
        set_phases(launched, by=by, version=1, phases=[])
    assert launched.phases.count() == 1
    set_phases(launched, by=by, version=1, phases=[FIRST])
    assert launched.phases.get().name == "Đợt I"


def test_a_launched_campaign_keeps_something_to_read(launched, tree, by):
    with pytest.raises(TransitionRefused, match="Chưa viết nội dung thi đua"):
        set_contents(launched, by=by, version=1, contents={"": " "})
    with pytest.raises(TransitionRefused, match="Chưa có nội dung cho khối"):
        set_contents(launched, by=by, version=1, contents={"": "", "school": "Dạy tốt"})
    assert dict(launched.contents.values_list("block", "text")) == {"": "Thi đua"}
    set_contents(launched, by=by, version=1, contents={"": "Thi đua mới", "school": "Dạy tốt"})
    assert launched.contents.count() == 2


def test_a_launched_campaign_keeps_an_award(launched, awards, by):
    with pytest.raises(TransitionRefused, match="Chưa chọn danh hiệu, hình thức khen nào"):
        set_awards(launched, by=by, version=1, awards={})
    set_awards(launched, by=by, version=1, awards={awards.flag: Quota(3)})
    assert launched.awards.get().award == awards.flag


def test_a_draft_is_emptied(campaign, awards, by):
    set_phases(campaign, by=by, version=1, phases=[FIRST])
    set_phases(campaign, by=by, version=2, phases=[])
    set_contents(campaign, by=by, version=3, contents={"": "Thi đua"})
    set_contents(campaign, by=by, version=4, contents={"": ""})
    assert not campaign.phases.exists() | campaign.contents.exists()


def test_what_was_missing_before_is_mended_step_by_step(launched, by):
    launched.contents.update(block="school")
    set_contents(launched, by=by, version=1, contents={"commune": "Tham mưu giỏi"})
    assert launched.contents.count() == 2


# ---------- Quotas the database holds ----------


@pytest.mark.parametrize("quota", [Quota(2**31), Quota(None, 9_999_999_999), Quota(-1)])
def test_a_quota_nobody_can_store_is_refused(campaign, awards, by, quota):
    with pytest.raises(DomainError, match="«Bằng khen LĐLĐ tỉnh»: chỉ tiêu phải từ 0 đến"):
        set_awards(campaign, by=by, version=1, awards={awards.certificate: quota})


@pytest.mark.parametrize("typed", ["9999999999", "9" * 5000])
def test_a_quota_nobody_can_store_is_refused_on_the_page(client, campaign, awards, by, typed):
    client.force_login(by)
    prefix = f"award-{awards.certificate.pk}"
    data = {f"{prefix}-chosen": "on", f"{prefix}-total": typed, "version": 1}
    response = client.post(reverse("campaigns:campaign-awards", args=[campaign.pk]), data)
    assert response.status_code == 200
    assert "Có lỗi cần sửa" in words(response)
    assert not campaign.awards.exists()


# ---------- The admin ----------


class TestAdmin:
    @pytest.fixture
    def boss(self, client, people):
        client.force_login(people["superuser"])
        return client

    def save(self, boss, campaign, **typed):
        """The form of the admin as it is shown, with what was typed."""
        address = reverse("admin:campaigns_campaign_change", args=[campaign.pk])
        context = boss.get(address).context
        data = {}
        for form in [
            context["adminform"].form,
            *(form for inline in context["inline_admin_formsets"] for form in inline.formset.forms),
            *(inline.formset.management_form for inline in context["inline_admin_formsets"]),
        ]:
            for field in form:
                value = field.value()
                if value is not None and value is not False:
                    data[field.html_name] = value if isinstance(value, list) else field.field.prepare_value(value)
        return boss.post(address, data | typed, follow=True)

    def fields(self, boss, campaign):
        address = reverse("admin:campaigns_campaign_change", args=[campaign.pk])
        return set(boss.get(address).context["adminform"].form.fields)

    def test_what_the_launch_settled_is_only_read(self, boss, campaign, launched):
        settled = {"registration_opens_on", "registration_closes_on", "needs_proposal", "addressed_kinds"}
        assert settled <= self.fields(boss, campaign)
        assert not settled & self.fields(boss, launched)

    def test_a_crafted_post_changes_nothing_that_is_settled(self, boss, launched):
        before = launched.registration_closes_on
        rows = {"phases-0-name": "Đợt khác", "awards-0-quota": "5", "contents-0-text": "Thi đua mới"}
        self.save(boss, launched, registration_closes_on="31/12/2030", needs_proposal="", name="Tên mới", **rows)
        launched.refresh_from_db()
        assert (launched.registration_closes_on, launched.needs_proposal) == (before, True)
        assert (launched.name, launched.version) == ("Tên mới", 2)
        kept = (launched.phases.get().name, launched.awards.get().quota, launched.contents.get().text)
        assert kept == ("Đợt I", None, "Thi đua mới")

    def test_the_only_text_of_a_launched_campaign_is_not_narrowed(self, boss, launched):
        response = self.save(boss, launched, **{"contents-0-block": "school"})
        assert "Chưa có nội dung cho khối" in words(response)
        assert launched.contents.get().block == ""

    def test_the_phases_and_awards_of_a_draft_are_edited(self, boss, campaign):
        PhaseFactory(campaign=campaign)
        self.save(boss, campaign, **{"phases-0-name": "Đợt khác"})
        assert campaign.phases.get().name == "Đợt khác"

    def test_a_save_goes_through_the_service(self, boss, launched):
        phase = launched.phases.get()
        response = self.save(boss, launched, starts_on="01/02/2027", name="Tên mới")
        assert f"{phase.name}: Đợt phải nằm trong" in words(response)
        launched.refresh_from_db()
        assert (launched.starts_on, launched.version) == (YEAR["starts_on"], 1)

    def test_a_phase_outside_is_refused(self, boss, campaign):
        phase = PhaseFactory(campaign=campaign)
        response = self.save(boss, campaign, **{"phases-0-ends_on": "01/01/2028"})
        assert OUTSIDE in words(response)
        assert CampaignPhase.objects.get() == phase
        assert CampaignPhase.objects.get().ends_on == YEAR["ends_on"]

    def test_an_ended_campaign_is_only_read(self, boss, launched):
        address = reverse("admin:campaigns_campaign_change", args=[launched.pk])
        type(launched).objects.update(state="ended")
        assert boss.get(address).status_code == 200
        assert boss.post(address, {"name": "Muộn"}).status_code == 403
