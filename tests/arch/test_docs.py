"""What the documents promise to list, they list."""

import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "accounts", "awards", "campaigns", "catalogue", "common", "contributions", "exchange", "notices",
    "people", "reports", "units",
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


def test_every_setting_stands_in_the_example():
    example = (ROOT / ".env.example").read_text()
    read = set()
    for path in (ROOT / "emulation/settings").glob("*.py"):
        read |= set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))
    assert {name for name in read if name not in example} <= READ_ELSEWHERE


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text()):
        if "://" not in target:
            assert (path.parent / target).exists(), target
