"""The house keeps its shape: short files, states moved in one place, every page scoped or public on purpose."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    "accounts",
    "awards",
    "campaigns",
    "catalogue",
    "common",
    "contributions",
    "emulation",
    "exchange",
    "notices",
    "people",
    "reports",
    "sample",
    "units",
    "bench",
    "tests",
]
SOURCES = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
CODE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] not in {"tests", "bench", "sample"}]
MOST_LINES = 400
MOST_NOUNS = 24


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


def test_state_is_assigned_only_by_the_workflow():
    allowed = {"common/workflow.py"}
    found = {str(path.relative_to(ROOT)) for path in CODE if _assigns_state(path)}
    assert found <= allowed


def _assigns_state(path: Path) -> bool:
    targets = [
        target
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    parts = [part for target in targets for part in ast.walk(target)]
    return any(isinstance(part, ast.Attribute) and part.attr == "state" for part in parts)


def test_every_state_field_has_a_check_in_the_database():
    for model in apps.get_models():
        if not model.__module__.startswith(tuple(APPS)) or not model._meta.managed:
            continue
        if model.__name__.endswith("History") or "state" not in {field.name for field in model._meta.fields}:
            continue
        names = {constraint.name for constraint in model._meta.constraints}
        assert any(name.endswith("state_known") for name in names), model


def _views(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        elif view := getattr(pattern.callback, "view_class", None):
            yield view


def test_every_object_view_starts_from_the_scope():
    from django.views.generic.detail import SingleObjectMixin
    from django.views.generic.list import MultipleObjectMixin

    from units.views.mixins import UnitScopeMixin

    open_to_all = {"AwardTypeListView", "AwardTypeDetailView", "StandardDetailView", "NoticeListView"}
    within_what_was_chosen = {
        "RecommendationListView",
        "RegistrationEntriesView",
        "RegistrationInitiativesView",
        "RegistrationUnitsView",
        "RegistrationWorksView",
    }
    for view in _views(get_resolver().url_patterns):
        if not view.__module__.startswith(tuple(APPS)) or view.__name__ in open_to_all | within_what_was_chosen:
            continue
        if "Create" in view.__name__:
            continue
        if issubclass(view, (SingleObjectMixin, MultipleObjectMixin)):
            assert issubclass(view, UnitScopeMixin), view


def test_models_of_an_app_stay_few():
    for config in apps.get_app_configs():
        if config.name in APPS:
            nouns = [model for model in config.get_models() if not model.__name__.endswith("History")]
            assert len(nouns) <= MOST_NOUNS, config.name


def test_no_missing_migrations(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
