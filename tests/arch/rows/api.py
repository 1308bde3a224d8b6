"""Who may let other software read or be told; the API itself asks for a token, whoever is signed in."""

import datetime as dt

from api.services.token import make_token
from webhooks.models import DeliveryState, Event, WebhookDelivery
from webhooks.services.endpoint import add_endpoint

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "api:token-list": "L>>>>>>>>>..>>>>",
    "api:token-create": "L>>>>>>>>>..>>>>",
    "api:token-revoke": "Lxxxxxxxxx..xxxx",
    "api:docs": "................",
    "api:api-v1:openapi-json": "................",
    "api:api-v1:unit-list": "tttttttttttttttt",
    "api:api-v1:unit-detail": "tttttttttttttttt",
    "api:api-v1:campaign-list": "tttttttttttttttt",
    "api:api-v1:campaign-detail": "tttttttttttttttt",
    "api:api-v1:dossier-list": "tttttttttttttttt",
    "api:api-v1:dossier-detail": "tttttttttttttttt",
    "api:api-v1:entry-list": "tttttttttttttttt",
    "api:api-v1:honour-list": "tttttttttttttttt",
    "api:api-v1:honour-detail": "tttttttttttttttt",
    "api:api-v1:decision-list": "tttttttttttttttt",
    "api:api-v1:decision-detail": "tttttttttttttttt",
    "api:api-v1:line-list": "tttttttttttttttt",
    "api:api-v1:verification": "tttttttttttttttt",
    "api:api-v1:unknown": "xxxxxxxxxxxxxxxx",
    "webhooks:endpoint-list": "L>>>>>>>>>..>>>>",
    "webhooks:endpoint-create": "L>>>>>>>>>..>>>>",
    "webhooks:endpoint-detail": "L>>>>>>>>>..>>>>",
    "webhooks:endpoint-update": "Lxxxxxxxxx..xxxx",
    "webhooks:endpoint-secret": "Lxxxxxxxxx..xxxx",
    "webhooks:endpoint-test": "Lxxxxxxxxx..xxxx",
    "webhooks:delivery-resend": "Lxxxxxxxxx..xxxx",
}
POST: dict[str, str] = {
    "api:docs": "mmmmmmmmmmmmmmmm",
    "api:token-create": "L>>>>>>>>>..>>>>",
    "api:token-revoke": "Lxxxxxxxxx..xxxx",
    "api:api-v1:openapi-json": "mmmmmmmmmmmmmmmm",
    "api:api-v1:unit-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:unit-detail": "mmmmmmmmmmmmmmmm",
    "api:api-v1:campaign-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:campaign-detail": "mmmmmmmmmmmmmmmm",
    "api:api-v1:dossier-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:dossier-detail": "mmmmmmmmmmmmmmmm",
    "api:api-v1:entry-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:honour-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:honour-detail": "mmmmmmmmmmmmmmmm",
    "api:api-v1:decision-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:decision-detail": "mmmmmmmmmmmmmmmm",
    "api:api-v1:line-list": "mmmmmmmmmmmmmmmm",
    "api:api-v1:verification": "mmmmmmmmmmmmmmmm",
    "api:api-v1:unknown": "mmmmmmmmmmmmmmmm",
    "webhooks:endpoint-create": "L>>>>>>>>>..>>>>",
    "webhooks:endpoint-update": "Lxxxxxxxxx..xxxx",
    "webhooks:endpoint-secret": "Lxxxxxxxxx..xxxx",
    "webhooks:endpoint-test": "Lxxxxxxxxx>>xxxx",
    "webhooks:delivery-resend": "Lxxxxxxxxx>>xxxx",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A token and an endpoint of the province, one delivery of which failed."""
    about = {"unit": world.tree.province, "by": world.people["manager"]}
    day = dt.date(2099, 12, 31)
    world.token, _text = make_token(name="Phần mềm đoàn viên", purpose="Đối chiếu", scopes=[], expires_on=day, **about)
    url = "https://phanmem.example.vn/nhan-tin"
    world.endpoint, _secret = add_endpoint(name="Văn bản", url=url, events=[Event.ISSUED], **about)
    world.delivery = WebhookDelivery.objects.create(
        endpoint=world.endpoint, event=Event.ISSUED, body="{}", state=DeliveryState.FAILED
    )
    world.named |= {"key": 1, "code": "0123456789", "rest": "khong-co"}


def row_for(world, name):
    rows = {"api:token-revoke": world.token, "webhooks:delivery-resend": world.delivery}
    return rows.get(name) or (world.endpoint if name.startswith("webhooks:") else None)
