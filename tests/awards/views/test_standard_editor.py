"""The editor: every kind of condition by forms, groups, what was typed kept, and nothing saved but by «Lưu nháp»."""

import re

import pytest
from django.urls import reverse

from awards.forms.tree import TreeEditor
from awards.models import StandardVersion, StandardVersionState
from awards.services.catalogue import load_catalogue
from awards.services.standard import update_draft
from awards.tally.conditions import KINDS
from awards.tally.standard import parse_standard
from tests.factories import StandardVersionFactory
from tests.pages import opened, words


def fields_of(page) -> dict:
    """What a browser would send back for the page's form."""
    html = page.content.decode()
    form = html[html.index('<form class="td-split"') :]
    form = form[: form.index("</form>")]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        kind = attributes.get("type")
        if "name" not in attributes or (kind == "checkbox" and " checked" not in tag):
            continue
        sent.setdefault(attributes["name"], []).append(attributes.get("value", "on" if kind == "checkbox" else ""))
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, flags=re.S):
        sent[name] = [body.strip()]
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, flags=re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body) or re.search(r'<option value="([^"]*)"', body)
        sent[name] = [chosen[1]]
    return sent


@pytest.fixture
def writer(client, world):
    client.force_login(world.people["specialist_province"])
    return client


@pytest.fixture
def start(world):
    return f"{reverse('awards:standard-create')}?award={world.award.pk}"


GENERAL = {
    "valid_from": ["01/01/2027"],
    "legal_basis": ["Luật 06/2022/QH15"],
    "source": ["Quy chế mẫu"],
}


def step(client, url, sent, **pressed):
    return client.post(url, sent | pressed)


def added(client, url, page, kind, group="1"):
    return step(client, url, fields_of(page), **{"op": f"add:{group}", f"add-{group}": kind})


def test_a_standard_is_written_from_nothing(writer, world, start):
    world.goes_by_nothing()
    page = opened(writer, start)
    page = added(writer, start, page, "registered")
    page = added(writer, start, page, "any_of")
    page = added(writer, start, page, "rating_at_least", group="3")
    page = added(writer, start, page, "initiatives", group="3")
    assert not StandardVersion.objects.filter(state="draft").exists()
    sent = fields_of(page) | GENERAL
    sent |= {"n4-rating": ["excellent"], "n4-years": ["2"], "n5-count": ["1"], "n5-level": ["base"]}
    sent |= {"n3-title": ["Hoàn thành xuất sắc hoặc có sáng kiến"], "rank-0-key": ["score"], "rank-1-key": ["rating"]}
    preview = step(writer, start, sent, preview="1")
    assert "02 năm liên tục" in words(preview) or "2 năm" in words(preview)
    assert not StandardVersion.objects.filter(state="draft").exists()
    answer = writer.post(start, sent)
    draft = StandardVersion.objects.get(state=StandardVersionState.DRAFT)
    assert answer["Location"] == reverse("awards:standard-detail", args=[draft.pk])
    assert draft.drafted_by == world.people["specialist_province"]
    assert draft.tree == {
        "all_of": [
            {"condition": "registered"},
            {
                "any_of": [
                    {
                        "condition": "rating_at_least",
                        "params": {"rating": "excellent", "years": 2, "year_itself": False},
                    },
                    {"condition": "initiatives", "params": draft.tree["all_of"][1]["any_of"][1]["params"]},
                ],
                "title": "Hoàn thành xuất sắc hoặc có sáng kiến",
            },
        ]
    }
    assert [key["key"] for key in draft.rank_by] == ["score", "rating"]


def test_every_kind_of_condition_has_its_form(writer, start):
    page = opened(writer, start)
    for kind in KINDS:
        page = added(writer, start, page, kind)
        assert page.status_code == 200
    assert len(page.context["tree"].nodes) == len(KINDS) + 1


@pytest.mark.django_db
def test_every_shipped_standard_goes_through_the_forms_unchanged():
    load_catalogue()
    for version in StandardVersion.objects.all():
        editor = TreeEditor.of(version.tree)
        assert editor.is_valid(), [form.errors for form in editor.forms]
        assert parse_standard(editor.to_json()) == parse_standard(version.tree)


def test_a_copy_of_a_version_in_force_is_saved_with_a_change(writer, world):
    world.goes_by_nothing()
    original = StandardVersionFactory(
        award=world.award,
        number=5,
        subject_kinds=sorted(world.award.subject_kinds),
        legal_basis="Luật",
        source="Nguồn",
        tree=world.standard.tree,
        rank_by=world.standard.rank_by,
    )
    url = f"{reverse('awards:standard-create')}?copy={original.pk}"
    sent = fields_of(opened(writer, url)) | {"valid_from": ["01/01/2027"], "n4-rating": ["excellent"]}
    assert writer.post(url, sent).status_code == 302
    draft = StandardVersion.objects.get(state="draft")
    assert draft.tree["all_of"][2]["params"]["rating"] == "excellent"
    assert draft.rank_by == original.rank_by


