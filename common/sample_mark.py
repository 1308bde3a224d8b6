"""Whether this database holds invented people; once it does, it says so everywhere and for good."""

from django.core.cache import cache

from common.models import DatabaseMark

SAMPLE = "sample"
CACHE_KEY = "database-is-sample"


def mark_as_sample(note: str) -> None:
    """The database carries «DỮ LIỆU MẪU» from now on."""
    DatabaseMark.objects.get_or_create(key=SAMPLE, defaults={"note": note})
    cache.delete(CACHE_KEY)


def is_sample_database() -> bool:
    """True once a sample pack was loaded; a yes is remembered in the cache, a no for a minute."""
    known = cache.get(CACHE_KEY)
    if known is None:
        known = DatabaseMark.objects.filter(key=SAMPLE).exists()
        cache.set(CACHE_KEY, known, None if known else 60)
    return known
