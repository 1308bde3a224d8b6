"""Sheets for certificates: who keeps them, what a page refuses, and the trial print."""

from decimal import Decimal

import pytest
from django.urls import reverse

from common.errors import NotAllowed
from papers.models import Layout
from papers.services.layout import create_layout, measures_of
from papers.services.sheets import SheetLayout
from tests.factories import LayoutFactory
from tests.pages import fields_of, opened, words
from tests.papers.test_pdf import read

pytestmark = pytest.mark.django_db
LIST = reverse("papers:layout-list")
NEW = reverse("papers:layout-create")
TYPED = {
    "unit": "TINH", "name": "Phôi A4", "width": "297", "height": "210", "offset_x": "1,5", "offset_y": "-2",
    "text_only": "on", "version": "0",
}  # fmt: skip


@pytest.fixture
def manager(client, people):
    client.force_login(people["manager"])
    return client


def test_a_manager_adds_and_mends_one(manager, tree):
    assert fields_of(opened(manager, NEW), having="width")["width"] == ["297"]
    assert manager.post(NEW, TYPED).status_code == 302
    (layout,) = Layout.objects.all()
    assert (layout.unit, layout.offset_x, layout.text_only) == (tree.province, Decimal("1.5"), True)
    assert measures_of(layout) == SheetLayout(297, 210, 1.5, -2, text_only=True)
    page = reverse("papers:layout-update", args=[layout.pk])
    typed = fields_of(opened(manager, page), having="width")
    assert typed["offset_x"] == ["1,5"]
    assert manager.post(page, typed | {"offset_x": "0"}).status_code == 302
    assert manager.post(page, typed | {"offset_x": "3"}).status_code == 409


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"width": "50"}, "Chiều ngang"),
        ({"height": "5000"}, "Chiều cao"),
        ({"offset_x": "51"}, "Dịch sang phải"),
        ({"offset_y": "nhiều"}, "Dịch xuống dưới"),
        ({"name": "Phôi cũ"}, "Đơn vị đã có mẫu giấy tên này."),
        ({"unit": "CS4"}, "Không có đơn vị này"),
    ],
)
def test_a_bad_form_is_shown_again(manager, tree, typed, said):
    LayoutFactory(unit=tree.province, name="Phôi cũ")
    response = manager.post(NEW, TYPED | typed)
    assert response.status_code == 200
    assert said in words(response)
    assert Layout.objects.count() == 1


def test_only_managers_keep_layouts(tree, people):
    with pytest.raises(NotAllowed):
        create_layout(unit=tree.province, name="Phôi", by=people["approver"])


def test_the_trial_print_has_the_size_of_the_sheet(manager, tree):
    layout = LayoutFactory(unit=tree.province, width=400, height=300, text_only=True)
    response = manager.get(reverse("papers:layout-trial", args=[layout.pk]))
    (page,) = read(response.content).pages
    assert response["Content-Disposition"] == f'attachment; filename="in-thu-{layout.pk}.pdf"'
    assert round(page.mediabox.width * 25.4 / 72) == 400
    assert "không có giá trị khen thưởng" in " ".join(page.extract_text().split())
    assert "390" in page.extract_text()


def test_a_layout_out_of_reach_is_not_found(manager, tree):
    layout = LayoutFactory(unit=tree.far)
    assert manager.get(reverse("papers:layout-update", args=[layout.pk])).status_code == 404
    assert manager.get(reverse("papers:layout-trial", args=[layout.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_shows_what_one_manages(manager, tree, rows, django_assert_num_queries):
    mine = set(LayoutFactory.create_batch(rows, unit=tree.district))
    LayoutFactory(unit=tree.far)
    manager.get(LIST)
    with django_assert_num_queries(7):  # session, user, roles, navigation, notices, count, page
        response = opened(manager, LIST)
    assert set(response.context["object_list"]) == mine


def test_the_empty_list_says_what_is_used_instead(manager):
    assert "A4 nằm ngang" in words(opened(manager, LIST))
