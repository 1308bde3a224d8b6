"""The only bridge from rows to the facts of the tally: set-based SQL, as many queries for one entry as for many."""

from awards.selectors.facts.bridge import Considered, facts_about, facts_of
from awards.selectors.facts.period import Period, period_of

__all__ = ["Considered", "Period", "facts_about", "facts_of", "period_of"]
