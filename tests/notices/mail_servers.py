"""Mail servers that behave badly, as Django's settings name them."""

import time
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend

REFUSED = (550, b"no such user")
LATER = (451, b"come back later")


class SlowServer(EmailBackend):
    """Takes every letter, a little later."""

    def send_messages(self, messages):
        time.sleep(0.05)
        return super().send_messages(messages)


class ServerAway(EmailBackend):
    """Does not answer."""

    def open(self):
        raise ConnectionRefusedError(111, "Connection refused")


class PickyServer(EmailBackend):
    """Knows nobody called «gone», has no time for «busy», and no room for a letter to «full»."""

    def send_messages(self, messages):
        for message in messages:
            [to] = message.to
            name = to.split("@")[0]
            if name in {"gone", "busy"}:
                raise SMTPRecipientsRefused({to: REFUSED if name == "gone" else LATER})
            if name == "full":
                raise SMTPDataError(*LATER)
        return super().send_messages(messages)
