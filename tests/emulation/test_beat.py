"""What beat sends off is there to be done."""

import pytest
from django.conf import settings

from emulation.celery import app


@pytest.fixture(scope="module")
def known():
    app.loader.import_default_modules()
    return set(app.tasks)


@pytest.mark.parametrize("name", settings.CELERY_BEAT_SCHEDULE)
def test_every_scheduled_task_exists_and_expires_before_the_next(known, name):
    entry = settings.CELERY_BEAT_SCHEDULE[name]
    assert entry["task"] in known
    assert entry["options"]["expires"] < entry["schedule"]
