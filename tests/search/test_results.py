"""The search finds every kind, dấu or not, by code, number and former name, and nothing out of reach."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from tests.certificates.conftest import made, make_decision
from tests.factories import (
    CampaignFactory,
    CollectiveFactory,
    DecisionFactory,
    DecisionLineFactory,
    DossierFactory,
    InitiativeFactory,
    MemberFactory,
    WorkFactory,
    issued,
)
from tests.pages import assert_valid_html
from units.models import UnitName

RESULTS = reverse("search:results")
KINDS = ("units", "members", "collectives", "campaigns", "dossiers", "initiatives", "works", "decisions")
WORDS = "Hoa Phượng Đỏ"


def keys(response):
    """Key of the kind → keys of what is shown of it."""
    return {
        group.kind.key: [int(re.search(r"/(\d+)/", hit.address)[1]) for hit in group.hits]
        for group in response.context["groups"]
    }


def sought(client, text, **headers):
    return client.get(RESULTS, {"q": text}, headers=headers)


def put(unit, words=WORDS, suffix=""):
    """A row of each kind in ``unit`` whose name holds ``words``."""
    unit.__class__.objects.filter(pk=unit.pk).update(name=f"CĐCS {words} {suffix}".strip())
    unit.refresh_from_db()
    campaign = CampaignFactory(unit=unit, name=f"Phong trào {words}")
    return {
        "units": unit,
        "members": MemberFactory(unit=unit, full_name=words, birth_date=dt.date(1988, 5, 2)),
        "collectives": CollectiveFactory(unit=unit, name=f"Tổ {words}"),
        "campaigns": campaign,
        "dossiers": DossierFactory(unit=unit, campaign=campaign),
        "initiatives": InitiativeFactory(unit=unit, title=f"Cải tiến {words}"),
        "works": WorkFactory(owner_unit=unit, name=f"Công trình {words}"),
        "decisions": DecisionFactory(unit=unit, subject_matter=f"Về việc khen {words}"),
    }


@pytest.mark.parametrize("text", ["hoa phuong do", "Hoa Phượng Đỏ", "PHƯỢNG ĐỎ", "  phuong   do "])
@pytest.mark.parametrize("who", ["specialist", "superuser"])
def test_every_kind_is_found_with_and_without_dau(client, tree, people, who, text):
    rows = put(tree.base)
    elsewhere = put(tree.far)
    client.force_login(people[who])
    found = keys(sought(client, text))
    assert set(found) == set(KINDS)
    for kind in KINDS:
        assert rows[kind].pk in found[kind]
        assert (elsewhere[kind].pk in found[kind]) == (who == "superuser")


def test_who_has_no_role_finds_nothing(client, tree, people):
    put(tree.base)
    client.force_login(people["nobody"])
    assert keys(sought(client, WORDS)) == {}


def test_an_editor_finds_no_row_of_another_unit(client, tree, people):
    rows = put(tree.base)
    put(tree.base2)
    client.force_login(people["editor"])
    found = keys(sought(client, WORDS))
    assert "decisions" not in found
    assert found == {kind: [rows[kind].pk] for kind in KINDS if kind != "decisions"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [("units", "cs1"), ("members", "DV-9"), ("collectives", "TT-9"), ("initiatives", "SK-9"), ("works", "ct-9")],
)
def test_an_exact_code_comes_first(client, tree, people, kind, code):
    rows = {
        "units": tree.base,
        "members": MemberFactory(unit=tree.base, code="DV-9"),
        "collectives": CollectiveFactory(unit=tree.base, code="TT-9"),
        "initiatives": InitiativeFactory(unit=tree.base, code="SK-9"),
        "works": WorkFactory(owner_unit=tree.base, code="CT-9"),
    }
    CampaignFactory(unit=tree.district, name=f"Phong trào {code}")
    client.force_login(people["specialist"])
    groups = sought(client, code).context["groups"]
    assert groups[0].hits[0].is_exact
    assert str(rows[kind].pk) in next(group for group in groups if group.kind.key == kind).hits[0].address


def test_a_unit_is_found_by_a_name_it_once_had(client, tree, people):
    UnitName.objects.filter(unit=tree.base).update(valid_from=dt.date(2025, 7, 1))
    UnitName.objects.create(unit=tree.base, name="CĐCS Trường Bản Mới Cũ", valid_to=dt.date(2025, 6, 30))
    client.force_login(people["specialist"])
    assert keys(sought(client, "truong ban moi")) == {"units": [tree.base.pk]}
    client.force_login(people["editor_elsewhere"])
    assert keys(sought(client, "truong ban moi")) == {}


@pytest.mark.parametrize(
    ("text", "is_found"), [("12/QĐ-LĐLĐ", True), ("12/qd-ld", True), ("12", True), ("13/QĐ", False)]
)
def test_a_decision_is_found_by_its_number(client, tree, people, text, is_found):
    decision = DecisionFactory(unit=tree.province)
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base))
    issued(decision, number=12)
    client.force_login(people["specialist_province"])
    found = keys(sought(client, text))
    assert (decision.pk in found.get("decisions", [])) == is_found


@pytest.mark.parametrize(
    ("who", "is_found"), [("specialist", True), ("editor", False), ("specialist_elsewhere", False)]
)
def test_a_certificate_is_found_by_its_code(client, tree, people, who, is_found):
    (certificate,) = made(make_decision(tree.district), by=people["specialist"])
    client.force_login(people[who])
    groups = sought(client, certificate.code.lower()).context["groups"]
    assert [group.kind.key for group in groups] == ["certificates"] * is_found
    assert [client.get(hit.address).status_code for group in groups for hit in group.hits] == [200] * is_found


def test_namesakes_have_birth_year_and_unit(client, tree, people):
    for year, unit in ((1980, tree.base), (1991, tree.base2)):
        MemberFactory(unit=unit, full_name="Trần Thị Bưởi", birth_date=dt.date(year, 1, 2))
    client.force_login(people["specialist"])
    page = sought(client, "tran thi buoi").content.decode()
    assert "sinh 1980" in page
    assert "sinh 1991" in page
    assert tree.base.name in page
    assert tree.base2.name in page


def test_what_is_found_is_marked_and_escaped(client, tree, people):
    MemberFactory(unit=tree.base, full_name="<b>Đặng Ổn</b> & con")
    client.force_login(people["specialist"])
    page = sought(client, "dang on").content.decode()
    assert "&lt;b&gt;<mark>Đặng Ổn</mark>&lt;/b&gt; &amp; con" in page
    assert "<b>Đặng" not in page


def test_all_of_a_kind_is_in_its_list(client, tree, people):
    MemberFactory.create_batch(7, unit=tree.base, full_name="Lý Bông")
    MemberFactory(unit=tree.far, full_name="Lý Bông")
    client.force_login(people["specialist"])
    (group,) = sought(client, "ly bong").context["groups"]
    assert (len(group.hits), group.total, group.has_more, group.leads_on) == (5, 7, False, True)
    listed = client.get(group.address)
    assert len(listed.context["object_list"]) == 7


def test_more_than_a_hundred_are_not_counted(client, tree, people):
    MemberFactory.create_batch(102, unit=tree.base, full_name="Lý Bông")
    client.force_login(people["specialist"])
    response = sought(client, "ly bong")
    assert response.context["groups"][0].has_more
    assert "hơn 100" in response.content.decode()


def test_two_letters_begin_a_word(client, tree, people):
    begins = MemberFactory(unit=tree.base, full_name="Phan Ýt")
    MemberFactory(unit=tree.base, full_name="Nguyễn Bytu")
    client.force_login(people["specialist"])
    assert keys(sought(client, "yt")) == {"members": [begins.pk]}


@pytest.mark.parametrize(
    "text",
    ["", " ", "a", "%", "_", "%%", "'", "''; --", '"', "\\", "(.*", "[a-z]+", "\x00", "a\x00b", "😀", "😀😀 hoa",
     "C«ng ®oµn", "Coâng ñoaøn", "a" * 10_000, "12/", "/", "99999999999/QĐ", "²/QĐ"],
)  # fmt: skip
def test_bad_words_get_a_page(client, tree, people, text):
    put(tree.base)
    client.force_login(people["specialist"])
    response = sought(client, text)
    assert response.status_code == 200
    assert_valid_html(response)
    assert sought(client, text, **{"HX-Request": "true"}).status_code == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Gõ tên, mã"), ("a", "ít nhất hai chữ"), ("a" * 201, "quá dài"), ("khong ai ten nay", "Không thấy gì")],
)
def test_why_nothing_is_found_is_said(client, people, text, said):
    client.force_login(people["specialist"])
    assert said in sought(client, text).content.decode()


def test_like_signs_are_letters(client, tree, people):
    MemberFactory(unit=tree.base, full_name="Lê 50x Bông")
    client.force_login(people["specialist"])
    assert keys(sought(client, "50%")) == {}
    assert keys(sought(client, "50_ bong")) == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(client, tree, people, rows, django_assert_num_queries):
    for _each in range(rows):
        put(tree.base)
    client.force_login(people["specialist"])
    with django_assert_num_queries(14):  # session, user, roles, one for each of nine kinds, notices, unit
        response = sought(client, WORDS)
    assert set(keys(response)) == set(KINDS)


def test_while_typing_only_the_part_comes(client, tree, people):
    put(tree.base)
    client.force_login(people["specialist"])
    response = sought(client, "phuong do", **{"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "<mark>" in response.content.decode()
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("address", ["home", "help", "units:unit-list", "search:results"])
def test_the_box_is_on_every_page(client, people, address):
    client.force_login(people["specialist"])
    page = client.get(reverse(address)).content.decode()
    assert f'action="{RESULTS}"' in page
    assert f'hx-get="{RESULTS}"' in page


def test_the_box_is_for_those_who_signed_in(client, db):
    assert RESULTS not in client.get(reverse("account_login")).content.decode()
    assert client.get(RESULTS).status_code == 302
