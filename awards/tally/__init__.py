"""The pure core of the tally: facts and standards in, outcomes with their reasons out."""
