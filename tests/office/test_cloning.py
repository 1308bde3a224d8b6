"""A campaign becomes the draft of the next year, and what changed is marked before and after."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import QuotaRule, StandardVersion
from awards.services.quota import add_quota
from campaigns.models import Campaign, CampaignState, Target
from campaigns.services.award import Quota, set_awards
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document
from campaigns.services.phase import set_phases
from campaigns.services.target import write_targets
from catalogue.models import LegalDocument
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from office.selectors.campaign_shape import a_year_later, later_day, shape_of
from office.selectors.clone_diff import compare
from office.services.cloning import clone_campaign
from tests.factories import CampaignFactory, StandardVersionFactory, UnitFactory
from tests.pages import opened, words
from units.models import Cluster, SuccessionKind, UnitSuccession

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


@pytest.fixture
def campaign(tree, people, awards):
    """A school year's campaign of the province with something in every part, launched."""
    by = people["specialist_province"]
    campaign = CampaignFactory(
        code="TD2025",
        name="Thi đua năm học 2024–2025 theo Nghị định 98/2023",
        unit=tree.province,
        period_kind="school_year",
        starts_on=dt.date(2024, 9, 1),
        ends_on=dt.date(2025, 5, 31),
        registration_opens_on=dt.date(2024, 9, 1),
        registration_closes_on=dt.date(2024, 11, 30),
        addressed_kinds=["grassroots"],
    )
    phases = [
        {"number": 1, "name": "Học kỳ I năm 2024", "starts_on": dt.date(2024, 9, 1), "ends_on": dt.date(2025, 1, 15)},
        {"number": 2, "name": "Học kỳ II", "starts_on": dt.date(2025, 1, 16), "ends_on": dt.date(2025, 5, 31)},
    ]
    set_phases(campaign, by=by, version=None, phases=phases)
    set_contents(campaign, by=by, version=None, contents={"": "Thi đua năm 2025.", "school": "Dạy tốt, học tốt."})
    quotas = {awards.title: Quota(10, 2), awards.certificate: Quota(), awards.flag: Quota(1)}
    set_awards(campaign, by=by, version=None, awards=quotas)
    campaign.refresh_from_db()
    offer = campaign.awards.get(award=awards.certificate)
    add_quota(
        offer,
        by=by,
        version=None,
        scope="unit",
        group="individual",
        percent=Decimal(15),
        base="registered",
        rounding="down",
    )
    write_targets(campaign, {(tree.base.pk, "initiatives"): 5, (tree.other.pk, "initiatives"): 7}, origin="assigned")
    document = LegalDocument.objects.create(number="98/2023/NĐ-CP", title="Nghị định", valid_from=dt.date(2024, 1, 1))
    attach_document(campaign, document=document, by=by, upload=SimpleUploadedFile("nd.pdf", PDF))
    campaign.refresh_from_db()
    campaign.state = CampaignState.LAUNCHED
    campaign.save()
    return campaign


@pytest.fixture
def by(people):
    return people["specialist_province"]


def lines(sections, title):
    (section,) = (section for section in sections if section.title == title)
    return {line.label: line for line in section.lines}


def preview(campaign):
    before = shape_of(campaign)
    return compare(before, a_year_later(before, top=campaign.unit))


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
        (dt.date(2023, 2, 28), dt.date(2024, 2, 29)),
        (dt.date(2024, 2, 28), dt.date(2025, 2, 28)),
        (dt.date(2025, 4, 30), dt.date(2026, 4, 30)),
        (dt.date(2024, 9, 1), dt.date(2025, 9, 1)),
    ],
)
def test_days_a_year_later(day, after):
    assert later_day(day, 1) == after


def over_the_leap_day(tree, by, first_ends, second_starts):
    """A calendar year's campaign of 2024 in two phases that meet at the end of February."""
    campaign = CampaignFactory(
        code="TD2024",
        name="Thi đua năm 2024",
        unit=tree.province,
        starts_on=dt.date(2024, 1, 1),
        ends_on=dt.date(2024, 12, 31),
        registration_opens_on=dt.date(2024, 1, 1),
        registration_closes_on=dt.date(2024, 2, 29),
    )
    phases = [
        {"number": 1, "name": "Đợt I", "starts_on": dt.date(2024, 1, 1), "ends_on": first_ends},
        {"number": 2, "name": "Đợt II", "starts_on": second_starts, "ends_on": dt.date(2024, 12, 31)},
    ]
    set_phases(campaign, by=by, version=None, phases=phases)
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.LAUNCHED)
    return Campaign.objects.get(pk=campaign.pk)


