"""The parts of a campaign are set through services that lose nobody's edit."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Campaign, CampaignPhase, Indicator, Target, TargetOrigin
from campaigns.selectors.targets import assigned_values, signature_of, target_groups
from campaigns.services.award import Quota, set_awards
from campaigns.services.campaign import create_campaign, update_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document, remove_document
from campaigns.services.participation import join_campaign
from campaigns.services.phase import set_phases
from campaigns.services.target import fill_targets, set_targets
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from tests.campaigns.district import PHASES, legal_document
from tests.campaigns.targets import hand, set_target
from tests.factories import (
    CampaignFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
FIELDS = {
    "name": "Phong trào mới",
    "starts_on": dt.date(2025, 1, 1),
    "ends_on": dt.date(2025, 12, 31),
    "registration_opens_on": dt.date(2025, 1, 1),
    "registration_closes_on": dt.date(2025, 3, 31),
}


@pytest.fixture
def by(people):
    return people["specialist_province"]


@pytest.fixture
def campaign(tree):
    return CampaignFactory(unit=tree.province, starts_on=dt.date(2019, 11, 1), ends_on=dt.date(2020, 12, 31))


def test_a_campaign_without_a_code_is_given_one(tree, by):
    first = create_campaign(by=by, unit=tree.province, **FIELDS)
    second = create_campaign(by=by, unit=tree.province, **FIELDS)
    assert first.code != second.code
    assert first.code.startswith("PT")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": dt.date(2024, 12, 31)}, "Ngày kết thúc không thể trước ngày bắt đầu"),
        ({"registration_closes_on": dt.date(2024, 12, 31)}, "Hạn đăng ký không thể trước ngày mở đăng ký"),
        ({"proposal_closes_on": dt.date(2024, 12, 31)}, "Hạn nhận hồ sơ đề nghị không thể trước"),
        ({"kind": "weekly"}, "Loại:"),
        ({"name": ""}, "Tên phong trào:"),
        ({"addressed_blocks": ["farm"]}, "Khối tham gia:"),
    ],
)
def test_bad_fields_are_refused_in_words(tree, by, changed, sentence):
    with pytest.raises(DomainError, match=sentence):
        create_campaign(by=by, unit=tree.province, **(FIELDS | changed))
    assert not Campaign.objects.exists()


def test_a_code_is_used_once(tree, by):
    create_campaign(by=by, unit=tree.province, code="TD25", **FIELDS)
    with pytest.raises(DomainError, match="Mã phong trào đã dùng"):
        create_campaign(by=by, unit=tree.province, code="TD25", **FIELDS)


@pytest.mark.parametrize("who", ["editor", "specialist", "manager", "approver", "superuser"])
def test_only_specialists_of_the_unit_draft(tree, people, who):
    with pytest.raises(NotAllowed):
        create_campaign(by=people[who], unit=tree.province, **FIELDS)


def test_a_stale_edit_names_who_came_between(campaign, people, by):
    update_campaign(campaign, by=people["specialist_province2"], version=1, slogan="Của người kia")
    with pytest.raises(StaleEdit, match=str(people["specialist_province2"])):
        update_campaign(campaign, by=by, version=1, slogan="Của tôi")
    campaign.refresh_from_db()
    assert (campaign.slogan, campaign.version) == ("Của người kia", 2)


def test_phases_change_places_and_go(campaign, by):
    set_phases(campaign, by=by, version=1, phases=PHASES)
    first, second = campaign.phases.all()
    swapped = [
        {"pk": second.pk, "number": 1, "name": "Đợt mới", "starts_on": second.starts_on, "ends_on": second.ends_on},
        {"pk": first.pk, "number": 2, "name": "Đợt I", "starts_on": first.starts_on, "ends_on": first.ends_on},
    ]
    set_phases(campaign, by=by, version=2, phases=swapped)
    assert list(campaign.phases.values_list("pk", "number", "name")) == [
        (second.pk, 1, "Đợt mới"),
        (first.pk, 2, "Đợt I"),
    ]
    set_phases(campaign, by=by, version=3, phases=swapped[:1])
    assert list(campaign.phases.values_list("pk", flat=True)) == [second.pk]
    campaign.refresh_from_db()
    assert campaign.version == 4


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([PHASES[0], PHASES[1] | {"number": 1}], "Có hai đợt cùng mang số 1"),
        ([PHASES[0] | {"ends_on": dt.date(2019, 1, 1)}], "Ngày kết thúc đợt không thể trước ngày bắt đầu"),
        ([PHASES[0] | {"name": ""}], "Tên đợt:"),
    ],
)
def test_bad_phases_are_refused(campaign, by, rows, sentence):
    with pytest.raises(DomainError, match=sentence):
        set_phases(campaign, by=by, version=1, phases=rows)


def test_a_phase_with_dossiers_stays(campaign, by, tree):
    set_phases(campaign, by=by, version=1, phases=PHASES)
    DossierFactory(campaign=campaign, unit=tree.base, phase=campaign.phases.first())
    with pytest.raises(DomainError, match="«Đợt I» đã có hồ sơ"):
        set_phases(campaign, by=by, version=2, phases=[])
    assert CampaignPhase.objects.count() == 2


def test_contents_are_set_cleaned_and_taken_away(campaign, by):
    set_contents(campaign, by=by, version=1, contents={"": "  Thi   đua ", "school": "Dạy tốt"})
    assert dict(campaign.contents.values_list("block", "text")) == {"": "Thi đua", "school": "Dạy tốt"}
    set_contents(campaign, by=by, version=2, contents={"school": "  "})
    assert dict(campaign.contents.values_list("block", "text")) == {"": "Thi đua"}
    with pytest.raises(DomainError, match="Không có khối"):
        set_contents(campaign, by=by, version=3, contents={"farm": "Cày"})


def test_awards_and_quotas_are_set_together(campaign, by, awards):
    set_awards(campaign, by=by, version=1, awards={awards.certificate: Quota(10, 2), awards.flag: Quota()})
    set_awards(campaign, by=by, version=2, awards={awards.certificate: Quota(8), awards.title: Quota(0)})
    assert set(campaign.awards.values_list("award__code", "quota", "quota_per_unit")) == {
        ("BK_TINH", 8, None),
        ("CSTDCS", 0, None),
    }
    with pytest.raises(DomainError, match="không thể lớn hơn"):
        set_awards(campaign, by=by, version=3, awards={awards.certificate: Quota(1, 2)})


def test_an_award_somebody_is_put_down_for_stays(campaign, by, awards, tree):
    EntryFactory(dossier=DossierFactory(campaign=campaign, unit=tree.base), award=awards.title)
    with pytest.raises(DomainError, match="«Chiến sĩ thi đua cơ sở» nên không bỏ được"):
        set_awards(campaign, by=by, version=1, awards={awards.certificate: Quota()})


def test_documents_bring_their_file_and_go(campaign, by, django_capture_on_commit_callbacks):
    upload = SimpleUploadedFile("quy che.pdf", PDF)
    attached = attach_document(campaign, document=legal_document(), by=by, upload=upload, version=1)
    assert attached.file.name.startswith("campaigns/")
    assert "quy" not in attached.file.name
    storage, name = attached.file.storage, attached.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(attached, by=by, version=2)
    assert not storage.exists(name)
    assert campaign.documents.count() == 0


def test_a_file_that_is_not_what_it_says_is_refused(campaign, by):
    with pytest.raises(DomainError, match="không phải PDF"):
        attach_document(campaign, document=legal_document(), by=by, upload=SimpleUploadedFile("a.pdf", b"plain words"))
    assert campaign.documents.count() == 0


def test_a_launched_campaign_keeps_a_basis(tree, by):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    attached = attach_document(campaign, document=legal_document(), by=by)
    with pytest.raises(DomainError, match="ít nhất một căn cứ"):
        remove_document(attached, by=by)


class TestTargets:
    def test_set_change_and_take_back(self, campaign, by, tree):
        target = set_target(campaign, unit=tree.district, indicator="initiatives", value=15, by=by)
        assert set_target(campaign, unit=tree.district, indicator="initiatives", value=20, by=by).pk == target.pk
        assert set_target(campaign, unit=tree.district, indicator="initiatives", value=None, by=by) is None
        assert Target.objects.count() == 0

    @pytest.mark.parametrize(("value", "indicator"), [(-1, "initiatives"), (5, "happiness"), (2**63, "works_value")])
    def test_nonsense_is_refused(self, campaign, by, tree, value, indicator):
        with pytest.raises(DomainError):
            set_target(campaign, unit=tree.district, indicator=indicator, value=value, by=by)

    def test_a_unit_elsewhere_is_refused(self, campaign, by, tree):
        with pytest.raises(DomainError, match="không thuộc đơn vị phát động"):
            set_target(campaign, unit=tree.far, indicator="initiatives", value=1, by=by)

    def test_a_district_hands_down_but_not_to_itself(self, campaign, people, tree):
        district = people["specialist"]
        set_targets(campaign, above=tree.district, units=[tree.base], values={(tree.base.pk, "works"): 2}, by=district)
        with pytest.raises(NotAllowed, match="do cấp trên giao"):
            set_targets(
                campaign,
                above=tree.district,
                units=[tree.district],
                values={(tree.district.pk, "works"): 2},
                by=district,
            )
        with pytest.raises(NotAllowed):
            set_target(campaign, unit=tree.district, indicator="works", value=1, by=district)
        assert list(Target.objects.values_list("unit__code", "value")) == [("CS1", 2)]

    def test_a_table_that_changed_meanwhile_is_stale(self, campaign, by, tree):
        units = [tree.district, tree.district2]
        seen = signature_of(assigned_values(campaign, units))
        set_target(campaign, unit=tree.district, indicator="works", value=3, by=by)
        with pytest.raises(StaleEdit):
            set_targets(
                campaign,
                above=tree.province,
                units=units,
                values={(tree.district.pk, "works"): 1},
                by=by,
                seen=seen,
            )

    def test_a_unit_outside_the_table_is_refused(self, campaign, by, tree):
        with pytest.raises(DomainError, match="không nằm trong bảng"):
            set_targets(
                campaign, above=tree.province, units=[tree.district], values={(tree.base.pk, "works"): 1}, by=by
            )

    def test_filling_leaves_what_is_there(self, campaign, by, tree):
        hand(campaign, Indicator.WORKS, district=(tree.district, 3))
        filled = fill_targets(
            campaign, above=tree.province, units=[tree.district, tree.district2], indicators={"works": 1}, by=by
        )
        assert filled == 1
        assert dict(Target.objects.values_list("unit__code", "value")) == {"HUYEN": 3, "HUYEN2": 1}
        assert AuditEntry.objects.filter(move="targets").count() == 1

    def test_groups_count_and_sum(self, campaign, by, tree):
        set_target(campaign, unit=tree.district, indicator="works", value=3, by=by)
        set_target(campaign, unit=tree.district2, indicator="works", value=4, by=by)
        set_target(campaign, unit=tree.base, indicator="works", value=9, by=by)
        (group,) = target_groups(campaign, tree.province)
        assert (group.units, group.given, group.sums) == (2, 2, {"works": 7})


class TestJoining:
    @pytest.fixture
    def campaign(self, tree):
        campaign = LaunchedCampaignFactory(unit=tree.province)
        ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
        return campaign

    def test_own_content_and_targets_are_kept_beside_those_from_above(self, campaign, people, tree):
        hand(campaign, Indicator.WORKS, base=(tree.base, 2))
        joined = join_campaign(
            campaign, unit=tree.base, by=people["editor"], own_content="Riêng", own_targets={Indicator.WORKS: 5}
        )
        assert (joined.joined_by, joined.own_content) == (people["editor"], "Riêng")
        assert set(Target.objects.values_list("origin", "value")) == {
            (TargetOrigin.ASSIGNED, 2),
            (TargetOrigin.OWN, 5),
        }
        again = join_campaign(campaign, unit=tree.base, by=people["editor"], own_targets={Indicator.WORKS: None})
        assert again.joined_at == joined.joined_at
        assert set(Target.objects.values_list("origin", "value")) == {(TargetOrigin.ASSIGNED, 2)}
        assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == ["join", "edit"]

    def test_a_unit_above_joins_on_behalf_and_the_audit_says_so(self, campaign, people, tree):
        join_campaign(campaign, unit=tree.base, by=people["specialist"])
        line = AuditEntry.objects.get(move="join")
        assert (line.on_behalf_of, line.data) == ("CĐCS Trường Tiểu học Mẫu", {"unit": "LĐLĐ huyện Mẫu"})

    @pytest.mark.parametrize("who", ["editor2", "editor_elsewhere", "specialist_elsewhere", "viewer", "approver"])
    def test_strangers_are_refused(self, campaign, people, tree, who):
        with pytest.raises(NotAllowed):
            join_campaign(campaign, unit=tree.base, by=people[who])

    def test_a_unit_that_is_not_addressed_is_refused(self, campaign, people, tree):
        campaign.addressed_blocks = ["school"]
        campaign.save()
        with pytest.raises(TransitionRefused, match="không gửi tới"):
            join_campaign(campaign, unit=tree.base2, by=people["editor2"])

    def test_a_stale_form_is_refused(self, campaign, people, tree):
        seen = campaign.participations.get().updated_at
        join_campaign(campaign, unit=tree.base, by=people["editor"], seen=seen)
        with pytest.raises(StaleEdit, match=str(people["editor"])):
            join_campaign(campaign, unit=tree.base, by=people["specialist"], own_content="Đè", seen=seen)
