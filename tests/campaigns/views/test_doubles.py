"""Who may be put up twice is told before sending and to the reviewer, and is never decided by the machine."""

import datetime as dt

import pytest

from campaigns.models import DossierInitiative, DossierKind, DossierWork
from campaigns.models import DossierState as S
from campaigns.selectors.doubles import possible_doubles
from campaigns.services.moves import send_dossier
from contributions.models import InitiativeAuthor
from people.models import Member, SubjectKind
from people.services.pair import tell_apart, withdraw_conclusion
from tests.campaigns.views.conftest import at
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    PhaseFactory,
    WorkFactory,
)
from tests.pages import opened, words

BORN = dt.date(1985, 3, 2)
TEXT = "Chủ trì chuyển đổi số công tác quản lý đoàn viên, giảm 40% thời gian lập báo cáo của cả trường."
NEARLY = "Chủ trì chuyển đổi số công tác quản lý đoàn viên, giảm 40 % thời gian lập báo cáo của toàn trường."
OTHER_TEXT = "Đạt giải nhất hội thi giáo viên dạy giỏi cấp tỉnh."


@pytest.fixture
def elsewhere(tree):
    """Another campaign of the same year."""
    return LaunchedCampaignFactory(unit=tree.province, name="Phong trào khác")


@pytest.fixture
def mine(draft):
    """The only entry of the draft."""
    entry = draft.entries.get()
    entry.member.birth_date = BORN
    entry.member.save()
    return entry


def put_up(campaign, unit, *, state=S.SENT, **fields):
    """An entry in a dossier of ``unit`` in ``campaign``."""
    dossier = DossierFactory(
        campaign=campaign, unit=unit, state=state, kind=fields.pop("kind", DossierKind.REGISTRATION)
    )
    return EntryFactory(dossier=dossier, **fields)


def found(dossier, viewer, most=10):
    return possible_doubles(dossier, viewer=viewer, most=most)


def keys(doubles):
    return [double.other.pk for double in doubles]


def test_the_same_award_in_another_campaign_of_the_year(draft, mine, elsewhere, tree, people):
    other = put_up(elsewhere, tree.base, member=mine.member, award=mine.award)
    (double,) = found(draft, people["editor"])
    assert (double.entry, double.other, double.is_namesake, double.is_within) == (mine, other, False, True)
    assert double.why == "cùng hình thức khen trong năm"


@pytest.mark.parametrize("state", [S.DRAFT, S.RETURNED, S.WITHDRAWN, S.REFUSED])
def test_what_is_not_handed_in_is_not_told(draft, mine, elsewhere, tree, people, state):
    put_up(elsewhere, tree.base, state=state, member=mine.member, award=mine.award)
    assert found(draft, people["editor"]) == []


def test_another_award_or_year_or_kind_is_no_double(draft, mine, elsewhere, tree, people, awards):
    put_up(elsewhere, tree.base, member=mine.member, award=awards.certificate)
    before = LaunchedCampaignFactory(unit=tree.province, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 12, 31))
    put_up(before, tree.base, member=mine.member, award=mine.award)
    third = LaunchedCampaignFactory(unit=tree.province)
    put_up(third, tree.base, member=mine.member, award=mine.award, kind=DossierKind.PROPOSAL)
    assert found(draft, people["editor"]) == []


def test_the_dossier_itself_and_its_rounds_are_not_told(draft, mine, tree, people, awards):
    EntryFactory(dossier=draft, member=mine.member, award=awards.certificate)
    phase = PhaseFactory(campaign=draft.campaign)
    dossier = DossierFactory(campaign=draft.campaign, phase=phase, unit=tree.base, state=S.SENT)
    EntryFactory(dossier=dossier, member=mine.member, award=mine.award)
    assert found(draft, people["editor"]) == []


@pytest.mark.parametrize(("text", "told"), [(NEARLY, True), (OTHER_TEXT, False), ("", False)])
def test_achievements_that_say_nearly_the_same(draft, mine, elsewhere, tree, people, awards, text, told):
    mine.achievements = TEXT
    mine.save()
    put_up(elsewhere, tree.base, member=mine.member, award=awards.certificate, achievements=text)
    assert [double.why for double in found(draft, people["editor"])] == ["thành tích ghi gần như nhau"] * told