@pytest.mark.parametrize(
    ("op", "order"),
    [
        ("up:3", ["clean_record", "registered", "rating_at_least"]),
        ("down:3", ["registered", "rating_at_least", "clean_record"]),
        ("up:2", ["registered", "clean_record", "rating_at_least"]),
        ("remove:3", ["registered", "rating_at_least"]),
        ("wrap:3", ["registered", "any_of", "rating_at_least"]),
        ("remove:1", ["registered", "clean_record", "rating_at_least"]),
        ("la:3", ["registered", "clean_record", "rating_at_least"]),
        ("up:99", ["registered", "clean_record", "rating_at_least"]),
    ],
)
def test_the_tree_is_rebuilt_by_its_buttons(world, op, order):
    editor = TreeEditor.of(world.standard.tree)
    editor.step(op, {})
    assert [part.kind for part in editor.root.parts] == order


def test_a_node_comes_out_of_its_group(world):
    editor = TreeEditor.of(world.standard.tree)
    editor.step("wrap:3", {})
    editor.step("out:3", {})
    assert [part.kind for part in editor.root.parts] == ["registered", "any_of", "clean_record", "rating_at_least"]


@pytest.fixture
def draft(writer, world):
    return StandardVersionFactory(
        award=world.award,
        number=2,
        state="draft",
        subject_kinds=["individual"],
        legal_basis="Luật",
        source="Nguồn",
        tree=world.standard.tree,
        drafted_by=world.people["specialist_province"],
    )


def test_a_refusal_keeps_what_was_typed(writer, world, draft):
    url = reverse("awards:standard-update", args=[draft.pk])
    sent = fields_of(opened(writer, url))
    sent |= {"n4-years": ["99"], "legal_basis": [""], "note": ["vì quy chế mới"], "n3-legal_ref": ["Điều 4"]}
    page = writer.post(url, sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert "<title>Lỗi:" in text
    for typed in ('value="99"', "vì quy chế mới", 'value="Điều 4"'):
        assert typed in text
    draft.refresh_from_db()
    assert draft.note == ""


def test_a_refusal_by_the_days_keeps_what_was_typed(writer, world, draft):
    url = reverse("awards:standard-update", args=[draft.pk])
    sent = fields_of(opened(writer, url)) | {"valid_from": ["01/01/2020"], "note": ["giữ lại"]}
    page = writer.post(url, sent)
    assert "phiên bản 1 đã áp dụng từ ngày 01/01/2020" in words(page)
    assert "giữ lại" in page.content.decode()


def test_a_stale_save_is_refused_with_what_is_stored(writer, world, draft):
    world.goes_by_nothing()
    url = reverse("awards:standard-update", args=[draft.pk])
    sent = fields_of(opened(writer, url)) | {"note": ["của tôi"]}
    update_draft(draft, by=world.people["specialist_province2"], seen=1, note="của người kia")
    page = writer.post(url, sent)
    assert page.status_code == 409
    assert "của người kia" in words(page)
    assert "của tôi" in page.content.decode()
    assert writer.post(url, sent | {"version": ["2"]}).status_code == 302
    draft.refresh_from_db()
    assert (draft.note, draft.version) == ("của tôi", 3)


def test_an_empty_group_is_named(writer, start):
    page = added(writer, start, opened(writer, start), "any_of")
    page = writer.post(start, fields_of(page) | GENERAL)
    assert "Có nhóm chưa có điều kiện nào" in words(page)


def test_a_figure_twice_in_the_order_is_refused(writer, start):
    page = added(writer, start, opened(writer, start), "registered")
    page = writer.post(start, fields_of(page) | GENERAL | {"rank-0-key": ["score"], "rank-1-key": ["score"]})
    assert "«Điểm thi đua» được chọn hai lần" in words(page)


@pytest.mark.parametrize(
    "nodes",
    [
        ["la"],
        ["1::registered"],
        ["1::all_of", "2:9:registered"],
        ["1::all_of", "2:1:hair"],
        ["1::all_of", "1:1:any_of"],
    ],
)
def test_a_crafted_tree_is_left_out(writer, start, nodes):
    page = writer.post(start, {"node": nodes, "op": "up:1"} | {"rank-TOTAL_FORMS": "8", "rank-INITIAL_FORMS": "0"})
    assert page.status_code == 200
    assert len(page.context["tree"].nodes) == 1


@pytest.mark.parametrize("who", ["approver", "specialist", "viewer", "superuser", "nobody"])
def test_who_may_not_write_is_told_so(client, world, draft, who):
    client.force_login(world.people[who])
    for url in (reverse("awards:standard-create"), reverse("awards:standard-update", args=[draft.pk])):
        assert client.get(url)["Location"] == reverse("awards:standard-list")
        assert client.post(url, {})["Location"] == reverse("awards:standard-list")


def test_what_is_no_draft_any_more_is_shown_as_it_is(writer, world):
    url = reverse("awards:standard-update", args=[world.standard.pk])
    assert writer.get(url)["Location"] == reverse("awards:standard-detail", args=[world.standard.pk])


def test_first_the_award_is_chosen(writer):
    assert "Chọn danh hiệu, hình thức" in words(opened(writer, reverse("awards:standard-create")))
    assert "Soạn tiêu chuẩn" in words(writer.get(reverse("awards:standard-create") + "?award=999999999999999999999"))