@pytest.mark.parametrize(
    ("first_ends", "second_starts", "after"),
    [
        ((2, 29), (3, 1), ((2, 28), (3, 1))),
        ((2, 28), (2, 29), ((2, 28), (3, 1))),
        ((2, 27), (2, 28), ((2, 27), (2, 28))),
        ((3, 31), (4, 1), ((3, 31), (4, 1))),
    ],
)
def test_phases_that_meet_at_the_leap_day_still_meet(tree, by, first_ends, second_starts, after):
    source = over_the_leap_day(tree, by, dt.date(2024, *first_ends), dt.date(2024, *second_starts))
    clone = clone_campaign(source, by=by)
    first, second = clone.phases.order_by("number")
    assert (first.ends_on, second.starts_on) == tuple(dt.date(2025, *day) for day in after)
    assert clone.registration_closes_on == dt.date(2025, 2, 28)
    assert (clone.starts_on, clone.ends_on) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("Năm học 2024-25", "Năm học 2025-26"),
        ("Năm học 2024 – 25", "Năm học 2025 – 26"),
        ("Năm học 2024/2025", "Năm học 2025/2026"),
        ("Từ 09/2024-05/2025", "Từ 09/2025-05/2026"),
        ("Kỷ niệm 1975-75", "Kỷ niệm 1975-75"),
        ("Hướng tới 2030", "Hướng tới 2030"),
    ],
)
def test_years_in_a_name(campaign, name, after):
    Campaign.objects.filter(pk=campaign.pk).update(name=name)
    campaign.refresh_from_db()
    assert a_year_later(shape_of(campaign), top=campaign.unit).fields["name"] == after


def test_everything_goes_on_a_year_later(campaign, by, tree, awards):
    clone = clone_campaign(campaign, by=by, code="TD2026")
    assert (clone.state, clone.unit, clone.code, clone.cloned_from) == ("draft", tree.province, "TD2026", campaign)
    assert clone.name == "Thi đua năm học 2025–2026 theo Nghị định 98/2023"
    assert (clone.starts_on, clone.ends_on) == (dt.date(2025, 9, 1), dt.date(2026, 5, 31))
    assert clone.registration_closes_on == dt.date(2025, 11, 30)
    assert (clone.addressed_kinds, clone.period_kind, clone.launched_at) == (["grassroots"], "school_year", None)
    assert list(clone.phases.values_list("number", "name", "starts_on", "ends_on")) == [
        (1, "Học kỳ I năm 2025", dt.date(2025, 9, 1), dt.date(2026, 1, 15)),
        (2, "Học kỳ II", dt.date(2026, 1, 16), dt.date(2026, 5, 31)),
    ]
    assert dict(clone.contents.values_list("block", "text")) == {"": "Thi đua năm 2025.", "school": "Dạy tốt, học tốt."}
    assert {(offer.award, offer.quota, offer.quota_per_unit) for offer in clone.awards.all()} == {
        (awards.title, 10, 2),
        (awards.certificate, None, None),
        (awards.flag, 1, None),
    }
    rule = QuotaRule.objects.get(offer__campaign=clone)
    assert (rule.scope, rule.group, rule.percent, rule.state) == ("unit", "individual", 15, "in_force")
    assert dict(Target.objects.filter(campaign=clone).values_list("unit", "value")) == {
        tree.base.pk: 5,
        tree.other.pk: 7,
    }
    assert AuditEntry.objects.get(move="clone").data == {"from": "TD2025"}


def test_the_file_of_a_document_is_a_copy_of_its_own(campaign, by):
    ours, theirs = campaign.documents.get(), clone_campaign(campaign, by=by).documents.get()
    assert ours.file.name != theirs.file.name
    assert theirs.file.read() == PDF


def test_a_document_whose_file_is_lost_is_attached_without(campaign, by):
    stored = campaign.documents.get().file
    stored.storage.delete(stored.name)
    assert not clone_campaign(campaign, by=by).documents.get().file


def test_the_source_is_left_as_it_was(campaign, by):
    before = shape_of(campaign)
    clone_campaign(campaign, by=by)
    campaign.refresh_from_db()
    assert shape_of(campaign) == before
    assert campaign.version == Campaign.objects.get(pk=campaign.pk).version


