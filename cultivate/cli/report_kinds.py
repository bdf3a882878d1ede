"""Which reports there are, and what their help says; `reports.REPORTS` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report's name and help. `period` is its usual length, empty for one about today."""

    name: str
    short_help: str
    help: str
    period: str = ""


KINDS = (
    ReportKind(
        "alliances",
        "Seats, lunches, names each way, trust, and who waits for a seat.",
        """Show your allies: lunches held and due, names each way and what became of them, since when you
        trust them and what is missing, and who waits for a seat.

        The method has 25 seats, a lunch with each a quarter, and of the names a third each without a future,
        in touch, and with a next step.

        \b
        Examples:
          cultivate report alliances
          cultivate report alliances --quarter last --note
          cultivate report alliances --why "Bob Lee"
          cultivate report alliances --table trust --csv
        """,
        period="quarter",
    ),
    ReportKind(
        "introductions",
        "Promised, made, heard of; given and received; who owes whom.",
        """Show what you promised and have not made, what you made and never heard of, who gave you how many
        names and was given how many, and the chain from each client back to the source.

        It is about today and counts all that the notes tell. Whoever gave more than they got comes first.

        \b
        Examples:
          cultivate report introductions
          cultivate report introductions --why "Bob Lee"
          cultivate report introductions --table chains --csv
        """,
    ),
    ReportKind(
        "pipeline",
        "Who is at which stage, for how long, and who moved.",
        """Show how many people are at each stage of the method, how long they have been there, and who moved.

        A stage's age counts from the dated `stage` line that `cultivate set WHO stage=…` writes into the log.

        \b
        Examples:
          cultivate report pipeline
          cultivate report pipeline --quarter last
          cultivate report pipeline --why converting
          cultivate report pipeline --note
        """,
        period="month",
    ),
    ReportKind(
        "funnel",
        "Who was due, tried and reached, and what came of it.",
        """Show how many people came due, were tried and reached, and what came of it, beside the method's
        figures and the period before.

        A person counts once in each step. By the method half of those tried are reached, and half of
        those have no need. Small numbers come with the range in which the true share lies.

        \b
        Examples:
          cultivate report funnel
          cultivate report funnel --quarter last
          cultivate report funnel --why reached
          cultivate report funnel --table weekdays --csv
        """,
        period="month",
    ),
    ReportKind(
        "requalify",
        "Whom to ask whether it is still useful, who may leave, who comes.",
        """Show whom to ask whether it is still useful that you ring, who was not reached in four passes,
        who could leave their circle, and who has room made for them.

        By the method every fourth call asks it. `stays` in the log is the answer that starts the count again.

        \b
        Examples:
          cultivate report requalify
          cultivate report requalify --why "Bob Lee"
          cultivate report requalify --table vain --csv
        """,
    ),
    ReportKind(
        "forecast",
        "What the coming quarters bring, by your own ratios.",
        """Show what the coming four quarters bring in calls, talks, meetings, names, cases, sales and
        revenue, what ten more calls a week are worth, and what each circle is.

        The ratios are your own of twelve months; until there are thirty of a step, the method's stand in
        for the rest. `[practice]` in the settings has the average sale, and the ratios that the method
        does not give.

        \b
        Examples:
          cultivate report forecast
          cultivate report forecast --why "ratio meetings"
          cultivate report forecast --table worth --csv
        """,
    ),
    ReportKind(
        "functions",
        "Touches and time by the six functions, and which got none.",
        """Show how many touches and how much time fueling, qualifying, cultivating, converting, servicing
        and managing had, in all and week by week.

        An introduction or a referral is fueling; any other touch belongs to the person's stage on that day.
        Time for managing is what stands under `## Managing` in agendas: `- accounts 40m`.

        \b
        Examples:
          cultivate report functions
          cultivate report functions --week last
          cultivate report functions --why converting
        """,
        period="month",
    ),
    ReportKind(
        "inner-circle",
        "The inner circle by the method's questions.",
        """Show for each of the inner circle when you last spoke, shared a meal, gave and asked, invited them
        home and to an event, and sent an article; what you gave and had; what you do not know yet; how much
        of your time they have; who has lost a seat and who waits for one.

        What is longer ago than the method's plan is marked. The period is that of your time.

        \b
        Examples:
          cultivate report inner-circle
          cultivate report inner-circle --why "Jane Doe"
          cultivate report inner-circle --month --note
        """,
        period="quarter",
    ),
    ReportKind(
        "week",
        "Friday's page: kept, owed, whom you may be losing, what comes.",
        """Show the week on one page: what was kept, who heard from you, what is owed, the function that got
        no time, whom you may be losing, the coming week, and one question.

        \b
        Examples:
          cultivate report week
          cultivate report week --note
          cultivate report week --week last
        """,
        period="week",
    ),
    ReportKind(
        "thanks",
        "Who fed you this year, for notes by hand in December.",
        """Show who gave you names this year and through whom each new client came: prompts for notes by hand.

        \b
        Examples:
          cultivate report thanks
          cultivate report thanks --note
          cultivate report thanks --year last
        """,
        period="year",
    ),
)
