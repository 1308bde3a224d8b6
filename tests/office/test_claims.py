"""Old lists of awards: taken in as written, matched by people only, and taken back."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import Honour
from awards.services.honour import record_honour
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry, DataQuestion
from office.models import AwardClaim, ClaimState
from office.selectors.claims import award_for, people_for
from office.services.claim_lines import LinesRefused, read_lines
from office.services.claims import match_claim, open_claim_again, set_claim_aside, take_in_claims
from office.services.merging import merge_members
from people.models import Member
from people.services.membership import move_member
from tests.factories import MemberFactory
from tests.office.conftest import BIRTH, GROUND, person
from tests.pages import opened, words
from units.models import Role
from units.services.role import assign_role
from units.services.unit import rename_unit

LIST, NEW = reverse("office:claim-list"), reverse("office:claim-import")
WHO = ("Nguyễn Thị Hoà", "19/05/1985", "Trường Tiểu học Mẫu")
LINE = (*WHO, "Chiến sĩ thi đua cơ sở", "2019", "12/QĐ", "18/05/2019", "")
HEADINGS = (
    "Họ và tên\tNgày sinh\tĐơn vị\tDanh hiệu, hình thức khen\tNăm\tSố quyết định\tNgày quyết định\tCơ quan quyết định"
)


def block(*lines) -> str:
    return "\n".join("\t".join(line) for line in lines)


def claimed(unit, by, *line, text="") -> AwardClaim:
    take_in_claims(read_lines(text or block(line or LINE)), unit=unit, by=by, source="Sổ cũ")
    return AwardClaim.objects.latest("pk")


@pytest.fixture
def claim(tree, people, awards):
    return claimed(tree.base, people["editor"])


# ---------- Reading a list ----------


def test_a_block_copied_from_a_table_is_read_with_and_without_headings(awards):
    [plain], [headed] = read_lines(block(LINE)), read_lines(f"{HEADINGS}\n\n{block(LINE)}")
    assert (
        plain.fields
        == headed.fields
        == {
            "name": "Nguyễn Thị Hoà",
            "birth_date": BIRTH,
            "birth_year": 1985,
            "unit_text": "Trường Tiểu học Mẫu",
            "award_text": "Chiến sĩ thi đua cơ sở",
            "year": 2019,
            "decision_no": "12/QĐ",
            "decided_on": dt.date(2019, 5, 18),
            "decided_by": "",
        }
    )
    assert (plain.number, headed.number) == (1, 3)


def test_headings_may_stand_in_another_order_and_name_what_is_of_no_use():
    [line] = read_lines("STT\tNăm\tho va ten\tDanh hiệu, hình thức khen\n1\t2019\tLê Văn Tám\tGiấy khen")
    assert (line.fields["name"], line.fields["year"], line.fields["decision_no"]) == (
        "Lê Văn Tám",
        2019,
        "",
    )


def test_of_a_birth_the_year_may_be_all_that_is_known():
    [line] = read_lines(block(("Lê Văn Tám", "1985", "", "Giấy khen", "2019")))
    assert (line.fields["birth_year"], line.fields.get("birth_date")) == (1985, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "chưa có dòng nào"),
        (HEADINGS, "chưa có dòng nào"),
        ("Họ và tên\tNăm\nLê Văn Tám\t2019", "Thiếu cột: Danh hiệu, hình thức khen"),
        (block(("", "", "", "Giấy khen", "2019")), "Dòng 1: Họ và tên – Ô bắt buộc"),
        (block(("Lê Văn Tám", "", "", "", "2019")), "Dòng 1: Danh hiệu, hình thức khen – Ô bắt buộc"),
        (block(("Lê Văn Tám", "", "", "Giấy khen", "hai nghìn")), "Dòng 1: Năm – "),
        (block(("Lê Văn Tám", "31/02/1985", "", "Giấy khen", "2019")), "Dòng 1: .*tháng 2"),
        (block(("Lê Văn Tám", "", "", "Giấy khen", "2019", "", "18/05/2199")), "chưa tới|2100"),
        (block((*LINE, "thừa")), "nhiều hơn 8 cột"),
        ("\n".join([block(LINE)] * 1001), "nhiều nhất 1000"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text, problem):
    with pytest.raises(LinesRefused, match=problem):
        read_lines(text)


def test_the_first_problems_are_named_and_the_others_counted():
    with pytest.raises(LinesRefused, match="Và 5 dòng khác") as refusal:
        read_lines(block(*[("", "", "", "Giấy khen", "2019")] * 15))
    assert len(refusal.value.problems) == 11


# ---------- Taking in ----------


def test_the_same_list_twice_is_one(tree, people, awards):
    lines = read_lines(block(LINE, ("Lê Văn Tám", "", "", "Giấy khen", "2019")))
    assert take_in_claims(lines, unit=tree.base, by=people["editor"]) == (2, 0)
    assert take_in_claims(lines, unit=tree.base, by=people["editor"]) == (0, 2)
    assert not Honour.objects.exists()
    assert AuditEntry.objects.filter(move="take_in_claims").count() == 2


KEEP = [("editor", True), ("specialist", True), ("manager", True), ("superuser", True), ("viewer", False)]
NOT_KEEP = [("editor2", False), ("specialist_elsewhere", False), ("nobody", False)]


@pytest.mark.parametrize(("who", "may"), [*KEEP, *NOT_KEEP])
def test_who_takes_in_and_settles(tree, people, awards, who, may):
    claim, member = claimed(tree.base, people["editor"]), person(tree.base, "DV1")
    acts = [
        lambda: take_in_claims([], unit=tree.base, by=people[who]),
        lambda: set_claim_aside(claim, by=people[who], reason="Không rõ"),
        lambda: open_claim_again(claim, by=people[who], reason="Đã rõ"),
        lambda: match_claim(claim, member=member, award=awards.title, by=people[who]),
    ]
    for act in acts:
        if may:
            act()
        else:
            with pytest.raises((NotAllowed, DomainError)):
                act()
    claim.refresh_from_db()
    assert claim.state == (ClaimState.MATCHED if may else ClaimState.OPEN)


# ---------- Whom it may mean ----------


def test_people_of_the_name_are_suggested_those_most_likely_first(tree, people, claim):
    rename_unit(tree.base, name="Trường Tiểu học Mẫu", on=dt.date(2015, 1, 1))
    other_year = person(tree.base2, "DV1", birth_date=dt.date(1990, 1, 1))
    same_year = person(tree.base2, "DV2", birth_date=dt.date(1985, 1, 1))
    same = person(tree.base2, "DV3", "NGUYỄN THỊ HÒA")
    moved = move_member(person(tree.base, "DV4"), to=tree.base2, on=dt.date(2021, 1, 1), by=people["specialist"])
    person(tree.base, "DV5", "Nguyễn Thị Hoa Mai")
    found = people_for(claim, viewer=people["specialist"])
    assert [each.member for each in found] == [moved, same, same_year, other_year]
    assert found[0].said[0] == "cùng ngày sinh"
    assert "vào ngày quyết định" in found[0].said[1]
    assert [each.said for each in found[1:]] == [
        ["cùng ngày sinh"],
        ["cùng năm sinh, khác ngày sinh"],
        ["khác năm sinh"],
    ]


def test_only_people_within_reach_and_no_merged_records(tree, people, claim):
    person(tree.other, "DV9")
    keep, other = person(tree.base, "DV1"), person(tree.base, "DV2")
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    assert [each.member for each in people_for(claim, viewer=people["editor"])] == [keep]


@pytest.mark.parametrize("number", [1, 3])
def test_suggestions_ask_as_much_for_one_as_for_three(tree, people, claim, number, django_assert_num_queries):
    for each in range(number):
        person(tree.base, f"DV{each}")
    with django_assert_num_queries(3):
        assert len(people_for(claim, viewer=people["superuser"])) == number


def test_the_award_is_guessed_by_its_name_only_when_one_is_called_so(claim, awards):
    assert award_for(claim) == awards.title
    claim.award_text = "chien si thi dua co so"
    assert award_for(claim) == awards.title
    claim.award_text = "Chiến sĩ thi đua"
    assert award_for(claim) is None


# ---------- Matching and back ----------


def test_a_match_is_recorded_with_the_names_of_its_day(tree, people, awards, claim):
    member = move_member(person(tree.base, "DV1"), to=tree.base2, on=dt.date(2021, 1, 1), by=people["specialist"])
    match_claim(claim, member=member, award=awards.title, by=people["specialist"])
    honour = Honour.objects.get()
    assert (honour.member, honour.unit, honour.year, honour.decision_no) == (member, tree.base, 2019, "12/QĐ")
    claim.refresh_from_db()
    assert (claim.state, claim.honour, claim.recorded) == ("matched", honour, True)
    line = AuditEntry.objects.get(move="match")
    assert (line.actor, line.before, line.after, line.data["member"]) == (
        people["specialist"],
        "open",
        "matched",
        "DV1",
    )


def test_an_award_that_stands_already_is_found_and_stays(tree, people, awards, claim):
    keep, other = person(tree.base, "DV1"), person(tree.base, "DV2")
    honour = record_honour(subject=other, subject_kind="individual", award=awards.title, year=2019, decision_no="12/QĐ")
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    match_claim(claim, member=keep, award=awards.title, by=people["editor"])
    claim.refresh_from_db()
    assert (claim.honour, claim.recorded) == (honour, False)
    open_claim_again(claim, by=people["editor"], reason="Nhầm")
    assert Honour.objects.get() == honour


def test_opened_again_the_award_is_out_of_the_register_and_its_questions_too(tree, people, awards, claim):
    member = person(tree.base, "DV1")
    match_claim(claim, member=member, award=awards.title, by=people["editor"])
    honour = Honour.objects.get()
    DataQuestion.objects.create(subject=honour, text="Hãy kiểm tra lại")
    open_claim_again(claim, by=people["editor"], reason="Nhầm người")
    claim.refresh_from_db()
    assert (claim.state, claim.honour, claim.recorded, claim.answer) == ("open", None, False, "Nhầm người")
    assert not Honour.objects.exists()
    assert not DataQuestion.objects.exists()
    match_claim(claim, member=member, award=awards.title, by=people["editor"])


def test_what_a_second_line_rests_on_stays(tree, people, awards, claim):
    member = person(tree.base, "DV1")
    second = claimed(tree.base, people["editor"], *LINE[:3], "CSTĐCS", *LINE[4:])
    match_claim(claim, member=member, award=awards.title, by=people["editor"])
    match_claim(second, member=member, award=awards.title, by=people["editor"])
    open_claim_again(claim, by=people["editor"], reason="Trùng")
    assert Honour.objects.count() == 1
    open_claim_again(second, by=people["editor"], reason="Nhầm người")
    assert not Honour.objects.exists()


def test_namesakes_of_two_units_are_two_lines(tree, people, awards):
    lines = [("Nguyễn Thị Hoà", "", school, *LINE[3:]) for school in ("Trường Mẫu A", "Trường Mẫu B")]
    assert take_in_claims(read_lines(block(*lines)), unit=tree.base, by=people["editor"]) == (2, 0)


def test_who_may_only_look_at_a_person_records_nothing_about_them(tree, people, awards, claim):
    assign_role(people["editor"], unit=tree.district, role=Role.VIEWER)
    looked_at = person(tree.base2, "DV9")
    assert people_for(claim, viewer=people["editor"]) == []
    with pytest.raises(DomainError, match="không giữ sổ"):
        match_claim(claim, member=looked_at, award=awards.title, by=people["editor"])


def test_what_makes_no_sense_is_refused(tree, people, awards, claim):
    keep, other = person(tree.base, "DV1"), person(tree.base, "DV2")
    with pytest.raises(DomainError, match="không giữ sổ"):
        match_claim(claim, member=MemberFactory(unit=tree.other), award=awards.title, by=people["editor"])
    with pytest.raises(DomainError, match="không trao cho cá nhân"):
        match_claim(claim, member=keep, award=awards.flag, by=people["editor"])
    merge_members(keep, other, by=people["specialist"], reason=GROUND)
    with pytest.raises(DomainError, match="đã gộp vào"):
        match_claim(claim, member=Member.objects.get(pk=other.pk), award=awards.title, by=people["editor"])
    with pytest.raises(TransitionRefused):
        open_claim_again(claim, by=people["editor"], reason="Chưa")
    with pytest.raises(DomainError, match="lý do"):
        set_claim_aside(claim, by=people["editor"], reason=" ")
    match_claim(claim, member=keep, award=awards.title, by=people["editor"])
    with pytest.raises(TransitionRefused):
        match_claim(claim, member=keep, award=awards.title, by=people["editor"])


# ---------- Pages ----------


def test_a_walk_in_the_browser(client, tree, people, awards):
    member = person(tree.base, "DV1")
    client.force_login(people["editor"])
    assert f'href="{LIST}"' in opened(client, reverse("people:member-list")).content.decode()
    assert "Không có dòng nào" in words(opened(client, LIST))
    opened(client, NEW)
    typed = {"unit": tree.base.code, "source": "Sổ cũ", "lines": block(("", *LINE[1:]))}
    refused = client.post(NEW, typed)
    assert (refused.status_code, AwardClaim.objects.count()) == (200, 0)
    assert "Dòng 1: Họ và tên" in words(refused)
    taken = client.post(NEW, typed | {"lines": block(LINE)}, follow=True)
    assert "1 dòng mới, 0 dòng đã có" in words(taken)
    claim = AwardClaim.objects.get()
    match = reverse("office:claim-match", args=[claim.pk])
    assert f'href="{match}"' in taken.content.decode()
    page = opened(client, match)
    assert "cùng ngày sinh" in words(page)
    assert not page.context["form"]["person"].value()
    assert page.context["form"]["award"].value() == awards.title.pk
    for wrong in ({}, {"person": member.pk, "code": "DV1"}, {"code": "KHONG-CO"}):
        assert client.post(match, wrong | {"award": awards.title.pk}).status_code == 200
    client.post(match, {"person": member.pk, "award": awards.title.pk})
    assert "Đã ghi vào sổ" in words(client.get(LIST + "?show=matched"))
    again = reverse("office:claim-open-again", args=[claim.pk])
    assert "đang ở trạng thái" in words(client.get(match, follow=True))
    opened(client, again)
    client.post(again, {"reason": "Nhầm"})
    aside = reverse("office:claim-set-aside", args=[claim.pk])
    opened(client, aside)
    client.post(aside, {"reason": "Không rõ là ai"})
    assert "Không rõ là ai" in words(opened(client, LIST + "?show=set_aside"))


def test_one_whose_name_is_written_otherwise_is_found_by_code(client, tree, people, awards, claim):
    member = person(tree.base, "DV1", "Trần Văn Khác")
    client.force_login(people["editor"])
    match = reverse("office:claim-match", args=[claim.pk])
    assert "không có ai mang tên này" in words(opened(client, match))
    client.post(match, {"code": "dv1", "award": awards.title.pk})
    assert Honour.objects.get().member == member


def test_lines_of_other_units_are_nobodys_business(client, people, claim):
    client.force_login(people["editor2"])
    assert list(opened(client, LIST).context["object_list"]) == []
    opened(client, reverse("office:claim-match", args=[claim.pk]), 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, awards, rows, django_assert_num_queries):
    for number in range(rows):
        claim = claimed(tree.base, people["editor"], *LINE[:5], f"{number}/QĐ")
        match_claim(claim, member=person(tree.base, f"DV{number}"), award=awards.title, by=people["editor"])
    client.force_login(people["editor"])
    opened(client, LIST + "?show=matched")
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(LIST + "?show=matched")
    assert len(response.context["object_list"]) == rows
