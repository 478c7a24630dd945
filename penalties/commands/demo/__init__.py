"""``flask demo``: a fictitious council with cases at every stage, made through the real actions."""
