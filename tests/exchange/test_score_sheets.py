"""Scores, votes and absences in the workbook."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import CampaignAward
from exchange.services.exporting import export_workbook
from exchange.services.importing import import_workbook
from people.models import Absence, Member
from scores.models import CouncilVote, ScoreCard
from scores.services.card import save_scores
from tests.exchange.conftest import cells, counts, vote_row
from tests.exchange.conftest import score_row as score
from tests.factories import LaunchedCampaignFactory, MemberFactory, RoleAssignmentFactory
from tests.scores.conftest import make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(db):
    return make_sheet()


def take(rows, by):
    return import_workbook({"scores": rows}, by=by)


def totals():
    return ScoreCard.objects.values_list("self_total", "cluster_total", "appraised_total", "score", "state").get()


def test_a_specialist_brings_all_columns_and_the_cards_stand_where_they_say(campaign, register, people, sheet):
    rows = [
        score("I.1", self_score="50,5", cluster_score=50, appraised_score=45),
        score("I.2", self_score=40, cluster_score=0, appraised_score=0),
    ]
    result = take(rows, people["specialist"])
    assert (result.errors, counts(result, "scores")) == ([], (2, 0, 0, 0))
    assert totals() == (Decimal("90.5"), 50, 45, 45, "appraised")
    again = take(rows, people["specialist"])
    assert counts(again, "scores") == (0, 0, 2, 0)


def test_blank_is_not_zero(campaign, register, people, sheet):
    take([score("I.1", self_score=50), score("I.2")], people["specialist"])
    assert totals() == (None, None, None, None, "self_scoring")
    take([score("I.2", self_score=0)], people["specialist"])
    assert totals() == (50, None, None, None, "self_scoring")


def test_a_total_alone_is_a_score(campaign, register, people, sheet):
    rows = [score("", self_score=91, cluster_score=88.5), score("", code="DV-01", kind="individual", self_score=70)]
    assert take(rows, people["specialist"]).errors == []
    card = ScoreCard.objects.get(subject_kind="unit")
    assert (card.self_total, card.score, card.ratio, card.state) == (91, Decimal("88.5"), None, "cluster_scored")


def test_an_editor_brings_own_scores_only(campaign, register, people, sheet):
    assert take([score(self_score=50)], people["editor"]).errors == []
    assert cells(take([score(self_score=50, cluster_score=3)], people["editor"])) == [("scores", "G3")]
    assert cells(take([score(code="CS2", self_score=50)], people["editor"])) == [("scores", "C3")]
    assert ScoreCard.objects.get().state == "self_scoring"


def test_a_specialist_who_also_writes_for_the_unit_brings_its_own_column_only(campaign, register, people, sheet, tree):
    RoleAssignmentFactory(user=people["specialist"], role="editor", unit=tree.base)
    assert cells(take([score(self_score=50, appraised_score=3)], people["specialist"])) == [("scores", "H3")]
    assert take([score(self_score=50)], people["specialist"]).errors == []


def test_an_editors_empty_cells_leave_what_others_scored(campaign, register, people, sheet):
    take([score("I.1", self_score=1, cluster_score=2)], people["specialist"])
    result = take([score("I.1", self_score=3)], people["editor"])
    line = ScoreCard.objects.get().scores.get()
    assert (result.errors, line.self_score, line.cluster_score) == ([], 3, 2)


def test_what_was_appraised_is_not_changed_by_a_file(campaign, register, people, sheet):
    take([score("", appraised_score=80)], people["specialist"])
    result = take([score("", appraised_score=81)], people["specialist"])
    assert "Hãy mở lại phiếu trước" in result.errors[0].message
    assert ScoreCard.objects.get().score == 80


def test_a_total_that_differs_from_its_criteria_is_refused(campaign, register, people, sheet):
    rows = [score("I.1", self_score=50), score("I.2", self_score=40), score("", self_score=91)]
    assert cells(take(rows, people["specialist"])) == [("scores", "F5")]
    assert not ScoreCard.objects.exists()
    rows[2]["self_score"] = 90
    assert take(rows, people["specialist"]).errors == []


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (score(self_score=61), "F3"),
        (score(self_score=-1), "F3"),
        (score(self_score="9,999"), "F3"),
        (score(self_score="chín"), "F3"),
        (score("IX.9", self_score=1), "E3"),
        (score("", self_score=106), "F3"),
        (score(self_score=1) | {"sheet_code": "KHONG"}, "D3"),
        (score(self_score=1) | {"campaign_code": "KHONG"}, "A3"),
        (score(self_score=1) | {"subject_code": "CS-0"}, "C3"),
    ],
)
def test_a_fault_stands_at_its_cell(campaign, register, people, sheet, row, cell):
    assert cells(take([row], people["specialist"])) == [("scores", cell)]


def test_queries_do_not_grow_with_the_rows(campaign, register, people, sheet, tree):
    MemberFactory.create_batch(3, unit=tree.base)
    codes = list(Member.objects.of_subtree(tree.base).values_list("code", flat=True))
    asked = []
    for subjects in (codes[:1], codes[1:2], codes[2:]):
        points = {"self_score": 5, "appraised_score": 7}
        rows = [score(line, code, "individual", **points) for code in subjects for line in ("I.1", "I.2")]
        with CaptureQueriesContext(connection) as queries:
            assert take(rows, people["specialist"]).errors == []
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_votes(campaign, register, people):
    rows = [vote_row(council_members=9, votes_for=8)]
    assert import_workbook({"votes": rows}, by=people["specialist"]).errors == []
    again = import_workbook({"votes": [vote_row(council_members=9, votes_for=0)]}, by=people["specialist"])
    assert counts(again, "votes") == (0, 1, 0, 0)
    vote = CouncilVote.objects.get()
    assert (vote.votes_for, vote.council_members, vote.member, vote.award.code) == (0, 9, register.an, "BK_TINH")
    wrong = import_workbook({"votes": [vote_row(council_members=9, votes_for=10)]}, by=people["specialist"])
    assert cells(wrong) == [("votes", "F3")]
    assert cells(import_workbook({"votes": rows}, by=people["editor"])) == [("votes", "A1")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (vote_row("CSTDCS", council_members=9, votes_for=8), "Phong trào này không xét"),
        (vote_row("BK_TINH", "DV-01", "household", council_members=9, votes_for=8), "chỉ trao cho"),
    ],
)
def test_votes_for_an_award_the_campaign_does_not_lead_to_are_refused(campaign, register, people, awards, row, words):
    result = import_workbook({"votes": [row]}, by=people["specialist"])
    assert cells(result) == [("votes", "B3")]
    assert words in str(result.errors[0])
    assert not CouncilVote.objects.exists()


def test_votes_about_somebody_outside_the_campaign_are_refused(campaign, register, people, awards, tree):
    narrow = LaunchedCampaignFactory(code="HEP", unit=tree.district)
    CampaignAward.objects.create(campaign=narrow, award=awards.certificate)
    row = vote_row("BK_TINH", "DV-09", council_members=9, votes_for=8) | {"campaign_code": "HEP"}
    result = import_workbook({"votes": [row]}, by=people["specialist_province"])
    assert cells(result) == [("votes", "D3")]


def test_absences(register, people):
    rows = [
        {"member_code": "DV-01", "year": 2025, "working_days": "12,5", "reason": "sick"},
        {"member_code": "DV-01", "year": 2025, "working_days": 30, "reason": "Thai sản"},
        {"member_code": "DV-01", "year": 2025, "working_days": 0},
    ]
    assert import_workbook({"absences": rows}, by=people["specialist"]).errors == []
    assert set(Absence.objects.values_list("reason", "working_days")) == {
        ("sick", Decimal("12.5")),
        ("maternity", Decimal(30)),
        ("other", Decimal(0)),
    }
    assert counts(import_workbook({"absences": rows}, by=people["specialist"]), "absences") == (0, 0, 3, 0)
    wrong = [rows[0] | {"working_days": 367}, rows[1] | {"reason": "chơi"}, rows[2] | {"member_code": "DV-09"}]
    faults = cells(import_workbook({"absences": wrong}, by=people["specialist"]))
    assert faults == [("absences", "C3"), ("absences", "D4"), ("absences", "A5")]


def test_what_is_exported_changes_nothing(campaign, register, people, sheet, tmp_path):
    rows = {
        "scores": [score("I.1", self_score="50,25", cluster_score=1), score("I.2", self_score=0)],
        "votes": [vote_row("CO_TINH", "CS1", "unit", council_members=9, votes_for=7)],
        "absences": [{"member_code": "DV-01", "year": 2025, "working_days": "2,5"}],
    }
    assert import_workbook(rows, by=people["specialist"]).errors == []
    path = tmp_path / "xuat.xlsx"
    assert export_workbook(list(rows), unit_code="HUYEN", to=path) == {"scores": 2, "votes": 1, "absences": 1}
    again = import_workbook(path, by=people["specialist"])
    assert again.errors == []
    assert {name: counts(again, name) for name in rows} == {
        "scores": (0, 0, 2, 0),
        "votes": (0, 0, 1, 0),
        "absences": (0, 0, 1, 0),
    }


def test_scores_typed_on_the_page_export_too(campaign, register, people, sheet, tmp_path):
    take([score("I.1", self_score=1)], people["editor"])
    save_scores(ScoreCard.objects.get(), column="self", points={"I.2": Decimal("0.5")}, by=people["editor"])
    assert export_workbook(["scores"], unit_code="CS1", to=tmp_path / "x.xlsx") == {"scores": 2}