def test_one_initiative_in_two_campaigns_for_its_author_only(draft, mine, elsewhere, tree, people, awards):
    initiative = InitiativeFactory(unit=tree.base)
    InitiativeAuthor.objects.create(initiative=initiative, member=mine.member, share_percent=100)
    colleague = EntryFactory(dossier=draft, award=mine.award)
    other = put_up(elsewhere, tree.base, member=mine.member, award=awards.certificate)
    EntryFactory(dossier=other.dossier, member=colleague.member, award=awards.certificate)
    for dossier in (draft, other.dossier):
        DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    (double,) = found(draft, people["editor"])
    assert (double.other, double.why) == (other, "cùng một sáng kiến")


def test_one_work_in_two_campaigns_for_its_unit(draft, elsewhere, tree, people, awards):
    work = WorkFactory(owner_unit=tree.base)
    unit = {"subject_kind": SubjectKind.UNIT, "member": None, "subject_unit": tree.base}
    EntryFactory(dossier=draft, award=awards.flag, **unit)
    other = put_up(elsewhere, tree.base, award=awards.certificate, **unit)
    for dossier in (draft, other.dossier):
        DossierWork.objects.create(dossier=dossier, work=work)
    assert [double.why for double in found(draft, people["editor"])] == ["cùng một công trình"]


def test_a_namesake_born_the_same_day_is_told_to_who_reaches_both(draft, mine, tree, people):
    twin = MemberFactory(unit=tree.base2, full_name=mine.member.full_name.upper(), birth_date=BORN)
    other = put_up(draft.campaign, tree.base2, member=twin, award=mine.award)
    (double,) = found(draft, people["specialist"])
    assert (double.other, double.is_namesake) == (other, True)
    assert found(draft, people["editor"]) == []  # a stranger of another unit
    assert keys(found(draft, people["superuser"])) == [other.pk]


def test_two_rows_of_one_person_in_the_same_dossier(draft, mine, tree, people):
    twin = MemberFactory(unit=tree.base, full_name=mine.member.full_name, birth_date=BORN)
    other = EntryFactory(dossier=draft, member=twin, award=mine.award)
    assert keys(found(draft, people["editor"])) == [other.pk]


@pytest.mark.parametrize("birth_date", [None, dt.date(1990, 1, 1)])
def test_a_name_alone_is_nothing(draft, mine, tree, people, birth_date):
    twin = MemberFactory(unit=tree.base2, full_name=mine.member.full_name, birth_date=birth_date)
    put_up(draft.campaign, tree.base2, member=twin, award=mine.award)
    assert found(draft, people["specialist"]) == []


def test_two_whom_somebody_told_apart(draft, mine, tree, people):
    twin = MemberFactory(unit=tree.base2, full_name=mine.member.full_name, birth_date=BORN)
    other = put_up(draft.campaign, tree.base2, member=twin, award=mine.award)
    pair = tell_apart(mine.member, twin, by=people["specialist"], reason="Hai người, đã đối chiếu căn cước.")
    assert found(draft, people["specialist"]) == []
    withdraw_conclusion(pair, by=people["specialist"], reason="Đối chiếu nhầm.")
    assert keys(found(draft, people["specialist"])) == [other.pk]


@pytest.mark.parametrize("rows", [1, 2])
def test_one_person_under_records_that_were_merged(draft, mine, elsewhere, tree, people, rows):
    """Found once for each entry, as the same person and not as a namesake, whichever record it names."""
    records = [MemberFactory(unit=tree.base2, full_name=mine.member.full_name, birth_date=BORN) for _row in range(rows)]
    Member.objects.filter(pk__in=[record.pk for record in records]).update(merged_into=mine.member)
    dossier = DossierFactory(campaign=elsewhere, unit=tree.base2, state=S.SENT)
    others = [EntryFactory(dossier=dossier, member=record, award=mine.award) for record in records]
    doubles = found(draft, people["specialist"])
    assert keys(doubles) == [other.pk for other in others]
    assert not any(double.is_namesake for double in doubles)


