"""What a guide is: steps a person takes on the pages, in the words that stand there."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it is done, what is seen there, what is pressed to go on.

    Every word in «» of ``text`` is the ``menu`` entry, something ``seen`` or something ``pressed``, in this order.
    ``first`` is how the address of the link begins that is followed afterwards, where its words differ from day to day.
    """

    title: str
    text: str
    menu: str = ""
    seen: tuple[str, ...] = ()
    pressed: tuple[str, ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one role; ``username`` is the account of the sample that walks it, ``on_phone`` how.

    ``roles`` are those it is for; none is whoever holds none.
    """

    slug: str
    title: str
    lead: str
    username: str
    roles: tuple[str, ...]
    steps: tuple[Step, ...]
    on_phone: bool = False

    @property
    def url(self) -> str:
        return reverse("guide", args=[self.slug])

    @property
    def pictures(self) -> list[str]:
        """Names of the files, one for each step."""
        return [f"{self.slug}-{number}.webp" for number in range(1, len(self.steps) + 1)]

    @property
    def illustrated(self) -> list[tuple[Step, str]]:
        return list(zip(self.steps, self.pictures, strict=True))
