import datetime as dt

import pytest
from django.urls import reverse
from django.utils.html import escape

from campaigns.models import DossierKind, DossierWork
from contributions.models import Work, WorkFile, WorkPair
from contributions.services.work_progress import record_progress
from tests.contributions.photos import photo
from tests.contributions.test_work_pairs import NAME
from tests.factories import DossierFactory, LaunchedCampaignFactory, PhaseFactory, WorkFactory
from tests.pages import fields_of, opened, words

DAY = dt.date(2025, 6, 1)


def url(name, *args):
    return reverse(f"contributions:{name}", args=args)


@pytest.fixture
def sign_in(client, people):
    def enter(who):
        client.force_login(people[who])
        return client

    return enter


@pytest.fixture
def work(tree):
    return WorkFactory(owner_unit=tree.base, name=NAME, plaque_level="upper", plaque_text="Chào mừng")


def typed(page, **more):
    return {name: values[0] for name, values in fields_of(page, having="name").items()} | more


# ---------- A work outside dossiers ----------


def test_a_new_work_of_the_own_unit(sign_in, tree):
    client = sign_in("editor")
    page = opened(client, url("work-create"))
    sent = typed(page, name=NAME, kind="construction", value="7,2 tỷ", builder_unit="CS2", funding="Vốn tự có")
    response = client.post(url("work-create"), sent, follow=True)
    work = Work.objects.get()
    assert (work.owner_unit, work.builder_unit, work.value, work.funding) == (
        tree.base,
        tree.base2,
        7_200_000_000,
        "Vốn tự có",
    )
    assert "Đã lưu công trình" in words(response)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Tên công trình"),
        ("kind", "", "Loại"),
        ("builder_unit", "KHONG-CO", "Không có đơn vị mang mã này. Hãy xem lại mã đơn vị."),
        ("unit", "CS4", "Không có đơn vị này trong phạm vi của bạn"),
        ("value", "-5", "không được âm"),
        ("value", "1" + "0" * 15, "Hãy kiểm tra lại số chữ số và đơn vị tính"),
        ("finished_on", "01/01/2024", "Ngày hoàn thành không thể trước ngày khởi công"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(sign_in, tree, field, value, sentence):
    client = sign_in("editor")
    page = opened(client, url("work-create"))
    sent = typed(page, name=NAME, kind="construction", started_on="01/06/2025") | {field: value}
    assert sentence in words(client.post(url("work-create"), sent))
    assert not Work.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("specialist", 200), ("viewer", 302), ("superuser", 302)])
def test_who_may_make_one(sign_in, who, status):
    assert sign_in(who).get(url("work-create")).status_code == status


def test_an_edit_keeps_what_was_typed_beside_a_newer_one(sign_in, work, people):
    client = sign_in("editor")
    page = opened(client, url("work-edit", work.pk))
    sent = typed(page, quality="Bê tông mác 300")
    assert client.post(url("work-edit", work.pk), sent).status_code == 302
    again = client.post(url("work-edit", work.pk), sent | {"safety": "Không tai nạn"})
    assert again.status_code == 409
    assert "Không tai nạn" in again.content.decode() and "đã lưu lúc" in words(again)
    work.refresh_from_db()
    assert (work.quality, work.safety) == ("Bê tông mác 300", "")
    assert client.post(url("work-edit", work.pk), typed(again)).status_code == 302
    work.refresh_from_db()
    assert (work.quality, work.safety) == ("Bê tông mác 300", "Không tai nạn")


def test_two_texts_of_a_work_are_merged_before_anything_is_saved(sign_in, work):
    client = sign_in("editor")
    page = opened(client, url("work-edit", work.pk))
    client.post(url("work-edit", work.pk), typed(page, quality="Bê tông mác 300"))
    late = client.post(url("work-edit", work.pk), typed(page, quality="Đã thử tải"))
    both = client.post(url("work-edit", work.pk), typed(late) | {"merge": "quality:both"})
    assert typed(both)["quality"].split() == ["Bê", "tông", "mác", "300", "Đã", "thử", "tải"]
    work.refresh_from_db()
    assert work.quality == "Bê tông mác 300"
    assert client.post(url("work-edit", work.pk), typed(both)).status_code == 302
    work.refresh_from_db()
    assert work.quality == "Bê tông mác 300\n\nĐã thử tải"


