import datetime as dt

import pytest

from campaigns.models import CampaignAward, Dossier
from campaigns.selectors.readiness import is_complete, readiness
from campaigns.services.contribution import add_initiative, add_work
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries
from contributions.models import Initiative, Programme
from tests.factories import CollectiveFactory, MemberFactory


@pytest.fixture
def empty(campaign, tree, people):
    return open_dossier(campaign, unit=tree.base, by=people["editor"])


def told(dossier, blocking=True):
    return [
        (problem.section, problem.text)
        for problem in readiness(Dossier.objects.get(pk=dossier.pk))
        if problem.blocking == blocking
    ]


def test_an_empty_dossier_lacks_everything(empty):
    assert told(empty) == [
        (
            "individual",
            "Hồ sơ chưa có gì. Hãy đăng ký ít nhất một tập thể, cá nhân, sáng kiến hoặc công trình.",
        )
    ]
    assert not is_complete(empty)


def test_a_work_alone_is_a_registration(empty, people):
    add_work(empty, by=people["editor"], name="Cầu dân sinh", kind="construction")
    assert told(empty) == []
    assert is_complete(empty)
    assert told(empty, blocking=False) == [("works", "Công trình «Cầu dân sinh» chưa có giá trị.")]


def test_shares(empty, tree, people):
    one, two = MemberFactory.create_batch(2, unit=tree.base)
    for title, authors in {"Không tác giả": [], "Thiếu": [(one, 60), (two, 30)], "Đủ": [(one, 60), (two, 40)]}.items():
        add_initiative(empty, by=people["editor"], title=title, kind="technical", authors=authors)
    assert told(empty) == [
        ("initiatives", "Sáng kiến «Không tác giả» chưa có tác giả. Hãy thêm tác giả."),
        ("initiatives", "Sáng kiến «Thiếu»: tổng tỷ lệ của các tác giả là 90%, phải bằng 100%. Hãy sửa lại."),
    ]
    verdict = is_complete(empty)
    assert verdict.reason == (
        "Hồ sơ chưa đủ: Sáng kiến «Không tác giả» chưa có tác giả. Hãy thêm tác giả. "
        "Còn 1 điểm nữa ở bước «Kiểm tra và gửi»."
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Hãy ghi ngày áp dụng lần đầu"),
        (dt.date(2021, 8, 31), "ngày áp dụng 31/8/2021 nằm ngoài"),
        (dt.date(2023, 9, 2), "ngày áp dụng 02/9/2023 nằm ngoài"),
        (dt.date(2021, 9, 1), None),
        (dt.date(2023, 9, 1), None),
    ],
)
def test_the_days_of_a_programme(empty, tree, people, day, sentence):
    million = Programme.objects.create(
        code="1TSK", name="1 triệu sáng kiến", starts_on=dt.date(2021, 9, 1), ends_on=dt.date(2023, 9, 1)
    )
    authors = [(MemberFactory(unit=tree.base), 100)]
    fields = {"title": "Máy hàn", "kind": "technical", "summary": "Nhanh hơn", "authors": authors}
    initiative = add_initiative(empty, by=people["editor"], **fields)
    Initiative.objects.filter(pk=initiative.pk).update(programme=million, applied_on=day)
    found = told(empty)
    assert [section for section, _text in found] == (["initiatives"] if sentence else [])
    assert all(sentence in text and "áp dụng từ 01/9/2021 đến 01/9/2023" in text for _section, text in found)


def test_an_award_taken_out_of_the_campaign(draft, awards):
    CampaignAward.objects.filter(award=awards.title).delete()
    [(section, text)] = told(draft)
    assert section == "individual"
    assert "phong trào không còn xét Chiến sĩ thi đua cơ sở" in text


def test_a_person_who_moved_away(draft, tree):
    member = draft.entries.get().member
    member.unit = tree.base2
    member.save()
    [(_section, text)] = told(draft)
    assert text == f"{member.label} không còn thuộc đơn vị. Hãy bỏ dòng này."


def test_a_proposal_needs_people_with_achievements(own_proposal, tree, people, awards):
    awards.flag.allows_unregistered = True
    awards.flag.save()
    assert told(own_proposal) == [("individual", "Hồ sơ đề nghị chưa có cá nhân, tập thể nào. Hãy thêm ít nhất một.")]
    team = CollectiveFactory(unit=tree.base, name="Tổ Hàn")
    add_entries(own_proposal, award=awards.flag, subjects=[team], by=people["editor"])
    assert told(own_proposal) == [
        ("collective", "Tổ Hàn (Cờ thi đua LĐLĐ tỉnh) chưa có thành tích. Hãy ghi tóm tắt thành tích.")
    ]
    assert [section for section, _text in told(own_proposal, blocking=False)] == ["attachments"]


def test_every_problem_has_a_page(draft, tree, people, own_proposal):
    from django.urls import reverse

    add_initiative(draft, by=people["editor"], title="Không tác giả", kind="technical")
    add_work(draft, by=people["editor"], name="Cầu", kind="construction")
    draft.entries.update(achievements="")
    found = [*readiness(draft), *readiness(own_proposal)]
    assert len(found) == 5
    for problem in found:
        assert reverse(problem.url_name, args=problem.url_args)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_fixed_number_of_queries(draft, tree, people, awards, rows, django_assert_num_queries):
    by = people["editor"]
    add_entries(draft, award=awards.certificate, subjects=MemberFactory.create_batch(rows, unit=tree.base), by=by)
    add_entries(draft, award=awards.flag, subjects=CollectiveFactory.create_batch(rows, unit=tree.base), by=by)
    for number in range(rows):
        add_initiative(draft, by=by, title=f"Sáng kiến {number}")
        add_work(draft, by=by, name=f"Công trình {number}")
    dossier = Dossier.objects.for_page().get(pk=draft.pk)
    with django_assert_num_queries(5):  # entries, awards of the campaign, initiatives, authors, works
        readiness(dossier)
