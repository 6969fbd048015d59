"""The diff report: one model (``model``), one documented JSON (``as_json``), one page made from it (``html``)."""
