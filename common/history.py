"""History of business rows, written by the database with the acting person in its context."""

import pghistory


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
