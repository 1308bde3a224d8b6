import pytest

from campaigns.models import Dossier
from campaigns.models import DossierState as S
from campaigns.permissions.dossier import may_review
from campaigns.selectors.review import review_queue
from tests.campaigns.conftest import fresh, waiting
from tests.factories import AwardTypeFactory, DossierFactory, UnitFactory
from tests.pages import opened, words
from tests.reviews.conftest import at
from units.models import Cluster, ClusterMembership

QUEUE_QUERIES = 12
"""Session, user, roles, own unit, notices; own dossiers; campaigns, clusters and awards to choose from; count,
workload, page."""


def test_the_nearest_last_day_comes_first_then_the_oldest(sign_in, queue):
    response = opened(sign_in("specialist"), at("queue"))
    assert list(response.context["object_list"]) == [queue["urgent"], queue["early"], queue["late"]]


@pytest.mark.parametrize("who", ["editor", "approver", "viewer", "superuser", "nobody"])
def test_who_is_no_specialist_has_an_empty_queue(sign_in, queue, who):
    assert list(opened(sign_in(who), at("queue")).context["object_list"]) == []


@pytest.mark.parametrize("who", ["specialist", "specialist_elsewhere", "specialist_province", "editor", "approver"])
def test_the_queue_holds_just_what_may_be_decided(queue, people, who):
    dossier = queue["late"]
    dossier.created_by = people["specialist"]
    dossier.save()
    entry = queue["early"].entries.get()
    entry.added_by = people["specialist_province"]
    entry.save()
    user = fresh(people[who])
    expected = {row.pk for row in Dossier.objects.filter(state__in=[S.SENT, S.IN_REVIEW]) if may_review(user, row)}
    assert set(review_queue(user).values_list("pk", flat=True)) == expected


def test_progress_counts_what_came_up(sign_in, queue, campaign, tree):
    for number, state in enumerate([S.ACCEPTED, S.RETURNED, S.DRAFT, S.WITHDRAWN]):
        DossierFactory(campaign=campaign, unit=UnitFactory(parent=tree.district, code=f"P{number}"), state=state)
    text = words(opened(sign_in("specialist"), at("queue")))
    assert "Đã xử lý 2/5 (40%)" in text
    only = words(opened(sign_in("specialist"), f"{at('queue')}?campaign={campaign.pk}"))
    assert "Đã xử lý 2/4 (50%)" in only


@pytest.mark.parametrize("rows", [1, 3])
def test_queue_query_count(sign_in, campaign, tree, rows, django_assert_num_queries):
    for number in range(rows):
        waiting(campaign, UnitFactory(parent=tree.district, code=f"Q{number}"))
    client = sign_in("specialist")
    client.get(at("queue"))
    with django_assert_num_queries(QUEUE_QUERIES):
        response = client.get(at("queue"))
    assert len(response.context["object_list"]) == rows


@pytest.fixture
def told_apart(queue, tree, campaign):
    """The queue with a cluster of the one unit and an award only the dossier of the other holds."""
    cluster = Cluster.objects.create(code="C1", name="Cụm 1", unit=tree.province, year=campaign.year)
    ClusterMembership.objects.create(cluster=cluster, unit=tree.base)
    return queue | {"cluster": cluster, "award": queue["early"].entries.get().award}


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("q=CS2", ["early"]),
        ("state=in_review", ["early"]),
        ("due=soon", ["urgent"]),
        ("block=school", ["urgent", "late"]),
        ("cluster={cluster}", ["urgent", "late"]),
        ("award={award}", ["early"]),
        ("cluster={cluster}&award={award}", []),
        ("kind=proposal", []),
        ("cluster=0&award=x&block=bogus&due=never", ["urgent", "early", "late"]),
    ],
)
def test_filters_narrow_the_queue(sign_in, told_apart, asked, seen):
    asked = asked.format(cluster=told_apart["cluster"].pk, award=told_apart["award"].pk)
    response = opened(sign_in("specialist"), f"{at('queue')}?{asked}")
    assert list(response.context["object_list"]) == [told_apart[key] for key in seen]


def test_only_awards_of_campaigns_that_run_are_offered(sign_in, queue):
    unused = AwardTypeFactory(name="Danh hiệu không phong trào nào dùng")
    assert unused.name not in words(opened(sign_in("specialist"), at("queue")))


@pytest.mark.parametrize("asked", ["\x00", "Hường\x00", "\ud800", "\u200b"])
def test_odd_texts_are_searched_like_any_other(sign_in, queue, asked):
    asked = asked.encode("utf-8", "surrogatepass")
    for key in ("q", "campaign", "phase", "kind", "state", "due", "block", "cluster", "award", "rows"):
        assert sign_in("specialist").get(at("queue"), {key: asked}).status_code == 200, key
    assert sign_in("specialist").get(at("queue"), {"page": asked}).status_code == 404
