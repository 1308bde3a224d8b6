from webhooks.models.delivery import DeliveryState, WebhookDelivery
from webhooks.models.endpoint import ALL_EVENTS, Event, WebhookEndpoint

__all__ = ["ALL_EVENTS", "DeliveryState", "Event", "WebhookDelivery", "WebhookEndpoint"]
