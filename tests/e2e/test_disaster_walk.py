"""Somebody tries to make a decision, an account and the audit undone; the audit is altered; a backup is restored."""

import re
from contextlib import closing, contextmanager

import psycopg2
import pytest
from playwright.sync_api import expect

from tests.conftest import beside
from tests.e2e.conftest import manage, shell

WEIGHTY = """
import time
from accounts.models import User
from awards.models import Honour
from certificates.models import Certificate
from common.models import AuditEntry
from common.workflow import write_audit
from prizes.services.lists import lay_prize_list
from tests.certificates.conftest import made, make_decision
from units.models import Unit
maker = User.objects.get(username="tinh")
decision = make_decision(Unit.objects.get(code="LDLD-BKA"), number=9001)
prizes = lay_prize_list(decision)
made(decision, by=maker)
for _second in range(60):  # whoever of this program and the worker was first
    if Certificate.objects.filter(line__decision=decision).exists():
        break
    time.sleep(1)
line = write_audit(decision.unit, "edit", by=maker)
print(
    decision.pk, Honour.objects.get(decision_lines__decision=decision).pk,
    Certificate.objects.get(line__decision=decision).pk, prizes.lines.get().pk, maker.pk, line.pk,
)
"""
LISTS = (
    "decisions/decision",
    "awards/honour",
    "certificates/certificate",
    "prizes/prizeline",
    "accounts/user",
    "common/auditentry",
)
REFUSED = "Ở đây không xoá được gì"
DELETE_MANY = """
([list, key]) => {
    const form = document.createElement("form");
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const said = {action: "delete_selected", _selected_action: key, post: "yes", csrfmiddlewaretoken: token};
    for (const [name, value] of Object.entries(said)) {
        const field = document.createElement("input");
        Object.assign(field, {type: "hidden", name, value});
        form.append(field);
    }
    Object.assign(form, {method: "post", action: list});
    document.body.append(form);
    form.submit();
}
"""


@pytest.fixture(scope="module")
def weighty(site) -> dict[str, str]:
    """What nobody may delete, by its list in the admin: key of a row of each."""
    return dict(zip(LISTS, shell(site, WEIGHTY).split(), strict=True))


@pytest.mark.parametrize("listed", LISTS)
def test_nothing_of_weight_is_deleted_in_the_admin(site, visit, weighty, listed):
    page = visit("admin", forgives=("403",)).page
    for way in (weighty[listed], f"{weighty[listed]}/../999999999", "khong-phai-so"):
        answer = page.goto(f"{site.url}/admin/{listed}/{way}/delete/")
        assert answer.status == 403
        expect(page.locator("main")).to_contain_text(REFUSED)
    page.goto(f"{site.url}/admin/{listed}/")
    with page.expect_navigation():
        page.evaluate(DELETE_MANY, [f"/admin/{listed}/", weighty[listed]])
    expect(page.locator("body")).to_contain_text(REFUSED)
    page.goto(f"{site.url}/admin/{listed}/{weighty[listed]}/change/")
    expect(page.get_by_role("link", name=re.compile("^Xoá"))).to_have_count(0)


def test_ballots_have_no_page_in_the_admin_at_all(site, visit):
    page = visit("admin", forgives=("404",)).page
    for listed in ("ballot", "sealedballot", "mark"):
        for end in ("", "1/delete/"):
            answer = page.goto(f"{site.url}/admin/councils/{listed}/{end}")
            assert answer.status == 404
            expect(page.locator("h1")).to_be_visible()


@contextmanager
def as_superuser(site):
    """What whoever rules the database can do: the triggers are asleep."""
    with closing(psycopg2.connect(site.environment["DATABASE_OWNER_URL"])) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute("SET session_replication_role = replica")
        yield cursor


def seal(site) -> None:
    shell(site, "from common.audit_sealing import seal_audit; seal_audit()")


def test_an_altered_line_of_the_audit_is_named(site, visit, weighty):
    seal(site)
    number = weighty["common/auditentry"]
    fault = f"Dòng số {number} trong đoạn"
    page = visit("kiemtra").open("/office/audit/chain/")
    page.get_by_role("button", name="Kiểm tra nhật ký").click()
    expect(page.locator("main")).to_contain_text("Nhật ký còn nguyên", timeout=60_000)
    with as_superuser(site) as cursor:
        cursor.execute("UPDATE common_auditentry SET note = 'khác' WHERE id = %s", [number])
        try:
            page.get_by_role("button", name="Kiểm tra nhật ký").click()
            expect(page.get_by_role("alert")).to_contain_text(fault, timeout=60_000)
            with pytest.raises(AssertionError, match=fault):
                manage(site.environment, "verify_audit")
        finally:
            cursor.execute("UPDATE common_auditentry SET note = '' WHERE id = %s", [number])
    assert "dòng đã niêm" in manage(site.environment, "verify_audit")


@pytest.fixture
def second_database(site):
    """The address of an empty database beside the site's own."""
    owner, name = site.environment["DATABASE_OWNER_URL"], "second_of_the_site"
    with closing(psycopg2.connect(owner)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
        yield beside(owner, name)
        cursor.execute(f"DROP DATABASE {name}")


def test_a_backup_is_restored_beside_and_proves_itself(site, weighty, second_database, tmp_path):
    seal(site)
    as_owner = site.environment | {"DATABASE_URL": site.environment["DATABASE_OWNER_URL"]}
    manage(as_owner, "backup", str(tmp_path / "dem-qua"))
    said = manage(as_owner, "drill", str(tmp_path / "dem-qua"), "--into", second_database)
    assert "dùng được" in said
    assert re.search(r"Nhật ký: [\d.]+ dòng đã niêm", said)
    assert re.search(r"Niêm phong: \d+ khớp", said)
    with closing(psycopg2.connect(second_database)) as restored:
        cursor = restored.cursor()
        cursor.execute("SELECT state FROM decisions_decision WHERE id = %s", [weighty["decisions/decision"]])
        assert cursor.fetchone() == ("issued",)
