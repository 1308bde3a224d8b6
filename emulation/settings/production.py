"""On a real server: TLS, secrets from the environment, second factors for those who decide."""

from django.core.exceptions import ImproperlyConfigured

from emulation.settings.base import *

if not SECRET_KEY or not ALLOWED_HOSTS:
    raise ImproperlyConfigured("SECRET_KEY và ALLOWED_HOSTS phải được đặt trong môi trường.")

SAMPLE_ACCOUNTS_ALLOWED = False
SITE_URL = env("SITE_URL", default="https://" + ALLOWED_HOSTS[0].lstrip(".")).rstrip("/")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