def test_an_expired_document_and_a_disused_award_stay_behind(campaign, by, awards):
    document = LegalDocument.objects.get()
    document.valid_to = dt.date(2025, 6, 30)
    document.save()
    awards.flag.active = False
    awards.flag.save()
    sections = preview(campaign)
    assert "đã hết hiệu lực từ 01/07/2025" in lines(sections, "Căn cứ pháp lý")["98/2023/NĐ-CP"].remark
    line = lines(sections, "Danh hiệu, hình thức khen")[awards.flag.name]
    assert (line.kind, line.remark) == ("gone", "Không chép: hình thức này không còn dùng.")
    clone = clone_campaign(campaign, by=by)
    assert not clone.documents.exists()
    assert clone.awards.count() == 2


def test_a_rule_for_clusters_waits_for_the_clusters_of_the_year(campaign, by, awards, tree):
    Cluster.objects.create(code="C25", name="Cụm", unit=tree.province, year=2025)
    offer = campaign.awards.get(award=awards.title)
    QuotaRule.objects.create(offer=offer, scope="cluster", places=1, proposed_by=by)
    remark = lines(preview(campaign), "Danh hiệu, hình thức khen")[awards.title.name].remark
    assert "Chưa có cụm thi đua nào của năm 2026" in remark
    assert QuotaRule.objects.filter(offer__campaign=clone_campaign(campaign, by=by)).count() == 1


def end(unit, *successors, kind=SuccessionKind.ABSORBED):
    unit.ended_on = dt.date(2025, 6, 30)
    unit.save()
    for successor in successors:
        UnitSuccession.objects.create(
            successor=successor, predecessor=unit, kind=kind, effective_on=dt.date(2025, 7, 1)
        )


def test_targets_of_a_merged_unit_are_added_to_its_successor(campaign, by, tree):
    between = UnitFactory(parent=tree.district)
    end(between, tree.other)
    end(tree.base, between)
    line = lines(preview(campaign), "Chỉ tiêu giao")[f"{tree.base.label} – Số sáng kiến"]
    assert (line.kind, line.remark) == ("gone", f"Đơn vị đã kết thúc: cộng vào chỉ tiêu của {tree.other.label}.")
    heir = lines(preview(campaign), "Chỉ tiêu giao")[f"{tree.other.label} – Số sáng kiến"]
    assert (heir.kind, heir.before, heir.after) == ("changed", "7", "12")
    assert heir.remark == f"Gồm cả chỉ tiêu của đơn vị đã kết thúc: {tree.base.label} (5)."
    clone = clone_campaign(campaign, by=by)
    assert list(Target.objects.filter(campaign=clone).values_list("unit", "value")) == [(tree.other.pk, 12)]


def test_reasons_stay_beside_the_draft_until_it_is_changed(signed_in, campaign, by, tree):
    end(tree.base, tree.other)
    clone = clone_campaign(campaign, by=by)

    def reasons():
        sections = opened(signed_in, url("campaign-changes", clone)).context["sections"]
        return {line.remark for line in lines(sections, "Chỉ tiêu giao").values()}

    assert reasons() == {
        f"Đơn vị đã kết thúc: cộng vào chỉ tiêu của {tree.other.label}.",
        f"Gồm cả chỉ tiêu của đơn vị đã kết thúc: {tree.base.label} (5).",
    }
    write_targets(clone, {(tree.other.pk, "initiatives"): 20}, origin="assigned")
    assert reasons() == {f"Đơn vị đã kết thúc: cộng vào chỉ tiêu của {tree.other.label}.", ""}


@pytest.mark.parametrize(
    ("heirs", "why"),
    [
        ((), "không có đơn vị kế tiếp"),
        (("base2", "other"), "đơn vị đã chia thành"),
        (("far",), "không còn thuộc đơn vị phát động"),
    ],
)
def test_targets_nobody_can_take_over_stay_behind(campaign, by, tree, heirs, why):
    end(tree.base, *(getattr(tree, name) for name in heirs), kind=SuccessionKind.SPLIT)
    assert why in lines(preview(campaign), "Chỉ tiêu giao")[f"{tree.base.label} – Số sáng kiến"].remark
    clone = clone_campaign(campaign, by=by)
    assert list(Target.objects.filter(campaign=clone).values_list("unit", flat=True)) == [tree.other.pk]


def test_standards_then_and_now(campaign, awards):
    old = StandardVersionFactory(award=awards.title, number=1, valid_to=dt.date(2025, 12, 31))
    StandardVersionFactory(award=awards.title, number=2, valid_from=dt.date(2026, 1, 1))
    StandardVersionFactory(award=awards.flag)
    told = lines(preview(campaign), "Tiêu chuẩn áp dụng")
    assert StandardVersion.objects.filter(pk=old.pk).exists()
    assert list(told) == [awards.title.name]
    assert told[awards.title.name].before == "phiên bản 1, từ 01/01/2020"
    assert told[awards.title.name].after == "phiên bản 2, từ 01/01/2026"


