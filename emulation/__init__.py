"""The project: settings, addresses, workers. Wiring only; nothing imports it."""
