"""Initiatives and works, with the dossiers they stand in; what a unit declares and what those above confirm."""

import pytest

from campaigns.models import Dossier, DossierInitiative, DossierState, DossierWork
from common.models import AuditEntry
from contributions.models import Initiative, InitiativeAuthor, InitiativeState, Programme, Work
from exchange.selectors.rows import ROWS, Wanted
from exchange.services.columns import SHEETS
from exchange.services.importing import import_workbook
from tests.exchange.conftest import cells, counts
from tests.factories import DossierFactory, InitiativeFactory, PhaseFactory, WorkFactory

pytestmark = pytest.mark.django_db


def initiative_row(code="SK-1", **cells):
    return {
        "code": code,
        "title": "Cải tiến máy trộn",
        "kind": "technical",
        "unit_code": "CS1",
        "authors": "DV-01:60; DV-02:40",
    } | cells


def work_row(code="CT-1", **cells):
    return {"code": code, "name": "Nhà ăn ca", "kind": "construction", "owner_unit_code": "CS1"} | cells


def test_initiative_stands_with_authors_and_in_its_campaign(people, register, campaign, tree):
    rows = [initiative_row(campaign_code="PT2026", benefit_declared="1,2 tỷ", applied_on="2026-01-02")]
    result = import_workbook({"initiatives": rows}, by=people["editor"])
    initiative = Initiative.objects.get()
    assert result.errors == []
    assert (initiative.unit, initiative.state, initiative.benefit_declared) == (tree.base, "draft", 1_200_000_000)
    assert dict(InitiativeAuthor.objects.values_list("member__code", "share_percent")) == {"DV-01": 60, "DV-02": 40}
    assert DossierInitiative.objects.get().dossier == Dossier.objects.get(campaign=campaign, unit=tree.base)
    assert counts(import_workbook({"initiatives": rows}, by=people["editor"]), "initiatives") == (0, 0, 1, 0)


def test_authors_and_shares_follow_the_file(people, register):
    import_workbook({"initiatives": [initiative_row()]}, by=people["editor"])
    kept = InitiativeAuthor.objects.get(member=register.an).pk
    result = import_workbook({"initiatives": [initiative_row(authors="DV-01:100")]}, by=people["editor"])
    assert counts(result, "initiatives") == (0, 1, 0, 0)
    author = InitiativeAuthor.objects.get()
    assert (author.pk, author.share_percent) == (kept, 100)
    assert Initiative.objects.get().version == 2


@pytest.mark.parametrize(
    ("who", "state"),
    [
        ("editor", InitiativeState.DRAFT),
        ("specialist", InitiativeState.RECOGNISED),
        ("specialist_province", InitiativeState.RECOGNISED),
        ("superuser", InitiativeState.RECOGNISED),
    ],
)
def test_recognition_is_a_declaration_until_the_level_above_confirms_it(people, register, who, state):
    row = initiative_row(recognised_level="base", recognised_on="2026-01-09", recognition_no="01/QĐ")
    assert import_workbook({"initiatives": [row]}, by=people["editor"]).applied
    assert import_workbook({"initiatives": [row]}, by=people[who]).applied
    initiative = Initiative.objects.get()
    assert (initiative.state, initiative.recognised_level) == (state, "base")
    confirmed = AuditEntry.objects.filter(move="recognise", actor=people[who])
    assert confirmed.exists() is (state == InitiativeState.RECOGNISED)
    assert counts(import_workbook({"initiatives": [row]}, by=people[who]), "initiatives") == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (initiative_row(authors="DV-01:60; DV-02:30"), "G3"),
        (initiative_row(authors="DV-01:50; DV-09:50"), "G3"),
        (initiative_row(authors="DV-01:50; DV-99:50"), "G3"),
        (initiative_row(benefit_declared=-5), "J3"),
        (initiative_row(benefit_declared=1.5), "J3"),
        (initiative_row(recognised_on="2026-01-01"), "L3"),
        (initiative_row(applied_on="01/01/2099"), "H3"),
        (initiative_row(unit_code="CS3"), "F3"),
    ],
)
def test_initiative_that_does_not_fit_is_refused(people, register, row, cell):
    assert cells(import_workbook({"initiatives": [row]}, by=people["editor"])) == [("initiatives", cell)]


SAID = {
    "applied_at": "Tổ hàn, phân xưởng 2",
    "problem": "Hàn tay lâu.",
    "solution": "Gắn mỏ hàn lên xe chạy.\nChỉnh tốc độ bằng chiết áp.",
    "result": "Nhanh gấp đôi.",
    "benefit_method": "Giờ tiết kiệm × đơn giá.",
    "benefit_other": "Bớt khói bụi.",
}


OF_BEFORE = {name: list(SHEETS[name].by_key)[:count] for name, count in (("initiatives", 14), ("works", 16))}
"""The columns the sheets had before."""


