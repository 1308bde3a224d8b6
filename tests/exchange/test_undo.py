"""An import taken back while nothing has been built on it: everything as before, or nothing touched and the reason."""

import datetime as dt

import pghistory
import pytest
from django.apps import apps
from django.db import connection

from awards.models import Honour
from awards.services.honour import record_honour
from campaigns.models import Attachment, Dossier, DossierState, Entry, Participation
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry, DataQuestion
from exchange.models import ImportRun, ImportState
from exchange.services import undoing
from exchange.services.importing import import_workbook
from exchange.services.reissuing import reissue_runs
from exchange.services.runs import MOST_ATTEMPTS
from exchange.services.undoing import undo_import, undo_plan, undo_run
from notices.models import Notice
from people.models import Absence, Member, Membership, Rating
from tests.exchange import runs
from tests.exchange.conftest import entry_row, member_row
from tests.exchange.runs import checked, two_good_of_five
from tests.factories import DossierFactory, EntryFactory, MemberFactory
from units.models import Unit, UnitName
from units.services.unit import create_unit

pytestmark = pytest.mark.django_db
REASON = "Gửi nhầm tệp của năm trước."
PASSING = {"updated_at", "version"}


def applied(path, *, by, **options) -> ImportRun:
    """The import, written; what is written after it in this transaction is no longer under its context."""
    run = runs.applied(path, by=by, **options)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
    return run


def everything() -> dict[str, list[tuple]]:
    """Every row of the business tables, but when it was last written."""
    connection.check_constraints()
    rows = {}
    for model in apps.get_models():
        if hasattr(model, "pgh_event_model"):
            names = [field.attname for field in model._meta.concrete_fields if field.name not in PASSING]
            rows[model._meta.label] = list(model._default_manager.order_by("pk").values_list(*names))
    return rows


@pytest.fixture
def undone(xlsx):
    """``undone(by, {...})`` imports these rows and takes them back; nothing else is otherwise than before."""

    def run(by, sheets, **options):
        before = everything()
        run = applied(xlsx(sheets), by=by, **options)
        assert run.state == ImportState.APPLIED, (run.state, run.failure, run.figures)
        assert everything() != before
        run = undo_import(run, by=by, reason=REASON)
        assert run.state == ImportState.UNDONE
        assert everything() == before
        return run

    return run


def absence_of(member) -> Absence:
    return Absence.objects.create(member=member, year=2025, working_days=3, reason="other")


def refused(run, what: str, *, by=None) -> undoing.Obstacle:
    """The first thing in the way; the run stays applied and no row changes."""
    before = everything()
    obstacle = undo_plan(run).obstacles[0]
    assert what in obstacle.what
    with pytest.raises(TransitionRefused, match="không hoàn tác được"):
        undo_import(run, by=by or run.by, reason=REASON)
    run.refresh_from_db()
    assert (run.state, everything()) == (ImportState.APPLIED, before)
    return obstacle


# ---------- Sheet by sheet ----------


def test_people_are_gone_and_changed_ones_as_before(undone, people, tree):
    joined = dt.date(2020, 1, 1)
    anh = MemberFactory(code="DV-01", full_name="Nguyễn Văn Anh", unit=tree.base, joined_on=joined)
    Membership.objects.create(member=anh, unit=tree.base, valid_from=joined)
    rows = [member_row("DV-01", joined_on=dt.date(2021, 3, 1)), member_row("DV-02")]
    undone(people["editor"], {"members": rows})
    assert Member.objects.get().full_name == "Nguyễn Văn Anh"
    assert Membership.objects.get().valid_from == joined


def test_good_rows_of_a_faulty_file_are_taken_back_too(undone, people):
    undone(people["editor"], {"members": two_good_of_five()}, only_valid=True)
    assert not Member.objects.exists()


def test_dossier_opened_by_it_goes_and_the_unit_has_not_joined(undone, people, register, campaign):
    undone(people["editor"], {"entries": [entry_row(), entry_row("DV-02")]})
    assert not Dossier.objects.exists()
    assert not Participation.objects.filter(joined_at__isnull=False).exists()


