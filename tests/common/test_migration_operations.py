import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from common.migration_operations import CreateModels


class Migration(migrations.Migration):
    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    "Hen",
                    [
                        ("id", models.BigAutoField(primary_key=True)),
                        ("egg", models.ForeignKey("farm.Egg", models.SET_NULL, null=True, related_name="hatched")),
                    ],
                ),
                migrations.CreateModel(
                    "Egg",
                    [
                        ("id", models.BigAutoField(primary_key=True)),
                        ("hen", models.ForeignKey("farm.Hen", models.CASCADE)),
                        ("weight", models.PositiveSmallIntegerField()),
                    ],
                    {"indexes": [models.Index(fields=["weight"], name="egg_weight_idx")]},
                ),
            ]
        )
    ]


@pytest.fixture(autouse=True)
def temporary_tables(db):
    """Tables go with the transaction: the application's role may make no others."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_temp")


def migrate(state: ProjectState) -> ProjectState:
    """The state after the tables of the farm are made."""
    with connection.schema_editor() as editor:
        return Migration("0001_initial", "farm").apply(state, editor)


def foreign_keys(table: str) -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    return {constraint["foreign_key"][0] for constraint in found if constraint["foreign_key"]}


def test_tables_that_point_at_one_another_are_made_with_all_they_have():
    migrate(ProjectState())
    assert foreign_keys("farm_hen") == {"farm_egg"}
    assert foreign_keys("farm_egg") == {"farm_hen"}
    with connection.cursor() as cursor:
        assert connection.introspection.get_constraints(cursor, "farm_egg")["egg_weight_idx"]["index"]


def test_models_built_before_are_built_anew_with_the_new_ones():
    state = ProjectState()
    built = state.apps
    state = migrate(state)
    assert state.apps is not built
    assert state.apps.get_model("farm.Hen")._meta.get_field("egg").related_model is state.apps.get_model("farm.Egg")


def test_what_was_made_can_be_taken_back():
    migrate(ProjectState())
    with connection.schema_editor() as editor:
        Migration("0001_initial", "farm").unapply(ProjectState(), editor)
    assert not {name for name in connection.introspection.table_names() if name.startswith("farm_")}
