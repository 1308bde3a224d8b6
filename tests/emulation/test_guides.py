"""Guides and first steps: who gets which, what their words name, what stands in the docs."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from emulation.guides.__main__ import FOLDER, pages
from emulation.guides.choice import guides_of
from emulation.guides.content import GUIDES
from emulation.navigation import NAVIGATION, Group
from tests.factories import MemberFactory
from tests.pages import opened, words
from units.models import Role

HOME, HELP = reverse("home"), reverse("help")
STEPS = [step for guide in GUIDES for step in guide.steps]


def test_every_role_has_one_guide():
    named = [role for guide in GUIDES for role in guide.roles if role in Role]
    assert sorted(named) == sorted(Role)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.title))
def test_the_words_of_a_step_are_those_that_are_looked_for(step):
    quoted = re.findall("«(.+?)»", str(step.text))
    looked_for = [*filter(None, [str(step.menu)]), *step.seen, *step.pressed]
    assert sorted(set(quoted)) == sorted(set(looked_for))


def test_what_a_step_finds_in_the_menu_stands_there():
    entries = [entry for part in NAVIGATION for entry in (part.entries if isinstance(part, Group) else [part])]
    labels = {str(entry.label) for entry in entries}
    assert {str(step.menu) for step in STEPS if step.menu} <= labels


def test_the_docs_are_what_the_pages_say():
    assert {page.name: page.read_text() for page in FOLDER.glob("*.md")} == pages()


def test_every_step_has_its_picture_and_every_picture_its_step():
    named = {picture for guide in GUIDES for picture in guide.pictures}
    assert {picture.name for picture in (FOLDER / "hinh").iterdir()} == named
    assert all(finders.find(f"huong-dan/{name}") for name in named)
    assert sum(Path(FOLDER, "hinh", name).stat().st_size for name in named) < 3_000_000


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("editor", ["can-bo-co-so"]),
        ("specialist", ["chuyen-vien"]),
        ("superuser", ["quan-tri"]),
        ("auditor", ["kiem-tra"]),
        ("nobody", []),
    ],
)
def test_the_first_steps_are_those_of_the_own_roles(client, people, who, slugs):
    assert [guide.slug for guide in guides_of(people[who])] == slugs
    client.force_login(people[who])
    assert ("Những bước đầu tiên" in words(opened(client, HOME))) == bool(slugs)


def test_a_worker_without_a_role_has_a_guide(tree, people):
    MemberFactory(unit=tree.base, user=people["nobody"])
    assert [guide.slug for guide in guides_of(people["nobody"])] == ["nguoi-lao-dong"]


def test_first_steps_are_put_away_and_brought_back(client, people):
    client.force_login(people["editor"])
    assert "Hiện lại những bước đầu tiên" not in words(opened(client, HELP))
    for _ in range(2):
        assert client.post(reverse("first-steps"))["Location"] == HOME
        assert "Những bước đầu tiên" not in words(opened(client, HOME))
    client.force_login(people["editor2"])
    assert "Những bước đầu tiên" in words(opened(client, HOME))
    client.force_login(people["editor"])
    assert "Hiện lại những bước đầu tiên" in words(opened(client, HELP))
    client.post(reverse("first-steps"), {"show": "1"})
    assert "Những bước đầu tiên" in words(opened(client, HOME))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_guide_has_its_page(client, people, guide):
    client.force_login(people["nobody"])
    page = words(opened(client, guide.url))
    assert all(str(step.title) in page for step in guide.steps)


def test_a_guide_that_is_not_there(client, people):
    client.force_login(people["editor"])
    assert client.get(reverse("guide", args=["khong-co"])).status_code == 404
