"""History of business rows, written by the database with the acting person in its context."""

import pghistory
from django.contrib.auth import get_user_model


def tracked(*, exclude: tuple[str, ...] = ()):
    """Keep every insert, update and delete of the decorated model in ``<Model>History``."""

    def wrap(model):
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            exclude=list(exclude) or None,
        )(model)

    return wrap


def last_editor(row):
    """The person who saved ``row``, of a tracked model, last; ``None`` when it was nobody signed in."""
    event = row.events.select_related("pgh_context").order_by("-pgh_id").first()
    context = event and event.pgh_context
    return get_user_model().objects.filter(pk=context.metadata.get("user")).first() if context else None
