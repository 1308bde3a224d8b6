"""For the test suite: quick passwords, mail in memory, everything else as it runs."""

from emulation.settings.local import *

SECRET_KEY = "test-only-not-a-secret-test-only-not-a-secret-test-only-0123456789"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = True
ACCOUNT_RATE_LIMITS = False
MEDIA_ROOT = str(DATA_DIR / "test-media")
DATABASES["default"]["TEST"] = {"NAME": env("TEST_DATABASE_NAME", default="test_emulation")}
