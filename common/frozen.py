"""Tables that are only ever added to: refused by trigger here, and by right in ``grant_privileges``."""

from django.apps import apps
from django.db import migrations

CREATE_REFUSAL = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Bảng % chỉ được ghi thêm, không được sửa hay xoá.', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$
"""
DROP_REFUSAL = "DROP FUNCTION refuse_change()"


def freeze(table: str) -> migrations.RunSQL:
    """The migration step after which UPDATE, DELETE and TRUNCATE of ``table`` raise, whoever asks."""
    return migrations.RunSQL(
        [
            f'CREATE TRIGGER {table}_row_frozen BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            f'CREATE TRIGGER {table}_table_frozen BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ],
        [
            f'DROP TRIGGER {table}_row_frozen ON "{table}"',
            f'DROP TRIGGER {table}_table_frozen ON "{table}"',
        ],
    )


def frozen_tables() -> list[str]:
    """Names of the tables the application's role may only read and add to, history tables among them."""
    from pghistory.models import Event  # noqa: PLC0415 -- app ready

    from common.models import FrozenModel  # noqa: PLC0415 -- app ready

    return _tables(FrozenModel, Event)


def immutable_tables() -> list[str]:
    """Names of the tables whose rows the application's role may add and remove, never change."""
    from common.models import ImmutableModel  # noqa: PLC0415 -- app ready

    return _tables(ImmutableModel)


def _tables(*bases: type) -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, bases) and model._meta.managed and not model._meta.proxy
    )
