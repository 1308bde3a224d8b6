"""The admin: for catalogues, accounts and support; it opens everywhere, deletes nothing with a history."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from accounts.models import User
from awards.models import StandardVersion
from campaigns.models import Dossier, DossierState
from catalogue.models import AwardType
from common.models import AuditEntry, DataQuestion, Holiday
from common.noting import REFUSED
from common.sample_mark import mark_as_sample
from people.models import Collective, Member
from prizes.services.lists import lay_prize_list
from tests.awards.conftest import World
from tests.certificates.conftest import made, make_decision
from tests.factories import (
    CampaignFactory,
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    MemberFactory,
    RoleAssignmentFactory,
    WorkFactory,
)
from tests.pages import words
from units.models import Role, RoleAssignment, Unit
from units.services.cluster import add_to_cluster, create_cluster

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
READ_ONLY = {
    "decisions.ApprovalStep",
    "common.AuditEntry",
    "common.AuditCheck",
    "common.AuditSegment",
    "certificates.CertificateBatch",
    "certificates.PrintRun",
    "exchange.ExportRun",
    "exchange.ImportRun",
    "inspections.Inspection",
    "campaigns.Dossier",
    "campaigns.Entry",
    "awards.TallyRun",
    "awards.Recommendation",
    "awards.Honour",
    "decisions.Decision",
    "spot.SpotProposal",
    "certificates.Certificate",
    "prizes.PrizeLine",
    "contributions.Initiative",
    "contributions.Work",
    "exemplars.Exemplar",
    "units.UnitPlacement",
    "mfa.Authenticator",
}
MAY_BE_DELETED = {"common.Holiday", "mfa.Authenticator"}


def path(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def boss(client, people):
    client.force_login(people["superuser"])
    return client


@pytest.fixture
def something(tree, people, awards):
    """A row or more in nearly every table."""
    world = World(tree, people, awards)
    dossier = world.dossier()
    entry = world.person(dossier)
    EntryFactory(dossier=dossier, award=awards.flag, subject_kind="unit", member=None, subject_unit=tree.base)
    CollectiveFactory(unit=tree.base)
    InitiativeFactory(unit=tree.base).authors.create(member=entry.member, share_percent=100)
    WorkFactory(owner_unit=tree.base)
    CampaignFactory(unit=tree.province)
    add_to_cluster(create_cluster(code="C1", name="Cụm", unit=tree.province, year=2025), member=tree.base)
    DataQuestion.objects.create(
        subject_type=ContentType.objects.get_for_model(Unit), subject_id=tree.base.pk, text="Năm nào?"
    )
    Holiday.objects.create(day=dt.date(2025, 9, 2), name="Quốc khánh")
    world.evaluated()
    decision = make_decision(tree.province, number=901)
    lay_prize_list(decision)
    made(decision, by=people["specialist_province"])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_page_opens(boss, something, model):
    assert boss.get(path(model, "changelist")).status_code == 200
    assert boss.get(path(model, "changelist"), {"q": "mau"}).status_code == 200
    adding = boss.get(path(model, "add")).status_code
    assert adding == (200 if admin.site._registry[model].has_add_permission(_request(boss)) else 403)
    shown = admin.site._registry[model].get_queryset(_request(boss))
    assert shown.exists() == model._default_manager.exists()
    for row in shown[:2]:
        assert boss.get(path(model, "change", row.pk)).status_code == 200
        assert boss.get(path(model, "history", row.pk)).status_code == 200


def _request(client):
    """A request of the person signed in with ``client``."""
    return client.get(reverse("admin:index")).wsgi_request


WITH_DRAFTS = {"portal.Article", "scores.ScoreSheet"}
"""Whose parts come and go while it is a draft, or as long as it stands."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nothing_with_a_history_is_deleted(boss, something, model):
    admins = admin.site._registry[model]
    label = model._meta.label
    request = _request(boss)
    assert admins.has_delete_permission(request) is (label in MAY_BE_DELETED)
    assert not admins.get_actions(request) or label == "common.Holiday"
    for inline in admins.get_inline_instances(request, model()):
        assert not inline.can_delete or label in WITH_DRAFTS
    for row in model._default_manager.all()[:1]:
        if label not in MAY_BE_DELETED:
            answers = [boss.post(path(model, "delete", key), {"post": "yes"}) for key in (row.pk, "la")]
            answers.append(boss.get(path(model, "delete", row.pk)))
            assert [answer.status_code for answer in answers] == [403, 403, 403]
            assert all("không xoá được gì" in words(answer) for answer in answers)
            many = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes", "select_across": 1}
            assert "không xoá được gì" in words(boss.post(path(model, "changelist"), many, follow=True))
            assert model._default_manager.filter(pk=row.pk).exists()
            assert AuditEntry.objects.filter(actor=request.user, move=REFUSED).count() == len(answers) + 1


