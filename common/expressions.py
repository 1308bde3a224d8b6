"""Database expressions shared by models."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models.functions import Left


@models.ForeignKey.register_lookup
@models.Field.register_lookup
class AnyOf(models.Lookup):
    """``code__any_of=codes``: as ``in``, but all values are one parameter, however many tens of thousands there are."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY (%s)", [*params, list(self.rhs)]


class Unaccented(models.Func):
    """Text without diacritics in lower case, by the immutable SQL function of ours."""

    function = "vi_khong_dau"
    output_field = models.TextField()


class IsNfc(models.Func):
    """True where the text is in Unicode normal form C."""

    template = "%(expressions)s IS NFC NORMALIZED"
    arity = 1
    output_field = models.BooleanField()
    conditional = True


class IsAmong(models.Func):
    """Whether the first stands in the array that is the second; found by an index of the first."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


def validity() -> models.Func:
    """The days of a dated row as a range, the last day included."""
    ends = models.F("valid_from"), models.F("valid_to")
    return models.Func(*ends, models.Value("[]"), function="daterange", output_field=DateRangeField())


def search_column(*names: str, letters: int | None = None) -> models.GeneratedField:
    """A stored column of ``names`` without diacritics, for search as one types; of its first ``letters`` if named."""
    source = (
        models.F(names[0])
        if len(names) == 1
        else models.Func(
            *(part for name in names for part in (models.Value(" "), models.F(name))),
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=models.TextField(),
        )
    )
    plain = Unaccented(source)
    return models.GeneratedField(
        expression=Left(plain, letters) if letters else plain, output_field=models.TextField(), db_persist=True
    )
