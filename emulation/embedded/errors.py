class EmbeddedError(Exception):
    """The services cannot be had; the text says why and what to do."""


class Interrupted(Exception):
    """A signal asked this process to end while it was waiting."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum
