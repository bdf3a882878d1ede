"""One function for each verb: load, decide, write. What it decides lives on the floors below."""
