"""For the test suite: quick passwords, mail in memory, everything else as it runs."""

import os
from urllib.parse import urlsplit, urlunsplit

from emulation.settings.local import *

SECRET_KEY = "test-only-not-a-secret-test-only-not-a-secret-test-only-0123456789"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
MEDIA_ROOT = str(DATA_DIR / "test-media")
DATABASES["default"]["TEST"] = {"NAME": env("TEST_DATABASE_NAME", default="test_emulation")}

# Each worker of the suite empties a Redis of its own.
if _worker := os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw"):
    REDIS_URL = urlunsplit(urlsplit(REDIS_URL)._replace(path=f"/{2 + int(_worker)}"))
    CACHES["default"]["LOCATION"] = CELERY_BROKER_URL = CELERY_RESULT_BACKEND = REDIS_URL
