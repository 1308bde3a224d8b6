"""One service: an empty database becomes one of a given size."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError
from common.sample_mark import mark_as_sample
from exchange.services.load.accounts import write_accounts
from exchange.services.load.calendar import Calendar
from exchange.services.load.campaigns import awards_by_code, write_campaigns, write_participations
from exchange.services.load.contributions import open_workshop, write_contributions
from exchange.services.load.dossiers import plan_dossiers, write_dossiers
from exchange.services.load.exemplars import write_exemplars
from exchange.services.load.honours import write_honours
from exchange.services.load.people import write_people, write_registers
from exchange.services.load.size import LoadSize
from exchange.services.load.tree import grow_tree, write_clusters, write_headcounts, write_tree
from exchange.services.load.versions import write_versions
from people.models import Gender
from units.models import Unit

MAY_SILENCE = "SELECT has_parameter_privilege(current_user, 'session_replication_role', 'SET')"


@transaction.atomic
def fill_database(size: LoadSize, *, seed: int = 1, today: dt.date | None = None) -> None:
    """The database holds a union of ``size`` in the middle of its year, marked as sample; the same for the same day.

    As the owner it writes no history and lets no trigger check the rows; as any other role both happen, slowly.
    Raises ``DomainError`` when the database is not empty, lacks the catalogue, or nobody could have this size.
    """
    size.check()
    _refuse_full()
    awards = awards_by_code()
    calendar = Calendar(today or clock.today())
    _silence_triggers()
    tree = grow_tree(size, seed=seed)
    write_tree(tree)
    write_clusters(tree, year=calendar.year)
    cast = write_accounts(tree)
    unions = write_people(tree, size, seed=seed, year=calendar.year)
    women = [sum(person.gender == Gender.FEMALE for person in union.people) for union in unions]
    write_headcounts(tree, [len(union.people) for union in unions], women, year=calendar.year)
    write_registers(unions, seed=seed, year=calendar.year)
    write_honours(unions, awards, seed=seed, year=calendar.year)
    years = write_campaigns(tree, awards, cast=cast, calendar=calendar)
    write_participations(unions, years, cast=cast, calendar=calendar)
    plans = plan_dossiers(unions, years, size.entries, cast=cast)
    workshop = open_workshop(unions, size.initiatives, seed=seed, calendar=calendar)
    states = {plan.union.number: plan.initiative_states for plan in plans}
    write_contributions(workshop, [(union, states.get(union.number, ())) for union in unions])
    write_exemplars(unions, size.exemplars, cast=cast, calendar=calendar)
    write_dossiers(plans, awards, workshop, cast=cast, calendar=calendar)
    write_versions(plans, awards, workshop, cast=cast, calendar=calendar)
    mark_as_sample("make_load")


def _refuse_full() -> None:
    """Nobody else may add units until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {Unit._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    if Unit.objects.exists():
        raise DomainError(_("Cơ sở dữ liệu đã có đơn vị: make_load chỉ nạp vào cơ sở dữ liệu trống."))


def _silence_triggers() -> None:
    """Until the transaction ends no trigger of this connection fires, where the role may say so."""
    with connection.cursor() as cursor:
        cursor.execute(MAY_SILENCE)
        if cursor.fetchone()[0]:
            cursor.execute("SET LOCAL session_replication_role = replica")
