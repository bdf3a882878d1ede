"""Cities, with how many of the people live there, and the telephone numbers that Ofcom keeps for drama.

Source of the ranges: Ofcom, "Telephone numbers for use in TV shows, films and other creative works".
"""

from __future__ import annotations

CITIES = (
    ("Leeds", 0.27), ("Manchester", 0.16), ("London", 0.13), ("York", 0.10), ("Sheffield", 0.09),
    ("Edinburgh", 0.06), ("Harrogate", 0.05), ("Bradford", 0.04), ("Wakefield", 0.03),
    ("Huddersfield", 0.02), ("Newcastle", 0.02), ("Birmingham", 0.02), ("Halifax", 0.01),
)  # fmt: skip
ELSEWHERE = (
    "Hull", "Derby", "Preston", "Darlington", "Lincoln", "Chester", "Carlisle", "Nottingham", "Bristol",
    "Glasgow", "Cardiff", "Stockport", "Doncaster", "Rotherham", "Skipton", "Northampton", "Durham",
    "Barnsley",
)  # fmt: skip
LANDLINES = {
    "Leeds": "113 496 0", "Manchester": "161 496 0", "London": "20 7946 0", "Sheffield": "114 496 0",
    "Edinburgh": "131 496 0", "Birmingham": "121 496 0", "Newcastle": "191 498 0",
}  # fmt: skip
MOBILE = "7700 900"
ANYWHERE = "1632 960"
