"""Entries arrive as drafts; what was sent stays as it was sent."""

import pytest
from django.apps import apps

from campaigns.models import CampaignAward, Dossier, DossierKind, DossierState, Entry, Participation
from catalogue.models import AwardType
from common.models import AuditEntry
from exchange.models import ImportRun
from exchange.services.importing import import_workbook
from tests.exchange.conftest import cells, counts, entry_row
from tests.factories import DossierFactory, EntryFactory, PhaseFactory

pytestmark = pytest.mark.django_db


def flag_row(**cells):
    return entry_row(award="CO_TINH") | cells


def test_entries_stand_in_one_draft_of_the_unit(people, register, campaign, tree):
    rows = [
        entry_row(registered_on="2026-01-05", achievements="Một\nHai"),
        entry_row("DV-02"),
        entry_row("TT-01", subject_kind="collective"),
        flag_row(subject_kind="unit", subject_code="CS1"),
    ]
    result = import_workbook({"entries": rows}, by=people["editor"])
    dossier = Dossier.objects.get()
    assert result.errors == []
    assert (dossier.unit, dossier.kind, dossier.state, dossier.created_by) == (
        tree.base,
        DossierKind.REGISTRATION,
        DossierState.DRAFT,
        people["editor"],
    )
    assert {entry.subject_code for entry in dossier.entries.all()} == {"DV-01", "DV-02", "TT-01", "CS1"}
    assert dossier.entries.get(member=register.an).achievements == "Một\nHai"
    assert Participation.objects.get(unit=tree.base).joined_by == people["editor"]
    assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == ["open", "join", "edit"]
    assert counts(import_workbook({"entries": rows}, by=people["editor"]), "entries") == (0, 0, 4, 0)


def test_a_draft_the_unit_began_says_who_went_on_with_it(people, register, campaign, tree):
    import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert Dossier.objects.get().filled_by_unit is None
    import_workbook({"entries": [entry_row("DV-02")]}, by=people["specialist"])
    assert Dossier.objects.get().filled_by_unit == tree.district


def test_specialist_above_fills_in_on_behalf(people, register, campaign, tree):
    import_workbook({"entries": [entry_row()]}, by=people["specialist"])
    assert Dossier.objects.get().filled_by_unit == tree.district
    assert Participation.objects.get(unit=tree.base).joined_by == people["specialist"]
    lines = AuditEntry.objects.filter(on_behalf_of=str(tree.base)).order_by("pk")
    assert list(lines.values_list("move", flat=True)) == ["open", "join", "edit"]


def test_a_unit_that_came_after_the_launch_is_invited_by_its_rows(people, register, campaign, tree):
    campaign.participations.filter(unit=tree.base).delete()
    by = people["specialist_province"]
    assert import_workbook({"entries": [entry_row()]}, by=by).errors == []
    assert campaign.participations.get(unit=tree.base).joined_by == by


def test_empty_day_of_registration_leaves_the_known_one(people, register, campaign):
    import_workbook({"entries": [entry_row(registered_on="2026-01-05")]}, by=people["editor"])
    again = import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert counts(again, "entries") == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (flag_row(), "D3", "chỉ trao cho tập thể, đơn vị, không trao cho cá nhân"),
        (entry_row(award="CSTDCS"), "D3", "không xét"),
        (entry_row(award="KHONG"), "D3", "Không có hình thức khen"),
        (entry_row("DV-09"), "G3", "Không có đoàn viên mang mã «DV-09» trong phạm vi"),
        (entry_row(unit="CS3"), "E3", "Không có đơn vị mang mã «CS3» trong phạm vi"),
        (entry_row(phase=1), "B3", "không có đợt số 1"),
        (entry_row(stage="proposed"), "G3", "chưa đăng ký"),
        (entry_row(campaign_code="PT-0"), "A3", "Không có phong trào"),
        (entry_row(registered_on="01/01/2099"), "H3", "chưa tới"),
        (entry_row(subject_kind="nhóm"), "F3", "individual (Cá nhân)"),
    ],
)
def test_entry_that_does_not_fit_is_refused_at_its_cell(people, register, campaign, awards, row, cell, said):
    result = import_workbook({"entries": [row]}, by=people["editor"])
    assert cells(result) == [("entries", cell)]
    assert said in result.errors[0].message
    assert not Dossier.objects.exists()


