"""On one's own machine: embedded services, the sample pack, second factors not forced."""

from emulation.settings.base import *

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = SECRET_KEY or "local-only-not-a-secret-local-only-not-a-secret-local-only"
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
MFA_REQUIRED_ROLES = env.list("MFA_REQUIRED_ROLES", default=[])
SAMPLE_ACCOUNTS_ALLOWED = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
