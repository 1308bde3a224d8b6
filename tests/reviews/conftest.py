from django.urls import reverse

from tests.campaigns.conftest import campaign, draft, queue, sent
from tests.campaigns.views.conftest import sign_in

__all__ = ["at", "campaign", "draft", "queue", "sent", "sign_in"]


def at(name, *args):
    return reverse(f"reviews:{name}", args=args)
