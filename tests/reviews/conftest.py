from django.urls import reverse

from tests.campaigns.conftest import campaign, draft, in_state, queue, sent
from tests.campaigns.views.conftest import sign_in

__all__ = ["at", "campaign", "draft", "in_state", "queue", "sent", "sign_in"]


def at(name, *args):
    return reverse(f"reviews:{name}", args=args)
