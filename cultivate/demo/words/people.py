"""What is known and meant: how one met, what one wants with somebody, what one promised."""

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
see about {send}
look out the piece on {read} for {him}
have a word with {c}, as promised
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
