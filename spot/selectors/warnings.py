"""What speaks against a proposal and keeps nobody from accepting it: each in a sentence that says why."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import Honour
from common import clock
from common.vietnamese import format_day
from people.models import Discipline, Member
from spot.models import SpotProposal

Holder = tuple[str, int]


def warnings_of(proposals: Collection[SpotProposal]) -> dict[int, list[str]]:
    """By key of the proposal what is to be weighed, the gravest first; 4 queries, however many there are.

    A person is looked up under every record of theirs.
    """
    people = _records_of(proposals)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for tell in (_disciplined, _held, _asked_twice):
        for key, sentence in tell(proposals, people):
            found[key].append(sentence)
    return found


def _records_of(proposals: Iterable[SpotProposal]) -> dict[int, int]:
    """Record of a member → the key of the person, of all who are proposed."""
    keys = {proposal.member.person_id for proposal in proposals if proposal.member}
    return {member.pk: member.person_id for member in Member.objects.of_people(keys).only("merged_into")}


def _holder(row, people: dict[int, int]) -> Holder:
    if row.member_id:
        return "member", people.get(row.member_id, row.member_id)
    return "collective", row.collective_id


def _about(proposals: Iterable[SpotProposal], people: dict[int, int]) -> Q:
    collectives = [proposal.collective_id for proposal in proposals if proposal.collective_id]
    return Q(member__in=list(people)) | Q(collective__in=collectives)


def _disciplined(proposals, people):
    """Who is under discipline today, or a case about whom is open."""
    day = clock.today()
    rows = Discipline.objects.filter(_about(proposals, people), from_date__lte=day)
    rows = rows.filter(Q(to_date__isnull=True) | Q(to_date__gte=day)).order_by("from_date", "pk")
    said = defaultdict(list)
    for row in rows:
        said[_holder(row, people)].append(row)
    for proposal in proposals:
        for row in said[_holder(proposal, people)]:
            yield (
                proposal.pk,
                _("%(name)s có kỷ luật, vụ việc «%(level)s» từ ngày %(day)s còn hiệu lực. Hãy xem lại có khen không.")
                % {
                    "name": proposal.subject_name,
                    "level": row.get_level_display(),
                    "day": format_day(row.from_date),
                },
            )


def _held(proposals, people):
    """Who holds the same award already: in the year of the achievement, or the last time before."""
    awards = {proposal.award_id for proposal in proposals}
    rows = Honour.objects.in_force_on(clock.today()).filter(_about(proposals, people), award__in=awards)
    said = defaultdict(list)
    for row in rows.order_by("-year", "-pk"):
        said[_holder(row, people), row.award_id].append(row)
    for proposal in proposals:
        ours = proposal.line.honour_id if proposal.line else None
        held = [row for row in said[_holder(proposal, people), proposal.award_id] if row.pk != ours]
        if not held:
            continue
        words = {
            "name": proposal.subject_name,
            "award": proposal.award,
            "year": held[0].year,
            "number": held[0].decision_no or _("chưa rõ số quyết định"),
        }
        if held[0].year == proposal.happened_on.year:
            sentence = _("%(name)s đã được tặng «%(award)s» ngay trong năm %(year)s (%(number)s).") % words
            yield proposal.pk, sentence + " " + _("Một thành tích không khen hai lần: hãy xem có phải thành tích này.")
        else:
            yield proposal.pk, _("%(name)s đã được tặng «%(award)s» năm %(year)s (%(number)s).") % words


def _asked_twice(proposals, people):
    """Who stands in another proposal for the same award that nobody refused."""
    awards = {proposal.award_id for proposal in proposals}
    rows = SpotProposal.objects.live().filter(_about(proposals, people), award__in=awards).select_related("unit")
    said = defaultdict(list)
    for row in rows.order_by("-pk"):
        said[_holder(row, people), row.award_id].append(row)
    for proposal in proposals:
        for row in said[_holder(proposal, people), proposal.award_id]:
            if row.pk != proposal.pk:
                yield (
                    proposal.pk,
                    _("%(unit)s cũng đề nghị «%(award)s» cho %(name)s, vì thành tích ngày %(day)s («%(state)s»).")
                    % {
                        "unit": row.unit.label,
                        "award": proposal.award,
                        "name": proposal.subject_name,
                        "day": format_day(row.happened_on),
                        "state": row.get_state_display(),
                    },
                )
