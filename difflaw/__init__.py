"""difflaw compares two versions of a Chinese law, article by article and character by character."""

__version__ = "0.1.0"
