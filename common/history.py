"""History of business rows, written by the database with the acting person in its context."""

import pghistory
from django.contrib.auth import get_user_model
from django.db.models import BigIntegerField, OuterRef, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast


def tracked(*, exclude: tuple[str, ...] = (), by_relations: bool = True):
    """Keep every insert, update and delete of the decorated model in ``<Model>History``.

    The history has an index where the row has one. Without ``by_relations`` it is found by its row and its context
    only, by nothing the row points to: for rows that come by the hundred thousand, where an index for each foreign key
    costs more than the lines themselves.
    """

    def wrap(model):
        model = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            exclude=list(exclude) or None,
        )(model)
        for field in model._meta.local_fields:
            if field.name not in exclude and not (by_relations and field.db_index):
                model.pgh_event_model._meta.get_field(field.name).db_index = False
        return model

    return wrap


def latest_change(*models):
    """A text that is another one after any row of the tracked ``models`` was written, deleted or changed.

    One query. Of two changes at once it may name the later one while the earlier is not yet seen: what is remembered
    under it should be forgotten after a while.
    """
    first, *others = (
        model.pgh_event_model.objects.order_by("-pgh_id").values_list(Value(model._meta.db_table), "pgh_id")[:1]
        for model in models
    )
    return ",".join(f"{table}={number}" for table, number in sorted(first.union(*others, all=True)))


def with_actors(events):
    """``events`` with ``acting``, the name under which the acting person signs in; ``None`` when nobody did."""
    number = Cast(KeyTextTransform("user", OuterRef("pgh_context__metadata")), BigIntegerField())
    return events.annotate(acting=Subquery(get_user_model().objects.filter(pk=number).values("username")))


def last_editor(row):
    """The person who saved ``row``, of a tracked model, last; ``None`` when it was nobody signed in."""
    return _editor_of(row.events.select_related("pgh_context").order_by("-pgh_id").first())


def last_change(row, name):
    """Who gave the field ``name`` of the tracked ``row`` the value it has, and when; see ``last_editor``."""
    events = row.events.select_related("pgh_context").order_by("pgh_id")
    before = events.exclude(**{name: getattr(row, name)}).last()
    event = events.filter(pgh_id__gt=before.pgh_id if before else 0).first()
    return _editor_of(event), event.pgh_created_at if event else row.updated_at


def _editor_of(event):
    context = event and event.pgh_context
    return get_user_model().objects.filter(pk=context.metadata.get("user")).first() if context else None
