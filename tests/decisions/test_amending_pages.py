"""The pages of decisions that correct, revoke or replace: picked, drafted, settled line by line, and what the old one
shows since.
"""

from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.urls import reverse

from catalogue.models import RevocationGround
from common.clock import today
from decisions.models import Decision, DecisionKind
from decisions.views.amending import RevocationCreateView
from tests.decisions.conftest import WORDS, confirmed, drafted, ground_of, settled
from tests.decisions.test_pages import page, signed_in
from tests.pages import fields_of, opened, words

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
K = DecisionKind


def create(kind, about, query=""):
    return reverse(f"decisions:{kind}-create", args=[about.pk]) + query


def chosen(*lines):
    return [str(line.pk) for line in lines]


def test_from_the_button_to_what_the_old_one_shows(office, signed_in):
    about, ground = office.issued(), ground_of(office.law)
    client = signed_in(office.people["specialist_province"])
    shown = opened(client, page("detail", about)).content.decode()
    for kind in ("correction", "revocation", "replacement"):
        assert create(kind, about) in shown
    line = about.lines.in_order()[1]
    revoke = create("revocation", about)
    assert ground.text in words(opened(client, revoke))
    answer = client.post(revoke, {"ids": chosen(line), "reason": ""})
    assert "Hãy nói rõ lý do" in words(answer) and "Hãy chọn ít nhất một trường hợp" in words(answer)
    assert f'value="{line.pk}" data-bulk-item aria-label="{line.name}" checked' in answer.content.decode()
    client.post(revoke, {"ids": chosen(line), "reason": "Khai man", "legal_grounds": [ground.pk]})
    draft = Decision.objects.get(kind=K.REVOCATION)
    shown = opened(client, page("detail", draft))
    assert "Huỷ bỏ việc tặng" in words(shown) and "thu hồi hiện vật" in words(shown)
    assert page("detail", about) in shown.content.decode()
    edit = reverse("decisions:line-update", args=[draft.lines.get().pk])
    form = fields_of(opened(client, edit), having="recover_amount")
    assert client.post(edit, form | {"recover_amount": ["một triệu"]}).status_code == 200
    assert client.post(edit, form | {"recover_amount": ["3.510.000"]}).status_code == 302
    assert client.post(edit, form | {"recover_amount": ["5"]}).status_code == 409
    assert "3.510.000 đồng" in words(opened(client, page("detail", draft)))
    assert "mới chi 0 đồng" in words(client.post(page("submit", draft), follow=True))
    form = fields_of(opened(client, edit), having="recover_amount")
    client.post(edit, form | {"recover_amount": [""]})
    client.post(page("submit", draft))
    client = signed_in(office.chair)
    confirmed(client, page("issue", draft), {"words": WORDS})
    draft.refresh_from_db()
    assert draft.number_label == "02/QĐ-LĐLĐ"
    for who in (office.people["specialist_province"], office.people["editor"]):
        client = signed_in(who)
        old = opened(client, page("detail", about))
        assert "Đã thu hồi (một phần)" in words(old)
        assert words(old).count("Đã thu hồi theo Quyết định 02/QĐ-LĐLĐ") == 1
        assert page("detail", draft) in old.content.decode()
        assert "Đã thu hồi (một phần)" in words(opened(client, reverse("decisions:decision-list")))