@pytest.fixture
def programme(db):
    return Programme.objects.create(code="CT-1", name="Chương trình mẫu", starts_on="2025-01-01", ends_on="2025-12-31")


def test_what_a_solution_is_comes_by_the_file_and_goes_out_again(people, register, tree, programme):
    row = initiative_row(applied_on="2025-06-01", programme_code="CT-1", is_secret="x", **SAID)
    assert import_workbook({"initiatives": [row]}, by=people["editor"]).errors == []
    initiative = Initiative.objects.get()
    assert {name: getattr(initiative, name) for name in SAID} == SAID
    assert (initiative.programme, initiative.is_secret) == (programme, True)
    (out,) = ROWS["initiatives"](Wanted(tree.base))
    assert {name: out[name] for name in (*SAID, "programme_code", "is_secret")} == SAID | {
        "programme_code": "CT-1",
        "is_secret": True,
    }
    again = import_workbook({"initiatives": [row]}, by=people["editor"])
    assert counts(again, "initiatives") == (0, 0, 1, 0)


def test_a_file_of_before_leaves_what_its_columns_do_not_know(people, register, programme, xlsx):
    row = initiative_row(applied_on="2025-06-01", programme_code="CT-1", is_secret="x", **SAID)
    import_workbook({"initiatives": [row]}, by=people["editor"])
    rows = {"initiatives": [row | {"title": "Tên mới"}]}
    old = xlsx(rows, columns={"initiatives": OF_BEFORE["initiatives"]})
    assert counts(import_workbook(old, by=people["editor"]), "initiatives") == (0, 1, 0, 0)
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.solution, initiative.programme) == ("Tên mới", SAID["solution"], programme)
    assert initiative.is_secret


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (initiative_row(programme_code="KHONG-CO"), "O3"),
        (initiative_row(programme_code="CT-1"), "H3"),
        (initiative_row(programme_code="CT-1", applied_on="2024-12-31"), "H3"),
        (initiative_row(applied_at="x" * 256), "P3"),
        (initiative_row(is_secret="có lẽ"), "V3"),
    ],
)
def test_what_does_not_suit_a_programme_or_its_column_is_told_at_its_cell(people, register, programme, row, cell):
    assert cells(import_workbook({"initiatives": [row]}, by=people["editor"])) == [("initiatives", cell)]
    assert not Initiative.objects.exists()


def test_a_day_outside_the_programme_that_is_there_is_refused(people, register, programme, xlsx):
    row = initiative_row(applied_on="2025-06-01", programme_code="CT-1")
    import_workbook({"initiatives": [row]}, by=people["editor"])
    rows = {"initiatives": [row | {"applied_on": "2024-06-01"}]}
    result = import_workbook(xlsx(rows, columns={"initiatives": OF_BEFORE["initiatives"]}), by=people["editor"])
    assert cells(result) == [("initiatives", "H3")]
    no_day = xlsx(rows, columns={"initiatives": ["code", "title", "kind", "unit_code", "authors", "programme_code"]})
    assert import_workbook(no_day, by=people["editor"]).errors == []


def test_a_work_names_the_union_of_its_builder_and_what_it_was_made_of(people, register, tree, xlsx):
    typed = {"builder_unit_code": "CS3", "funding": "Vốn tự có", "quality": "Đạt", "safety": "Không tai nạn"}
    typed["place"] = "Phường Mẫu"
    assert import_workbook({"works": [work_row(**typed)]}, by=people["editor"]).errors == []
    work = Work.objects.get()
    assert (work.builder_unit, work.funding, work.quality, work.safety, work.place) == (
        tree.other,
        "Vốn tự có",
        "Đạt",
        "Không tai nạn",
        "Phường Mẫu",
    )
    (out,) = ROWS["works"](Wanted(tree.base))
    assert {name: out[name] for name in typed} == typed
    assert counts(import_workbook({"works": [work_row(**typed)]}, by=people["editor"]), "works") == (0, 0, 1, 0)
    old = xlsx({"works": [work_row(name="Nhà ăn mới")]}, columns={"works": OF_BEFORE["works"]})
    assert counts(import_workbook(old, by=people["editor"]), "works") == (0, 1, 0, 0)
    work.refresh_from_db()
    assert (work.name, work.builder_unit, work.place) == ("Nhà ăn mới", tree.other, "Phường Mẫu")
    wrong = work_row(builder_unit_code="KHONG-CO")
    assert cells(import_workbook({"works": [wrong]}, by=people["editor"])) == [("works", "Q3")]


def test_specialist_of_the_unit_itself_does_not_write_for_it(people, register):
    row = initiative_row(unit_code="HUYEN", authors="DV-01:100")
    result = import_workbook({"initiatives": [row]}, by=people["specialist"])
    assert cells(result) == [("initiatives", "F3")]


