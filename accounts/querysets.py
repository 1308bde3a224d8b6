from django.contrib.auth.models import UserManager
from django.db import models
from django.db.models import Q

from common.expressions import Unaccented
from common.vietnamese import clean, fold


class UserQuerySet(models.QuerySet):
    def matching(self, text):
        """Accounts whose name holds ``text``, typed with or without dấu, or whose user name or address does."""
        folded, typed = fold(text), clean(text)
        if not folded:
            return self
        named = self.alias(plain_name=Unaccented("full_name"))
        return named.filter(Q(plain_name__contains=folded) | Q(username__icontains=typed) | Q(email__icontains=typed))


class AccountManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False
