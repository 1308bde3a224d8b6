"""«Thử phương án»: who would enter and leave, with nothing written and nothing to approve."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from awards.models import Assessment, QuotaRule, Recommendation, TallyRun
from awards.services import simulation as service
from awards.services.honour import record_honour
from tests.awards.services.test_quotas import headcount
from tests.pages import opened, words
from units.models import Headcount

pytestmark = pytest.mark.django_db
CODE = "BK_TINH"


@pytest.fixture
def run(world):
    """One place, three eligible in this order, one refused."""
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    world.first = world.person(dossier, rating="excellent", full_name="Lê Thị Nhất", gender="female")
    world.second = world.person(dossier, full_name="Trần Văn Nhì", gender="male", is_direct_worker=True)
    world.barred = world.person(dossier, rating="completed", full_name="Vũ Văn Tư")
    return world.evaluated()


def address(run, **asked):
    query = "&".join(f"{name.replace('__', '-')}={value}" for name, value in {"award": CODE, **asked}.items())
    return reverse("awards:what-if", args=[run.pk]) + f"?{query}"


def snapshot():
    return [list(model.objects.order_by("pk").values()) for model in (TallyRun, Recommendation, Assessment)]


def test_the_page_opens_with_the_quotas_of_the_run(client, world, run):
    client.force_login(world.people["viewer"])
    page = opened(client, reverse("awards:what-if", args=[run.pk]))
    assert "MÔ PHỎNG" in words(page)
    assert page.context["form"]["places-0"].value() == 1


def test_more_places_let_somebody_in_and_nothing_is_written(client, world, run):
    client.force_login(world.people["specialist_province"])
    before = snapshot()
    response = client.get(address(run, **{"try": 1, "places-0": 2}))
    simulation = response.context["simulation"]
    entered = run.recommendations.get(entry=world.second)
    assert (simulation.before, simulation.after, simulation.enters, simulation.leaves) == (1, 2, (entered.pk,), ())
    assert [(cut.label, [(s.part, s.enters, s.leaves) for s in cut.shares]) for cut in response.context["cuts"]] == [
        ("Cụm thi đua", [("ngoài các cụm", 1, 0)]),
        ("Khối", [(world.tree.base.get_block_display() or "chưa ghi khối", 1, 0)]),
        ("Giới tính", [("nam", 1, 0)]),
        ("Lao động trực tiếp", [("có", 1, 0)]),
    ]
    assert snapshot() == before


def test_a_quota_left_empty_is_tried_as_none(client, world, run):
    client.force_login(world.people["specialist_province"])
    simulation = client.get(address(run, **{"try": 1, "places-0": ""})).context["simulation"]
    assert (simulation.after, len(simulation.enters)) == (2, 1)


def test_a_new_quota_for_each_unit(client, world, run):
    client.force_login(world.people["specialist_province"])
    asked = {"try": 1, "places-0": 5, "new-scope": "unit", "new-places": 0}
    simulation = client.get(address(run, **asked)).context["simulation"]
    assert (simulation.after, len(simulation.leaves)) == (0, 1)


def test_a_lower_threshold_judges_the_stored_facts_again(client, world, run):
    client.force_login(world.people["specialist_province"])
    asked = {"try": 1, "places-0": 9, "t-1-2-rating": "completed"}
    response = client.get(address(run, **asked))
    simulation = response.context["simulation"]
    entered = set(run.recommendations.filter(pk__in=simulation.enters).values_list("entry", flat=True))
    assert (simulation.eligible, entered) == (3, {world.second.pk, world.barred.pk})


def test_a_higher_threshold_puts_out_who_was_recommended(client, world):
    dossier = world.dossier()
    world.person(dossier, rating="excellent")
    gone = world.person(dossier)
    run = world.evaluated()
    client.force_login(world.people["specialist_province"])
    simulation = client.get(address(run, **{"try": 1, "t-1-2-rating": "excellent"})).context["simulation"]
    assert (simulation.before, simulation.after) == (2, 1)
    assert simulation.leaves == (run.recommendations.get(entry=gone).pk,)


def test_a_figure_of_a_condition_is_a_threshold_too(client, world):
    asks = {"condition": "initiatives", "params": {"count": 1, "level": "base"}}
    world.goes_by({"all_of": [*world.standard.tree["all_of"], asks]})
    world.person(world.dossier())
    run = world.evaluated()
    client.force_login(world.people["specialist_province"])
    assert client.get(address(run, **{"try": 1})).context["simulation"].after == 0
    for typed, sentence in (
        ("0", "Khóa «all_of[3].params.count»"),
        ("hai", "Ngưỡng phải là số từ 0 trở lên"),
        ("2", "Nếu áp dụng"),
    ):
        asked = {"try": 1, f"t-{world.standard.number}-3-count": typed}
        assert sentence in words(opened(client, address(run, **asked))), typed


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"places-0": "nhiều"}, "số nguyên"),
        ({"places-0": -1}, "từ 0 trở lên"),
        ({"new-scope": "unit"}, "cần cả phạm vi và số suất"),
        ({"new-places": "2"}, "cần cả phạm vi và số suất"),
        ({"t-1-2-rating": "tốt"}, "tốt"),
    ],
)
def test_bad_input_is_told(client, world, run, asked, sentence):
    client.force_login(world.people["specialist_province"])
    page = words(opened(client, address(run, **{"try": 1}, **asked)))
    assert sentence in page
    assert "Nếu áp dụng" not in page


def test_the_share_of_a8_is_shown_with_its_rounding(client, world):
    # 15 % of 107 is 16,05: down 16, up 17; 10 % is 10,7
    QuotaRule.objects.create(
        offer=world.limit,
        scope="unit",
        group="individual",
        percent=15,
        base="members",
        rounding="down",
        proposed_by=world.people["specialist_province"],
    )
    headcount(world.tree.base, 200, members=107)
    dossier = world.dossier()
    world.person(dossier)
    run = world.evaluated()
    client.force_login(world.people["specialist_province"])
    texts = {
        (15, "down"): "15 % của 107 là 16,05 → 16 suất",
        (15, "up"): "15 % của 107 là 16,05 → 17 suất",
        (10, "down"): "10 % của 107 là 10,7 → 10 suất",
    }
    for (percent, rounding), text in texts.items():
        page = words(opened(client, address(run, **{"try": 1, "percent-0": percent, "rounding-0": rounding})))
        assert text in page
        assert "quy tắc đang dùng: làm tròn xuống" in page


def tried(client, run, **asked):
    response = opened(client, address(run, **{"try": 1, "places-0": 9, "new-scope": "unit"} | asked))
    return response, response.context["simulation"]


def test_a_new_share_of_the_eligible(client, world, run):
    client.force_login(world.people["specialist_province"])
    share = {"new-percent": "50", "new-base": "eligible"}
    before = snapshot()
    page, simulation = tried(client, run, **share, **{"new-rounding": "down"})
    assert (simulation.eligible, simulation.after) == (2, 1)
    assert "50 % của 2 là 1 → 1 suất" in words(page)
    assert tried(client, run, **share | {"new-percent": "60"}, **{"new-rounding": "up"})[1].after == 2
    assert snapshot() == before


def test_a_new_share_of_a_base_the_run_did_not_read_is_taken_of_today(client, world, run):
    headcount(world.tree.base, 10)
    client.force_login(world.people["specialist_province"])
    page, simulation = tried(client, run, **{"new-percent": "5", "new-base": "workers", "new-rounding": "up"})
    assert simulation.after == 1
    assert "5 % của 10 là 0,5 → 1 suất" in words(page)


def test_a_new_share_of_a_base_the_run_read_is_taken_of_what_it_read(client, world):
    QuotaRule.objects.create(
        offer=world.limit,
        scope="unit",
        percent=50,
        base="workers",
        rounding="down",
        proposed_by=world.people["specialist_province"],
    )
    headcount(world.tree.base, 10)
    world.person(world.dossier())
    run = world.evaluated()
    Headcount.objects.update(workers=99)
    client.force_login(world.people["specialist_province"])
    page = tried(client, run, **{"new-percent": "10", "new-base": "workers", "new-rounding": "down"})[0]
    assert "10 % của 10 là 1 → 1 suất" in words(page)


def test_a_new_share_of_who_holds_another_award(client, world, run):
    holders = {"new-percent": "50", "new-base": "holders", "new-rounding": "up", "new-group": "individual"}
    holders["new-base_award"] = world.awards.title.code
    record_honour(
        subject=world.first.member,
        subject_kind="individual",
        award=world.awards.title,
        year=world.campaign.ends_on.year,
        unit=world.tree.base,
    )
    client.force_login(world.people["specialist_province"])
    page, simulation = tried(client, run, **holders)
    assert (simulation.after, "50 % của 1 là 0,5 → 1 suất" in words(page)) == (1, True)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"new-percent": "50"}, "Hãy chọn tính trên cái gì"),
        ({"new-percent": "50", "new-base": "eligible"}, "Hãy chọn cách làm tròn"),
        ({"new-percent": "101", "new-base": "eligible", "new-rounding": "up"}, "không quá 100 phần trăm"),
        ({"new-percent": "50", "new-places": 2}, "không ghi cả hai"),
        ({"new-percent": "50", "new-base": "holders", "new-rounding": "up"}, "Hãy chọn danh hiệu"),
        ({"new-percent": "50", "new-base": "workers", "new-rounding": "up"}, "chưa có số liệu lao động"),
        ({"new-places": 2, "new-base": "eligible"}, "Chỉ dùng khi chỉ tiêu là tỷ lệ"),
        ({"new-scope": "cluster", "new-places": 2}, "Hãy lập cụm"),
        ({"new-scope": "", "new-percent": "50"}, "phạm vi và tỷ lệ"),
        ({"new-base_award": "KHONG_CO", "new-places": 2}, "new-base_award"),
    ],
)
def test_a_share_of_nothing_is_told(client, world, run, asked, sentence):
    client.force_login(world.people["specialist_province"])
    page = opened(client, address(run, **{"try": 1, "new-scope": "unit"} | asked))
    assert sentence in (page.content.decode() if "new-" in sentence else words(page))
    assert "Nếu áp dụng" not in words(page)


def test_nothing_can_be_approved_from_it(client, world, run):
    client.force_login(world.people["approver"])
    page = opened(client, address(run, **{"try": 1, "places-0": 2})).content.decode()
    assert 'method="post"' not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert client.post(address(run, **{"try": 1})).status_code == 405


def test_the_workbook_says_what_it_is(client, world, run):
    client.force_login(world.people["specialist_province"])
    response = client.get(address(run, **{"try": 1, "places-0": 2}).replace("what-if/", "what-if/xlsx/"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    rows = book.get_sheet_by_name("MÔ PHỎNG").to_python()
    assert "MÔ PHỎNG – KHÔNG DÙNG ĐỂ PHÊ DUYỆT" in str(rows[0])
    assert [row[2] for row in rows if row[0] == "vào"] == [world.second.subject_label]


def test_large_trials_of_thresholds_are_left_to_a_worker(client, world, run, monkeypatch):
    asked_of_worker = []
    monkeypatch.setattr(service, "AT_ONCE", 1)
    monkeypatch.setattr("awards.services.simulation.simulate_task.delay", lambda *args: asked_of_worker.append(args))
    client.force_login(world.people["specialist_province"])
    asked = {"try": 1, "places-0": 9, "t-1-2-rating": "completed"}
    for _again in range(2):
        assert client.get(address(run, **asked)).context["is_waiting"]
    (args,) = asked_of_worker
    service.work_out(*args)
    assert len(client.get(address(run, **asked)).context["simulation"].enters) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_those_who_enter(client, world, django_assert_num_queries, number):
    world.limit.quota = 0
    world.limit.save()
    dossier = world.dossier()
    for _ in range(number):
        world.person(dossier)
    run = world.evaluated()
    client.force_login(world.people["specialist_province"])
    with django_assert_num_queries(13):  # the awards a share may be taken of among them
        client.get(address(run, **{"try": 1, "places-0": 9}))
