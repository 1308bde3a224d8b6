"""Filters of a list by a row of another table."""

import django_filters as filters
from django.forms.models import ModelChoiceIterator


class RowChoices(ModelChoiceIterator):
    """The rows read in one go: a cursor in the server takes three trips to it, however few they are."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.queryset)


class RowField(filters.fields.ModelChoiceField):
    iterator = RowChoices


class RowFilter(filters.ModelChoiceFilter):
    """A choice among few enough rows to offer them all."""

    field_class = RowField
