"""From sent to recognised level by level, in use and spread, with the employer's word beside what was declared."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from contributions.models import Initiative, InitiativeAuthor, Recognition
from contributions.services.initiative import send_initiative, update_initiative
from contributions.services.intake import confirm_declared, recognise_initiatives
from contributions.services.recognition import check_initiative, recognise_initiative
from notices.models import Notice
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
FINE = {"new": (True, ""), "feasible": (True, ""), "effective": (True, "Giảm một nửa giờ công")}
DECISION = {"level": "upper", "decision_no": "12/QĐ-LĐLĐ", "decided_on": "20/05/2022"}


def address(name, *args):
    return reverse(f"contributions:initiative-{name}", args=args)


def paper(name="quyet-dinh.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def told(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def sent(tree, people):
    initiative = InitiativeFactory(unit=tree.base, title="Máy hàn", applied_on=dt.date(2022, 3, 15))
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    return send_initiative(initiative, by=people["editor"])


@pytest.fixture
def checked(sent, people):
    return check_initiative(sent, found=FINE, by=people["specialist"])


def recognised(initiative, people, level="upper", by="specialist", **more):
    fields = {"level": level, "decision_no": "12/QĐ", "decided_on": dt.date(2022, 5, 20)} | more
    return recognise_initiative(initiative, by=people[by], **fields)


# ---------- The walk on the pages ----------


def test_from_sent_to_spread(client, sent, people):
    client.force_login(people["specialist"])
    page = opened(client, address("check", sent.pk))
    assert "Đã áp dụng hoặc áp dụng thử tại cơ sở" in words(page)
    form = {"new": "met", "feasible": "met", "effective": "met", "effective_note": "Giảm nửa giờ công"}
    shown = client.post(address("check", sent.pk), form, follow=True)
    assert "Đã lưu kết luận kiểm tra" in told(shown)
    assert "Giảm nửa giờ công" in words(shown)
    shown = client.post(
        address("recognise", sent.pk),
        DECISION | {"body": "Hội đồng huyện", "certificate_no": "GCN-9", "upload": paper()},
        follow=True,
    )
    for said in ("Cấp trên trực tiếp cơ sở", "12/QĐ-LĐLĐ", "Hội đồng huyện", "GCN-9", "quyet-dinh.pdf"):
        assert said in words(shown)
    assert "được công nhận" in Notice.objects.get(user=people["editor"]).text
    client.force_login(people["editor"])
    applied = {"applied_on": "15/03/2022", "applied_at": "Xưởng 2"}
    client.post(address("apply", sent.pk), applied)
    shown = client.post(address("spread", sent.pk), {"where": "Xưởng 3, xưởng 4"}, follow=True)
    assert "Xưởng 3, xưởng 4" in words(shown)
    sent.refresh_from_db()
    assert (sent.state, sent.applied_at, sent.recognised_level) == ("spread", "Xưởng 2", "upper")


def test_what_is_not_met_says_why(client, sent, people):
    client.force_login(people["specialist"])
    form = {"new": "not_met", "feasible": "met", "effective": "met"}
    assert "Điều kiện chưa đạt phải có nhận xét" in words(client.post(address("check", sent.pk), form))
    shown = client.post(address("check", sent.pk), form | {"new_note": "Trùng hồ sơ 2020"}, follow=True)
    assert "Trùng hồ sơ 2020" in words(shown)
    response = client.post(address("recognise", sent.pk), DECISION)
    assert "tính mới chưa đạt" in words(response)
    response = client.post(address("refuse", sent.pk), {"reason": "Trùng hồ sơ năm 2020"}, follow=True)
    assert response.context["object"].state == "not_recognised"
    assert "Trùng hồ sơ năm 2020" in Notice.objects.get(user=people["editor"]).text


def test_no_recognition_without_a_check(client, sent, people):
    client.force_login(people["specialist"])
    assert "Hãy kiểm tra ba điều kiện trước" in words(client.post(address("recognise", sent.pk), DECISION))
    client.post(address("recognise", sent.pk), {})
    assert not Recognition.objects.exists()


# ---------- Who judges ----------


@pytest.mark.parametrize("who", ["editor", "editor2", "specialist_elsewhere", "viewer", "auditor", "superuser"])
def test_only_a_specialist_above_judges(sent, people, who):
    with pytest.raises(NotAllowed):
        check_initiative(sent, found=FINE, by=people[who])
    Initiative.objects.filter(pk=sent.pk).update(state="checked")
    with pytest.raises(NotAllowed):
        recognised(sent, people, by=who)


def test_no_author_judges_the_own_one(tree, sent, people):
    sent.authors.update(member=MemberFactory(unit=tree.base, user=people["specialist"]))
    with pytest.raises(NotAllowed, match="Bạn là tác giả"):
        check_initiative(sent, found=FINE, by=people["specialist"])
    Initiative.objects.filter(pk=sent.pk).update(state="checked")
    with pytest.raises(NotAllowed, match="Bạn là tác giả"):
        recognised(sent, people)


def test_whoever_wrote_it_does_not_judge_it(sent, people):
    update_initiative(sent, by=people["specialist"], title="Máy hàn mới")
    with pytest.raises(NotAllowed, match="đã nhập hoặc sửa"):
        check_initiative(sent, found=FINE, by=people["specialist"])


def test_a_level_above_the_own_is_not_recorded(checked, people):
    with pytest.raises(NotAllowed, match="trên cấp của bạn"):
        recognised(checked, people, level="province")


# ---------- Levels and days ----------


def test_the_highest_level_counts(checked, people):
    recognised(checked, people)
    higher = recognised(
        checked, people, level="province", by="specialist_province", decision_no="77", decided_on=dt.date(2022, 9, 1)
    )
    lower = recognised(checked, people, level="base", decision_no="1", decided_on=dt.date(2022, 4, 1))
    assert higher.recognised_level == "province"
    assert (lower.recognised_level, lower.recognition_no) == ("province", "77")
    assert checked.recognitions.count() == 3
    with pytest.raises(DomainError, match="Cấp này đã công nhận"):
        recognised(checked, people, decision_no="13")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (dt.date(2022, 3, 14), "trước ngày áp dụng lần đầu 15/03/2022"),
        (dt.date.today() + dt.timedelta(days=2), "không thể ở tương lai"),
    ],
)
def test_a_day_that_cannot_be(checked, people, day, sentence):
    with pytest.raises(DomainError, match=sentence):
        recognised(checked, people, decided_on=day)
    assert not Recognition.objects.exists()


@pytest.mark.parametrize(("day", "sentence"), [("21/05/2022", "phải được áp dụng"), ("01/01/2099", "tương lai")])
def test_in_use_only_after_the_recognition_is_refused(client, checked, people, day, sentence):
    recognised(checked, people)
    client.force_login(people["editor"])
    response = client.post(address("apply", checked.pk), {"applied_on": day, "applied_at": "Xưởng"})
    assert sentence in words(response)
    checked.refresh_from_db()
    assert checked.state == "recognised"


def declaring(tree, **more):
    fields = {"recognised_level": "upper", "recognised_on": dt.date(2022, 5, 1), "recognition_no": "5"} | more
    initiative = InitiativeFactory(unit=tree.base, **fields)
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    return Initiative.objects.filter(pk=initiative.pk)


def test_what_a_list_declares_becomes_a_row(tree, people):
    rows = declaring(tree)
    recognise_initiatives(rows, by=people["specialist"])
    row = Recognition.objects.get()
    assert (row.level, row.decision_no, row.recorded_by) == ("upper", "5", people["specialist"])


def test_what_was_recognised_before_there_were_rows_is_not_lowered(tree, people):
    initiative = declaring(tree, recognised_level="province", recognition_no="77", state="recognised").get()
    recognise_initiative(
        initiative, level="base", decision_no="1", decided_on=dt.date(2022, 4, 1), by=people["specialist"]
    )
    initiative.refresh_from_db()
    assert (initiative.recognised_level, initiative.recognition_no) == ("province", "77")
    assert initiative.recognitions.count() == 2


def test_a_declared_recognition_before_the_application_is_not_confirmed(tree, people):
    rows = declaring(tree, applied_on=dt.date(2022, 6, 1))
    with pytest.raises(TransitionRefused, match="phải được áp dụng"):
        recognise_initiatives(rows, by=people["specialist"])
    rows.update(state="sent")
    assert confirm_declared(rows, by=people["specialist"]) == []


# ---------- The employer's word ----------


def test_what_the_employer_confirms_stands_apart(client, tree, people):
    initiative = InitiativeFactory(unit=tree.base, benefit_declared=85_000_000)
    client.force_login(people["editor"])
    form = {"amount": "80 triệu", "confirmed_by": "Giám đốc Công ty"}
    assert "Hãy chọn tệp văn bản xác nhận" in words(client.post(address("benefit", initiative.pk), form))
    shown = client.post(address("benefit", initiative.pk), form | {"upload": paper("xac-nhan.pdf")}, follow=True)
    initiative.refresh_from_db()
    assert (initiative.benefit_declared, initiative.benefit_confirmed) == (85_000_000, 80_000_000)
    for said in ("85.000.000", "80.000.000", "xac-nhan.pdf", "Giám đốc Công ty", "không cộng với nhau"):
        assert said in words(shown)


@pytest.mark.parametrize("amount", [str(10**15), "-1", "8,5 đồng"])
def test_an_amount_that_cannot_be(client, tree, people, amount):
    initiative = InitiativeFactory(unit=tree.base)
    client.force_login(people["editor"])
    form = {"amount": amount, "confirmed_by": "Giám đốc", "upload": paper()}
    assert client.post(address("benefit", initiative.pk), form).status_code == 200
    initiative.refresh_from_db()
    assert initiative.benefit_confirmed is None


def test_once_recognised_only_somebody_above_changes_it(client, checked, people):
    recognised(checked, people)
    for who, status in (("editor", None), ("specialist", 9)):
        client.force_login(people[who])
        form = {"amount": "9", "confirmed_by": "Giám đốc", "upload": paper(f"{who}.pdf", PDF + who.encode())}
        client.post(address("benefit", checked.pk), form)
        checked.refresh_from_db()
        assert checked.benefit_confirmed == status


# ---------- Files ----------


def test_files_of_an_initiative(client, tree, people):
    initiative = InitiativeFactory(unit=tree.base)
    client.force_login(people["editor"])
    shown = client.post(address("file-add", initiative.pk), {"files": [paper("mo-ta.pdf")]}, follow=True)
    assert "mo-ta.pdf" in words(shown)
    file = initiative.files.get()
    got = client.get(address("file", initiative.pk, file.pk))
    assert b"".join(got.streaming_content) == PDF
    assert got["Content-Disposition"].startswith("attachment")
    fake = SimpleUploadedFile("anh.jpg", b"<html><script>alert(1)</script></html>", content_type="image/jpeg")
    assert "có thể mang mã chạy" in told(
        client.post(address("file-add", initiative.pk), {"files": [fake]}, follow=True)
    )
    client.force_login(people["editor2"])
    assert client.get(address("file", initiative.pk, file.pk)).status_code == 404
    client.force_login(people["editor"])
    client.post(address("file-remove", initiative.pk, file.pk))
    assert not initiative.files.exists()


def test_files_are_closed_with_the_initiative(client, checked, people):
    client.force_login(people["editor"])
    shown = client.post(address("file-add", checked.pk), {"files": [paper()]}, follow=True)
    assert "không sửa được" in told(shown)
    assert not checked.files.exists()
