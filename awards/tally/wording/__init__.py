"""Every sentence of the tally, in Vietnamese, kept as a message and translated when it is shown."""