def test_draft_that_was_there_keeps_its_entries_and_counts_one_more_edit(xlsx, people, register, campaign, awards):
    dossier = DossierFactory(campaign=campaign, unit=register.an.unit)
    kept = EntryFactory(dossier=dossier, award=awards.certificate, member=register.an)
    run = applied(xlsx({"entries": [entry_row("DV-02")]}), by=people["editor"])
    dossier.refresh_from_db()
    version = dossier.version
    undo_import(run, by=people["editor"], reason=REASON)
    dossier.refresh_from_db()
    assert (list(Entry.objects.all()), dossier.version) == ([kept], version + 1)
    line = AuditEntry.objects.filter(subject_type__model="dossier", subject_id=dossier.pk).order_by("pk").last()
    assert (line.move, line.note, line.actor) == ("undo_import", REASON, people["editor"])


def test_unit_stays_joined_where_it_has_another_dossier(xlsx, people, register, campaign):
    run = applied(xlsx({"entries": [entry_row()]}), by=people["editor"])
    other = DossierFactory(campaign=campaign, unit=register.an.unit, kind="proposal")
    undo_import(run, by=people["editor"], reason=REASON)
    assert list(Dossier.objects.all()) == [other]
    assert Participation.objects.get(unit=register.an.unit).joined_at is not None


def test_units_and_a_new_name(undone, people, tree):
    before = Unit.objects.get(pk=tree.base.pk)
    rows = [
        {"code": "CS1", "name": "Công đoàn cơ sở Mới", "kind": before.kind, "parent_code": tree.district.code},
        {"code": "CS77", "name": "Công đoàn cơ sở Bảy Bảy", "kind": "grassroots", "parent_code": tree.district.code},
    ]
    undone(people["superuser"], {"units": rows})
    unit = Unit.objects.get(pk=tree.base.pk)
    assert (unit.name, UnitName.objects.get(unit=unit).valid_to) == (before.name, None)


def test_ratings_and_absences(undone, people, register):
    Rating.objects.create(
        subject_kind="individual", member=register.an, unit=register.an.unit, year=2025, rating="good"
    )
    absence_of(register.an)
    subject = {"subject_kind": "individual", "year": 2025}
    undone(
        people["specialist"],
        {
            "ratings": [
                subject | {"subject_code": "DV-01", "rating": "excellent"},
                subject | {"subject_code": "DV-02", "rating": "good"},
            ],
            "absences": [{"member_code": "DV-01", "year": 2025, "working_days": 9, "reason": "other"}],
        },
    )
    assert (Rating.objects.get().rating, Absence.objects.get().working_days) == ("good", 3)


def test_initiative_gets_its_former_authors_back(undone, people, register):
    row = {
        "code": "SK-1",
        "title": "Giảm tiêu hao",
        "kind": "technical",
        "unit_code": "CS1",
        "authors": "DV-01:60; DV-02:40",
    }
    import_workbook({"initiatives": [row]}, by=people["editor"])
    undone(people["editor"], {"initiatives": [row | {"title": "Giảm tiêu hao điện", "authors": "DV-02:100"}]})


def flag_for_a_person() -> dict:
    return {
        "subject_kind": "individual",
        "subject_code": "DV-01",
        "award_code": "CO_TINH",
        "year": 2024,
        "decision_no": "12/QĐ",
    }


def test_awards_go_with_the_questions_nobody_answered(undone, people, register, awards):
    row = flag_for_a_person() | {"award_code": awards.flag.code}
    undone(people["specialist"], {"past_awards": [row]})
    assert not Honour.objects.exists()
    assert not DataQuestion.objects.exists()


def test_answered_question_keeps_its_award(xlsx, people, register, awards):
    row = flag_for_a_person() | {"award_code": awards.flag.code}
    run = applied(xlsx({"past_awards": [row]}), by=people["specialist"])
    answered = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    DataQuestion.objects.update(answer="Đúng.", answered_by=people["manager"], answered_at=answered)
    assert refused(run, "đã được trả lời").by == str(people["manager"])


# ---------- What is built on it ----------


def test_row_somebody_changed_is_named_with_who(xlsx, people, tree):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    with pghistory.context(user=people["specialist"].pk):
        Member.objects.update(position="Tổ trưởng")
    obstacle = refused(run, "đã được sửa")
    assert "Nguyễn Văn An" in obstacle.row
    assert obstacle.by == people["specialist"].username


