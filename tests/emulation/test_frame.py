"""What stands around every page: navigation, policy, lost sessions, the help page speed is measured against."""

import html5lib
import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.urls import reverse

from common.sample_mark import mark_as_sample
from notices.services.notice import notify
from tests.conftest import as_role
from tests.pages import assert_valid_html, led_to, opened, words

HELP = reverse("help")
POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "object-src 'none'",
}


def policy_of(response):
    return set(response["Content-Security-Policy"].split("; "))


def test_the_help_page_asks_only_for_its_frame(client, people, django_assert_num_queries):
    client.force_login(people["specialist"])
    opened(client, HELP)
    with django_assert_num_queries(5):  # session, user, roles, notices, unit
        client.get(HELP)


def test_every_link_of_the_help_page_leads_somewhere(client, people):
    client.force_login(people["superuser"])
    tree = html5lib.parse(opened(client, HELP).content.decode(), namespaceHTMLElements=False)
    links = {link.get("href") for link in tree.find("body").iter("a")}
    ids = {each.get("id") for each in tree.iter() if each.get("id")}
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= ids
    for address in sorted(link for link in links if not link.startswith("#")):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("who", "sees_tallies"),
    [("specialist", True), ("approver", True), ("council", True), ("viewer", True), ("superuser", True)]
    + [(who, False) for who in ("editor", "finance", "manager", "nobody")],
)
def test_the_navigation_of_a_role(client, people, who, sees_tallies):
    client.force_login(people[who])
    items = led_to(opened(client, HELP))
    assert ("Tổng hợp xét khen" in [item["label"] for item in items]) is sees_tallies
    assert [item["label"] for item in items if item["active"]] == ["Trợ giúp"]


def test_a_group_shows_what_one_may_see(client, people):
    client.force_login(people["nobody"])
    navigation = opened(client, reverse("decisions:decision-list")).context["navigation"]
    seen = {group["label"]: [entry["label"] for entry in group["entries"]] for group in navigation if group["label"]}
    assert all(len(entries) > 1 for entries in seen.values())
    assert seen["Xét khen"] == ["Khen đột xuất", "Quyết định", "Sổ vàng", "Tiêu chuẩn", "Tra cứu điều kiện"]
    assert [group["label"] for group in navigation if group["active"]] == ["Xét khen"]


@pytest.mark.parametrize("who", ["editor", "specialist_province", "approver", "finance", "auditor", "superuser"])
def test_every_entry_leads_to_a_page_that_marks_it(client, people, who):
    client.force_login(people[who])
    for entry in led_to(opened(client, HELP)):
        response = client.get(entry["url"], follow=True)
        assert response.status_code == 200, entry
        assert [each["url"] for each in led_to(response) if each["active"]] == [entry["url"]]


def test_an_item_is_marked_where_its_address_is_the_longest(client, people):
    client.force_login(people["superuser"])
    items_of = {
        "campaigns:dossier-list": "Hồ sơ",
        "reviews:queue": "Hồ sơ",
        "awards:standard-list": "Tiêu chuẩn",
        "campaigns:campaign-list": "Phong trào thi đua",
        "home": "Trang chủ",
        "awards:run-list": "Tổng hợp xét khen",
        "awards:type-list": "Tiêu chuẩn",
    }
    for name, label in items_of.items():
        items = led_to(opened(client, reverse(name)))
        assert [item["label"] for item in items if item["active"]] == [label]


def test_the_frame_names_the_person_the_unit_and_what_is_unread(client, people):
    notify([people["editor"]], text="Hồ sơ được nhận")
    notify([people["editor2"]], text="Không phải của bạn")
    client.force_login(people["editor"])
    response = opened(client, HELP)
    assert "CĐCS Trường Tiểu học Mẫu" in words(response)
    assert "Thông báo: 1 chưa đọc" in words(response)


def test_a_sample_database_says_so_on_every_page(client, people):
    opened(client, reverse("account_login"))
    mark_as_sample("gói mẫu")
    assert "DỮ LIỆU MẪU" in words(opened(client, reverse("account_login")))
    client.force_login(people["editor"])
    assert "DỮ LIỆU MẪU" in words(opened(client, HELP))


@pytest.mark.parametrize("address", ["/", HELP, "/accounts/login/", "/khong-co/", "/units/999999/", "/healthz/"])
def test_the_strict_policy_everywhere(client, people, address):
    client.force_login(people["editor"])
    response = client.get(address)
    assert policy_of(response) == POLICY
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [HELP, "/units/", "/members/", "/reports/", "/campaigns/", "/notices/", "/awards/"])
def test_a_visitor_is_sent_to_the_sign_in(client, db, address):
    assert client.get(address)["Location"] == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("address", ["/healthz/", "/readyz/", "/accounts/login/", "/accounts/password/reset/"])
def test_what_is_public_on_purpose(client, db, address):
    assert client.get(address).status_code in (200, 503)


def test_a_part_of_a_page_after_the_session_ended_sends_the_page_to_the_sign_in(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/units/?q=a"}
    response = client.get("/units/1/children/", headers=headers)
    assert response.status_code == 200
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Funits%2F%3Fq%3Da"


def test_an_unknown_address_is_a_page_with_a_way_on(client, people):
    client.force_login(people["editor"])
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert_valid_html(response)
    assert "Về trang chủ" in words(response)


def test_a_forged_form_is_refused_with_a_page(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["editor"])
    response = client.post(reverse("notices:read-all"))
    assert response.status_code == 403
    assert_valid_html(response)


def test_a_strange_host_is_refused_with_a_page(client, db):
    response = client.get("/healthz/", headers={"host": "xau.example"})
    assert response.status_code in (200, 400)
    assert client.get("/", headers={"host": "xau.example"}).status_code == 400


def test_the_applications_role_owns_nothing(db):
    assert [warning.id for warning in run_checks(databases=["default"]) if warning.id == "emulation.W001"] == []


def test_a_role_that_owns_the_tables_is_warned_of(committed_db, roles):
    as_role(connection, roles.owner)
    try:
        warnings = run_checks(databases=["default"])
    finally:
        as_role(connection, roles.app)
    assert "emulation.W001" in [warning.id for warning in warnings]


def test_an_address_that_only_takes_what_is_sent_says_so(client, people):
    client.force_login(people["specialist"])
    response = client.get(reverse("notices:read-all"))
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "không phải một trang" in words(response)
