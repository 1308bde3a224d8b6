"""Who of the cast was refused an address, and whether the audit has it."""

from dataclasses import dataclass, field

from tests.arch.permission_matrix import CAST

MIGHTIEST = ("superuser", "specialist_province", *CAST)


@dataclass
class Walk:
    """What the addresses answered: ``letters`` in the order of the cast, and what the audit says wrongly of whom.

    ``silent`` were refused without a line of it: told by an error what somebody else of the cast was not told.
    ``loud`` have a line for a page they got.
    """

    letters: dict[str, str] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)


def errors_of(response) -> set[str]:
    """What the person was told to have gone wrong, other than in a form."""
    said = getattr(response.wsgi_request, "_messages", ())
    return {str(each) for each in said and said._queued_messages if each.level_tag == "error"}


def unnoted(told, letters):
    """Who was refused without a line in the audit, and why.

    All who have none are told the same: that it worked, or what stands in the way of everybody.
    """
    free = {person: errors for person, (errors, is_noted) in told.items() if person != "anonymous" and not is_noted}
    yield from ((person, letters[person]) for person in free if letters[person] in "x!")
    most = next((free[person] for person in MIGHTIEST if person in free), set())
    yield from ((person, said) for person, errors in free.items() for said in errors - most)