def test_everybody_is_chosen_at_once_and_nothing_is_left(office, signed_in):
    about, ground = office.issued(), ground_of(office.law)
    client = signed_in(office.people["specialist_province"])
    name = about.lines.in_order()[0].name
    query = f"?q={name.rsplit(' ', 1)[-1]}"
    assert len(opened(client, create("revocation", about, query)).context["object_list"]) == 1
    said = {"reason": "Sai thẩm quyền", "legal_grounds": [ground.pk], "select_all": "1"}
    client.post(create("revocation", about, query), said)
    draft = Decision.objects.get(kind=K.REVOCATION)
    assert [line.name for line in draft.lines.all()] == [name]
    client.post(create("revocation", about), said)
    rest = Decision.objects.filter(kind=K.REVOCATION).order_by("pk").last()
    assert (rest.lines.count(), rest == draft) == (2, False)
    for each in (draft, rest):
        settled(office, each)
    shown = opened(client, page("detail", about))
    assert "Đã thu hồi" in words(shown) and "(một phần)" not in words(shown)
    assert create("revocation", about) not in shown.content.decode()
    assert "đã hết hiệu lực theo quyết định sau" in words(client.get(create("correction", about), follow=True))
    assert len(opened(client, reverse("decisions:decision-list") + "?since=revocation").context["object_list"]) == 1
    assert len(opened(client, reverse("decisions:decision-list") + "?kind=revocation").context["object_list"]) == 2


def test_what_was_ticked_and_written_comes_along_to_another_search(office, signed_in):
    about, ground = office.issued(), ground_of(office.law)
    client = signed_in(office.people["specialist_province"])
    first, second, third = about.lines.in_order()
    address = create("revocation", about)
    said = {"reason": "Khai man", "legal_grounds": [ground.pk]}
    answer = client.post(address, said | {"ids": chosen(first), "q": second.name, "find": "1"})
    assert [line.pk for line in answer.context["object_list"]] == [second.pk]
    assert "Đã chọn 1 dòng không có trên trang này" in words(answer)
    form = fields_of(answer, having="reason")
    assert form["reason"] == ["Khai man"] and form["legal_grounds"] == [str(ground.pk)] and form["ids"] == chosen(first)
    narrowed = f"{address}?q={quote(second.name)}"
    nothing = client.post(narrowed, said | {"ids": chosen(first, second), "q": "không ai tên thế", "find": "1"})
    assert fields_of(nothing, having="reason")["ids"] == chosen(first, second)
    whole = client.post(narrowed, said | {"ids": chosen(first, second), "q": second.name, "clear": "1"})
    assert len(whole.context["object_list"]) == 3 and whole.context["kept"] == []
    assert fields_of(whole, having="reason")["ids"] == chosen(first, second)
    client.post(narrowed, form | {"ids": chosen(first, second), "q": third.name})
    assert Decision.objects.get(kind=K.REVOCATION).lines.count() == 2


@pytest.mark.parametrize("ticked", [1, 2])
def test_turning_the_page_keeps_what_was_ticked(office, signed_in, monkeypatch, ticked, django_assert_max_num_queries):
    about = office.issued()
    client = signed_in(office.people["specialist_province"])
    monkeypatch.setattr(RevocationCreateView, "paginate_by", 2)
    *before, last = about.lines.in_order()
    address = create("revocation", about)
    assert 'name="page" value="2"' in opened(client, address).content.decode()
    with django_assert_max_num_queries(25):
        answer = client.post(address, {"ids": chosen(*before[:ticked]), "reason": "Khai man", "page": "2"})
    assert [line.pk for line in answer.context["object_list"]] == [last.pk]
    assert fields_of(answer, having="reason")["ids"] == chosen(*before[:ticked])
    answer = client.post(address, {"select_all": "1", "page": "2"})
    assert set(fields_of(answer, having="reason")["ids"]) == set(chosen(*before, last))
    answer = client.post(f"{address}?page=2", {"ids": [], "page": "1"})
    assert "ids" not in fields_of(answer, having="reason")


