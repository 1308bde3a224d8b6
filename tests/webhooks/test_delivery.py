"""Events reach a real receiver: signed, once, again after an outage, never inside our own network."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connections
from django.utils import timezone

from notices.models import Notice
from tests.conftest import make_people, make_tree
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory
from tests.factories.decisions import issued
from webhooks.addresses import AddressRefused, check_form, target_of
from webhooks.models import DeliveryState, Event, WebhookDelivery
from webhooks.services import delivery as sending
from webhooks.services.delivery import deliver_due, send, settle, take_next
from webhooks.services.endpoint import add_endpoint, resend, send_test
from webhooks.services.events import announce


class Receiver:
    """A server that answers as ``plan`` says, one after another, then 200; keeps what it got."""

    def __init__(self):
        self.plan, self.got = [], []
        self.hold = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                step = receiver.plan.pop(0) if receiver.plan else 200
                if step == "hang":
                    receiver.hold.wait(10)
                    return
                self.send_response(step)
                if 300 <= step < 400:
                    self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elsewhere")
                self.end_headers()
                self.wfile.write(b"x" * 5000)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_ALLOW_LOCAL = True
    made = Receiver()
    yield made
    made.hold.set()
    made.server.shutdown()
    made.server.server_close()


def endpoint_of(receiver, tree, people, events=(Event.ISSUED,)):
    url = f"http://localhost:{receiver.port}/nhan-tin"
    return add_endpoint(unit=tree.province, name="Văn bản", url=url, events=list(events), by=people["manager"])


@pytest.fixture
def endpoint(db, receiver, tree, people):
    return endpoint_of(receiver, tree, people)[0]


def make_due():
    WebhookDelivery.objects.update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))


def test_what_is_sent_is_signed(receiver, tree, people):
    endpoint, secret = endpoint_of(receiver, tree, people)
    send_test(endpoint, by=people["manager"])
    assert deliver_due() == 1
    [(headers, body)] = receiver.got
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signature = base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{signature}"
    assert headers["Host"] == f"localhost:{receiver.port}"
    assert json.loads(body)["type"] == "webhook.test"
    row = WebhookDelivery.objects.get()
    assert (row.state, row.status, row.excerpt) == (DeliveryState.DELIVERED, 200, "x" * len(row.excerpt))
    assert len(row.excerpt) <= sending.EXCERPT
    assert secret.encode() not in bytes(endpoint.secret)


def test_an_outage_is_waited_out_under_the_same_id(receiver, endpoint, people):
    receiver.plan = [500, 503]
    send_test(endpoint, by=people["manager"])
    for _time in range(3):
        deliver_due()
        make_due()
    assert list({headers["webhook-id"] for headers, _ in receiver.got}) == [
        f"msg_{WebhookDelivery.objects.get().message_id.hex}"
    ]
    assert (len(receiver.got), WebhookDelivery.objects.get().state) == (3, DeliveryState.DELIVERED)


def test_pauses_grow_as_the_setting_says(receiver, endpoint, people, settings):
    settings.WEBHOOK_PAUSES_MINUTES = [1, 30]
    receiver.plan = [500, 500]
    send_test(endpoint, by=people["manager"])
    waits = []
    for _time in range(2):
        deliver_due()
        waits.append(round((WebhookDelivery.objects.get().next_attempt_at - timezone.now()).total_seconds() / 60))
        make_due()
    assert waits == [1, 30]


def test_given_up_in_the_end_the_manager_is_told_and_may_send_again(receiver, endpoint, people, settings):
    settings.WEBHOOK_PAUSES_MINUTES = [1]
    receiver.plan = [500, 500]
    row = send_test(endpoint, by=people["manager"])
    for _time in range(2):
        deliver_due()
        make_due()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (DeliveryState.FAILED, 2)
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"manager"}
    resend(row, by=people["manager"])
    assert deliver_due() == 1


def test_a_redirect_is_not_followed(receiver, endpoint, people):
    receiver.plan = [302]
    send_test(endpoint, by=people["manager"])
    assert deliver_due() == 0
    assert (len(receiver.got), WebhookDelivery.objects.get().status) == (1, 302)


def test_a_receiver_that_hangs_is_left(receiver, endpoint, people, monkeypatch):
    monkeypatch.setattr(sending, "TIMEOUTS", (1, 0.3))
    receiver.plan = ["hang"]
    send_test(endpoint, by=people["manager"])
    assert deliver_due() == 0
    row = WebhookDelivery.objects.get()
    assert (row.state, row.status) == (DeliveryState.WAITING, None)


def test_a_worker_that_dies_leaves_the_delivery_to_another(receiver, endpoint, people):
    send_test(endpoint, by=people["manager"])
    dead = take_next()
    assert take_next() is None
    make_due()
    assert deliver_due() == 1
    assert settle(dead, send(dead)) == ""
    assert WebhookDelivery.objects.get().state == DeliveryState.DELIVERED


def test_two_workers_send_once(committed_db, receiver):
    tree = make_tree()
    people = make_people(tree)
    send_test(endpoint_of(receiver, tree, people)[0], by=people["manager"])
    receiver.got.clear()
    WebhookDelivery.objects.update(state=DeliveryState.WAITING, lease=None, next_attempt_at=timezone.now())

    def work():
        deliver_due()
        connections.close_all()

    workers = [threading.Thread(target=work) for _worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(receiver.got) == 1


def test_software_of_units_above_and_of_those_named_is_told(receiver, tree, people):
    _endpoint, _secret = endpoint_of(receiver, tree, people)
    data = {"id": 1}
    assert announce(Event.ISSUED, data, paths=lambda: [tree.base.path]) == 1
    assert announce(Event.ISSUED, data, paths=lambda: [tree.far.path]) == 0
    assert announce(Event.REVOKED, data, paths=lambda: [tree.base.path]) == 0


def test_what_is_told_of_a_decision_names_no_person(endpoint, tree):
    from decisions.services.announcing import announce_issue

    decision = DecisionFactory(unit=tree.province)
    line = DecisionLineFactory(decision=decision, member=MemberFactory(unit=tree.base), order_no=1)
    announce_issue(issued(decision, number=7))
    body = WebhookDelivery.objects.get().body
    assert json.loads(body)["data"]["number"] == "07/QĐ-LĐLĐ"
    assert line.name not in body


@pytest.mark.parametrize(
    "url",
    [
        "http://phanmem.example.vn/",
        "ftp://phanmem.example.vn/",
        "https://user:pass@phanmem.example.vn/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[fe80::1]/",
        "https://100.64.0.1/",
        "https://224.0.0.1/",
        "https:///",
        "https://a:99999/",
        "https://a b/",
    ],
)
def test_inner_and_open_addresses_are_refused(url):
    with pytest.raises(AddressRefused):
        check_form(url)


def test_a_name_that_leads_inside_is_refused_when_it_is_sent():
    with pytest.raises(AddressRefused):
        target_of("https://localhost/")