def test_nothing_is_merged_into_a_new_work(sign_in):
    client = sign_in("editor")
    sent = typed(opened(client, url("work-create")), name="", merge="name:theirs")
    assert client.post(url("work-create"), sent).status_code == 200
    assert not Work.objects.exists()


@pytest.mark.parametrize("state", ["plaque_proposed", "plaque_fixed", "dropped"])
def test_a_closed_work_says_why_it_is_not_edited(sign_in, work, state):
    Work.objects.filter(pk=work.pk).update(state=state)
    page = sign_in("editor").get(url("work-edit", work.pk), follow=True)
    assert "nên không sửa được" in words(page)


# ---------- Its road ----------


def test_every_step_is_a_page_that_asks(sign_in, work):
    for move, said in {
        "start": {"started_on": "01/06/2025", "due_on": "31/07/2025"},
        "finish": {"finished_on": "01/07/2025"},
        "inspect": {"inspected_on": "05/07/2025", "quality": "Tốt"},
        "propose_plaque": {"plaque_level": "upper", "plaque_text": "Công trình chào mừng"},
        "decide_plaque": {"plaque_no": "12/QĐ", "plaque_decided_on": "10/07/2025"},
        "fix_plaque": {"plaque_on": "12/07/2025", "ceremony": "Tại trụ sở", "photos": [photo()]},
    }.items():
        client = sign_in("specialist" if move == "decide_plaque" else "editor")
        assert url("work-move", work.pk, move) in opened(client, url("work-detail", work.pk)).content.decode()
        opened(client, url("work-move", work.pk, move))
        response = client.post(url("work-move", work.pk, move), said)
        assert response.status_code == 302, (move, words(response))
    text = words(opened(client, url("work-detail", work.pk)))
    for said in ("Đã gắn biển", "vượt tiến độ 30 ngày", "12/QĐ", "Tại trụ sở", "ghi đã gắn biển"):
        assert said in text
    assert "12/QĐ" in words(opened(client, url("work-plaques")))


def test_a_page_of_a_step_that_is_not_open_says_so(sign_in, work):
    client = sign_in("editor")
    page = client.get(url("work-move", work.pk, "propose_plaque"), follow=True)
    assert "Hiện ở trạng thái «Đã đăng ký»" in words(page)
    assert client.get(url("work-move", work.pk, "explode")).status_code == 404
    crafted = client.post(
        url("work-move", work.pk, "propose_plaque"), {"plaque_level": "upper", "plaque_text": "Sớm"}, follow=True
    )
    assert "Hiện ở trạng thái" in words(crafted)
    work.refresh_from_db()
    assert work.state == "registered"


def test_a_refused_step_keeps_what_was_typed(sign_in, work):
    Work.objects.filter(pk=work.pk).update(started_on=DAY, state="building")
    page = sign_in("editor").post(url("work-move", work.pk, "finish"), {"finished_on": "01/05/2025"})
    assert "không thể trước ngày khởi công" in words(page) and "01/05/2025" in page.content.decode()


# ---------- Progress and files ----------


def test_progress_with_photos(sign_in, work):
    client = sign_in("editor")
    opened(client, url("work-progress", work.pk))
    sent = {"day": "01/06/2025", "percent": "40", "text": "Xong móng", "photos": [photo(), photo("b.jpg")]}
    page = client.post(url("work-progress", work.pk), sent, follow=True)
    assert "Xong móng" in words(page)
    assert page.content.decode().count("<img src=") >= 2
    opened(client, url("work-progress-remove", work.pk, work.progress.get().pk))
    client.post(url("work-progress-remove", work.pk, work.progress.get().pk))
    assert not work.progress.exists()


def test_the_script_that_sends_photos_is_told_what_is_wrong(sign_in, work):
    client = sign_in("editor")
    asks = {"accept": "application/json"}
    bad = client.post(url("work-progress", work.pk), {"day": "", "text": "Xong móng"}, headers=asks)
    assert bad.json()["problem"].startswith("Ngày: ")
    html = photo()
    html.file.write(b"<html>")
    html.file.truncate()
    html.seek(0)
    sent = {"day": "01/06/2025", "text": "Xong móng", "photos": [photo(size=(10, 10))]}
    good = client.post(url("work-progress", work.pk), sent, headers=asks)
    assert good.json() == {"url": url("work-detail", work.pk)}


