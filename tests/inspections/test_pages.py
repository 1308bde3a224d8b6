import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common.clock import morning, telling
from inspections.models import FindingState, Inspection, InspectionFile, InspectionFinding
from inspections.services.finding import report_remedy
from inspections.services.inspected import add_units
from inspections.services.reminding import remind_due
from notices.models import Notice, Reminder, ReminderDay
from tests.factories import FindingFactory, InspectionFactory, InspectionUnitFactory
from units.models import Cluster, ClusterMembership

TODAY = dt.date.today()


def page(name, *args):
    return reverse(f"inspections:{name}", args=args)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_for_any_number_of_rows(client, tree, people, rows, django_assert_num_queries):
    for _row in range(rows):
        part = InspectionUnitFactory(inspection__unit=tree.district, unit=tree.base)
        FindingFactory(inspected=part)
    InspectionFactory(unit=tree.district2)
    client.force_login(people["specialist"])
    client.get(page("inspection-list"))
    with django_assert_num_queries(7):
        response = client.get(page("inspection-list"))
    assert len(response.context["object_list"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_part_asks_the_same_for_any_number_of_findings(client, tree, people, rows, django_assert_max_num_queries):
    part = InspectionUnitFactory(inspection__unit=tree.district, unit=tree.base, state="concluded", visited_on=TODAY)
    FindingFactory.create_batch(rows, inspected=part)
    client.force_login(people["specialist"])
    client.get(page("part-detail", part.pk))
    with django_assert_max_num_queries(9):
        response = client.get(page("part-detail", part.pk))
    assert len(response.context["findings"]) == rows


def test_filters_narrow_the_list(client, tree, people):
    late = InspectionFactory(unit=tree.district, kind="oversight", state="concluded")
    part = InspectionUnitFactory(inspection=late, unit=tree.base, state="concluded", visited_on=TODAY)
    FindingFactory(inspected=part, remedy_due=TODAY - dt.timedelta(days=1))
    other = InspectionFactory(unit=tree.district, starts_on="2020-01-01", ends_on="2020-02-01")
    client.force_login(people["specialist"])

    def listed(**asked):
        return set(client.get(page("inspection-list"), asked).context["object_list"])

    assert listed() == {late, other}
    assert listed(overdue="on") == {late} == listed(kind="oversight") == listed(state="concluded")
    assert listed(year="2020") == {other}
    assert (listed(unit="CS1"), listed(unit="HUYEN"), listed(unit="?")) == ({late}, {late, other}, set())


def test_an_inspection_is_planned_and_changed(client, tree, people):
    client.force_login(people["specialist"])
    typed = {
        "unit": "HUYEN",
        "title": "Kiểm tra quý 1",
        "kind": "check",
        "starts_on": "01/03/2026",
        "ends_on": "01/02/2026",
        "subject": "Việc bình xét",
    }
    refused = client.post(page("inspection-create"), typed)
    assert refused.context["form"].errors["ends_on"] == ["Ngày kết thúc không thể trước ngày bắt đầu."]
    assert client.post(page("inspection-create"), typed | {"ends_on": "31/03/2026"}).status_code == 302
    made = Inspection.objects.get()
    assert made.unit == tree.district
    changed = typed | {"ends_on": "30/04/2026", "version": made.version}
    assert client.post(page("inspection-edit", made.pk), changed).status_code == 302
    assert client.post(page("inspection-edit", made.pk), changed | {"title": "Cũ"}).status_code == 409
    made.refresh_from_db()
    assert (made.title, made.ends_on) == ("Kiểm tra quý 1", dt.date(2026, 4, 30))


def test_several_units_are_added_by_cluster_and_by_search(client, tree, people):
    inspection = InspectionFactory(unit=tree.province)
    cluster = Cluster.objects.create(code="C1", name="Cụm 1", unit=tree.province, year=TODAY.year)
    for unit in (tree.base, tree.base2):
        ClusterMembership.objects.create(cluster=cluster, unit=unit)
    client.force_login(people["specialist_province"])
    shown = client.get(page("units-add", inspection.pk), {"cluster": cluster.pk}).context["form"]
    assert set(shown["units"].initial) == {tree.base.pk, tree.base2.pk}
    found = client.get(page("units-add", inspection.pk), {"q": "uy ban xa"}).context["form"]
    assert [key for key, _label in found.fields["units"].choices] == [tree.other.pk]
    wrong = client.post(page("units-add", inspection.pk), {"units": [tree.far.pk]})
    assert "không thêm được" in wrong.content.decode()
    client.post(page("units-add", inspection.pk), {"units": [tree.base.pk, tree.base2.pk]})
    assert {part.unit for part in inspection.inspected.all()} == {tree.base, tree.base2}


def test_the_unit_reports_with_a_file_that_others_do_not_read(client, finding, people):
    client.force_login(people["editor"])
    typed = {"report": "Đã họp", "reported_on": TODAY.strftime("%d/%m/%Y")}
    bad = SimpleUploadedFile("a.exe", b"MZ")
    assert client.post(page("finding-report", finding.pk), typed | {"uploads": [bad]}).status_code == 200
    good = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4\n%%EOF\n")
    assert client.post(page("finding-report", finding.pk), typed | {"uploads": [good]}).status_code == 302
    finding.refresh_from_db()
    file = InspectionFile.objects.get(finding=finding)
    address = page("file", file.inspection_id, file.pk)
    for who, status in (("editor", 200), ("specialist", 200), ("editor2", 404)):
        client.force_login(people[who])
        assert client.get(address).status_code == status
    client.force_login(people["specialist"])
    shown = client.get(page("part-detail", finding.inspected_id)).content.decode()
    assert "Xác nhận đã khắc phục" in shown and "bien-ban.pdf" in shown
    assert client.post(page("finding-return", finding.pk), {"reason": ""}).status_code == 200
    assert client.post(page("finding-confirm", finding.pk), {"version": finding.version}).status_code == 302
    finding.refresh_from_db()
    assert finding.state == FindingState.CONFIRMED


def test_a_paper_of_the_inspection_is_read_by_its_units_once_announced(client, planned, people):
    client.force_login(people["specialist"])
    paper = SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4\n%%EOF\n")
    client.post(page("file-add", planned.pk), {"upload": paper})
    file = InspectionFile.objects.get()
    client.force_login(people["editor"])
    assert client.get(page("file", planned.pk, file.pk)).status_code == 404
    client.force_login(people["specialist"])
    client.post(page("inspection-move", planned.pk, "announce"), {})
    client.force_login(people["editor"])
    assert client.get(page("file", planned.pk, file.pk)).status_code == 200


def test_a_finding_is_written_and_changed_on_its_page(client, part, people):
    client.force_login(people["specialist"])
    typed = {"kind": "shortcoming", "text": "Chưa họp", "remedy": "Họp", "remedy_due": ""}
    refused = client.post(page("finding-create", part.pk), typed)
    assert refused.context["form"].errors["remedy_due"] == ["Hãy ghi hạn khắc phục."]
    typed["remedy_due"] = TODAY.strftime("%d/%m/%Y")
    assert client.post(page("finding-create", part.pk), typed).status_code == 302
    found = InspectionFinding.objects.get()
    typed |= {"text": "Chưa họp lần nào", "version": found.version}
    assert client.post(page("finding-edit", found.pk), typed).status_code == 302
    assert client.post(page("finding-edit", found.pk), typed).status_code == 409
    assert client.post(page("finding-remove", found.pk)).status_code == 302
    assert not InspectionFinding.objects.exists()


def test_the_page_of_the_unit_tells_of_its_inspections(client, tree, finding, people):
    InspectionUnitFactory(inspection__unit=tree.province, unit=tree.base)
    client.force_login(people["editor"])
    rows = list(client.get(reverse("units:unit-detail", args=[tree.base.pk])).context["inspections"])
    assert [(row.pk, row.open_count, row.closed_count) for row in rows] == [(finding.inspected_id, 1, 0)]


def test_print_shows_what_one_reads(client, finding, tree, people):
    add_units(finding.inspected.inspection, by=people["specialist"], units=[tree.base2])
    client.force_login(people["editor"])
    shown = client.get(page("inspection-print", finding.inspected.inspection_id)).content.decode()
    assert finding.text in shown and tree.base2.name not in shown


def test_the_unit_is_reminded_on_the_days_set_until_it_reports(finding, people):
    ReminderDay.objects.bulk_create(
        [ReminderDay(kind="remedy", days=days, valid_from="2020-01-01") for days in (-1, 1)]
    )

    def on(days):
        return telling(morning() + (finding.remedy_due - TODAY) + dt.timedelta(days=days, hours=1))

    with on(-2):
        assert remind_due() == 0
    with on(-1):
        assert (remind_due(), remind_due()) == (1, 0)
    told = Notice.objects.get(user=people["editor"], topic=finding.topic)
    assert "còn 1 ngày" in told.text and Reminder.objects.get().kind == "remedy"
    report_remedy(finding, by=people["editor"], report="Đã họp", reported_on=TODAY)
    told.refresh_from_db()
    assert told.read_at
    with on(1):
        assert remind_due() == 0