def test_changed_row_somebody_removed_since(xlsx, people, register):
    absence = absence_of(register.an)
    rows = [{"member_code": "DV-01", "year": 2025, "working_days": 9, "reason": "other"}]
    run = applied(xlsx({"absences": rows}), by=people["specialist"])
    absence.delete()
    refused(run, "xoá")


def test_new_row_somebody_removed_since_is_no_hindrance(xlsx, people, register, campaign):
    run = applied(xlsx({"entries": [entry_row(), entry_row("DV-02")]}), by=people["editor"])
    Entry.objects.get(member=register.an).delete()
    undo_import(run, by=people["editor"], reason=REASON)
    assert not Dossier.objects.exists()


def test_row_that_refers_to_a_new_one(xlsx, people, tree):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    absence_of(Member.objects.get())
    refused(run, "lập dựa trên")


def test_award_recorded_for_a_new_person(xlsx, people, tree, awards):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    record_honour(subject=Member.objects.get(), subject_kind="individual", award=awards.certificate, year=2025)
    refused(run, "lập dựa trên")


def test_dossier_that_was_sent(xlsx, people, register, campaign):
    run = applied(xlsx({"entries": [entry_row()]}), by=people["editor"])
    Dossier.objects.update(state=DossierState.SENT)
    refused(run, "đã được sửa")


def test_paper_in_a_dossier_opened_by_it(xlsx, people, register, campaign):
    run = applied(xlsx({"entries": [entry_row()]}), by=people["editor"])
    paper = {"name": "a.pdf", "size": 1, "sha256": "a" * 64, "uploaded_by": people["editor"], "file": "dossiers/a"}
    Attachment.objects.create(dossier=Dossier.objects.get(), **paper)
    refused(run, "lập dựa trên")


def test_unit_under_a_new_unit(xlsx, people, tree):
    row = {"code": "CS77", "name": "Công đoàn cơ sở Bảy Bảy", "kind": "grassroots", "parent_code": tree.district.code}
    run = applied(xlsx({"units": [row]}), by=people["superuser"])
    create_unit(code="TO1", name="Tổ Một", kind="group", parent=Unit.objects.get(code="CS77"))
    refused(run, "lập dựa trên")


def test_later_import_is_undone_first(xlsx, people, register, campaign):
    first = applied(xlsx({"entries": [entry_row()]}), by=people["editor"])
    second = applied(xlsx({"entries": [entry_row("DV-02")]}, name="hai.xlsx"), by=people["editor"])
    refused(first, "lập dựa trên")
    undo_import(second, by=people["editor"], reason=REASON)
    undo_import(first, by=people["editor"], reason=REASON)
    assert not Dossier.objects.exists()


def test_other_edits_of_the_same_dossier_are_no_hindrance(xlsx, people, register, campaign, awards):
    dossier = DossierFactory(campaign=campaign, unit=register.an.unit)
    first = applied(xlsx({"entries": [entry_row()]}), by=people["editor"])
    applied(xlsx({"entries": [entry_row("DV-02")]}, name="hai.xlsx"), by=people["editor"])
    undo_import(first, by=people["editor"], reason=REASON)
    assert [entry.member for entry in dossier.entries.all()] == [register.binh]


def test_first_ten_are_named_and_the_rest_is_said(xlsx, people, tree):
    run = applied(xlsx({"members": [member_row(f"DV-{number:02}") for number in range(12)]}), by=people["editor"])
    Member.objects.update(position="Tổ trưởng")
    plan = undo_plan(run)
    assert (len(plan.obstacles), plan.is_more) == (10, True)


# ---------- Who, in which state ----------


@pytest.mark.parametrize("who", ["editor2", "specialist", "manager", "viewer", "nobody"])
def test_others_do_not_undo_it(xlsx, people, who):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    with pytest.raises(NotAllowed):
        undo_import(run, by=people[who], reason=REASON)
    assert Member.objects.exists()


