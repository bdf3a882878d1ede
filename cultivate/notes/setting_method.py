"""The settings of `[method]`: the figures that reports compare with, and after how long something is said.

Their defaults are the method's own: 240 people a quarter, half of them reached, half of those without a need.
"""

from __future__ import annotations

from cultivate.notes.setting_kinds import LENGTH, PERCENTAGE, RATIOS, SOME, Setting

METHOD_SETTINGS: tuple[Setting, ...] = tuple(
    Setting("method", key, kind, default, doc, f"method_{key}")
    for key, kind, default, doc in (
        ("reached", PERCENTAGE, "50", "Of a hundred who are called, how many are reached."),
        ("no_need", PERCENTAGE, "50", "Of a hundred who are reached, how many thank you and have no need."),
        (
            "stopped", PERCENTAGE, "5",
            "And how many ask you to stop; of the rest half are meetings, half are names.",
        ),
        (
            "thirds", RATIOS, "[]",
            "Of names received, how many have no future, stay in touch, take a next step; [] for thirds.",
        ),
        ("names", SOME, "5", "How many names each of you brings to a lunch, and its page has room for."),
        ("active", SOME, "2", "Within how many of their cadences somebody active has answered."),
        (
            "ask", SOME, "4",
            "In which talk you ask whether it is still useful; and how many passes are in vain.",
        ),
        ("enough", SOME, "30", "How many entries of a step make your own ratio stand alone."),
        (
            "heard", LENGTH, '"4 weeks"',
            "After how long you are told that nothing was heard of an introduction.",
        ),
        ("waiting", LENGTH, '"30 days"', "After how long what you were promised stands under Waiting for."),
    )
)  # fmt: skip
"""In the order of the pages."""
