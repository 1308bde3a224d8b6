"""Pages of proposals for awards on the spot: who sees what, in how many queries, and that nothing is lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisions.models import Decision
from spot.models import SpotProposal
from tests.factories import CollectiveFactory, MemberFactory, SpotProposalFactory
from tests.pages import hidden, opened, words
from tests.spot.conftest import STATEMENT, accepted, proposed, sent

LIST, DETAIL, DRAFTING = 8, 15, 13


@pytest.fixture(autouse=True)
def _spring(time_machine):
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC))


def url(name, *args, **query):
    return reverse(f"spot:{name}", args=args, query=query or None)


@pytest.mark.parametrize(
    ("who", "seen"),
    [("editor", True), ("editor2", False), ("specialist", True), ("approver", True), ("specialist_elsewhere", False),
     ("nobody", False), ("superuser", True)],
)  # fmt: skip
def test_a_proposal_is_seen_in_its_unit_and_above(client, road, who, seen):
    proposal = proposed(road)
    SpotProposalFactory(unit=road.tree.far)
    client.force_login(road.people[who])
    assert (proposal in opened(client, url("proposal-list")).context["object_list"]) == seen
    assert client.get(url("proposal-detail", proposal.pk)).status_code == (200 if seen else 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, road, rows, django_assert_num_queries):
    for number in range(rows):
        accepted(road, MemberFactory(unit=road.tree.base) if number else None)
    SpotProposalFactory(unit=road.tree.far)
    client.force_login(road.people["specialist_province"])
    client.get(url("proposal-list"))
    with django_assert_num_queries(LIST):
        response = client.get(url("proposal-list"))
    assert len(response.context["object_list"]) == rows
    with django_assert_num_queries(DRAFTING):
        response = client.get(url("decision-create"))
    assert len(response.context["rows"]) == rows
    with django_assert_num_queries(DETAIL):
        client.get(url("proposal-detail", SpotProposal.objects.filter(unit=road.tree.base).first().pk))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"An", "Bình", "Tổ"}),
        ({"state": "sent"}, {"Bình"}),
        ({"state": "refused"}, set()),
        ({"q": "to cuu"}, {"Tổ"}),
        ({"q": "dv-an"}, {"An"}),
        ({"decision": "waiting"}, {"An"}),
        ({"decision": "drafted"}, {"Tổ"}),
        ({"decision": "issued"}, set()),
        ({"unit": "CS2"}, set()),
    ],
)
def test_the_list_is_narrowed(client, road, asked, found):
    names = {
        "An": accepted(road),
        "Bình": sent(road, MemberFactory(unit=road.tree.base, full_name="Trần Thị Bình")),
        "Tổ": accepted(road, CollectiveFactory(unit=road.tree.base, name="Tổ cứu nạn")),
    }
    client.force_login(road.people["specialist_province"])
    page = url("decision-create")
    typed = {"unit": road.tree.province.pk, "award": road.award.pk, "ids": names["Tổ"].pk}
    client.post(page, typed | {"seen": hidden(client.get(page), "seen")})
    assert Decision.objects.count() == 1
    rows = opened(client, url("proposal-list", **asked)).context["object_list"]
    assert {name for name, row in names.items() if row in rows} == found


def test_somebody_is_proposed_on_a_form_without_javascript(client, road):
    client.force_login(road.people["editor"])
    MemberFactory(unit=road.tree.base2, full_name="Nguyễn Văn Anh")
    page = url("proposal-create")
    typed = {"award": road.award.pk, "happened_on": "05/03/2026", "statement": STATEMENT}
    searched = client.post(page, typed | {"subject_find": "1", "subject_search": "nguyen van an"})
    assert [row["label"] for row in searched.context["results"]] == ["Nguyễn Văn An"]
    assert STATEMENT in words(searched)
    assert [row["id"] for row in client.get(url("subject-pick"), {"q": "van an"}).json()["results"]] == [
        f"member-{road.an.pk}"
    ]
    missing = client.post(page, typed)
    assert "Hãy tìm và chọn người hoặc tập thể được đề nghị." in words(missing)
    elsewhere = MemberFactory(unit=road.tree.other)
    for key in (f"member-{elsewhere.pk}", "member-x", "member-99999999999999999999", "lạ"):
        assert "Không có người, tập thể này" in words(client.post(page, typed | {"subject": key}))
    assert not SpotProposal.objects.exists()
    paper = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    response = client.post(page, typed | {"subject": f"member-{road.an.pk}", "uploads": paper})
    proposal = SpotProposal.objects.get()
    assert response.url == url("proposal-detail", proposal.pk)
    said = words(opened(client, response.url))
    assert "bien-ban.pdf" in said
    assert "Gửi đề nghị" in said
    edit = url("proposal-edit", proposal.pk)
    assert STATEMENT in words(opened(client, edit))
    stale = client.post(edit, typed | {"subject": f"member-{road.an.pk}", "version": "0"})
    assert stale.status_code == 409


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"happened_on": "02/04/2026"}, "không thể ở tương lai"),
        ({"happened_on": "hôm qua"}, "ngày"),
        ({"statement": " "}, "Hãy ghi thành tích."),
        ({"award": "0"}, "Hình thức khen"),
    ],
)
def test_bad_input_is_told_and_kept(client, road, fields, said):
    client.force_login(road.people["editor"])
    typed = {"award": road.award.pk, "happened_on": "05/03/2026", "statement": STATEMENT}
    response = client.post(url("proposal-create"), typed | {"subject": f"member-{road.an.pk}"} | fields)
    assert response.status_code == 200
    assert said in words(response)
    assert f"member-{road.an.pk}" in response.content.decode()
    assert not SpotProposal.objects.exists()


def test_files_come_and_go_while_it_is_a_draft(client, road):
    proposal = proposed(road)
    client.force_login(road.people["editor"])
    page = url("proposal-detail", proposal.pk)
    paper = SimpleUploadedFile("thu-cam-on.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    client.post(url("file-add", proposal.pk), {"uploads": paper})
    kept = proposal.files.get()
    assert client.get(url("file", proposal.pk, kept.pk)).status_code == 200
    assert "Hãy chọn ít nhất một tệp." in words(client.post(url("file-add", proposal.pk), follow=True))
    client.force_login(road.people["editor2"])
    assert client.get(url("file", proposal.pk, kept.pk)).status_code == 404
    client.force_login(road.people["editor"])
    client.post(url("proposal-move", proposal.pk, "send"))
    client.post(url("file-remove", proposal.pk, kept.pk))
    assert "thu-cam-on.pdf" in words(client.get(page))


def test_the_specialist_reads_what_is_to_be_weighed_and_drafts(client, road):
    first, second = accepted(road), sent(road)
    client.force_login(road.people["specialist_province"])
    page = url("proposal-detail", second.pk)
    said = words(opened(client, page))
    assert "Cần cân nhắc" in said
    assert "cũng đề nghị «Bằng khen đột xuất» cho Nguyễn Văn An" in said
    opened(client, url("proposal-move", second.pk, "refuse"))
    assert "Hãy ghi lý do." in words(client.post(url("proposal-move", second.pk, "refuse"), {"reason": ""}))
    client.post(url("proposal-move", second.pk, "refuse"), {"reason": "Trùng đề nghị trước."})
    assert "Trùng đề nghị trước." in words(opened(client, page))
    drafting = url("decision-create", unit=road.tree.province.pk, award=road.award.pk, proposal=first.pk)
    shown = opened(client, drafting)
    assert shown.context["ticked"] == {first.pk}
    typed = {"unit": road.tree.province.pk, "award": road.award.pk, "seen": hidden(shown, "seen")}
    assert "Hãy chọn ít nhất một đề nghị." in words(client.post(url("decision-create"), typed))
    response = client.post(url("decision-create"), typed | {"ids": [first.pk]})
    decision = Decision.objects.get()
    assert response.url == reverse("decisions:decision-detail", args=[decision.pk])
    opened(client, response.url)
    assert str(decision) in words(opened(client, url("proposal-detail", first.pk)))
    assert "Không có đề nghị nào chờ quyết định" in words(opened(client, url("decision-create", unit="x")))
    assert client.get(url("proposal-move", first.pk, "fly")).status_code == 404


def test_base_officers_read_no_draft_decision(client, road):
    proposal = accepted(road)
    client.force_login(road.people["specialist_province"])
    page = url("decision-create")
    typed = {"unit": road.tree.province.pk, "award": road.award.pk, "ids": proposal.pk}
    client.post(page, typed | {"seen": hidden(client.get(page), "seen")})
    client.force_login(road.people["editor"])
    shown = opened(client, url("proposal-detail", proposal.pk))
    assert shown.context["decision"]["readable"] is False
    assert "Dự thảo" in words(shown)
