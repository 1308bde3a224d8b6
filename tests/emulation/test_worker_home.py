from django.urls import reverse

from contributions.models import InitiativeAuthor
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words

HOME = reverse("home")


def test_a_worker_sees_the_own_initiatives(client, tree, people):
    worker = MemberFactory(unit=tree.base, user=people["nobody"])
    client.force_login(people["nobody"])
    text = words(opened(client, HOME))
    assert "Khi bạn gửi sáng kiến" in text
    assert "chưa được phân quyền" not in text
    initiative = InitiativeFactory(unit=tree.base)
    InitiativeAuthor.objects.create(initiative=initiative, member=worker, share_percent=100)
    InitiativeFactory(unit=tree.base, title="Của người khác")
    text = words(opened(client, HOME))
    assert initiative.title in text
    assert "Của người khác" not in text
