"""The accounts of a load: those of the sample, at the first province, and two nobody signs in with."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from accounts.services.sample_password import sample_password
from common.errors import DomainError
from exchange.services.load.tree import Tree
from sample.bac_kan_2020 import accounts as pack
from sample.bac_kan_2020 import places
from units.models import RoleAssignment

TYPIST = "nguoilap"
REVIEWER = "nguoixet"
CANBO, CANBO2, HUYEN, TINH = "canbo", "canbo2", "huyen", "tinh"


@dataclass(frozen=True, slots=True)
class Cast:
    """Primary keys of users by name; whoever has no account of their own acts as ``TYPIST`` or ``REVIEWER``."""

    ids: dict[str, int]

    def writer(self, number: int) -> str:
        """Who writes for base union ``number``."""
        return {0: CANBO, 1: CANBO2}.get(number, TYPIST)


def write_accounts(tree: Tree) -> Cast:
    """The accounts stand with their roles; raises ``DomainError`` when one of the names is taken."""
    users = get_user_model()
    wanted = pack.make_officers()
    names = [account.username for account in wanted] + [TYPIST, REVIEWER]
    if taken := users.objects.filter(username__in=names).order_by("username").first():
        raise DomainError(
            _("Cơ sở dữ liệu đã có tài khoản «%(name)s»: make_load chỉ nạp vào cơ sở dữ liệu trống.")
            % {"name": taken.username}
        )
    password = make_password(sample_password())
    made = users.objects.bulk_create(
        [
            *(
                users(
                    username=account.username,
                    full_name=account.display_name,
                    password=password,
                    is_sample=True,
                    is_staff=account.is_superuser,
                    is_superuser=account.is_superuser,
                )
                for account in wanted
            ),
            _nobody(TYPIST, "Người lập hồ sơ (dữ liệu tải)"),
            _nobody(REVIEWER, "Người xét hồ sơ (dữ liệu tải)"),
        ]
    )
    ids = {user.username: user.pk for user in made}
    units = _units_of_accounts(tree)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user_id=ids[account.username], unit_id=units[account.unit_code], role=account.role)
        for account in wanted
        if account.role
    )
    return Cast(ids)


def _units_of_accounts(tree: Tree) -> dict[str, int]:
    """The units of the load that stand for those of the sample pack."""
    first = tree.districts[0]
    return {
        places.PROVINCE: tree.provinces[0].id,
        pack.HUYEN_UNIT: first.id,
        pack.CANBO_UNIT: first.below[0].id,
        pack.CANBO2_UNIT: first.below[1].id,
    }


def _nobody(username: str, full_name: str):
    return get_user_model()(
        username=username, full_name=full_name, password=make_password(None), is_sample=True, is_active=False
    )
