"""What is written about who knows whom: introductions both ways, thanks, news."""

INTRODUCTION = """
same questions, two years apart
thought of it when both spoke about apprentices
both on the same train every Tuesday, never met
about sitting on a charity board
one has just done what the other is about to do
for the dinner in {month}
the quiet sort, both of them
two people who read the whole report
needs an auditor, and here is a good one
about the move to {away}
both former engineers who manage people now
asked for exactly somebody like this
to compare notes on running two sites
both new in the chair
about pensions for a small team
as promised, with a paragraph on each
about finding a finance director
one writes, the other publishes
about insurance for volunteers
both have a roof that leaks and a committee that meets
about lending to firms that grow
both sail, and both need a third for the boat
wants to hear from somebody who sold and stayed
about teaching on Thursdays
about the planning committee
to settle an argument about apprentices
since one has the hall and the other the audience
both asked for a mentor and would make one
because of the hospice, where both give time
one sells what the other keeps looking for
for an honest opinion on a lease
both taught chemistry before they had a payroll
about a first seat on a board
one has daughters in the trade, the other wonders how
to look at a piece of software before anybody buys it
both fell out with the same bank
because somebody should hear that story first hand
one is writing about what the other did
""".strip().split("\n")

MET = """
had coffee, two hours
walked round the works together
one of them wants to buy, the other to sell; that far already
a long call, and a shorter one after it
had breakfast, paid separately
compared notes on boards and found the same chairman
both on the train to London, talked all the way
swapped numbers of two suppliers
a visit to the site, with boots
spoke for ten minutes, enough for both
no business in it, but a friendship perhaps
met with their finance people, rather serious
saw each other at the match, of all places
will do a joint evening
one has sent the other a client
met twice already and asked me to the third
found that their children share a school
wrote to each other, no date yet, both keen
ended in a job for a nephew
met last week, both wrote to thank me
they meet again next month
spoke by phone, useful both ways
lunch, and a second date
met on site; doing a small piece of work together
it was quick and friendly, nothing more
got on at once
""".strip().split("\n")

INTRODUCTION_OWNERS = """
both run firms that their parents began
one needs a warehouse, the other knows every landlord
both thinking of an employee trust
over exporting, one is five years ahead
about lorries, of which both have too many
about moving a works canteen, no joke
both lost a big customer and lived
one bought a rival, the other was asked to
both fight with the same planning office
both looking for a finance person for three days
about apprentices, one has a waiting list
about price rises and how to write the letter
""".strip().split("\n")

INTRODUCTION_SAME_TOWN = """
ten minutes' walk apart in {town}, and never met
both in {town}, both looking for a second pair of eyes
neighbours in trade, strangers in {town}
for a coffee in {town}, no agenda
one is new to {town}, the other knows everybody
same street, different ends
both fill vacancies in {town} from the same twenty people
both asked me in the same week who in {town} is good with boards
they share an auditor and nothing else so far
one host, one speaker, one evening in {town}
""".strip().split("\n")

PROMISED_TO_ME = (
    "will put us in touch once the year end is over",
    "has spoken very well of this one for years; wants to ask first",
)

DECLINED = (
    "too busy until the summer, asked me to thank the other",
    "knows them already, from a long time ago",
    "not the right moment, both agreed",
)

RECEIVED = """
runs a team of forty and thinks aloud badly alone
has just been made managing director and is finding it lonely
same golf club; asked who helps with this sort of thing
a client for years, on the edge of a big decision
has a number two who could be more
told them about our work with the brewery
a good egg, in a hurry
between two jobs, would value a talk
new to {town}, knows nobody
took over from the father in the spring
has outgrown the firm, or the other way round
asked for a name over lunch, got mine
very private, ring in the morning
heads a trust with three schools
sells to the same people, likes how I work
three partners who do not talk
wants somebody who is not from London
lost the number two last month
about to double in size
ring before noon, and mention the cricket
a firm of ninety, three directors, one opinion
sold a house to them; says they work too late
sits on the same committee, never says no
fresh from a redundancy, wants to do the next thing better
has read my last letter twice, apparently
a sister-in-law, but a good one
wants to hear from somebody who is not selling a course
two doors down, same worries, different trade
runs the best bakery in the Dales and is not enjoying it
is asked for advice by everyone and has nobody to ask
starts in the spring as head of three schools
carries the whole firm in the head, with all that follows
they met on a train, of all places
an engineer who manages eighty people by email
rings back within the hour, always
talks little; bring a question
comes with warm words from the bank as well
wants a view from outside before the board in the autumn
said my name came up twice in one week
leads the family firm with two cousins
a former client of theirs with a new team
lost a tender and wants to know why, honestly
will be chief executive by Easter, does not know it yet
""".strip().split("\n")

REFERRAL = """
rang me the day after; wants to start in the new year
asked for me by name, a team in trouble
had my number on a napkin from the dinner
rang without being asked; three directors who do not talk
called at eight in the morning, sold on the idea already
wrote first, then rang: a new board and no time
left a number for me at the front desk
rang from the car park after the talk
""".strip().split("\n")

THANKS = """
thank you for [[{who}]]; we speak this week
for the introduction to [[{who}]], so well put
to thank {him} for [[{who}]], who rang back at once
thank you: [[{who}]] and I have a date
for thinking of me when [[{who}]] asked
thanked {him} for [[{who}]], a good match
for [[{who}]]: the way {he} described us both made it easy
thank you for trusting me with [[{who}]]
""".strip().split("\n")

TOLD = """
told {him} that [[{who}]] and I have begun
[[{who}]] is going well, thought {he} would like to know
said what became of [[{who}]]: a meeting in {month}
told {him} [[{who}]] has come on to my list, with thanks again
to say that [[{who}]] and I are talking
news of [[{who}]], all of it good
[[{who}]] sends greetings; told {him} how it goes
good news about [[{who}]], wanted {him} to hear it from me
""".strip().split("\n")