def test_person_of_another_unit_is_refused_even_for_one_who_sees_both(people, register, campaign):
    result = import_workbook({"entries": [entry_row("DV-09")]}, by=people["specialist_province"])
    assert cells(result) == [("entries", "G3")]
    assert "không thuộc" in result.errors[0].message


def test_unit_the_campaign_does_not_address_opens_no_dossier(people, register, campaign):
    campaign.participations.all().delete()
    campaign.addressed_blocks = ["commune"]
    campaign.save()
    result = import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert cells(result) == [("entries", "A3")]
    result = import_workbook({"entries": [entry_row()]}, by=people["specialist_province"])
    assert cells(result) == [("entries", "E3")]


def test_ended_campaign_takes_no_new_dossier(people, register, campaign):
    campaign.state = "ended"
    campaign.save()
    result = import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert cells(result) == [("entries", "A3")]
    assert "đã kết thúc" in result.errors[0].message


def test_phase_is_asked_for_where_there_are_phases(people, register, campaign):
    phase = PhaseFactory(campaign=campaign, number=2)
    assert cells(import_workbook({"entries": [entry_row()]}, by=people["editor"])) == [("entries", "B3")]
    import_workbook({"entries": [entry_row(phase=2)]}, by=people["editor"])
    assert Dossier.objects.get().phase == phase


@pytest.mark.parametrize("state", [DossierState.SENT, DossierState.IN_REVIEW, DossierState.ACCEPTED])
def test_sent_dossier_keeps_its_rows_and_takes_no_new_ones(people, register, campaign, awards, tree, state):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=state)
    EntryFactory(dossier=dossier, award=awards.certificate, member=register.an, achievements="Tốt")
    rows = [entry_row(achievements="Tốt"), entry_row("DV-02")]
    result = import_workbook({"entries": rows}, by=people["editor"], only_valid=True)
    assert (counts(result, "entries"), cells(result)) == ((0, 0, 1, 1), [("entries", "E4")])
    changed = import_workbook({"entries": [entry_row(achievements="Khác")]}, by=people["editor"])
    assert cells(changed) == [("entries", "E3")]
    assert dossier.entries.count() == 1


def test_subject_entered_by_another_unit_is_not_entered_twice(people, register, campaign, awards, tree):
    above = DossierFactory(campaign=campaign, unit=tree.district)
    EntryFactory(dossier=above, award=awards.certificate, member=register.an)
    result = import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert cells(result) == [("entries", "G3")]
    assert "đã có trong hồ sơ của LĐLĐ huyện Mẫu" in result.errors[0].message


@pytest.mark.parametrize("state", [DossierState.WITHDRAWN, DossierState.REFUSED])
def test_what_another_unit_withdrew_or_lost_is_no_hindrance(people, register, campaign, awards, tree, state):
    for unit in (tree.district, tree.province):
        above = DossierFactory(campaign=campaign, unit=unit, state=state)
        EntryFactory(dossier=above, award=awards.certificate, member=register.an)
    result = import_workbook({"entries": [entry_row()]}, by=people["editor"])
    assert result.errors == []
    assert counts(import_workbook({"entries": [entry_row()]}, by=people["editor"]), "entries") == (0, 0, 1, 0)


def test_proposal_grows_from_the_accepted_registration(people, register, campaign, awards, tree):
    registration = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    source = EntryFactory(dossier=registration, award=awards.certificate, member=register.an)
    rows = [entry_row(stage="proposed", achievements="Vượt chỉ tiêu")]
    result = import_workbook({"entries": rows}, by=people["editor"])
    proposal = Dossier.objects.get(kind=DossierKind.PROPOSAL)
    assert result.errors == []
    assert (proposal.source, proposal.state) == (registration, DossierState.DRAFT)
    assert proposal.entries.get().source == source
    assert counts(import_workbook({"entries": rows}, by=people["editor"]), "entries") == (0, 0, 1, 0)


