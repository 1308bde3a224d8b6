"""The house keeps its shape: short files, states moved in one place, every page scoped or public on purpose."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CASCADE
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    "accounts",
    "api",
    "awards",
    "campaigns",
    "catalogue",
    "certificates",
    "common",
    "contests",
    "contributions",
    "consultations",
    "councils",
    "decisions",
    "emulation",
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
    "sample",
    "scores",
    "search",
    "spot",
    "units",
    "webhooks",
    "bench",
    "tests",
]
SOURCES = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
STYLES = sorted((ROOT / "static/css").glob("*.css"))
CODE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] not in {"tests", "bench", "sample"}]
MOST_LINES = 400
MOST_NOUNS, MOST_TABLES = 8, 16
"""Of one app; see ``docs/decisions/0008-nouns-and-their-parts.md``."""
MORE_NOUNS = {"awards": 10}
"""See ``docs/decisions/0011-quotas-stay-with-the-tally.md``."""
MORE_TABLES = {"contributions": 17}
"""See ``docs/decisions/0015-later-decisions-say-what-became-of-one.md``."""
WORKFLOW = "common/workflow.py"
UPDATES = {"update", "bulk_update", "update_rows", "_note"}
MOVED_BY_MACHINES = {
    ("awards/services/shard.py", "Shard"),
    ("notices/services/delivery.py", "Mail"),
    ("webhooks/services/delivery.py", "WebhookDelivery"),
    ("awards/services/reissue.py", "Shard"),
    ("awards/services/seal_check.py", "SealCheck"),
    ("awards/services/seal_check.py", "_note"),
    ("awards/services/trial.py", "_note"),
    ("awards/services/shipped_standards.py", "StandardVersion"),
    ("scores/services/shipped.py", "ScoreSheet"),
}
"""A shard is leased, given back and done by workers, in one statement that checks the lease; a trial and a check of a
seal are gone through by one, which notes how far it is; a shipped standard, which nobody approved, ends in nobody's
name, and a shipped score sheet, which nobody drafted, begins in nobody's; a letter is sent, or is not, by the
worker that holds its row, and so is what is sent to other software. No person moves them."""


@pytest.mark.parametrize("path", [*SOURCES, *STYLES], ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


def test_state_is_assigned_only_by_the_workflow():
    found = {str(path.relative_to(ROOT)) for path in CODE if _assigns_state(path.read_text())}
    assert found == {WORKFLOW}


def test_state_is_updated_only_by_the_workflow_and_by_machines():
    found = {
        (name, rows)
        for path in CODE
        if (name := str(path.relative_to(ROOT))) != WORKFLOW
        for rows in _updates_state(path.read_text())
    }
    assert found == MOVED_BY_MACHINES


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("Dossier.objects.filter(pk=1).update(state='sent')", ["Dossier"]),
        ("rows.update(\n    note='', state=target,\n)", ["rows"]),
        ("found()[0].rows.update(**{'state': 'sent'})", ["found"]),
        ("Dossier.objects.bulk_update(rows, ['note', 'state'])", ["Dossier"]),
        ("update_rows(rows, ('state',))", ["update_rows"]),
        ("Dossier.objects.filter(state='sent').update(note='')", []),
    ],
)
def test_an_update_of_state_is_recognised(code, rows):
    assert _updates_state(code) == rows


def _updates_state(code: str) -> list[str]:
    """The first word of each call in ``code`` that writes a field ``state`` over rows already there."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    return [_first_word(call) for call in calls if _last_word(call) in UPDATES and _names_state(call)]


def _names_state(call: ast.Call) -> bool:
    given = [keyword.arg for keyword in call.keywords]
    inside = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg in {None, "fields"})]
    texts = [part.value for each in inside for part in ast.walk(each) if isinstance(part, ast.Constant)]
    return "state" in [*given, *texts]


def _last_word(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _first_word(node: ast.AST) -> str:
    while not isinstance(node, ast.Name):
        node = getattr(node, "func", None) or node.value
    return node.id


def _assigns_state(code: str) -> bool:
    targets = [
        target
        for node in ast.walk(ast.parse(code))
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

    open_to_all = {
        "AwardTypeListView",
        "AwardTypeDetailView",
        "MultipleListView",
        "StandardDetailView",
        "NoticeListView",
        "OwnInitiativeListView",
        "OwnExemplarListView",
    }
    within_what_was_chosen = {
        "ContestantListView",
        "RecommendationListView",
        "RegistrationEntriesView",
        "RegistrationHeadcountsView",
        "RegistrationInitiativesView",
        "RegistrationUnitsView",
        "RegistrationWorksView",
        "ReportRowsView",
        "RunSetAsideView",
        "TargetProgressRowsView",
        "TargetProgressUnitsView",
        "TrialDetailView",
    }
    for view in _views(get_resolver().url_patterns):
        if not view.__module__.startswith(tuple(APPS)) or view.__name__ in open_to_all | within_what_was_chosen:
            continue
        if "Create" in view.__name__:
            continue
        if issubclass(view, (SingleObjectMixin, MultipleObjectMixin)):
            assert issubclass(view, UnitScopeMixin), view


def test_every_notice_says_its_kind():
    """So that each person can choose how to be told of it."""
    silent = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in CODE
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "notify"
        if "kind" not in {word.arg for word in call.keywords}
    ]
    assert not silent


def test_nouns_of_an_app_stay_few():
    for config in apps.get_app_configs():
        if config.name in APPS:
            tables = [model for model in config.get_models() if not model.__name__.endswith("History")]
            nouns = [model for model in tables if not _is_part(model)]
            assert len(nouns) <= MORE_NOUNS.get(config.name, MOST_NOUNS), config.name
            assert len(tables) <= MORE_TABLES.get(config.name, MOST_TABLES), config.name


def _is_part(model) -> bool:
    """Whether a row goes when the row of the same app goes that it belongs to."""
    wholes = [field.remote_field for field in model._meta.fields if field.remote_field]
    return any(whole.on_delete is CASCADE and whole.model._meta.app_label == model._meta.app_label for whole in wholes)


def test_no_missing_migrations(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
