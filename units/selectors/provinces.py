"""Under which province or sector a unit lies: the highest unit above it that is no confederation."""

from collections.abc import Callable

from units.models import Unit, UnitKind


def province_paths() -> Callable[[str], str]:
    """What gives the path of the province for the path of any unit; of a confederation its own. One query."""
    tops = set(Unit.objects.filter(kind=UnitKind.CONFEDERATION).values_list("path", flat=True))

    def of(path: str) -> str:
        length = Unit.steplen
        while length < len(path) and path[:length] in tops:
            length += Unit.steplen
        return path[:length]

    return of
