"""One tree of units, one person per line of the permission matrix, and a database used as it runs."""

import io
from contextlib import closing
from types import SimpleNamespace
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from hypothesis import HealthCheck, settings

from tests.databases import drop_database, make_database
from tests.factories import AwardTypeFactory, RoleAssignmentFactory, UnitFactory, UserFactory
from units.models import Role, UnitKind

# A busy machine is no failing property.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

KEPT_TABLES = {"django_migrations", "django_content_type", "auth_permission"}


def as_role(connection, url: str) -> None:
    """Further queries of ``connection`` run as the role of ``url``."""
    parts = urlsplit(url)
    connection.close()
    connection.settings_dict["USER"] = parts.username or ""
    connection.settings_dict["PASSWORD"] = parts.password or ""


@pytest.fixture(scope="session")
def roles(pytestconfig):
    """The addresses of the database for the owner's role and for the application's."""
    import environ

    env = environ.Env()
    app = env("DATABASE_URL")
    return SimpleNamespace(app=app, owner=env("DATABASE_OWNER_URL", default=app))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_keepdb, django_db_createdb, roles):
    """A database of the tests' own, always: the owner makes and migrates it, everything after runs as the application.

    The plugin's own fixture makes one only when a test is marked for it, and those that commit carry no mark.
    """
    connection = connections["default"]
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    with django_db_blocker.unblock():
        as_role(connection, roles.owner)
        made = make_database(connection, worker=worker, reused=django_db_keepdb, anew=django_db_createdb)
        call_command("grant_privileges", stdout=io.StringIO())
        as_role(connection, roles.app)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            send_home(roles.app, connection.settings_dict["NAME"])
            as_role(connection, roles.owner)
            drop_database(connection, made)


def send_home(app: str, database: str) -> None:
    """Nobody is connected to ``database`` as the application any more: what a walk's programs left behind goes."""
    with closing(psycopg2.connect(beside(app, database))) as server, server.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def committed_db(django_db_setup, django_db_blocker, roles):
    """A database whose tests commit: real threads and workers see their rows; the owner empties it afterwards."""
    with django_db_blocker.unblock():
        yield
        empty_database(roles)


def beside(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@pytest.fixture
def as_owner(committed_db, roles):
    """Connected as the owner of the tables, whose address it is."""
    as_role(connections["default"], roles.owner)
    yield roles.owner
    as_role(connections["default"], roles.app)


@pytest.fixture
def second_database(as_owner):
    """The address of an empty database beside the tests' own, for the owner."""
    name = f"second_of_{connections['default'].settings_dict['NAME']}"
    with closing(psycopg2.connect(**connections["default"].get_connection_params())) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
        yield beside(as_owner, name)
        cursor.execute(f'DROP DATABASE "{name}"')


def empty_database(roles) -> None:
    """Every table but Django's own is empty again; triggers are asleep while the owner does it."""
    connection = connections["default"]
    as_role(connection, roles.owner)
    tables = sorted(set(connection.introspection.table_names()) - KEPT_TABLES)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(table) for table in tables)}")
    as_role(connection, roles.app)


@pytest.fixture(autouse=True)
def _fresh_cache():
    for each in caches.all():
        each.clear()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def make_tree() -> SimpleNamespace:
    """confederation → province → district → base, base2; a second district → other; a second province → far."""
    confederation = UnitFactory(code="TLD", name="Tổng Liên đoàn", kind=UnitKind.CONFEDERATION)
    province = UnitFactory(code="TINH", name="LĐLĐ tỉnh Mẫu", kind=UnitKind.PROVINCIAL, parent=confederation)
    district = UnitFactory(code="HUYEN", name="LĐLĐ huyện Mẫu", kind=UnitKind.DISTRICT, parent=province)
    district2 = UnitFactory(code="HUYEN2", name="LĐLĐ huyện Hai", kind=UnitKind.DISTRICT, parent=province)
    province2 = UnitFactory(code="TINH2", name="LĐLĐ tỉnh Hai", kind=UnitKind.PROVINCIAL, parent=confederation)
    return SimpleNamespace(
        confederation=confederation,
        province=province,
        district=district,
        district2=district2,
        province2=province2,
        base=UnitFactory(code="CS1", name="CĐCS Trường Tiểu học Mẫu", block="school", parent=district),
        base2=UnitFactory(code="CS2", name="CĐCS Công ty Mẫu", block="enterprise_private", parent=district),
        other=UnitFactory(code="CS3", name="CĐCS Uỷ ban xã Mẫu", block="commune", parent=district2),
        far=UnitFactory(code="CS4", name="CĐCS tỉnh khác", block="school", parent=province2),
    )


def make_people(tree) -> dict:
    """One person per line of the permission matrix."""
    held = {
        "editor": (Role.EDITOR, tree.base),
        "editor2": (Role.EDITOR, tree.base2),
        "editor_elsewhere": (Role.EDITOR, tree.other),
        "specialist": (Role.SPECIALIST, tree.district),
        "specialist_elsewhere": (Role.SPECIALIST, tree.district2),
        "specialist_province": (Role.SPECIALIST, tree.province),
        "specialist_province2": (Role.SPECIALIST, tree.province),
        "approver": (Role.APPROVER, tree.province),
        "council": (Role.COUNCIL, tree.province),
        "finance": (Role.FINANCE, tree.province),
        "auditor": (Role.AUDITOR, tree.province),
        "manager": (Role.MANAGER, tree.province),
        "viewer": (Role.VIEWER, tree.province),
        "nobody": None,
    }
    cast = {}
    for name, assignment in held.items():
        cast[name] = UserFactory(username=name)
        if assignment:
            RoleAssignmentFactory(user=cast[name], role=assignment[0], unit=assignment[1])
    cast["superuser"] = UserFactory(username="superuser", is_staff=True, is_superuser=True)
    return cast


def make_awards() -> SimpleNamespace:
    """A certificate for all, a flag for collectives only, a title for individuals only."""
    return SimpleNamespace(
        certificate=AwardTypeFactory(code="BK_TINH", name="Bằng khen LĐLĐ tỉnh", position=1),
        flag=AwardTypeFactory(
            code="CO_TINH", name="Cờ thi đua LĐLĐ tỉnh", subject_kinds=["collective", "unit"], position=2
        ),
        title=AwardTypeFactory(
            code="CSTDCS",
            name="Chiến sĩ thi đua cơ sở",
            kind="title",
            subject_kinds=["individual"],
            position=3,
        ),
    )


@pytest.fixture
def tree(db):
    return make_tree()


@pytest.fixture
def people(tree):
    return make_people(tree)


@pytest.fixture
def awards(db):
    return make_awards()