def test_award_for_the_unexpected_needs_no_registration(people, register, campaign, awards):
    AwardType.objects.filter(pk=awards.certificate.pk).update(allows_unregistered=True)
    result = import_workbook({"entries": [entry_row(stage="proposed")]}, by=people["editor"])
    assert result.errors == []
    assert Dossier.objects.get().kind == DossierKind.PROPOSAL


def test_household_goes_by_its_member(people, register, campaign, awards):
    awards.certificate.subject_kinds = ["household"]
    awards.certificate.save()
    result = import_workbook({"entries": [entry_row(subject_kind="household")]}, by=people["editor"])
    assert result.errors == []
    assert (Entry.objects.get().subject_kind, Entry.objects.get().member) == ("household", register.an)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_entries(people, register, campaign, awards, tree, rows, django_assert_num_queries):
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    subjects = [entry_row("DV-01"), entry_row("DV-02"), entry_row("DV-01", award="CSTDCS")][:rows]
    with django_assert_num_queries(33):
        assert import_workbook({"entries": subjects}, by=people["editor"]).applied


def test_history_tells_of_every_row_of_an_import_and_whose_it_is(people, register, campaign):
    run = ImportRun.objects.create(file_name="tep.xlsx", sha256="0" * 64, by=people["editor"])
    rows = [entry_row(), entry_row("DV-02", achievements="Tốt")]
    import_workbook({"entries": rows}, by=people["editor"], run=run)
    import_workbook({"entries": [rows[0], rows[1] | {"achievements": "Khác"}]}, by=people["editor"], run=run)
    told = apps.get_model("campaigns.EntryHistory").objects.select_related("pgh_context").order_by("pgh_id")
    assert [(event.pgh_label, event.member, event.achievements) for event in told] == [
        ("insert", register.an, ""),
        ("insert", register.binh, "Tốt"),
        ("update", register.binh, "Khác"),
    ]
    assert {event.pgh_obj_id for event in told} == set(Entry.objects.values_list("pk", flat=True))
    for event in told:
        assert event.pgh_context.metadata == {"user": people["editor"].pk, "import_run": run.pk}
    assert len({event.pgh_context_id for event in told}) == 2


@pytest.mark.parametrize("only_valid", [False, True])
def test_trial_writes_nothing_and_says_what_the_import_says(people, register, campaign, only_valid):
    rows = [entry_row(), entry_row("DV-09"), entry_row("TT-01", subject_kind="collective")]
    trial = import_workbook({"entries": rows}, by=people["editor"], only_valid=only_valid, dry_run=True)
    assert [model.objects.count() for model in (Dossier, Entry, AuditEntry, ImportRun)] == [0, 0, 0, 0]
    assert not Participation.objects.filter(joined_at__isnull=False).exists()
    result = import_workbook({"entries": rows}, by=people["editor"], only_valid=only_valid)
    assert (trial.sheets, trial.errors) == (result.sheets, result.errors)
    assert (trial.applied, result.applied, Entry.objects.count()) == (False, only_valid, 2 if only_valid else 0)


@pytest.mark.parametrize("dry_run", [False, True])
def test_person_and_household_of_one_award_are_one_line_too_many(people, register, campaign, awards, dry_run):
    awards.certificate.subject_kinds = ["individual", "household"]
    awards.certificate.save()
    rows = [entry_row(), entry_row(subject_kind="household")]
    result = import_workbook({"entries": rows}, by=people["editor"], only_valid=True, dry_run=dry_run)
    assert (counts(result, "entries"), cells(result)) == ((1, 0, 0, 1), [("entries", "G4")])
    assert result.doubles == {("entries", 4)}


def test_proposed_rows_keep_the_registered_row_they_came_from_when_written_together(
    people, register, campaign, awards, tree
):
    registration = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.ACCEPTED)
    sources = [
        EntryFactory(dossier=registration, award=awards.certificate, member=member)
        for member in (register.an, register.binh)
    ]
    rows = [entry_row(code, stage="proposed") for code in ("DV-01", "DV-02")]
    assert import_workbook({"entries": rows}, by=people["editor"], dry_run=True).errors == []
    assert import_workbook({"entries": rows}, by=people["editor"]).errors == []
    proposed = Entry.objects.filter(dossier__kind=DossierKind.PROPOSAL).order_by("member__code")
    assert [entry.source for entry in proposed] == sources
