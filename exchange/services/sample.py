"""A sample pack becomes rows through the services people use, in the name of the accounts it makes."""

import datetime as dt
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any

import pghistory
from django.conf import settings
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

import sample
from accounts.models import User
from accounts.services.sample_password import apply_sample_password
from campaigns.models import Campaign
from campaigns.services.award import Quota, set_awards
from campaigns.services.campaign import end_campaign, launch_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document
from catalogue.models import AwardType, LegalDocument
from common.errors import DomainError
from common.models import DatabaseMark
from common.sample_mark import is_sample_database, mark_as_sample
from common.vietnamese import today as current_day
from exchange.above import tell_above
from exchange.services.importing import Sheets, import_workbook
from exchange.services.sample_contests import tell_contests
from exchange.services.sample_days import acting, on_day
from exchange.services.sample_dossiers import DossierTeller
from exchange.services.sample_exemplars import tell_exemplars
from exchange.services.sample_inspections import tell_inspections
from exchange.services.sample_offices import convene_councils, set_letterheads
from exchange.services.sample_reported import note_figures
from exchange.services.sample_spot import tell_spot_awards
from exchange.services.sample_summaries import tell_summaries
from notices.services.notice import mark_all_read
from people.models import Member
from sample.pack import CampaignPlan, LegalBasis, Pack, Row
from units.models import Role, Unit
from units.services.role import assign_role

REGISTERS = ("clusters", "members", "collectives")
RECORDS = ("past_awards", "discipline", "ratings")
PLANS = ("campaigns", "phases", "targets")


@dataclass(slots=True)
class SampleResult:
    """Whether the pack was loaded now, and how many rows of each sheet it brought."""

    name: str
    loaded: bool = False
    rows: dict[str, int] = field(default_factory=dict)


def packs() -> list[str]:
    """The names of the packs there are."""
    return sorted(module.name for module in pkgutil.iter_modules(sample.__path__) if module.ispkg)


@transaction.atomic
def load_sample(name: str, *, by: User | None = None, today: dt.date | None = None) -> SampleResult:
    """The pack ``name`` stands in the database, wholly or not at all; loaded already, nothing changes.

    ``today`` is the day its current campaign is told from. ``by``, a superuser, answers for units and roles in the
    place of the pack's own. Raises ``DomainError`` for an unknown pack, on a real server, and over real data.
    """
    if name not in packs():
        raise DomainError(
            _("Không có gói mẫu «%(name)s». Các gói: %(packs)s.") % {"name": name, "packs": ", ".join(packs())}
        )
    if by is not None and not by.is_superuser:
        raise DomainError(_("Chỉ quản trị hệ thống nạp được dữ liệu mẫu. Hãy dùng tài khoản khác với --by."))
    _refuse_real_data()
    pack = import_module(f"sample.{name}").build(today or current_day())
    mark_as_sample(pack.title)
    _mark, fresh = DatabaseMark.objects.get_or_create(key=f"sample:{name}"[:32], defaults={"note": pack.title[:255]})
    loader = _Loader(pack, by=by)
    loader.make_accounts()
    result = SampleResult(name, loaded=fresh)
    if fresh:
        loader.load()
        result.rows = {sheet: len(rows) for sheet, rows in pack.sheets.items()}
    loader.give_roles()
    loader.give_addresses()
    return result


def _refuse_real_data() -> None:
    if not settings.SAMPLE_ACCOUNTS_ALLOWED:
        raise DomainError(_("Máy chủ thật không nạp dữ liệu mẫu. Hãy nạp trên máy dùng thử."))
    if Unit.objects.exists() and not is_sample_database():
        raise DomainError(_("Cơ sở dữ liệu đang có đơn vị thật nên không nạp dữ liệu mẫu vào. Hãy dùng cơ sở trống."))


