"""Sample packs: plain data that ``load_sample`` turns into rows through the services people use."""
