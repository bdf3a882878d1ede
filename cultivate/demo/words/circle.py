"""What is written about who knows whom: introductions, thanks, tables, aims, first meetings."""

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

TABLE = """
four of us; talk went from pensions to whales
two owners who had never met, now they have
a table of three at {place}, the pudding was late and nobody minded
talked about who they would ring at midnight
all three on the same train home
what each would do with a free Thursday; long answers
began with the economy, ended with mothers
one table, three trades, the same worry about people
asked each for the best advice they ever ignored
the quiet one talked most
what each of them would never sell
a long table by the window, three sets of spectacles
everyone brought one name for somebody else
argued about apprentices, parted as friends
compared worst bosses; there was a winner
two of them found that they had shared a landlord
told each other what they charge, which never happens
""".strip().split("\n")

LUNCH = """
at {place}; swapped five names each
five names from {him}, four from me, will send the fifth
at {place}; went through both lists slowly, three good ones
names both ways; {he} has two owners close to retiring
lunch at {place}; clearer about whom {he} wants to meet
compared ideal clients, wrote {his} list on the napkin
at {place}; two of my names already rang {him}
{he} told me what went wrong with the last name; fair
good lunch at {place}, three names and a reason for each
{his} new colleague came along; six names between us
named the two who matter most this quarter
swapped names and a story about a judge
at {place}; three of last time's names followed up, one a client
{he} brought the list on a card, I had mine in my head
at {place}, noisy; four names all the same
two names, both worth ten
talked about how to introduce each other in one sentence
""".strip().split("\n")

PLACES = """
the Corn Mill
Casterton's
the canal café
the Blue Heron
Marchetti's
the Drovers
the station buffet
Albion Yard
the Glasshouse
Peel Street Kitchen
the Old Exchange
Tamarind Lane
the Weavers
the Tea Rooms at Holbeck Row
Fennel
the Lamb and Anchor
""".strip().split("\n")

AIM = """
meet {his} two fellow directors by the spring
be the name {he} gives when an owner is stuck
bring {him} together with three of my allies
a seat at {his} autumn dinner
hear about the firms before the banks do
do something for {his} charity that only we can do
be asked to speak at {his} club
have {him} and {home} to supper before the summer
introduce {him} to the next generation of owners
find out what {he} wants after the sale
make {him} proud of the introductions {he} makes
meet the three people {he} rates most
be of use to {his} protégé
learn how {he} reads a balance sheet
keep it light: four good talks a year and a walk
get {his} view on the book
help with {his} hand-over
bring {him} one useful name a quarter
be a friend of the firm when {he} leaves it
""".strip().split("\n")

HOW_MET = """
Met at a manufacturers' breakfast in {town}; asked the only good question.
A former client's neighbour. We share a train line.
Came to my talk on succession and stayed to help with the chairs.
Sat next to each other at a dinner for a hospice.
Worked with {his} predecessor. {He} kept the number.
Wrote to me after an article of mine, and disagreed with half of it.
Parent at the same school, years ago.
We were on a panel together in {away}; {he} was the funny one.
Introduced over the fence by a mutual friend.
Met on a course, both bored.
Knew {him} when {he} was a trainee at the mill.
Met at an open day at {co}.
Came through the business club.
Rang me once about somebody else, and we kept talking.
Was in the audience in {away} and had read the paper.
We judged an award together.
Client of a client. Straight, dry, kind.
Met at the station when all trains were off.
We walked the same stretch of the Dales Way, by accident.
Met through the growth programme at the university.
Used to be in the same office building, two floors up.
Talks fast, thinks faster; give {him} time at the end.
Shy on the phone, warm in person.
Likes facts first. Small talk after.
Always asks about the children, and means it.
Reads everything. Never send a summary.
A friend of the firm since the flood.
Found each other at a trade fair, over bad coffee.
Began as a sceptic, says so to everyone.
Met at a wedding, both at the table for singles and uncles.
Has a laugh that fills a lift.
Prefers a straight no to a soft perhaps.
""".strip().split("\n")

PROMISE = """
send {send}
look out the piece on {read} for {him}
ring {c} as promised
send the reading list
write the page we spoke of
find a date for lunch in {month}
ask the printer for his price
send the photographs from the dinner
introduce {him} to a good recruiter
look at the job description
lend {him} the book
put {his} name down for the breakfast
""".strip().split("\n")
