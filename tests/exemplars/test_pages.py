"""Pages of exemplars: who sees what, in how many queries, and that nothing is lost on a bad form."""

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import Indicator
from campaigns.selectors.reached import counted, reached_rows, waiting_rows, whole_span
from common.errors import DomainError
from exemplars.models import Exemplar, ExemplarPhoto, StoryComment, Uptake
from exemplars.selectors.public import comments_of, first_photo, public_photo, story
from exemplars.selectors.public import published as gallery
from exemplars.services.comments import leave_comment, refuse_comment, show_comment
from exemplars.services.photos import add_photo, edit_photo, remove_photo
from exemplars.services.uptake import record_uptake
from tests.contributions.photos import photo
from tests.exemplars.conftest import make_round, publish
from tests.factories import ExemplarFactory, LaunchedCampaignFactory, MemberFactory, UserFactory
from tests.pages import opened, words

SAID = {"name": "Bạn đọc", "email": "ban.doc@example.org", "text": "Rất <b>hay</b> https://example.org"}


def url(name, *args):
    return reverse(f"exemplars:{name}", args=args)


def public(unit, **more):
    return publish(ExemplarFactory(unit=unit, state="published", **more))


# ---------- Lists ----------


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("editor", {"base"}),
        ("specialist", {"base", "base2"}),
        ("nobody", set()),
        ("superuser", {"base", "base2", "far"}),
    ],
)
def test_each_sees_those_of_the_own_units(client, tree, people, who, seen):
    rows = {place: ExemplarFactory(unit=getattr(tree, place)) for place in ("base", "base2", "far")}
    client.force_login(people[who])
    assert set(opened(client, url("exemplar-list")).context["object_list"]) == {rows[place] for place in seen}
    for place, row in rows.items():
        assert client.get(url("exemplar-detail", row.pk)).status_code == (200 if place in seen else 404)


LISTS = {"exemplar-list": 9, "exemplar-queue": 7, "shared-list": 10, "own-list": 8, "round-list": 7, "comment-list": 7}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", LISTS)
def test_list_query_counts(client, tree, people, name, rows, django_assert_num_queries):
    people["specialist"].member = MemberFactory(unit=tree.base, user=people["specialist"])
    for _row in range(rows):
        waiting = ExemplarFactory(unit=tree.base, state="selected", member=people["specialist"].member)
        made = public(tree.base)
        ExemplarPhoto.objects.create(
            exemplar=made, file="exemplars/a.jpg", name="a.jpg", size=1, sha256="a", uploaded_by=people["editor"]
        )
        leave_comment(made, **SAID)
        make_round(tree.base, people["editor"], ExemplarFactory(unit=tree.base, state="proposed"))
    ExemplarFactory(unit=tree.far, state="selected")
    client.force_login(people["specialist"])
    client.get(url(name))
    with django_assert_num_queries(LISTS[name]):
        response = client.get(url(name))
    assert len(response.context["object_list"]) == (3 * rows if name == "exemplar-list" else rows)
    assert waiting.state == "selected"


def test_found_without_dau_by_title_and_name(client, tree, people):
    one = ExemplarFactory(unit=tree.base, title="Giữ lò an toàn", member__full_name="Trần Văn Mỏ")
    ExemplarFactory(unit=tree.base, title="Khác", member__full_name="Lê Thị B")
    client.force_login(people["editor"])
    for asked in ("giu lo", "tran van mo", one.member.code):
        found = opened(client, f"{url('exemplar-list')}?q={asked}").context["object_list"]
        assert list(found) == [one]


# ---------- The form ----------


def test_a_draft_is_written_and_proposed(client, tree, people):
    member = MemberFactory(unit=tree.base, code="DV-1")
    client.force_login(people["editor"])
    opened(client, url("exemplar-create"))
    form = {
        "unit": "CS1",
        "title": "Câu chuyện",
        "year": "2025",
        "period": "m3",
        "member": "dv-1",
        "income": "28,5 triệu",
    }
    response = client.post(url("exemplar-create"), form)
    exemplar = Exemplar.objects.get()
    assert response["Location"] == url("exemplar-detail", exemplar.pk)
    assert (exemplar.member, exemplar.income, exemplar.state) == (member, 28_500_000, "draft")
    opened(client, url("exemplar-edit", exemplar.pk))
    refused = client.post(url("exemplar-move", exemplar.pk, "propose"), {"version": exemplar.version})
    assert "Chưa đề cử được: còn thiếu chương trình, lĩnh vực, câu chuyện" in words(refused)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"member": "KHONGCO"}, "không có đoàn viên mang mã này"),
        ({"member": "DV-X"}, "không thuộc đơn vị đã chọn"),
        ({"collective": "KHONGCO"}, "không có tập thể mang mã này"),
        ({"video_url": "http://example.org"}, "https://"),
        ({"year": "99999"}, "2100"),
        ({"income": "nhiều"}, "nhiều"),
        ({"title": ""}, "Hãy điền mục này"),
    ],
)
def test_a_bad_form_keeps_what_was_typed(client, tree, people, more, sentence):
    MemberFactory(unit=tree.far, code="DV-X")
    client.force_login(people["editor"])
    form = {"unit": "CS1", "title": "Câu chuyện", "year": "2025", "period": "m3", "story": "Chữ đã gõ"} | more
    response = client.post(url("exemplar-create"), form)
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Chữ đã gõ" in words(response)
    assert not Exemplar.objects.exists()