@pytest.mark.parametrize(
    ("who", "status"), [("editor", 200), ("specialist", 200), ("auditor", 200), ("editor2", 404), ("nobody", 404)]
)
def test_a_photo_is_for_those_who_see_the_work(sign_in, work, people, who, status):
    record_progress(work, by=people["editor"], day=DAY, text="Xong móng", photos=[photo()])
    response = sign_in(who).get(url("work-file", work.pk, WorkFile.objects.get().pk))
    assert response.status_code == status
    if status == 200:
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Type"] == "image/jpeg"
        assert response["Content-Disposition"].startswith("attachment;")


def test_a_photo_of_another_work_is_not_found(sign_in, work, people, tree):
    record_progress(work, by=people["editor"], day=DAY, text="Xong móng", photos=[photo()])
    other = WorkFactory(owner_unit=tree.base)
    assert sign_in("editor").get(url("work-file", other.pk, WorkFile.objects.get().pk)).status_code == 404


# ---------- The same work twice ----------


def test_owner_and_builder_are_compared_and_concluded(sign_in, work, tree):
    other = WorkFactory(owner_unit=tree.base2, builder_unit=tree.base, name=NAME)
    client = sign_in("specialist")
    assert other.code in words(opened(client, url("work-detail", work.pk)))
    assert "giống nhau" in words(opened(client, url("work-pair", work.pk, other.pk)))
    assert "Hãy chọn kết luận." in words(client.post(url("work-pair", work.pk, other.pk), {"reason": "x"}))
    said = {"verdict": "same", "kept": work.pk, "reason": "Cùng hợp đồng số 12"}
    page = client.post(url("work-pair", work.pk, other.pk), said, follow=True)
    assert "Cùng hợp đồng số 12" in words(page)
    assert f"tính chung với: {work.code}" in words(opened(client, url("work-detail", other.pk)))
    pair = WorkPair.objects.get()
    opened(client, url("work-pair-withdraw", work.pk, pair.pk))
    client.post(url("work-pair-withdraw", work.pk, pair.pk), {"reason": "Nhầm"})
    assert not WorkPair.objects.standing().exists()
    page = words(opened(client, url("work-detail", work.pk)))
    assert "Đã bỏ:" in page and "Nhầm" in page
    assert client.get(url("work-pair-withdraw", work.pk, pair.pk)).status_code == 404


def test_an_editor_sees_the_doubt_and_cannot_settle_it(sign_in, work, tree):
    other = WorkFactory(owner_unit=tree.base2, builder_unit=tree.base, name=NAME)
    client = sign_in("editor")
    page = opened(client, url("work-detail", work.pk))
    assert other.code in words(page) and url("work-pair", work.pk, other.pk) not in page.content.decode()
    assert client.get(url("work-pair", work.pk, other.pk)).status_code == 404


# ---------- Totals ----------


@pytest.fixture
def walk(tree):
    """The two works of the walk, the second again by its builder, and a dropped one."""
    first = WorkFactory(owner_unit=tree.base, value=7_200_000_000, benefit=338_364_000, occasion="Đại hội")
    second = WorkFactory(
        owner_unit=tree.base, value=8_608_330_000, benefit=519_485_000, state="plaque_fixed", plaque_no="7/QĐ"
    )
    WorkFactory(owner_unit=tree.base2, value=8_608_330_000, benefit=519_485_000, counts_in=second)
    WorkFactory(owner_unit=tree.base, value=1, state="dropped")
    return first, second


def test_totals_count_each_work_once_and_to_the_dong(sign_in, walk):
    response = opened(sign_in("specialist"), url("work-totals"))
    sums = response.context["sums"]
    assert (sums.count, sums.finished, sums.plaques) == (2, 1, 1)
    assert (sums.value, sums.benefit) == (15_808_330_000, 857_849_000)
    assert "15.808.330.000 đồng" in words(response)


def test_the_builder_alone_sees_its_own_record_counted(sign_in, walk):
    assert opened(sign_in("editor2"), url("work-totals")).context["sums"].value == 8_608_330_000