@pytest.mark.parametrize("label", sorted(READ_ONLY))
def test_what_the_workflow_writes_is_only_looked_at(boss, something, label):
    model = next(model for model in MODELS if model._meta.label == label)
    admins, request = admin.site._registry[model], _request(boss)
    assert (admins.has_add_permission(request), admins.has_change_permission(request)) == (False, False)
    for row in model._default_manager.all()[:1]:
        assert boss.post(path(model, "change", row.pk), {"state": "accepted"}).status_code == 403


def test_a_dossier_is_not_moved_from_here(boss, tree, people):
    dossier = DossierFactory(unit=tree.base, state=DossierState.SENT)
    boss.post(path(Dossier, "change", dossier.pk), {"state": "accepted"})
    dossier.refresh_from_db()
    assert dossier.state == DossierState.SENT


@pytest.mark.parametrize(
    ("model", "typed", "found"),
    [
        (Member, "dang thi hang", ["Đặng Thị Hằng"]),
        (Collective, "to hoa", ["Tổ Hoá"]),
        (Unit, "cong ty mau", ["CĐCS Công ty Mẫu"]),
        (User, "do thi buoi", ["Đỗ Thị Bưởi"]),
        (AwardType, "bang khen", ["Bằng khen LĐLĐ tỉnh"]),
        (RoleAssignment, "do thi buoi", ["Đỗ Thị Bưởi · Người xem · LĐLĐ huyện Mẫu"]),
        (StandardVersion, "bang khen", ["BK_TINH v1"]),
    ],
    ids=lambda value: getattr(getattr(value, "_meta", None), "label", None),
)
def test_search_needs_no_dau(boss, tree, people, awards, model, typed, found):
    MemberFactory(full_name="Đặng Thị Hằng", unit=tree.base)
    MemberFactory(full_name="Đinh Văn Tám", unit=tree.base)
    CollectiveFactory(name="Tổ Hoá", unit=tree.base)
    CollectiveFactory(name="Tổ Sử", unit=tree.base)
    User.objects.filter(username="viewer").update(full_name="Đỗ Thị Bưởi")
    RoleAssignment.objects.filter(user__username="viewer").update(unit=tree.district)
    StandardVersion.objects.create(award=awards.certificate, number=1, valid_from=dt.date(2025, 1, 1), tree={})
    StandardVersion.objects.create(award=awards.flag, number=1, valid_from=dt.date(2025, 1, 1), tree={})
    rows = boss.get(path(model, "changelist"), {"q": typed}).context["cl"].result_list
    assert [str(row) for row in rows] == found


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [(Member, 4), (Dossier, 4), (RoleAssignment, 4), (AuditEntry, 10)])
def test_lists_cost_the_same_whatever_they_hold(boss, tree, people, model, queries, rows, django_assert_num_queries):
    for number in range(rows):
        MemberFactory(unit=tree.base)
        dossier = DossierFactory(unit=tree.base)
        AuditEntry.objects.create(subject=dossier, actor=people["editor"], move="open")
        RoleAssignmentFactory(user=people["nobody"], unit=tree.base, role=Role.values[number])
    boss.get(path(model, "changelist"))
    with django_assert_num_queries(queries):
        boss.get(path(model, "changelist"))