# ---------- Photos ----------


def test_photos_are_drawn_anew_in_their_order(tree, people, exemplar):
    first = add_photo(exemplar, upload=photo(), by=people["editor"], caption="Trong lò")
    second = add_photo(exemplar, upload=photo("b.jpg", (400, 300)), by=people["editor"])
    edit_photo(second, by=people["editor"], caption="Ngoài lò", position=0)
    assert list(exemplar.photos.all()) == [second, first]
    with pytest.raises(DomainError, match="đã có ở điển hình này"):
        add_photo(exemplar, upload=photo(), by=people["editor"])
    remove_photo(first, by=people["editor"])
    assert exemplar.photos.get() == second


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_huge_photo_gets_a_sentence(client, people, exemplar):
    client.force_login(people["editor"])
    sent = {"upload": photo("lon.jpg", (12_000, 9_000)), "caption": ""}
    shown = client.post(url("photo-add", exemplar.pk), sent, follow=True)
    assert "Ảnh «lon.jpg» có quá nhiều điểm ảnh (12000 × 9000). Hãy thu nhỏ ảnh" in words(shown)
    assert not exemplar.photos.exists()


# ---------- What everybody may see ----------


def test_the_gallery_narrows(tree):
    one, other = public(tree.base, title="Giữ lò an toàn", year=2024), public(tree.far)
    ExemplarFactory(unit=tree.base, state="published")
    assert set(gallery()) == {one, other}
    narrowed = ({"unit": tree.province}, {"field": one.field}, {"programme": one.programme}, {"year": 2024})
    for asked in (*narrowed, {"search": "giu lo"}):
        assert list(gallery(**asked)) == [one], asked
    assert first_photo(one) is None
    assert story(one.pk) == one
    assert story(ExemplarFactory(unit=tree.base).pk) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_gallery_query_count(tree, rows, django_assert_num_queries):
    for _row in range(rows):
        public(tree.base)
    with django_assert_num_queries(2):
        shown = [(first_photo(row), row.subject_name, row.unit.label, row.field.name) for row in gallery()]
    assert len(shown) == rows


def test_a_comment_waits_is_shown_and_leaves_with_the_story(published, people):
    comment = leave_comment(published, **SAID, address="10.0.0.1")
    assert leave_comment(published, **SAID, address="10.0.0.1") == comment
    assert not comments_of(published).exists()
    show_comment(comment, by=people["specialist"])
    assert [row.text for row in comments_of(published)] == [SAID["text"]]
    Exemplar.objects.update(state="withdrawn")
    assert not comments_of(published).exists()
    with pytest.raises(DomainError, match="không còn được công bố"):
        leave_comment(published, **SAID)


def test_robots_and_floods_leave_nothing(published):
    assert leave_comment(published, **SAID, honeypot="https://spam.example") is None
    for number in range(5):
        leave_comment(published, **SAID | {"text": f"Lần {number}"}, address="10.0.0.1")
    with pytest.raises(DomainError, match="Hãy chờ 10 phút"):
        leave_comment(published, **SAID, address="10.0.0.1")
    with pytest.raises(DomainError, match="Thư điện tử"):
        leave_comment(published, **SAID | {"email": "khong phai"}, address="10.0.0.2")
    assert StoryComment.objects.count() == 5


@pytest.mark.parametrize(
    ("who", "may"), [("editor", True), ("specialist", True), ("editor2", False), ("viewer", False)]
)
def test_who_moderates(client, published, people, who, may):
    comment = leave_comment(published, **SAID)
    client.force_login(people[who])
    client.post(url("comment-show", comment.pk))
    comment.refresh_from_db()
    assert comment.state == ("shown" if may else "waiting")
    if may:
        page = opened(client, url("comment-list"))
        assert list(page.context["object_list"]) == []
        assert refuse_comment(comment, by=people[who], reason="Quảng cáo").state == "refused"


