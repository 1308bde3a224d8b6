"""What the documents promise to list, they list."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from exchange.services.columns import SHEETS
from units.models import Role

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "accounts",
    "api",
    "awards",
    "campaigns",
    "catalogue",
    "certificates",
    "common",
    "consultations",
    "contests",
    "contributions",
    "councils",
    "decisions",
    "exchange",
    "exemplars",
    "inspections",
    "notices",
    "office",
    "papers",
    "people",
    "portal",
    "prizes",
    "reports",
    "reviews",
    "scores",
    "search",
    "spot",
    "units",
    "webhooks",
}  # fmt: skip
READ_ELSEWHERE = {"PYTEST_XDIST_WORKER"}
"""Set by the test runner, not by people."""


def test_every_model_stands_in_the_glossary():
    glossary = (ROOT / "docs/reference/glossary.md").read_text()
    for config in apps.get_app_configs():
        if config.name in OURS:
            for model in config.get_models():
                if not model.__name__.endswith("History"):
                    assert f"`{model.__name__}`" in glossary, model.__name__


def test_every_setting_stands_in_the_example_and_in_the_reference():
    read = set()
    for path in (ROOT / "emulation/settings").glob("*.py"):
        read |= set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))
    shown = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read - shown <= READ_ELSEWHERE
    assert set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(), re.MULTILINE)) == shown


def test_the_workbook_is_described_as_it_is_read():
    page = (ROOT / "docs/reference/workbook.md").read_text()
    described = {}
    for part in page.split("\n## ")[1:]:
        if name := re.match(r"`(\w+)` – (.+)\n", part):
            columns = re.findall(r"^\| `(\w+)`( \\\*)? \| (.+?) \|", part, re.MULTILINE)
            described[name[1]] = (name[2], [(key, heading, bool(star)) for key, star, heading in columns])
    assert described == {
        name: (str(shape.title), [(column.key, str(column.heading), column.required) for column in shape.columns])
        for name, shape in SHEETS.items()
    }


@pytest.mark.parametrize("role", Role.values)
def test_every_role_stands_in_the_permissions(role):
    assert role in (ROOT / "docs/reference/permissions.md").read_text()


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text()):
        if "://" not in target:
            assert (path.parent / target).exists(), target