@pytest.mark.parametrize("who", ["specialist_province", "manager", "viewer"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nobody_else_comes_in(client, people, who, model):
    client.force_login(people[who])
    response = client.get(path(model, "changelist"))
    assert response.status_code in (302, 403)


def no_rows(*prefixes) -> dict[str, str]:
    """What an admin page sends for inlines left as they are."""
    return {f"{prefix}-{key}": "0" for prefix in prefixes for key in ("TOTAL_FORMS", "INITIAL_FORMS")}


def test_a_unit_is_made_and_corrected_through_the_services(boss, tree):
    typed = {"code": "MOI", "name": "CĐCS Mới", "kind": "grassroots", "parent": tree.district.pk, "block": "school"}
    assert boss.post(path(Unit, "add"), typed).status_code == 302
    unit = Unit.objects.get(code="MOI")
    assert (unit.names.count(), unit.placements.get().parent) == (1, tree.district)
    opened = boss.get(path(Unit, "change", unit.pk)).context["adminform"].form
    inlines = no_rows("names", "placements", "origins", "headcounts")
    changed = {"kind": "grassroots", "block": "agency", "founded_on": "28/07/2010"}
    changed |= {"name": "Tên khác", "code": "KHAC", "parent": tree.district2.pk}
    assert set(opened.fields) == {"kind", "block", "founded_on"}
    assert boss.post(path(Unit, "change", unit.pk), changed | inlines).status_code == 302
    unit.refresh_from_db()
    assert (unit.code, unit.name, unit.block, unit.names.get().valid_from) == (
        "MOI",
        "CĐCS Mới",
        "agency",
        dt.date(2010, 7, 28),
    )


def test_a_person_is_made_and_corrected_through_the_services(boss, tree):
    typed = {
        "code": "DV1",
        "full_name": "Trần An",
        "gender": "male",
        "unit": tree.base.pk,
        "is_direct_worker": "unknown",
        "is_leader": "unknown",
    }
    assert boss.post(path(Member, "add"), typed).status_code == 302
    member = Member.objects.get()
    assert member.memberships.get().unit == tree.base
    inlines = no_rows("memberships")
    boss.post(path(Member, "change", member.pk), typed | inlines | {"full_name": "Trần Ân", "unit": tree.base2.pk})
    member.refresh_from_db()
    assert (member.full_name, member.unit) == ("Trần Ân", tree.base)


def test_a_role_is_given_and_ended_through_the_services(boss, tree, people):
    typed = {"user": people["nobody"].pk, "unit": tree.base.pk, "role": "editor", "valid_from": "", "valid_to": ""}
    assert boss.post(path(RoleAssignment, "add"), typed).status_code == 302
    assignment = people["nobody"].role_assignments.get()
    boss.post(path(RoleAssignment, "change", assignment.pk), {"valid_to": "01/02/2025", "role": "approver"})
    assignment.refresh_from_db()
    assert (assignment.valid_to, assignment.role) == (dt.date(2025, 2, 1), "editor")
    moves = AuditEntry.objects.filter(subject_id=assignment.pk).order_by("pk").values_list("move", "actor__username")
    assert list(moves) == [("assign", "superuser"), ("end", "superuser")]


def test_a_refusal_of_a_service_is_shown_and_nothing_saved(boss, tree, people):
    assignment = people["viewer"].role_assignments.get()
    for day in ("01/02/2025", "01/03/2025"):
        response = boss.post(path(RoleAssignment, "change", assignment.pk), {"valid_to": day}, follow=True)
    assert "Vai trò đã kết thúc từ ngày 01/02/2025" in words(response)
    assignment.refresh_from_db()
    assert assignment.valid_to == dt.date(2025, 2, 1)


@pytest.mark.parametrize(
    ("tree_typed", "saved"),
    [
        ('{"all_of": [{"condition": "registered", "params": {}}]}', True),
        ('{"all_of": [{"condition": "la"}]}', False),
        ("{}", False),
    ],
)
def test_a_draft_standard_is_read_as_the_tally_reads_it(boss, awards, tree_typed, saved):
    typed = {"award": awards.title.pk, "number": "1", "valid_from": "01/01/2025", "tree": tree_typed, "rank_by": "[]"}
    response = boss.post(path(StandardVersion, "add"), typed)
    assert StandardVersion.objects.exists() is saved
    assert (response.status_code == 302) is saved


def test_an_answered_question_names_who_answered(boss, something, people):
    question = DataQuestion.objects.get()
    boss.post(path(DataQuestion, "change", question.pk), {"answer": "Năm 2024", "text": "Khác"})
    question.refresh_from_db()
    assert (question.answer, question.text, question.answered_by) == ("Năm 2024", "Năm nào?", people["superuser"])


def test_the_policy_is_looser_here_alone(boss):
    policy = boss.get(reverse("admin:index"))["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval';" in policy + ";"
    assert "style-src 'self' 'unsafe-inline'" in policy
    elsewhere = boss.get("/")["Content-Security-Policy"]
    assert "unsafe" not in elsewhere


def test_the_sidebar_holds_every_list_in_the_order_of_the_work(boss):
    sections = boss.get(reverse("admin:index")).context["sidebar_navigation"]
    assert [section["title"] for section in sections] == [
        "Đơn vị", "Con người", "Tài khoản, vai trò", "Danh mục", "Phong trào", "Sáng kiến, công trình", "Điển hình",
        "Hội thi tay nghề", "Chấm điểm", "Xét khen", "Kiểm tra, giám sát", "Văn bản, mẫu in", "Trang công khai",
        "Theo dõi",
    ]  # fmt: skip
    links = [item["link"] for section in sections for item in section["items"]]
    assert sorted(links) == sorted(path(model, "changelist") for model in MODELS)
    page = words(boss.get(reverse("admin:index")))
    for title in ("Quản trị hệ thống", "Xác thực hai lớp"):
        assert title in page
    for title in ("Authenticator", "superuser", "Site "):
        assert title not in page


def test_the_sidebar_shows_what_a_person_may_open(client, people):
    people["nobody"].is_staff = True
    people["nobody"].save()
    people["nobody"].user_permissions.add(Permission.objects.get(codename="view_unit"))
    client.force_login(people["nobody"])
    sections = client.get(reverse("admin:index")).context["sidebar_navigation"]
    assert [item["link"] for section in sections for item in section["items"]] == [path(Unit, "changelist")]


@pytest.mark.parametrize("is_sample", [True, False])
def test_a_sample_database_says_so_in_the_admin(boss, tree, is_sample):
    if is_sample:
        mark_as_sample("Kiểm thử")
    for page in (reverse("admin:index"), path(Unit, "changelist"), path(Unit, "change", tree.base.pk)):
        assert ("DỮ LIỆU MẪU" in words(boss.get(page))) is is_sample
