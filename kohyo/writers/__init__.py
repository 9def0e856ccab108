"""Files for people and programs, all made from the models in ``schemas.tables``: no second list of columns."""
