"""Static files, and where people's files are kept: a folder, or a store compatible with S3."""

from importlib.util import find_spec

from emulation.settings.environment import BASE_DIR, DATA_DIR, env

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(BASE_DIR / ".build" / "collected"))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    BASE_DIR / ".build" / "static",
    ("huong-dan", BASE_DIR / "docs" / "huong-dan" / "hinh"),
    ("bootstrap", next(iter(find_spec("bootstrap").submodule_search_locations))),
]
MEDIA_ROOT = env("MEDIA_ROOT", default=str(DATA_DIR / "media"))
MEDIA_URL = "tep/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if S3_BUCKET := env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env("S3_ENDPOINT_URL", default="") or None,
            "region_name": env("S3_REGION", default="") or None,
            "access_key": env("S3_ACCESS_KEY", default="") or None,
            "secret_key": env("S3_SECRET_KEY", default="") or None,
            "default_acl": None,
            "file_overwrite": False,
        },
    }
UPLOAD_MAX_SIZE = env.int("UPLOAD_MAX_MB", default=20) * 1024**2
UPLOAD_MAX_TOTAL = env.int("UPLOAD_MAX_TOTAL_MB", default=200) * 1024**2
UPLOAD_SCANNER = env("UPLOAD_SCANNER", default="")
FILE_UPLOAD_PERMISSIONS = 0o600