def test_collectives_of_one_name_in_one_unit(draft, tree, people, awards):
    group = {"subject_kind": SubjectKind.COLLECTIVE, "member": None, "award": awards.flag}
    first, second = (CollectiveFactory(unit=tree.base, name=name) for name in ("Tổ Toán – Tin", "Tổ toán – tin"))
    elsewhere = CollectiveFactory(unit=tree.base2, name="Tổ Toán – Tin")
    EntryFactory(dossier=draft, collective=first, **group)
    other = EntryFactory(dossier=draft, collective=second, **group)
    put_up(draft.campaign, tree.base2, collective=elsewhere, **group)
    assert keys(found(draft, people["specialist"])) == [other.pk]


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_however_many_and_one_for_none(
    draft, elsewhere, tree, people, awards, rows, django_assert_num_queries
):
    assert people["editor"].role_assignments.count()
    with django_assert_num_queries(2):  # the roles, once, and the pairs
        assert found(draft, people["editor"]) == []
    dossier = DossierFactory(campaign=elsewhere, unit=tree.base, state=S.SENT)
    for _row in range(rows):
        entry = EntryFactory(dossier=draft, award=awards.title)
        EntryFactory(dossier=dossier, award=awards.title, member=entry.member)
    with django_assert_num_queries(2):
        doubles = found(draft, people["editor"])
        assert (
            len([f"{one.entry} {one.other} {one.other.dossier.unit} {one.other.member.unit}" for one in doubles])
            == rows
        )


def test_no_more_than_asked_for(draft, elsewhere, tree, people, awards):
    dossier = DossierFactory(campaign=elsewhere, unit=tree.base, state=S.SENT)
    for _row in range(3):
        EntryFactory(dossier=dossier, award=awards.title, member=EntryFactory(dossier=draft, award=awards.title).member)
    assert len(found(draft, people["editor"], most=2)) == 2


# ---------- Where it is shown ----------


def told(client, dossier):
    """What the page before sending says once it has fetched its part about doubles."""
    address = at("dossier-doubles", dossier.pk)
    assert f'hx-get="{address}" hx-trigger="load"' in opened(client, at("dossier-check", dossier.pk)).content.decode()
    return words(client.get(address, headers={"HX-Request": "true"}))


def test_told_before_sending_and_nothing_is_kept_back(sign_in, draft, mine, elsewhere, tree, people):
    put_up(elsewhere, tree.base, member=mine.member, award=mine.award)
    page = told(sign_in("editor"), draft)
    assert "phong trào Phong trào khác: cùng hình thức khen trong năm." in page
    send_dossier(draft, by=people["editor"])


def test_a_dossier_out_of_reach_is_not_named(sign_in, draft, mine, elsewhere, tree):
    put_up(elsewhere, tree.district, member=mine.member, award=mine.award)
    page = told(sign_in("editor"), draft)
    assert "trong hồ sơ của đơn vị khác: cùng hình thức khen trong năm." in page
    assert tree.district.name not in page
    assert "Phong trào khác" not in page


def test_before_sending_it_says_that_there_is_nothing(sign_in, draft):
    assert "Không thấy ai có thể bị đề nghị hai lần." in told(sign_in("editor"), draft)


def test_the_reviewer_reads_it_as_a_part_of_the_page(sign_in, sent, elsewhere, tree, awards):
    client = sign_in("specialist")
    assert at("dossier-doubles", sent.pk) in opened(client, at("dossier-detail", sent.pk)).content.decode()
    empty = client.get(at("dossier-doubles", sent.pk), headers={"HX-Request": "true"})
    assert "Không thấy ai" in empty.content.decode()
    assert "<html" not in empty.content.decode()
    dossier = DossierFactory(campaign=elsewhere, unit=tree.base, state=S.SENT)
    for _row in range(4):
        EntryFactory(dossier=dossier, award=awards.title, member=EntryFactory(dossier=sent, award=awards.title).member)
    part = client.get(at("dossier-doubles", sent.pk), headers={"HX-Request": "true"}).content.decode()
    assert (part.count("<li"), "Xem tất cả" in part) == (3, True)
    page = opened(client, at("dossier-doubles", sent.pk)).content.decode()
    assert (page.count("cùng hình thức khen trong năm"), "Xem tất cả chỗ" in page) == (4, False)


@pytest.mark.parametrize(
    ("who", "status"), [("editor", 200), ("specialist", 200), ("viewer", 200), ("editor2", 404), ("nobody", 404)]
)
def test_who_may_open_the_page(sign_in, draft, who, status):
    opened(sign_in(who), at("dossier-doubles", draft.pk), status=status)