def test_markup_in_a_comment_is_shown_as_text(client, published, people):
    leave_comment(published, **SAID | {"text": "<script>alert(1)</script>"})
    client.force_login(people["editor"])
    assert b"&lt;script&gt;alert(1)" in opened(client, url("comment-list")).content


# ---------- Uptake, own stories ----------


def test_another_unit_takes_it_up_once(client, tree, people, published):
    client.force_login(people["editor2"])
    assert client.get(url("exemplar-detail", published.pk)).status_code == 404
    assert "Nhân rộng" in words(opened(client, url("shared-detail", published.pk)))
    form = {"unit": "CS2", "taken_on": "01/06/2025", "text": "Học cách bàn giao ca"}
    client.post(url("uptake-create", published.pk), form)
    assert Uptake.objects.get().unit == tree.base2
    assert "đã ghi nhân rộng" in words(client.post(url("uptake-create", published.pk), form))
    assert opened(client, url("shared-detail", published.pk)).context["exemplar"].uptake_count == 1
    client.post(url("uptake-remove", Uptake.objects.get().pk))
    assert not Uptake.objects.exists()
    words_ = {"taken_on": dt.date(2025, 6, 1), "text": "A"}
    with pytest.raises(DomainError, match="của chính đơn vị"):
        record_uptake(published, unit=tree.base, by=people["editor"], **words_)
    with pytest.raises(DomainError, match="không còn được công bố"):
        record_uptake(ExemplarFactory(unit=tree.base), unit=tree.base2, by=people["editor2"], **words_)


def test_a_worker_takes_the_own_consent_back(client, people, published):
    published.member.user = UserFactory()
    published.member.save()
    client.force_login(published.member.user)
    assert published.title in words(opened(client, url("own-list")))
    opened(client, url("own-withdraw", published.pk))
    client.post(url("own-withdraw", published.pk), {"reason": ""})
    assert not gallery().exists()
    client.force_login(people["viewer"])
    assert client.get(url("own-withdraw", published.pk)).status_code == 404
    assert client.get(url("shared-detail", published.pk)).status_code == 404


def test_photos_of_what_is_not_public_are_not(client, people, published):
    draft = ExemplarFactory(unit=published.unit)
    kept = add_photo(draft, upload=photo(), by=people["editor"])
    assert public_photo(kept.pk) is None
    client.force_login(people["editor2"])
    assert client.get(url("shared-photo", draft.pk, kept.pk)).status_code == 404
    assert client.get(url("photo", draft.pk, kept.pk)).status_code == 404


# ---------- Rounds ----------


def test_a_round_from_the_form_to_the_ballot(client, tree, people, proposed):
    client.force_login(people["editor"])
    opened(client, url("round-create"))
    today = dt.date.today()
    form = {
        "title": "Quý 1", "way": "ballot", "opens_on": f"{today:%d/%m/%Y}", "closes_on": f"{today:%d/%m/%Y}",
        "most_choices": "1", "threshold": "50", "fewest_votes": "1", "exemplars": [proposed.pk],
    }  # fmt: skip
    assert "Hãy chọn ít nhất một" in words(client.post(url("round-create"), form | {"exemplars": []}))
    page = client.post(url("round-create"), form, follow=True)
    round_ = page.context["round"]
    assert "Bỏ phiếu" in words(page)
    opened(client, url("round-vote", round_.pk))
    client.post(url("round-vote", round_.pk), {"candidates": [round_.candidates.get().pk]})
    assert "Bạn đã bỏ phiếu" in words(opened(client, url("round-detail", round_.pk)))
    again = client.post(url("round-vote", round_.pk), {"candidates": [round_.candidates.get().pk]})
    assert "mỗi người một phiếu" in words(again)


# ---------- Targets ----------


def test_approved_ones_count_in_the_days_of_the_campaign(tree):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    inside, year = campaign.starts_on, campaign.starts_on.year
    counting = ExemplarFactory(unit=tree.base, state="approved", approved_on=inside)
    ExemplarFactory(unit=tree.base, state="approved", approved_on=inside - dt.timedelta(days=1), year=year)
    ExemplarFactory(unit=tree.far, state="approved", approved_on=inside)
    ahead = ExemplarFactory(unit=tree.base2, state="selected", year=year)
    ExemplarFactory(unit=tree.base, state="draft", year=year)
    span = whole_span(campaign)
    assert list(reached_rows(campaign, Indicator.EXEMPLARS, span)) == [counting]
    assert list(waiting_rows(campaign, Indicator.EXEMPLARS)) == [ahead]
    assert counted(campaign, Indicator.EXEMPLARS).within(span) == {tree.base.pk: 1}
