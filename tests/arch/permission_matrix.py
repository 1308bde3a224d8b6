"""Every address and who may open it, one line each, kept by hand.

The letters stand in the order of ``CAST``:

``L`` sent to the sign-in · ``.`` the page · ``>`` sent on, with a message when a power is missing · ``x`` not found ·
``m`` only by POST · ``f`` a form that says what is wrong · ``0`` nothing to answer with

A GET line opens the address; a POST line sends an empty form to it, in a transaction that is undone.
"""

CAST = (
    "anonymous",
    "nobody",
    "editor",
    "editor2",
    "editor_elsewhere",
    "specialist",
    "specialist_elsewhere",
    "specialist_province",
    "approver",
    "viewer",
    "manager",
    "superuser",
    "stranger",
)

PUBLIC = (
    "healthz",
    "readyz",
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_email_verification_sent",
    "mfa_authenticate",
)
"""Open without a sign-in, or half-way through one."""

OWN_ACCOUNT = (
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
)
"""About the signed-in person's own account only; the library keeps them apart."""

GET: dict[str, str] = {}
POST: dict[str, str] = {}