def test_a_text_that_speaks_of_the_old_year_is_marked(campaign):
    told = lines(preview(campaign), "Nội dung theo khối")
    assert {label: line.remark for label, line in told.items()} == {
        "Mọi khối": "Chép nguyên văn và còn nhắc năm 2025: hãy xem lại."
    }


# ---------- Refusals ----------


@pytest.mark.parametrize("who", ["specialist", "editor", "approver", "manager", "superuser", "viewer", "nobody"])
def test_who_may_not(campaign, people, who):
    with pytest.raises(NotAllowed):
        clone_campaign(campaign, by=people[who])


def test_a_draft_is_not_cloned(campaign, by):
    Campaign.objects.filter(pk=campaign.pk).update(state="draft")
    with pytest.raises(TransitionRefused, match="còn đang soạn"):
        clone_campaign(campaign, by=by)


def test_a_unit_that_ended_runs_nothing(campaign, by, tree):
    tree.province.ended_on = dt.date(2025, 6, 30)
    tree.province.save()
    with pytest.raises(TransitionRefused, match="đã kết thúc hoạt động"):
        clone_campaign(campaign, by=by)


def test_pressed_twice_there_is_one(campaign, by):
    first = clone_campaign(campaign, by=by)
    with pytest.raises(TransitionRefused, match=first.code):
        clone_campaign(campaign, by=by)
    assert Campaign.objects.count() == 2


def test_a_code_that_is_taken_leaves_nothing(campaign, by):
    with pytest.raises(DomainError, match="Mã phong trào đã dùng"):
        clone_campaign(campaign, by=by, code="TD2025")
    assert Campaign.objects.count() == 1


# ---------- Pages ----------


def url(name, campaign):
    return reverse(f"office:{name}", args=[campaign.pk])


@pytest.fixture
def signed_in(client, by):
    client.force_login(by)
    return client


def test_from_the_campaign_over_the_preview_to_the_draft(signed_in, campaign):
    detail = opened(signed_in, reverse("campaigns:campaign-detail", args=[campaign.pk]))
    assert url("campaign-clone", campaign) in detail.content.decode()
    page = opened(signed_in, url("campaign-clone", campaign))
    assert 'value="TD2026"' in page.content.decode()
    assert "31/05/2025 31/05/2026 Đổi" in words(page)
    response = signed_in.post(url("campaign-clone", campaign), {"name": "Phong trào mới", "code": ""})
    clone = Campaign.objects.get(cloned_from=campaign)
    assert response["Location"] == reverse("campaigns:campaign-setup", args=[clone.pk])
    assert clone.name == "Phong trào mới"
    setup = opened(signed_in, response["Location"])
    assert url("campaign-changes", clone) in setup.content.decode()
    assert "31/05/2025 31/05/2026 Đổi" in words(opened(signed_in, url("campaign-changes", clone)))


def test_a_second_time_leads_back_with_the_reason(signed_in, campaign, by):
    clone_campaign(campaign, by=by)
    response = signed_in.get(url("campaign-clone", campaign), follow=True)
    assert "đã được nhân bản thành" in words(response)
    response = signed_in.post(url("campaign-clone", campaign), {"name": "Lần nữa"})
    assert response.status_code == 200
    assert "đã được nhân bản thành" in words(response)


@pytest.mark.parametrize(
    ("typed", "sentence"), [({"name": ""}, "Hãy điền"), ({"name": "A", "code": "TD2025"}, "đã dùng")]
)
def test_refused_in_words(signed_in, campaign, typed, sentence):
    assert sentence in words(signed_in.post(url("campaign-clone", campaign), typed))
    assert Campaign.objects.count() == 1


def test_a_campaign_of_its_own_has_nothing_to_compare(signed_in, campaign):
    opened(signed_in, url("campaign-changes", campaign), status=404)


def test_an_empty_campaign(signed_in, tree):
    bare = CampaignFactory(unit=tree.province, state=CampaignState.ENDED)
    assert "Không có gì." in words(opened(signed_in, url("campaign-clone", bare)))
    signed_in.post(url("campaign-clone", bare), {"name": bare.name})
    assert Campaign.objects.filter(cloned_from=bare).count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(signed_in, campaign, tree, rows, django_assert_num_queries):
    units = [UnitFactory(parent=tree.district) for _row in range(rows)]
    write_targets(campaign, {(unit.pk, "works"): 3 for unit in units}, origin="assigned")
    for unit in units:
        end(unit)
    with django_assert_num_queries(18):
        signed_in.get(url("campaign-clone", campaign))
