"""What is written after a call that reached nobody."""

NO_ANSWER = """
in meetings all morning, says the front desk
rang out
engaged twice
at a trade fair until Thursday
abroad this week, ringing tone gave it away
assistant took my number
on leave, back after the weekend
number has changed, asked reception for the new one
line dropped, did not ring back
driving, would not talk
with a customer until noon
mobile off
off sick, says the switchboard
in a factory, could not hear a word
their phones are down
at the dentist
interviewing all day
{spouse} answered, out until late
at a funeral, will leave it
on site, no signal
caught on the way into a board meeting
""".strip().split("\n")

VOICEMAIL = """
said I would try again next quarter
mentioned {subject}
two sentences, no need to ring back
said I had read about {co}
left both numbers
asked after {subject}
wished a good {season}
said I was thinking of {him} and no more
offered Thursday morning
said no hurry at all
mailbox nearly full
said hello from {town}
kept it to twenty seconds
asked about {subject}
said what I rang about: {subject}
""".strip().split("\n")

FOLLOW_UP_MAIL = """
tried you today, no need to ring back; here is something on {read}
missed you; one line about {subject}
sorry not to catch you, another time
two lines instead of a call
could not get through, so in writing: a question about {subject}
a short one after the missed call, with a page on {read}
rang at a bad moment, I expect; wrote a line about {subject}
three sentences and no question
left you in peace and wrote instead, about {read}
missed each other again, sent good wishes
not caught by phone; a note on {subject} instead
the call that was not, in writing
""".strip().split("\n")
