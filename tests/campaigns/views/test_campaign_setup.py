"""The pages on which a campaign is put together, without JavaScript, with nothing lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Campaign, CampaignContent, CampaignDocument, CampaignState, Target
from campaigns.services.campaign import update_campaign
from tests.campaigns.district import legal_document
from tests.campaigns.targets import set_target
from tests.factories import CampaignFactory, LaunchedCampaignFactory, PhaseFactory, UnitFactory
from tests.pages import opened, words
from units.services.cluster import add_to_cluster, create_cluster

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
PARTS = ["setup", "update", "phases", "contents", "awards", "documents", "preview"]
GENERAL = {
    "name": "Phong trào mới",
    "kind": "regular",
    "period_kind": "calendar_year",
    "starts_on": "01/01/2027",
    "ends_on": "31/12/2027",
    "registration_opens_on": "01/01/2027",
    "registration_closes_on": "31/03/2027",
    "needs_proposal": "on",
    "addressed_kinds": ["grassroots"],
}


@pytest.fixture
def campaign(tree):
    return CampaignFactory(
        unit=tree.province, name="Phong trào Mẫu", starts_on=dt.date(2027, 1, 1), ends_on=dt.date(2027, 12, 31)
    )


@pytest.fixture
def signed_in(client, people):
    client.force_login(people["specialist_province"])
    return client


def url(name, *args):
    return reverse(f"campaigns:campaign-{name}", args=args)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("specialist_province", 200),
        ("superuser", 200),
        ("specialist", 404),
        ("editor", 404),
        ("approver", 404),
        ("manager", 404),
        ("viewer", 404),
        ("nobody", 404),
    ],
)
def test_parts(client, campaign, people, awards, part, who, status):
    client.force_login(people[who])
    opened(client, url(part, campaign.pk), status)


def test_create_offers_only_the_units_where_one_is_specialist(signed_in, tree):
    form = opened(signed_in, url("create")).context["form"]
    assert list(form.fields["unit"].queryset) == [tree.province]
    assert form.initial["addressed_kinds"] == ["grassroots"]


@pytest.mark.parametrize("who", ["editor", "approver", "manager", "viewer", "nobody"])
def test_create_is_for_specialists(client, people, tree, who):
    client.force_login(people[who])
    assert client.get(url("create")).status_code == 302
    client.post(url("create"), GENERAL | {"unit": tree.province.pk})
    assert not Campaign.objects.exists()


def test_create(signed_in, tree):
    response = signed_in.post(url("create"), GENERAL | {"unit": tree.province.pk})
    campaign = Campaign.objects.get()
    assert response["Location"] == url("setup", campaign.pk)
    assert (campaign.state, campaign.unit, campaign.addressed_kinds) == ("draft", tree.province, ["grassroots"])


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": "31/12/2026"}, "Ngày kết thúc không thể trước ngày bắt đầu."),
        ({"registration_closes_on": "12/31/2027"}, "Hãy nhập ngày dạng ngày/tháng/năm"),
        ({"registration_closes_on": "31/12/2026"}, "Hạn đăng ký không thể trước ngày mở đăng ký."),
        ({"proposal_closes_on": "31/12/2026"}, "Hạn nhận hồ sơ đề nghị không thể trước ngày mở đăng ký."),
        ({"addressed_blocks": ["farm"]}, "farm"),
        ({"name": "   "}, "Hãy điền mục này."),
    ],
)
def test_create_refuses_in_words(signed_in, tree, changed, sentence):
    response = signed_in.post(url("create"), GENERAL | {"unit": tree.province.pk} | changed)
    assert response.status_code == 200
    page = words(response)
    assert "Có lỗi cần sửa" in page
    assert sentence in page
    assert not Campaign.objects.exists()


def test_create_for_a_unit_elsewhere_is_no_choice(signed_in, tree):
    response = signed_in.post(url("create"), GENERAL | {"unit": tree.province2.pk})
    assert list(response.context["form"].errors) == ["unit"]
    assert not Campaign.objects.exists()


def test_update_tells_until_when_registration_lasts(signed_in, campaign):
    page = words(opened(signed_in, url("update", campaign.pk)))
    assert f"Đến hết 23:59 ngày {campaign.registration_closes_on:%d/%m/%Y}" in page


def test_update(signed_in, campaign):
    response = signed_in.post(url("update", campaign.pk), GENERAL | {"version": 1, "code": campaign.code})
    campaign.refresh_from_db()
    assert (response.status_code, campaign.name, campaign.version) == (302, "Phong trào mới", 2)


@pytest.mark.parametrize("version", ["1", "", "x", "٣"])
def test_a_stale_update_keeps_what_was_typed_and_can_then_be_saved(signed_in, campaign, people, version):
    update_campaign(campaign, by=people["specialist_province2"], version=1, slogan="Của người kia")
    response = signed_in.post(url("update", campaign.pk), GENERAL | {"version": version, "code": campaign.code})
    assert response.status_code == 409
    page = response.content.decode()
    assert f"đã được {people['specialist_province2']} sửa lúc" in page
    assert 'value="Phong trào mới"' in page
    assert '<input type="hidden" name="version" value="2">' in page
    campaign.refresh_from_db()
    assert (campaign.name, campaign.slogan) == ("Phong trào Mẫu", "Của người kia")
    signed_in.post(url("update", campaign.pk), GENERAL | {"version": 2, "code": campaign.code})
    campaign.refresh_from_db()
    assert campaign.name == "Phong trào mới"


def test_what_the_launch_settled_cannot_be_changed_by_a_crafted_post(signed_in, tree):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    before = campaign.registration_closes_on
    signed_in.post(url("update", campaign.pk), GENERAL | {"version": 1, "addressed_blocks": ["school"]})
    campaign.refresh_from_db()
    assert (campaign.registration_closes_on, campaign.addressed_blocks, campaign.addressed_kinds) == (before, [], [])
    assert campaign.name == "Phong trào mới"


def phases(*rows, version=1, **extra):
    data = {"phase-TOTAL_FORMS": len(rows), "phase-INITIAL_FORMS": 0, "version": version} | extra
    for number, row in enumerate(rows):
        data |= {f"phase-{number}-{name}": value for name, value in row.items()}
    return data


FIRST = {"number": 1, "name": "Đợt I", "starts_on": "01/01/2027", "ends_on": "30/06/2027"}
SECOND = {"number": 2, "name": "Đợt II", "starts_on": "01/07/2027", "ends_on": "31/12/2027", "is_peak": "on"}


def test_phases(signed_in, campaign):
    response = signed_in.post(url("phases", campaign.pk), phases(FIRST, SECOND, {}))
    assert response.status_code == 302
    assert list(campaign.phases.values_list("number", "name", "is_peak")) == [(1, "Đợt I", False), (2, "Đợt II", True)]
    kept = campaign.phases.last()
    rows = [FIRST | {"DELETE": "on", "pk": campaign.phases.first().pk}, SECOND | {"pk": kept.pk, "number": 1}]
    signed_in.post(url("phases", campaign.pk), phases(*rows, version=2) | {"phase-INITIAL_FORMS": 2})
    assert list(campaign.phases.values_list("pk", "number")) == [(kept.pk, 1)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (SECOND | {"number": 1}, "Có hai đợt cùng mang số 1."),
        (SECOND | {"ends_on": "01/01/2028"}, "Đợt phải nằm trong thời gian thi đua 01/01/2027 – 31/12/2027"),
        (SECOND | {"ends_on": "30/06/2027"}, "Ngày kết thúc đợt không thể trước ngày bắt đầu."),
        (SECOND | {"name": ""}, "Hãy điền mục này."),
    ],
)
def test_phases_refuse_in_words(signed_in, campaign, row, sentence):
    response = signed_in.post(url("phases", campaign.pk), phases(FIRST, row))
    assert response.status_code == 200
    assert sentence in words(response)
    assert campaign.phases.count() == 0


def test_a_phase_of_another_campaign_is_no_choice(signed_in, campaign):
    other = PhaseFactory()
    response = signed_in.post(url("phases", campaign.pk), phases(FIRST | {"pk": other.pk, "name": "Lấy cắp"}))
    assert "Đợt này không thuộc phong trào" in words(response)
    other.refresh_from_db()
    assert other.name == "Đợt I"


def test_one_more_row_saves_nothing_and_keeps_what_was_typed(signed_in, campaign):
    response = signed_in.post(url("phases", campaign.pk), phases(FIRST, more="1"))
    assert 'value="Đợt I"' in response.content.decode()
    assert 'name="phase-1-name"' in response.content.decode()
    assert "Có lỗi cần sửa" not in words(response)
    assert campaign.phases.count() == 0


def test_contents_offer_the_blocks_addressed(signed_in, campaign):
    form = opened(signed_in, url("contents", campaign.pk)).context["form"]
    assert set(form.fields) == {"content_all", "content_school", "content_enterprise_private", "content_commune"}
    data = {"content_all": "Chung", "content_school": "Dạy tốt", "content_commune": " ", "version": 1}
    signed_in.post(url("contents", campaign.pk), data)
    assert dict(campaign.contents.values_list("block", "text")) == {"": "Chung", "school": "Dạy tốt"}


def test_preview_shows_what_one_block_sees(signed_in, campaign):
    for block, text in {"": "Phần chung", "school": "Dạy tốt", "commune": "Tham mưu"}.items():
        CampaignContent.objects.create(campaign=campaign, block=block, text=text)
    page = words(opened(signed_in, url("preview", campaign.pk) + "?block=school"))
    assert "Khối Trường học sẽ thấy 1 đơn vị khối này được mời." in page
    assert ("Phần chung" in page, "Dạy tốt" in page, "Tham mưu" in page) == (True, True, False)
    opened(signed_in, url("preview", campaign.pk) + "?block=farm")


def test_awards(signed_in, campaign, awards):
    prefix = f"award-{awards.certificate.pk}"
    data = {f"{prefix}-chosen": "on", f"{prefix}-total": "10", f"{prefix}-per_unit": "2", "version": 1}
    assert signed_in.post(url("awards", campaign.pk), data).status_code == 302
    assert list(campaign.awards.values_list("award__code", "quota", "quota_per_unit")) == [("BK_TINH", 10, 2)]
    opened(signed_in, url("awards", campaign.pk))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"chosen": "on", "total": "1", "per_unit": "2"}, "không thể lớn hơn"),
        ({"total": "1"}, "Hãy đánh dấu «Bằng khen LĐLĐ tỉnh», hoặc xoá chỉ tiêu của nó."),
        ({"chosen": "on", "total": "-1"}, "Hãy nhập số từ 0 trở lên."),
        ({"chosen": "on", "total": "1,5"}, "Hãy nhập số nguyên"),
    ],
)
def test_awards_refuse_in_words(signed_in, campaign, awards, row, sentence):
    data = {f"award-{awards.certificate.pk}-{name}": value for name, value in row.items()} | {"version": 1}
    response = signed_in.post(url("awards", campaign.pk), data)
    page = words(response)
    assert "Có lỗi cần sửa" in page
    assert sentence in page
    assert campaign.awards.count() == 0


def test_documents_are_attached_read_and_taken_off(signed_in, client, campaign, people):
    document = legal_document()
    upload = SimpleUploadedFile("quy che.pdf", PDF)
    signed_in.post(url("documents", campaign.pk), {"document": document.pk, "file": upload, "version": 1})
    attached = campaign.documents.get()
    opened(signed_in, url("documents", campaign.pk))
    response = signed_in.get(url("document-file", campaign.pk, attached.pk))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    signed_in.post(url("document-remove", campaign.pk, attached.pk), {"version": 2})
    assert campaign.documents.count() == 0
    assert signed_in.get(url("document-file", campaign.pk, attached.pk)).status_code == 404


def test_a_bad_file_is_refused_in_words(signed_in, campaign):
    data = {"document": legal_document().pk, "file": SimpleUploadedFile("a.exe", b"MZ"), "version": 1}
    response = signed_in.post(url("documents", campaign.pk), data)
    assert "không thuộc loại được nhận" in words(response)
    assert campaign.documents.count() == 0


@pytest.mark.parametrize(("who", "status"), [("editor", 404), ("editor_elsewhere", 404), ("specialist_province", 404)])
def test_a_document_without_a_file_or_out_of_reach_is_not_found(client, campaign, people, who, status):
    attached = CampaignDocument.objects.create(campaign=campaign, document=legal_document())
    client.force_login(people[who])
    assert client.get(url("document-file", campaign.pk, attached.pk)).status_code == status


class TestTargets:
    def cells(self, unit, **values):
        return {f"t-{unit.pk}-{indicator}": value for indicator, value in values.items()}

    def test_a_table_is_saved(self, signed_in, campaign, tree):
        address = url("target-unit", campaign.pk, tree.province.pk)
        seen = opened(signed_in, address).context["seen"]
        data = {"seen": seen} | self.cells(tree.district, initiatives="1.500", works_value="44,9 tỷ", works="")
        assert signed_in.post(address, data).status_code == 302
        assert set(Target.objects.values_list("unit__code", "indicator", "value")) == {
            ("HUYEN", "initiatives", 1500),
            ("HUYEN", "works_value", 44_900_000_000),
        }

    def test_the_unit_that_runs_it_sets_its_own_whole_and_filling_leaves_it(self, signed_in, campaign, tree):
        address = url("target-unit", campaign.pk, tree.province.pk)
        response = opened(signed_in, address)
        assert [row.unit for row in response.context["table"].rows] == [tree.province, tree.district, tree.district2]
        data = {"seen": response.context["seen"]} | self.cells(tree.province, initiatives="1.500")
        signed_in.post(address, data)
        signed_in.post(address, {"fill": "1", "fill-initiatives": "10", "fill-works": "1"})
        assert set(Target.objects.values_list("unit__code", "indicator", "value")) == {
            ("TINH", "initiatives", 1500),
            *((code, *row) for code in ("HUYEN", "HUYEN2") for row in (("initiatives", 10), ("works", 1))),
        }

    def test_a_bad_cell_is_named_and_nothing_saved(self, signed_in, campaign, tree):
        address = url("target-unit", campaign.pk, tree.province.pk)
        data = self.cells(tree.district, initiatives="nhiều") | self.cells(tree.district2, initiatives="5")
        response = signed_in.post(address, data)
        page = words(response)
        assert "Số sáng kiến – LĐLĐ huyện Mẫu: Hãy nhập số nguyên, ví dụ 1.500." in page
        assert Target.objects.count() == 0

    def test_a_unit_that_is_not_in_the_table_is_not_read(self, signed_in, campaign, tree):
        address = url("target-unit", campaign.pk, tree.province.pk)
        seen = opened(signed_in, address).context["seen"]
        signed_in.post(address, {"seen": seen} | self.cells(tree.far, initiatives="5"))
        assert Target.objects.count() == 0

    def test_a_stale_table_keeps_what_was_typed(self, signed_in, campaign, tree, people):
        address = url("target-unit", campaign.pk, tree.province.pk)
        seen = opened(signed_in, address).context["seen"]
        set_target(campaign, unit=tree.district, indicator="works", value=3, by=people["specialist_province2"])
        response = signed_in.post(address, {"seen": seen} | self.cells(tree.district, works="7"))
        assert response.status_code == 409
        assert 'value="7"' in response.content.decode()
        assert Target.objects.get().value == 3

    def test_blanks_are_filled_for_the_whole_cluster(self, signed_in, campaign, tree):
        cluster = create_cluster(code="C1", name="Cụm 1", unit=tree.province, year=2027)
        units = [UnitFactory(parent=tree.district) for _ in range(30)]
        for unit in units:
            add_to_cluster(cluster, member=unit)
        address = url("target-cluster", campaign.pk, cluster.pk)
        assert len(opened(signed_in, address).context["table"].rows) == 25
        signed_in.post(address, {"fill": "1", "fill-initiatives": "9"})
        assert Target.objects.filter(value=9).count() == 30
        overview = words(opened(signed_in, url("targets", campaign.pk)))
        assert "30/30 đơn vị" in overview
        assert "270" in overview
        empty = opened(signed_in, address + "?lacking=1")
        assert "Đơn vị nào cũng đã được giao chỉ tiêu" in words(empty)

    def test_filling_nothing_is_refused(self, signed_in, campaign, tree):
        response = signed_in.post(url("target-unit", campaign.pk, tree.province.pk), {"fill": "1"})
        assert "Hãy nhập ít nhất một số để điền." in words(response)

    @pytest.mark.parametrize(
        ("who", "status"),
        [("specialist_province", 200), ("specialist", 404), ("editor", 404), ("approver", 404), ("nobody", 404)],
    )
    def test_a_draft_is_handed_down_by_those_who_run_it(self, client, campaign, tree, people, who, status):
        client.force_login(people[who])
        opened(client, url("targets", campaign.pk), status)
        opened(client, url("target-unit", campaign.pk, tree.district.pk), status)

    def test_a_district_hands_down_in_its_own_subtree(self, client, tree, people):
        campaign = LaunchedCampaignFactory(unit=tree.province)
        campaign.participations.create(unit=tree.base)
        client.force_login(people["specialist"])
        assert opened(client, url("targets", campaign.pk)).context["above"] == tree.district
        opened(client, url("target-unit", campaign.pk, tree.district.pk))
        opened(client, url("target-unit", campaign.pk, tree.province.pk), 404)
        opened(client, url("target-unit", campaign.pk, tree.district2.pk), 404)

    @pytest.mark.parametrize("units", [1, 3])
    def test_queries_do_not_grow(self, signed_in, campaign, tree, units, django_assert_num_queries):
        for number in range(units):
            UnitFactory(code=f"H{number}", kind="district", parent=tree.province)
        address = url("target-unit", campaign.pk, tree.province.pk)
        signed_in.get(address)
        with django_assert_num_queries(10):
            signed_in.get(address)


def test_setup_of_a_launched_campaign_shows_no_launch(signed_in, tree):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    assert "Phát động xong, các đơn vị được mời thấy" not in words(opened(signed_in, url("setup", campaign.pk)))


def test_nothing_is_saved_after_the_end(signed_in, campaign):
    campaign.state = CampaignState.ENDED
    campaign.save()
    response = signed_in.post(url("contents", campaign.pk), {"content_all": "Muộn", "version": 1})
    assert "Phong trào đã kết thúc nên không sửa được nữa." in words(response)
    assert campaign.contents.count() == 0