class _Loader:
    def __init__(self, pack: Pack, *, by: User | None) -> None:
        self.pack = pack
        self._by = by
        self.users: dict[str, User] = {}

    @property
    def owner(self) -> User:
        """Who answers for units and roles."""
        return self._by or next(self.users[one.username] for one in self.pack.accounts if one.is_superuser)

    @property
    def typist(self) -> User:
        return self.users[self.pack.typed_by]

    # ---------- Who ----------

    def make_accounts(self) -> None:
        """Every account of the pack exists, with the one password; raises ``DomainError`` over a real account."""
        for account in self.pack.accounts:
            user, _made = User.objects.get_or_create(
                username=account.username,
                defaults={
                    "full_name": account.display_name,
                    "is_sample": True,
                    "is_superuser": account.is_superuser,
                    "is_staff": account.is_superuser,
                },
            )
            if not user.is_sample:
                raise DomainError(
                    _("Tài khoản «%(name)s» đã có và không phải tài khoản mẫu. Hãy dùng cơ sở dữ liệu khác.")
                    % {"name": user.username}
                )
            self.users[user.username] = user
        apply_sample_password()

    def give_roles(self) -> None:
        """The accounts hold the roles of the pack, unless they were changed since."""
        units = {unit.code: unit for unit in Unit.objects.filter(code__in=self._codes_of_roles())}
        for account in self.pack.accounts:
            user = self.users[account.username]
            if account.role and not user.role_assignments.exists():
                assign_role(user, unit=units[account.unit_code], role=Role(account.role))

    def give_addresses(self) -> None:
        """The accounts have addresses that are nobody's (RFC 2606); told before this, the past wrote no letters."""
        without = User.objects.filter(username__in=self.users, email="")
        without.update(email=Concat("username", Value("@example.org")))

    def _link_workers(self) -> None:
        """Each worker with an account is known by it."""
        with pghistory.context(user=self.typist.pk):
            for account in self.pack.accounts:
                if account.member_code:
                    Member.objects.filter(code=account.member_code).update(user=self.users[account.username])

    def _codes_of_roles(self) -> set[str]:
        return {account.unit_code for account in self.pack.accounts if account.unit_code}

    # ---------- What ----------

    def load(self) -> None:
        """Units and people first, then each campaign up to its open dossiers, then what became of those, then all
        that is told beside campaigns."""
        self._take_in(self._sheets("units"), by=self.owner)
        self.give_roles()
        self._take_in(self._sheets(*REGISTERS), by=self.typist)
        self._link_workers()
        for plan in self.pack.campaigns:
            self._set_up(plan)
        self._take_in(self._sheets(*RECORDS) | self._own_contributions(), by=self.typist)
        teller = DossierTeller(self.pack, self.users, draft=self._draft)
        for plan in self.pack.campaigns:
            self._tell(plan, teller)
        set_letterheads(self.pack.letterheads, by=self.owner)
        convene_councils(self.pack.councils, self.users)
        note_figures(self.pack.reported, self.users)
        tell_exemplars(self.pack.exemplars, self.pack.exemplar_rounds, self.users)
        tell_inspections(self.pack.inspections, self.users)
        tell_contests(self.pack.contests, self.users)
        tell_spot_awards(self.pack.spot_awards, self.users)
        tell_summaries(self.pack.summaries, self.users)
        tell_above(self.pack, self.users)
        self._put_old_news_away()

    def _set_up(self, plan: CampaignPlan) -> None:
        """The campaign is launched on its day, and its registrations are drafts."""
        with on_day(plan.launched_on):
            self._take_in(self._sheets(*PLANS, of=plan.campaign_code), by=self.users[plan.launched_by])
            self._launch(plan)
            self._draft(plan.campaign_code, "registration")

    def _launch(self, plan: CampaignPlan) -> None:
        by = self.users[plan.launched_by]
        campaign = Campaign.objects.get(code=plan.campaign_code)
        awards = AwardType.objects.in_bulk(plan.award_codes, field_name="code")
        if missing := set(plan.award_codes) - awards.keys():
            raise DomainError(
                _("Danh mục chưa có hình thức khen %(codes)s. Hãy chạy load_catalogue trước.")
                % {"codes": ", ".join(sorted(missing))}
            )
        quotas = {award: Quota(total=plan.quotas.get(code)) for code, award in awards.items()}
        with pghistory.context(user=by.pk):
            set_awards(campaign, by=by, version=None, awards=quotas)
            set_contents(campaign, by=by, version=None, contents=plan.content)
            for basis in plan.legal_bases:
                attach_document(campaign, document=_document(basis), by=by)
            launch_campaign(campaign, by=by)

    def _draft(self, campaign_code: str, kind: str) -> None:
        """Dossiers of that kind are drafts, each typed by the account the pack names."""
        drafters = {
            (step.unit_code, step.phase): step.drafted_by
            for step in self.pack.dossiers
            if (step.campaign_code, step.kind) == (campaign_code, kind)
        }
        stage = "proposed" if kind == "proposal" else "registered"
        entries = [row for row in self._rows("entries", campaign_code) if (row["stage"] or "registered") == stage]
        typed: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in entries:
            typed[drafters[row["unit_code"], row["phase"]]]["entries"].append(row)
        if kind == "registration":
            by_unit = {unit: drafter for (unit, _phase), drafter in drafters.items()}
            for sheet, unit in (("initiatives", "unit_code"), ("works", "owner_unit_code")):
                for row in self._rows(sheet, campaign_code):
                    typed[by_unit[row[unit]]][sheet].append(row)
        for username, sheets in typed.items():
            self._take_in(sheets, by=self.users[username])

    def _tell(self, plan: CampaignPlan, teller: DossierTeller) -> None:
        """Its dossiers make their moves; a campaign whose time is over has ended, and what was told of it is read."""
        teller.tell(plan.campaign_code)
        campaign = Campaign.objects.get(code=plan.campaign_code)
        if campaign.ends_on >= current_day():
            return
        by = self.users[plan.launched_by]
        with acting(by, campaign.ends_on):
            end_campaign(campaign, by=by)
        self._read_everything()

    def _put_old_news_away(self) -> None:
        """A pack all of whose campaigns are over tells of nothing new."""
        codes = [plan.campaign_code for plan in self.pack.campaigns]
        if not Campaign.objects.filter(code__in=codes, ends_on__gte=current_day()).exists():
            self._read_everything()

    def _read_everything(self) -> None:
        for user in self.users.values():
            mark_all_read(user)

    # ---------- Rows ----------

    def _take_in(self, sheets: Sheets, *, by: User) -> None:
        """The rows are imported; the pack is our own, so a fault in it is a mistake that stops the load."""
        result = import_workbook(sheets, by=by)
        if not result.applied:
            first = result.errors[0]
            raise DomainError(
                _("Gói mẫu có %(count)s lỗi, đầu tiên ở %(sheet)s!%(cell)s: %(message)s")
                % {
                    "count": len(result.errors),
                    "sheet": first.sheet,
                    "cell": first.cell,
                    "message": first.message,
                }
            )

    def _sheets(self, *names: str, of: str | None = None) -> dict[str, list[Row]]:
        """Sheets of the pack; ``of`` keeps the rows of one campaign."""
        rows: Callable[[str], list[Row]] = partial(self._rows, campaign_code=of) if of else self.pack.sheets.__getitem__
        return {name: rows(name) for name in names}

    def _rows(self, sheet: str, campaign_code: str) -> list[Row]:
        key = "code" if sheet == "campaigns" else "campaign_code"
        return [row for row in self.pack.sheets[sheet] if row[key] == campaign_code]

    def _own_contributions(self) -> dict[str, list[Row]]:
        """Initiatives and works that stand in no campaign yet."""
        return {sheet: _without_campaign(self.pack.sheets[sheet]) for sheet in ("initiatives", "works")}


def _without_campaign(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row["campaign_code"]]


def _document(basis: LegalBasis) -> Any:
    """The document of the catalogue; one it lacks is added as the pack describes it."""
    document, _made = LegalDocument.objects.get_or_create(
        number=basis.number,
        defaults={
            "title": basis.title,
            "issued_on": basis.issued_on,
            "valid_from": basis.valid_from,
            "valid_to": basis.valid_to,
        },
    )
    return document
