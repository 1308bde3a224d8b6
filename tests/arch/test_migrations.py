"""What a squashed migration says is what the migrations it replaces say together."""

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader


class OldPath(MigrationLoader):
    """The migrations as they are without those that stand for others."""

    def load_disk(self):
        super().load_disk()
        self.disk_migrations = {key: step for key, step in self.disk_migrations.items() if not step.replaces}


def test_squashed_migrations_lead_where_those_they_replace_lead():
    old, squashed = OldPath(None).project_state(), MigrationLoader(None).project_state()
    words = MigrationAutodetector(old, squashed).deep_deconstruct
    assert squashed.models.keys() == old.models.keys()
    for key, model in squashed.models.items():
        same = old.models[key]
        assert [(name, words(field)) for name, field in model.fields.items()] == [
            (name, words(field)) for name, field in same.fields.items()
        ], key
        assert (model.options, model.bases, model.managers) == (same.options, same.bases, same.managers), key


def test_new_migrations_depend_on_those_a_squashed_one_replaces():
    steps = MigrationLoader(None).disk_migrations
    squashed = {key for key, step in steps.items() if step.replaces}
    for key, step in steps.items():
        assert not squashed.intersection(step.dependencies), f"{key}: depend on the last migration replaced"
