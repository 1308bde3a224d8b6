"""Work in the background: the broker, and what beat starts, in seconds."""

from emulation.settings.environment import REDIS_URL

CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000
"""Kilobytes; a process above is replaced after its task. The typesetter keeps what its last ten papers were made of."""
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"
CELERY_BEAT_SCHEDULE = {
    "reissue-shards": {"task": "awards.reissue_shards", "schedule": 30.0, "options": {"expires": 25.0}},
    "reissue-imports": {"task": "exchange.reissue_runs", "schedule": 30.0, "options": {"expires": 25.0}},
    "reissue-certificates": {"task": "certificates.reissue_batches", "schedule": 60.0, "options": {"expires": 55.0}},
    "expire-prints": {"task": "certificates.expire_prints", "schedule": 3600.0, "options": {"expires": 3000.0}},
    "expire-exports": {"task": "exchange.expire_exports", "schedule": 3600.0, "options": {"expires": 3000.0}},
    "standards-of-the-day": {"task": "awards.keep_up_with_the_day", "schedule": 600.0, "options": {"expires": 500.0}},
    "orphans": {"task": "common.remove_orphans", "schedule": 86400.0, "options": {"expires": 80000.0}},
    "audit-chain": {"task": "common.seal_audit", "schedule": 60.0, "options": {"expires": 50.0}},
    "audit-checks": {"task": "common.check_audit", "schedule": 60.0, "options": {"expires": 50.0}},
    "audit-nightly": {"task": "common.check_audit_nightly", "schedule": 86400.0, "options": {"expires": 80000.0}},
    "outbox": {"task": "notices.deliver_mail", "schedule": 60.0, "options": {"expires": 55.0}},
    "webhooks": {"task": "webhooks.deliver", "schedule": 30.0, "options": {"expires": 25.0}},
    "digests": {"task": "notices.write_digests", "schedule": 600.0, "options": {"expires": 500.0}},
    "old-letters": {"task": "notices.delete_old_letters", "schedule": 86400.0, "options": {"expires": 80000.0}},
    "reminders": {"task": "campaigns.remind_due", "schedule": 1800.0, "options": {"expires": 1500.0}},
    "reminders-of-consultations": {
        "task": "consultations.remind_due",
        "schedule": 1800.0,
        "options": {"expires": 1500.0},
    },
    "reminders-of-decisions": {"task": "decisions.remind_due", "schedule": 1800.0, "options": {"expires": 1500.0}},
    "reminders-of-inspections": {
        "task": "inspections.remind_due",
        "schedule": 1800.0,
        "options": {"expires": 1500.0},
    },
    "figures-of-the-country": {"task": "reports.keep_figures", "schedule": 3600.0, "options": {"expires": 3000.0}},
    "reorganisations": {"task": "office.apply_reorganisations", "schedule": 600.0, "options": {"expires": 500.0}},
    "prizes": {"task": "prizes.follow_decisions", "schedule": 30.0, "options": {"expires": 25.0}},
    "likeness": {"task": "contributions.work_out_likeness", "schedule": 60.0, "options": {"expires": 50.0}},
}
