"""cultivate: keep the relationships alive that bring you clients."""

__version__ = "0.1.0"
