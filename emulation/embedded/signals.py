"""Signals held back and taken one at a time: none interrupts between taking a lease and giving it back."""

import signal
import subprocess
from types import TracebackType
from typing import Self

from emulation.embedded.errors import Interrupted

_SENT_BY_KERNEL = 0x80
"""``si_code`` of what the terminal sends: the whole foreground group has it already."""


class Signals:
    """While entered, signals that ask for an end wait here; children made with ``restore`` get their own."""

    def __init__(self) -> None:
        asking = {signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP}
        if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:  # started by nohup
            asking.remove(signal.SIGHUP)
        self._deaf_to_interrupts = signal.getsignal(signal.SIGINT) == signal.SIG_IGN
        self._awaited = asking | {signal.SIGCHLD}
        self._before: set[int] = set()

    def __enter__(self) -> Self:
        self._before = set(signal.pthread_sigmask(signal.SIG_BLOCK, self._awaited))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while signal.sigtimedwait(self._awaited, 0):
            pass
        self.restore()

    def restore(self) -> None:
        """Signals arrive as they did before; also the ``preexec_fn`` of children."""
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)

    def next(self, timeout: float) -> signal.struct_siginfo | None:
        """The next request to end; None when none came in this many seconds, or a child has ended."""
        found = signal.sigtimedwait(self._awaited, timeout)
        return None if found is None or found.si_signo == signal.SIGCHLD else found

    def pause(self, timeout: float) -> None:
        """Wait this many seconds; raises Interrupted when asked to end."""
        if found := self.next(timeout):
            raise Interrupted(found.si_signo)

    def pass_on(self, received: signal.struct_siginfo, child: subprocess.Popen[bytes]) -> None:
        """The child, of the same group as we, is asked to end; not twice when the terminal has asked it already."""
        if received.si_signo in {signal.SIGHUP, signal.SIGTERM} or self._deaf_to_interrupts:
            child.terminate()
        elif received.si_code != _SENT_BY_KERNEL:
            child.send_signal(received.si_signo)
