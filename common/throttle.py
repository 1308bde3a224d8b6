"""How often something may be tried, counted for all servers together."""

from django.core.cache import cache


def within_limit(name: str, *, most: int, seconds: int) -> bool:
    """Whether this is one of the first ``most`` tries of ``name`` within ``seconds`` of the first of them."""
    key = f"tries:{name}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two
        return True


def is_spent(name: str, *, most: int) -> bool:
    """Whether all ``most`` tries of ``name`` were made; counts none."""
    return cache.get(f"tries:{name}", 0) >= most
