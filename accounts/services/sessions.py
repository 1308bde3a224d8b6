from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User


def end_sessions(*users: User) -> None:
    """Nobody is signed in as any of ``users`` any more, nor will be when the account is opened again."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    keys = {str(user.pk) for user in users}
    own = [session.pk for session in alive if session.get_decoded().get(SESSION_KEY) in keys]
    Session.objects.filter(pk__in=own).delete()
