"""What is said in calls about the practice itself: needs, recall, meetings, work, and partings."""

NO_NEED = """
nothing needed now, likes to be rung
no need at present; said to keep ringing
all quiet on that front, thank you
not this year, ask again after the summer
has a coach in-house now, still wants the calls
no need for {him}self, might for {c}
fine as things are
happy as it is, glad of the question
not now; budget is set in {later}
no, and said so kindly
nothing at the moment, knows where I am
has all the help {he} can use
""".strip().split("\n")

STAYS = """
asked whether my calls are still useful: yes, four a year is right
said the calls are the only ones that are not about selling
wants to stay on the list, rather after nine than before
yes, keep ringing; mornings are better
still useful, especially when nothing is wrong
stays, and asked for more reading
said it would be missed if I stopped
happy with a call a quarter, never more
yes; the last article went round the team
stays, though Fridays are hopeless
asked straight: yes, and here is a better number for it
useful, said {he} thinks about the question for days
""".strip().split("\n")

MEETING = """
would like to talk properly, an hour in {month}
asked what it costs and how long it takes; meeting fixed
wants {c} in the room as well, a date in {month}
asked for a meeting, to hear how I work
yes to an hour, at their office
wants to think aloud about {subject}; meeting agreed
come and see the place, {he} said
an hour over coffee to see whether it fits
would see me before the budget is fixed
said: come on a Tuesday, stay for lunch
has thought about it since the last call
wants me to meet the chair first
it is time, {he} says
asked for two dates and took the earlier one
not on the phone; a walk round the park instead
wants to know what happens if it does not work
would like {c} to ask the questions
""".strip().split("\n")

CASE = """
wants help with {subject}; I write a page by Friday
three of the top team, six sessions each, is the idea
what it would be worth: a year without firefighting
agreed on what would be different after six months
wants somebody to think with before the board does
asked what I would not do for them; long list, good talk
the real question came at the door: {subject}
two hours a month, until {later}
a team that agrees too quickly
the way decisions come back undone
{his} own hours first, then everybody else's
what {he} would pay not to have that meeting again
the aim in one line: home by six with a clear head
wants it to start before {month}
scope clear: {him}self first, the team later
two options asked for, a small one and a proper one
measure agreed: {c} runs the Monday meeting
""".strip().split("\n")

DECISION = """
went through the page; needs the chair's nod
likes the proper option, asks about dates
took it to the board, one question about references
will say by the end of the month
decided in principle, purchase order to come
slept on it, has three questions, all fair
rang two of my references and repeated what they said
has the money, needs the hours; looks at the diary
one condition: nobody outside the room hears of it
is sure, the finance side is not yet
read the page aloud and changed one word
likes it; asked for the first date before {month}
has asked two people whom I worked with; both rang me
wants a smaller start and a clear end
talked price for five minutes and fear for forty
wants to begin, and to begin with {c}
""".strip().split("\n")

SOLD = """
six sessions, first one next week
a year, every month, and the team day in {later}
eight sessions for {him} and two for {c}
starts straight away, signed on the spot
four sessions to see, then eight more
two directors, six sessions each
ten sessions and a day with the team
monthly, to the end of next year
six for {him}, with a look back after three
three to begin with, paid in advance, by {his} own wish
""".strip().split("\n")

LOST = """
went with somebody in-house, on cost
chose another coach, whom {he} knew from school; no hard feelings
put off for a year after the results
the board said no to anything new
liked it, could not find the hours
""".strip().split("\n")

SESSION = """
what the Monday meeting is for; will cancel the next two
three decisions {he} has been carrying since the spring
how to say no to the chair
{c}: what {he} has not said to {chim} yet
wrote the first two sentences of the hard talk
diary of two weeks: a day and a half goes on other people's work
rehearsed the talk with {c}; did it twice, second time sitting down
what a good year would look like, in one paragraph
the talk with {c} happened, and it was shorter than feared
where the energy goes; mornings, always mornings
drew the team as a map, with {c} at the edge
what {he} would do if {he} were new in the job
stopped two projects, told both teams {him}self
anger as information
the story {he} tells about {his} first boss
chose one question for every one-to-one this month
how {he} listens when {he} disagrees
reviewed the last board, minute by minute
what success cost the last time
practised not answering for eight seconds
{c} takes the customer review from now on
delegated {few} things, took one back, noticed it
feedback from six people, read aloud
what is enough
the difference between urgent and loud
planned the conversation about pay
two weeks without evening mail; the world went on
asked the team what to stop; long list
halfway: what has changed, what has not
values, without the word
walked round the reservoir, best session so far
how to be chair of {his} own meeting
succession: who would have it if {he} fell off a ladder
the letter to {him}self from next {month}
what the team does when {he} is not there
talked about {his} father, and about bosses
energy at six out of ten, was four in the spring
preparing the off-site: one question on the wall
{c} said thank you, first time in a year
scale of one to ten: seven, and what would make it eight
role of the top team; they are not one yet
how decisions get undone in corridors
moved the desk next to the team
wrote a not-to-do list
saying what {he} wants before the reasons
the habit of rescuing
looked back at the aims from the first session
what {he} would tell {his} successor
two hard calls made before the session, out of spite, {he} says
quarter in review: two promises kept, one dropped on purpose
slowing down the first ten minutes of a meeting
trust in the team, person by person, in numbers
how to disagree with {c} in public and stay friends
the week in colours: too little green
money talk, avoided for three sessions, done
what the promotion asks {him} to give up
standing still for ninety seconds before going in
last but one: what {he} keeps doing without me
a new boss: what {he} wants known about {him}
came with no topic; the topic was tiredness
""".strip().split("\n")

SESSION_LAST = """
last of the six: what stays, written on a card
final session, cake; will stay in touch every quarter
closing review with {c} present, generous words
finished; asked to come back in a year
""".strip().split("\n")

STOP = """
asked me to stop ringing: has moved in-house and has no use for it
would rather not be rung any more, has all {he} needs
wants no more calls, nothing personal
""".strip().split("\n")

SKIPPED = """
their busiest month, leave {him} be
in hospital, sent a card instead
year end, asked to be left alone until it is over
moving house
we meet at the dinner anyway
spoke twice last month
travelling until the end of the quarter
just had the twins
""".strip().split("\n")

ASKED_REFERRAL = """
asked who else might like to be rung; two names to come
asked whom {he} knows with the same question; thought of a neighbour
would gladly pass on my number, and means it
asked for one name; got one and a story
asked whom I should meet in {town}; will think about it
named a cousin with a firm in {away}; will warn the cousin first
""".strip().split("\n")

PAUSED = (
    "twins are due at home, away until the spring; no calls until then, with pleasure after",
    "looks after {his} father full time now; asked me to leave it until {he} rings",
)
RESUMED = "back from six months abroad, glad to hear a voice"
UNTIL_THEN = "off to New Zealand for half a year; ring when {he} is back"

LAST_OF_ALL = """
talked about the mill, and who still has the clocking-in cards
not well, would not be drawn; spoke about {his} roses
sent {his} best to everyone; voice thin
""".strip().split("\n")
