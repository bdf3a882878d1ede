"""The words of the demo: banks of text, and no rule of how they are put together."""