@pytest.mark.parametrize(
    ("who", "by", "lines"),
    [
        ("specialist", "unit", [("CĐCS Trường Tiểu học Mẫu", 2)]),
        ("auditor", "unit", [("LĐLĐ huyện Mẫu", 2), ("LĐLĐ huyện Hai", 1)]),
        ("specialist", "occasion", [("", 1), ("Đại hội", 1)]),
        ("specialist", "nonsense", [("CĐCS Trường Tiểu học Mẫu", 2)]),
    ],
)
def test_totals_by(sign_in, tree, walk, who, by, lines):
    WorkFactory(owner_unit=tree.other, value=1)
    shown = opened(sign_in(who), f"{url('work-totals')}?by={by}").context["object_list"]
    assert [(line.label, line.sums.count) for line in shown] == lines


def test_totals_by_phase_count_a_work_of_two_dossiers_once(sign_in, tree, walk):
    campaign = LaunchedCampaignFactory(unit=tree.province, name="Phong trào A")
    phase = PhaseFactory(campaign=campaign, name="Đợt 1")
    for kind in (DossierKind.REGISTRATION, DossierKind.PROPOSAL):
        dossier = DossierFactory(campaign=campaign, phase=phase, unit=tree.base, kind=kind)
        DossierWork.objects.create(dossier=dossier, work=walk[0])
    (line,) = opened(sign_in("specialist"), f"{url('work-totals')}?by=phase").context["object_list"]
    assert (line.label, line.sums.count, line.sums.value) == ("Phong trào A – Đợt 1", 1, 7_200_000_000)


@pytest.mark.parametrize("by", ["unit", "occasion", "phase"])
def test_each_number_leads_to_the_works_it_counts(sign_in, tree, walk, by):
    campaign = LaunchedCampaignFactory(unit=tree.province, name="Phong trào A")
    for phase in (PhaseFactory(campaign=campaign, name="Đợt 1"), None):
        dossier = DossierFactory(campaign=campaign, phase=phase, unit=tree.base)
        DossierWork.objects.create(dossier=dossier, work=walk[0])
    WorkFactory(owner_unit=tree.district, occasion="Đại hội", value=3)
    client = sign_in("specialist")
    page = opened(client, f"{url('work-totals')}?by={by}")
    assert len(page.context["lines"]) == 2
    for line, address in page.context["lines"]:
        assert escape(address) in page.content.decode()
        listed = opened(client, address)
        assert listed.context["paginator"].count == line.sums.count
        assert sum(work.value for work in listed.context["object_list"]) == line.sums.value
        assert "Chỉ những công trình mà một dòng" in words(listed)


def test_a_number_leads_on_within_the_filters(sign_in, tree, walk):
    client = sign_in("specialist")
    page = opened(client, f"{url('work-totals')}?state=plaque_fixed")
    ((line, address),) = page.context["lines"]
    assert (line.sums.count, list(opened(client, address).context["object_list"])) == (1, [walk[1]])


@pytest.mark.parametrize("line", ["unit:KHONGCO", "phase:x-1", "phase:1-99999999999999999999", "phase:", "abc", ":"])
def test_a_line_nobody_has_counts_nothing(sign_in, walk, line):
    page = opened(sign_in("specialist"), f"{url('work-list')}?line={line}")
    assert list(page.context["object_list"]) == []


# ---------- Queries ----------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("work-plaques", 9), ("work-totals", 9)])
def test_lists_ask_the_same_however_long(sign_in, tree, django_assert_num_queries, rows, name, queries):
    for number in range(rows):
        WorkFactory(owner_unit=tree.base, state="plaque_decided", plaque_no=str(number), value=1)
    client = sign_in("specialist")
    opened(client, url(name))
    with django_assert_num_queries(queries):
        opened(client, url(name))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_work_asks_the_same_however_long_its_story(sign_in, work, people, tree, django_assert_num_queries, rows):
    for _number in range(rows):
        record_progress(work, by=people["editor"], day=DAY, text="Xong móng", photos=[photo()])
        WorkFactory(owner_unit=tree.base2, builder_unit=tree.base, name=NAME)
    client = sign_in("specialist")
    opened(client, url("work-detail", work.pk))
    with django_assert_num_queries(13):
        opened(client, url("work-detail", work.pk))
