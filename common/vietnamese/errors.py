"""What a reader of human input raises: a Vietnamese sentence that says what to do."""

_LONGEST_QUOTE = 60


class UnclearValue(ValueError):
    """What was typed has no single meaning.

    ``template`` is the sentence before ``params`` are filled in, so that Django can translate it.
    """

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = {name: _shorten(value) for name, value in params.items()}
        super().__init__(template % self.params if params else template)


class UnclearNumber(UnclearValue):
    """Not one clear number, or not an amount of đồng."""


class UnclearDate(UnclearValue):
    """Not one clear day of the calendar."""


class UnclearBoolean(UnclearValue):
    """Neither yes nor no."""


def gettext_noop(sentence: str) -> str:
    """The sentence itself; the name marks it for ``makemessages``."""
    return sentence


def _shorten(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_QUOTE:
        return value[: _LONGEST_QUOTE - 1] + "…"
    return value