def test_whoever_imports_no_longer_there_does_not_undo_it(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    people["editor"].role_assignments.all().delete()
    with pytest.raises(NotAllowed, match="không còn quyền"):
        undo_import(run, by=type(people["editor"]).objects.get(pk=people["editor"].pk), reason=REASON)


def test_superuser_undoes_it_and_the_person_is_told(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    run = undo_import(run, by=people["superuser"], reason=REASON)
    assert (run.undone_by, run.undo_reason) == (people["superuser"], REASON)
    assert "Đã hoàn tác" in Notice.objects.filter(user=people["editor"]).latest("pk").text


@pytest.mark.parametrize("state", [state for state in ImportState if state != ImportState.APPLIED])
def test_only_what_is_applied_is_undone(xlsx, people, state):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    ImportRun.objects.update(state=state)
    with pytest.raises(TransitionRefused):
        undo_import(ImportRun.objects.get(pk=run.pk), by=people["editor"], reason=REASON)


def test_reason_is_asked_for(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    with pytest.raises(TransitionRefused, match="lý do"):
        undo_import(run, by=people["editor"], reason="  ")


def test_import_of_the_command_line_has_no_context_of_its_own(people):
    import_workbook({"members": [member_row()]}, by=people["editor"])
    with pytest.raises(TransitionRefused, match="dòng lệnh"):
        undo_import(ImportRun.objects.get(), by=people["superuser"], reason=REASON)


def test_import_that_wrote_nothing_has_nothing_to_undo(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    ImportRun.objects.update(context_id="00000000-0000-0000-0000-000000000000")
    with pytest.raises(TransitionRefused, match="Lịch sử"):
        undo_import(ImportRun.objects.get(pk=run.pk), by=people["editor"], reason=REASON)


def test_undone_file_is_taken_in_again(xlsx, people):
    path = xlsx({"members": [member_row()]})
    run = applied(path, by=people["editor"])
    undo_import(run, by=people["editor"], reason=REASON)
    assert checked(path, by=people["editor"]).figures["new"] == 1
    assert applied(path, by=people["editor"]).state == ImportState.APPLIED
    assert Member.objects.count() == 1


def test_history_keeps_both_ways(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    undo_import(run, by=people["editor"], reason=REASON)
    events = Member.pgh_event_model.objects.order_by("pgh_id").select_related("pgh_context")
    assert [(event.pgh_label, event.pgh_context.metadata) for event in events] == [
        ("insert", {"user": people["editor"].pk, "import_run": run.pk}),
        ("delete", {"user": people["editor"].pk, "undo_of": run.pk}),
    ]


# ---------- Large ones ----------


@pytest.fixture
def by_a_worker(monkeypatch):
    """Every undoing is large enough for a worker; the messages to it."""
    queued = []
    monkeypatch.setattr(undoing, "MOST_AT_ONCE", 0)
    monkeypatch.setattr("exchange.tasks.undo_run_task.delay", queued.append)
    return queued


def test_large_one_is_a_workers(xlsx, people, by_a_worker, django_capture_on_commit_callbacks):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    with django_capture_on_commit_callbacks(execute=True):
        run = undo_import(run, by=people["editor"], reason=REASON)
    assert (run.state, by_a_worker, Member.objects.count()) == (ImportState.UNDOING, [run.pk], 1)
    assert undo_run(run.pk) is True
    assert undo_run(run.pk) is False
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.UNDONE, 0)


def test_undoing_nobody_is_at_is_queued_again_and_given_up_in_the_end(xlsx, people, by_a_worker):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    undo_import(run, by=people["editor"], reason=REASON)
    ImportRun.objects.update(updated_at="2026-01-01T00:00:00Z", attempts=MOST_ATTEMPTS)
    assert reissue_runs() == [run.pk]
    assert by_a_worker == [run.pk]
    assert undo_run(run.pk) is False
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.APPLIED, 1)


def test_worker_finds_something_built_on_it_meanwhile(xlsx, people, by_a_worker):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    undo_import(run, by=people["editor"], reason=REASON)
    Member.objects.update(position="Tổ trưởng")
    assert undo_run(run.pk) is True
    run.refresh_from_db()
    assert (run.state, "Nguyễn Văn An" in run.failure) == (ImportState.APPLIED, True)
    assert "Chưa hoàn tác được" in Notice.objects.filter(user=people["editor"]).latest("pk").text
