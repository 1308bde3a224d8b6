"""The colour of every state, one vocabulary for all screens. A state never speaks by colour alone."""

from typing import Final

GREY, GOLD, BLUE, PURPLE, GREEN, RED = TONES = ("grey", "gold", "blue", "purple", "green", "red")

_STATES: Final = {
    GREY: (
        "draft self_scoring withdrawn cancelled superseded replaced dropped undone closed todo blocked planned expired"
        " set_aside waived silent discarded"
    ),
    GOLD: (
        "sent proposed interrupted awaiting_issue scheduled corrected below_line plaque_proposed doing warning uploaded"
        " given held waiting due absent sent_up selected reported"
    ),
    BLUE: (
        "in_review in_approval checking checked applying running building open queued registered cluster_scored"
        " under_way visited"
    ),
    PURPLE: "sealed frozen decided plaque_decided missing_data unknown",
    GREEN: (
        "accepted approved confirmed done recognised applied spread in_force issued published finished inspected"
        " plaque_fixed recommended matched eligible met appraised holds taken passed paid presented handed_over"
        " handled answered granted shown concluded"
    ),
    RED: (
        "returned refused declined not_recognised revoked not_eligible not_met failed broken overdue to_recover"
        " not_granted"
    ),
}
TONE_OF_STATE: Final = {state: tone for tone, states in _STATES.items() for state in states.split()}


def tone_of(state: object) -> str:
    """The tone a state is shown in; grey for one nobody has named here."""
    return TONE_OF_STATE.get(str(state), GREY)