@pytest.mark.parametrize("model", ["initiatives", "works"])
def test_what_was_handed_in_stays_as_it_was(people, register, campaign, tree, model):
    dossier = DossierFactory(campaign=campaign, unit=tree.base, state=DossierState.SENT)
    if model == "initiatives":
        handed = InitiativeFactory(code="SK-1", title="Cũ", unit=tree.base, state=InitiativeState.SENT)
        InitiativeAuthor.objects.create(initiative=handed, member=register.an, share_percent=100)
        DossierInitiative.objects.create(dossier=dossier, initiative=handed)
        row, cell = initiative_row(title="Mới", authors="DV-01:100"), "C3"
    else:
        handed = WorkFactory(code="CT-1", name="Cũ", owner_unit=tree.base)
        DossierWork.objects.create(dossier=dossier, work=handed)
        row, cell = work_row(name="Mới"), "C3"
    assert cells(import_workbook({model: [row]}, by=people["editor"])) == [(model, cell)]
    fresh = row | {"code": "MOI-1", "campaign_code": "PT2026"}
    assert cells(import_workbook({model: [fresh]}, by=people["editor"])) == [(model, "B3")]


@pytest.mark.parametrize("model", ["initiatives", "works"])
@pytest.mark.parametrize(
    ("states", "changed"),
    [
        ([], True),
        (["draft"], True),
        (["returned"], True),
        (["withdrawn"], True),
        (["sent"], False),
        (["draft", "sent"], False),
        (["returned", "in_review"], False),
        (["accepted"], False),
        (["draft", "accepted"], True),
        (["accepted", "in_review"], False),
    ],
)
def test_what_a_dossier_has_handed_in_is_not_changed_from_beside(people, register, tree, model, states, changed):
    """One campaign for each of ``states``, the thing in a dossier of every one."""
    sheet, kind, link, name = {
        "initiatives": (initiative_row, InitiativeFactory, DossierInitiative, "title"),
        "works": (work_row, WorkFactory, DossierWork, "name"),
    }[model]
    row = sheet(**{name: "Mới"})
    if model == "initiatives":
        row["authors"] = "DV-01:100"
        thing = kind(code="SK-1", title="Cũ", unit=tree.base)
        InitiativeAuthor.objects.create(initiative=thing, member=register.an, share_percent=100)
    else:
        thing = kind(code="CT-1", name="Cũ", owner_unit=tree.base)
    for state in states:
        dossier = DossierFactory(unit=tree.base, state=state)
        link.objects.create(dossier=dossier, **{link.thing: thing})
    result = import_workbook({model: [row]}, by=people["editor"])
    assert (result.applied, cells(result)) == (changed, [] if changed else [(model, "C3")])
    thing.refresh_from_db()
    assert getattr(thing, name) == ("Mới" if changed else "Cũ")


@pytest.mark.parametrize(("level", "state"), [("upper", "recognised"), ("province", "draft")])
def test_nobody_confirms_by_a_file_what_a_level_above_recognised(people, register, level, state):
    row = initiative_row(recognised_level=level, recognised_on="2026-01-09", recognition_no="01/QĐ")
    assert import_workbook({"initiatives": [row]}, by=people["specialist"]).applied
    assert Initiative.objects.get().state == state


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"authors": None}, "G3"),
        ({"authors": "DV-01:60"}, "G3"),
        ({"kind": None}, "D3"),
    ],
)
def test_only_a_draft_that_is_so_may_stay_unfinished(people, register, change, cell):
    row = initiative_row() | change
    assert cells(import_workbook({"initiatives": [row]}, by=people["editor"])) == [("initiatives", cell)]
    assert import_workbook({"initiatives": [initiative_row()]}, by=people["editor"]).applied
    assert cells(import_workbook({"initiatives": [row]}, by=people["editor"])) == [("initiatives", cell)]


def test_work_is_written_and_linked_to_the_phase_of_today(people, campaign, tree):
    phase = PhaseFactory(campaign=campaign, number=1)
    rows = [work_row(campaign_code="PT2026", value="44,9 tỷ", started_on="2026-01-05", plaque_no="12/QĐ")]
    assert import_workbook({"works": rows}, by=people["editor"]).errors == []
    work = Work.objects.get()
    assert (work.owner_unit, work.value, work.plaque_no) == (tree.base, 44_900_000_000, "12/QĐ")
    assert DossierWork.objects.get().dossier.phase == phase
    assert counts(import_workbook({"works": rows}, by=people["editor"]), "works") == (0, 0, 1, 0)
    rows[0]["value"] = "45 tỷ"
    assert counts(import_workbook({"works": rows}, by=people["editor"]), "works") == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (work_row(started_on="2026-02-01", finished_on="2026-01-01"), "L3"),
        (work_row(started_on="2026-02-01", due_on="2026-01-01"), "K3"),
        (work_row(value=-1), "H3"),
        (work_row(code=12.0), "A3"),
    ],
)
def test_work_that_does_not_fit_is_refused(people, row, cell):
    assert cells(import_workbook({"works": [row]}, by=people["editor"])) == [("works", cell)]
