"""The project: settings, addresses, workers. Wiring only; nothing imports it."""

from emulation.celery import app as celery_app

__all__ = ["celery_app"]