def test_a_correction_line_by_line(office, signed_in):
    about = office.issued()
    client = signed_in(office.people["specialist_province"])
    line = about.lines.in_order()[0]
    client.post(create("correction", about), {"ids": chosen(line), "reason": "Đánh máy sai"})
    draft = Decision.objects.get(kind=K.CORRECTION)
    assert "chưa sửa chữ nào" in words(opened(client, page("detail", draft)))
    edit = reverse("decisions:line-update", args=[draft.lines.get().pk])
    form = fields_of(opened(client, edit), having="position")
    assert "người khác" in words(client.post(edit, form | {"name": ["Vũ Quốc Khánh"]}))
    client.post(edit, form | {"position": ["Tổ trưởng"]})
    assert "«Tổ trưởng»" in words(opened(client, page("detail", draft)))
    settled(office, draft)
    old = words(opened(client, page("detail", about)))
    assert "Đã đính chính" in old and "Đính chính theo Quyết định 02/QĐ-LĐLĐ" in old
    for suffix, begins in (("", b"%PDF"), ("?as=docx", b"PK")):
        assert client.get(page("paper", draft) + suffix).content.startswith(begins)


def test_a_replacement_is_settled_and_edited_as_a_draft(office, signed_in):
    about = office.issued()
    client = signed_in(office.people["specialist_province"])
    first, second, _third = about.lines.in_order()
    client.post(create("replacement", about), {"ids": chosen(first, second), "reason": "Ghi nhầm hình thức"})
    draft = Decision.objects.get(kind=K.REPLACEMENT)
    edit = page("update", draft)
    form = fields_of(opened(client, edit), having="subject_matter")
    assert client.post(edit, form | {"grounds": [""]}).status_code == 200
    assert client.post(edit, form | {"grounds": ["Ghi nhầm hình thức khen"]}).status_code == 302
    line = draft.lines.giving().in_order()[1]
    remove = reverse("decisions:line-remove", args=[line.pk])
    assert client.post(remove, fields_of(opened(client, remove), having="version")).status_code == 302
    opened(client, reverse("decisions:line-update", args=[draft.lines.giving().get().pk]))
    draft.refresh_from_db()
    settled(office, draft)
    shown = words(opened(client, page("detail", draft)))
    assert "khen lại" in shown and "bị thay thế" in shown and "Đính chính" in shown
    assert "Đã thay thế (một phần)" in words(opened(client, page("detail", about)))
    assert client.get(page("paper", draft)).content.startswith(b"%PDF")


def test_a_draft_about_another_is_thrown_away_and_frees_its_lines(office, signed_in):
    about = office.issued()
    draft = drafted(office, about, K.REVOCATION, *about.lines.all())
    client = signed_in(office.people["specialist_province"])
    shown = words(opened(client, create("revocation", about)))
    assert shown.count("đang ở dự thảo khác") == 3
    client.post(page("discard", draft))
    assert not Decision.objects.filter(kind=K.REVOCATION).exists()
    assert "đang ở dự thảo khác" not in words(opened(client, create("revocation", about)))


@pytest.mark.parametrize("ended", [1, 3])
def test_queries_do_not_grow(office, client, ended, django_assert_num_queries):
    about = office.issued()
    later = settled(office, drafted(office, about, K.REVOCATION, *about.lines.all()[:ended]))
    client.force_login(office.people["viewer"])
    client.get(page("detail", about))
    with django_assert_num_queries(10):
        client.get(reverse("decisions:decision-list"))
    with django_assert_num_queries(18):
        client.get(page("detail", about))
    with django_assert_num_queries(16):
        client.get(page("detail", later))


def test_each_case_of_the_law_is_shown_whole_with_its_article(office, signed_in):
    call_command("load_catalogue")
    about = office.issued()
    client = signed_in(office.people["specialist_province"])
    create_page = words(opened(client, create("revocation", about)))
    grounds = RevocationGround.objects.in_force_on(today())
    assert grounds.count() == 4
    draft = drafted(office, about, K.REVOCATION, about.lines.first(), legal_grounds=list(grounds[:1]))
    edit_page = words(opened(client, page("update", draft)))
    for ground in grounds:
        article = ground.source.split(" [")[0]
        assert f"{ground.text} ({article})" in create_page
        assert f"{ground.text} ({article})" in edit_page
