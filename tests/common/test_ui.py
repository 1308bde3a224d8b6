"""The parts of a page: what they say, that they escape, that they are sound HTML."""

import datetime as dt
from types import SimpleNamespace

import html5lib
import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from common.templatetags import ui
from common.tones import TONES, tone_of

LOAD = "{% load crispy_forms_filters ui %}"


def render(source, path="/ds/", **context):
    request = RequestFactory().get(path)
    return Template(LOAD + source).render(Context({"request": request, **context}))


def tree_of(html):
    """The parsed fragment; fails on anything a browser would have to guess."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def words(html):
    return " ".join("".join(tree_of(html).itertext()).split())


class Entry(forms.Form):
    title = forms.CharField(label="Tên", help_text="Viết đủ.")
    kind = forms.ChoiceField(label="Loại", choices=[("t", "Kỹ thuật"), ("m", "Quản lý")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Cam đoan")

    def clean(self):
        raise forms.ValidationError("Tổng tỷ lệ phải bằng 100.")


def test_every_state_has_a_tone_that_exists_and_the_unknown_is_grey():
    assert {tone_of(state) for state in ("draft", "sent", "in_review", "sealed", "accepted", "returned")} == set(TONES)
    assert tone_of("never_heard_of") == "grey"


def test_state_badge_takes_a_row_a_choice_or_a_public_label():
    row = SimpleNamespace(state="returned", get_state_display=lambda: "Đã trả lại")
    assert "td-badge-red" in str(ui.state_badge(row))
    assert words(str(ui.state_badge(row))) == "Đã trả lại"
    assert words(str(ui.state_badge(row, label="Cần bổ sung"))) == "Cần bổ sung"
    assert words(str(ui.state_badge("draft"))) == "draft"


@pytest.mark.parametrize(
    "source",
    [
        "{% badge bad 'green' %}",
        "{% page_header title=bad lead=bad %}{% endpage_header %}",
        "{% card title=bad %}{{ bad }}{% endcard %}",
        "{% drawer summary=bad %}{{ bad }}{% enddrawer %}",
        "{% drawer_link '/x/' about=bad %}",
        "{% bulk_bar noun=bad total=3 %}{{ bad }}{% endbulk_bar %}",
        "{% empty_state title=bad text=bad %}{{ bad }}{% endempty_state %}",
        "{% breadcrumb bad '/' bad %}",
        "{% task_list tasks %}",
        "{% summary_list rows %}",
        "{% timeline events %}",
        "{% figure bad bad '/x/' %}",
        "{% progress 1 2 bad bad %}",
        "{% deadline_banner day bad '/x/' bad %}",
        "{% picker 'who' '/pick/' bad hint=bad error=bad chosen=people results=people multiple=True %}",
        "{% picker 'who' '/pick/' bad query=bad %}",
    ],
)
def test_parts_escape_and_are_sound(source):
    bad = "<b>&\"'</b>"
    html = render(
        source,
        bad=bad,
        day=timezone.now().date(),
        tasks=[{"label": bad, "url": "/x/", "hint": bad, "state": "done", "state_label": bad}],
        rows=[{"label": bad, "value": bad, "url": "/x/"}, {"label": bad, "value": None}],
        events=[{"title": bad, "at": timezone.now(), "by": bad, "note": bad, "tone": "red"}],
        people=[{"id": 7, "label": bad, "note": bad}],
    )
    tree = tree_of(html)
    assert "<b>" not in html
    assert bad in "".join(tree.itertext())
    assert tree.findall(".//*[@style]") == []


def test_page_header_without_actions_has_no_empty_box():
    assert "td-actions" not in render("{% page_header title='A' %} {% endpage_header %}")
    assert "td-actions" in render("{% page_header title='A' %}<a href='/'>B</a>{% endpage_header %}")


def test_breadcrumb_leads_from_home_and_links_all_but_the_page_itself():
    tree = tree_of(render("{% breadcrumb 'Hồ sơ' '/hs/' 'HS-1' %}"))
    assert [(a.get("href"), a.text) for a in tree.findall(".//a")] == [("/", "Trang chủ"), ("/hs/", "Hồ sơ")]
    assert tree.find(".//li[@aria-current='page']").text == "HS-1"


def test_error_summary_links_each_error_to_a_control_that_is_there():
    form = Entry({"title": ""})
    tree = tree_of(render("{% error_summary form %}<form>{{ form|crispy }}</form>", form=form))
    summaries = tree.findall(".//*[@data-error-summary]")
    assert len(summaries) == 1
    links = summaries[0].findall(".//a")
    ids = {element.get("id") for element in tree.iter()}
    assert [link.get("href")[1:] in ids for link in links] == [True, True, True]
    assert "Tổng tỷ lệ phải bằng 100." in "".join(summaries[0].itertext())
    assert len(summaries[0].findall(".//li")) == 4


def test_crispy_tells_the_errors_when_the_page_does_not():
    html = render("<form>{{ form|crispy }}</form>", form=Entry({"title": "x", "kind": "t", "sure": "1"}))
    assert html.count("data-error-summary") == 1
    assert "Tổng tỷ lệ phải bằng 100." in html


def test_error_summary_names_the_field_where_two_say_the_same():
    form = type(
        "Two", (forms.Form,), {"name": forms.CharField(label="Họ tên"), "phone": forms.CharField(label="Số máy")}
    )
    links = tree_of(render("{% error_summary form %}", form=form({}))).findall(".//a")
    assert [link.text.partition(":")[0] for link in links] == ["Họ tên", "Số máy"]
    alone = tree_of(render("{% error_summary form %}", form=form({"name": "A"}))).findall(".//a")
    assert [":" in link.text for link in alone] == [False]


def test_error_summary_of_a_good_or_unbound_form_is_nothing():
    assert render("{% error_summary form %}", form=Entry()).strip() == ""


def test_error_summary_reads_formsets():
    factory = forms.formset_factory(forms.Form, extra=0, min_num=1, validate_min=True)
    formset = factory({"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"})
    assert "data-error-summary" in render("{% error_summary formset %}", formset=formset)


def test_a_field_says_label_hint_error_then_control():
    tree = tree_of(render("<form>{{ form.title|as_crispy_field }}</form>", form=Entry({"title": ""})))
    field = tree.find(".//div[@id='div_id_title']")
    assert [child.tag for child in field] == ["label", "div", "div", "input"]
    assert "td-field-error" in field.get("class")
    control = field.find("input")
    described = control.get("aria-describedby").split()
    assert described == ["id_title_helptext", "id_title_error"]
    assert {element.get("id") for element in field.iter()} >= set(described)
    assert control.get("aria-invalid") == "true"


def test_task_without_an_address_cannot_start_yet():
    html = render("{% task_list tasks %}", tasks=[{"label": "Gửi", "state": "blocked", "state_label": "Chưa thể"}])
    assert tree_of(html).findall(".//a") == []
    assert words(html) == "Gửi Chưa thể"


@pytest.mark.parametrize(("value", "shown"), [(7929, "7.929"), (0, "0"), (None, "–"), ("528,6%", "528,6%")])
def test_figure_groups_thousands_and_tells_zero_from_unknown(value, shown):
    html = render("{% figure value 'sáng kiến' %}", value=value)
    assert words(html) == f"{shown} sáng kiến"


def test_figure_with_an_address_is_a_link_to_its_list():
    assert tree_of(render("{% figure 3 'hồ sơ' '/hs/' %}")).find("./a").get("href") == "/hs/"


@pytest.mark.parametrize(("days", "tone"), [(-1, "error"), (0, "warning"), (3, "warning"), (4, "neutral")])
def test_deadline_banner_grows_urgent(days, tone):
    day = timezone.localdate() + dt.timedelta(days=days)
    assert f"td-message-{tone}" in render("{% deadline_banner day 'Nộp hồ sơ' %}", day=day)


def test_deadline_banner_turns_red_at_the_moment_itself():
    moment = timezone.now() - dt.timedelta(minutes=1)
    assert "td-message-error" in render("{% deadline_banner day 'Nộp hồ sơ' %}", day=moment)
    assert render("{% deadline_banner day 'Nộp hồ sơ' %}", day=None).strip() == ""


@pytest.mark.parametrize(
    ("done", "total", "shown"), [(37, 120, "37/120 (30%)"), (0, None, "đang chuẩn bị"), (5, 5, "5/5 (100%)")]
)
def test_progress_says_it_in_words_too(done, total, shown):
    html = render("{% progress done total 'Đã tính' %}", done=done, total=total)
    assert words(html) == f"Đã tính {shown}"
    assert (tree_of(html).find(".//progress").get("max") is None) is (total is None)


def hrefs(html):
    return [link.get("href") for link in tree_of(html).findall(".//a")]


def test_pagination_keeps_the_filters():
    page = Paginator(range(60), 25).get_page(2)
    html = render("{% pagination page 'hồ sơ' sizes=sizes %}", "/ds/?q=b%E1%BA%AFc&page=2", page=page, sizes=(25, 50))
    assert "Đang xem 26–50 trong 60 hồ sơ" in words(html)
    assert all("q=b%E1%BA%AFc" in href for href in hrefs(html))
    assert "?q=b%E1%BA%AFc&rows=50" in hrefs(html)
    assert {"?q=b%E1%BA%AFc&page=1", "?q=b%E1%BA%AFc&page=3"} <= set(hrefs(html))


def test_pagination_of_one_page_only_counts():
    page = Paginator(range(3), 25).get_page(1)
    assert words(render("{% pagination page 'hồ sơ' sizes=sizes %}", page=page, sizes=(25, 50))) == (
        "Đang xem 1–3 trong 3 hồ sơ"
    )
    assert render("{% pagination page %}", page=Paginator([], 25).get_page(1)).strip() == ""


def test_sort_header_turns_round():
    html = "<table><thead><tr>{% sort_header 'name' 'Tên' %}</tr></thead></table>"
    assert hrefs(render(html, "/ds/?q=a&page=3")) == ["?q=a&sort=name"]
    again = render(html, "/ds/?sort=name")
    assert hrefs(again) == ["?sort=-name"]
    assert tree_of(again).find(".//th").get("aria-sort") == "ascending"
    assert tree_of(render(html, "/ds/?sort=-name")).find(".//th").get("aria-sort") == "descending"


class Filters(forms.Form):
    q = forms.CharField(label="Tên", required=False)
    unit = forms.ChoiceField(label="Đơn vị", required=False, choices=[("", "Tất cả"), ("A", "A")])


@pytest.mark.parametrize(
    ("path", "clears", "kept"),
    [("/ds/", False, []), ("/ds/?q=&unit=", False, []), ("/ds/?q=an&sort=-name", True, [("sort", "-name")])],
)
def test_filter_bar_clears_what_filters_and_keeps_the_order(path, clears, kept):
    request = RequestFactory().get(path)
    form = Filters(request.GET or None)
    tree = tree_of(render("{% filter_bar form %}", path, form=form))
    assert (tree.find(".//a") is not None) is clears
    hidden = [(item.get("name"), item.get("value")) for item in tree.findall(".//input[@type='hidden']")]
    assert hidden == kept


def test_picker_without_javascript_sends_what_was_ticked():
    people = [{"id": 7, "label": "Nguyễn Thị Hằng", "note": "1985 · Giáo viên"}]
    html = render(
        "{% picker 'who' '/pick/' 'Người' results=found chosen=had multiple=True %}", found=people, had=people
    )
    boxes = tree_of(html).findall(".//input[@name='who']")
    assert [(box.get("type"), box.get("value"), box.get("checked") is not None) for box in boxes] == [
        ("checkbox", "7", True),
        ("checkbox", "7", False),
    ]
    assert tree_of(html).find(".//button[@name='who_find']") is not None


def test_picker_sends_large_ids_as_they_are():
    rows = [{"id": 12345, "label": "Trần Thị Hoà"}]
    html = render("{% picker 'who' '/pick/' 'Người' results=rows chosen=rows %}", rows=rows)
    assert [box.get("value") for box in tree_of(html).findall(".//input[@type='radio']")] == ["12345", "12345"]


def test_picker_of_one_lets_the_new_choice_win():
    html = render(
        "{% picker 'who' '/pick/' 'Người' results=found chosen=had %}",
        found=[{"id": 8, "label": "B"}],
        had=[{"id": 7, "label": "A"}],
    )
    assert [box.get("type") for box in tree_of(html).findall(".//input[@name='who']")] == ["radio", "radio"]
