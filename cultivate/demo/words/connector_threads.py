"""What happens to people who know everybody: chairs, hosts, elders. Written as in `owner_threads`."""

TEXT = """
= the dinner
- hosts a dinner for twelve owners in {month}; asked who should be there
| the dinner has grown too polite; wants {few} new faces
- the two people we talked about have accepted
- went on until one; {c} told the story of {chis} bankruptcy and nobody moved
- {few} pieces of business came out of one dinner, none of them planned
- asked me to bring the question for the next one
? who comes to the next dinner
> two guests for the dinner
@ how to host a table

= the new board
- takes the chair at a haulier's in {month}; first outsider
| asked to chair a family firm where nobody speaks after the soup
- saw each director alone; {few} of them want the same thing
- moved the board to mornings, half the papers, twice the talk
- {c} has stepped down, without a fight
- the chief executive there might need somebody to think with
? how the new board is
> the questions for a first month in the chair
@ chairs who listen

= the protégé
- {c}, whom {he} has mentored for years, runs {chis} own firm now
| sees a lot of {him}self in {c}
- {c} will not ask for help; said so, in those words
- suggested that {c} and I have a coffee, no more
- {c} rang {him} after our coffee, sounded lighter
? how {c} is doing
> an hour for {c}
@ mentors who let go

= the book
- writing about the firms {he} has seen fail; {few} chapters done
| wants to write, has a title and a shed
- chapter on founders is the strong one; asked me to be blunt
- a small press in {away} will take it
- proofs arrived, {c} found a howler on page one
- launch in the upstairs room of a bookshop; standing room only
? how the book is going
> a hard read of two chapters
@ business books that last

= the growth panel
- on the panel that picks who gets regional growth money
| wants manufacturing to have a voice on the combined authority's board
- {many} applications, {few} good
- {c} from the authority asked who coaches people like that; gave my name
- stays another year, against advice from home
? what the panel is looking for
> three firms worth a visit
@ growth money and who gets it

= the club programme
- the club needs members under fifty and has none
| took on the programme of the business club; {few} evenings to fill
- my name is down for {month}, on asking better questions
- the evening drew {many}; {c} bought the first round
- membership up by {pct}; wants the same again
? how the club programme fills
> two speakers under forty
@ clubs with a point

= the diary
- leaves two of {his} {few} boards this year; wants mornings back
| seventy in the spring and feels like a bottleneck
- named {c} as the one to follow; was told that it is not done that way
- gave up the golf club as well, which caused more talk
- has a whole free Thursday; does not know what to do with it, likes it
? which boards are left
> a good home for a board seat
@ leaving boards well

= the introductions
- an introduction {he} made last year went wrong; careful since
| sent somebody to a lawyer who never rang back, still cross
- agreed how we do it: always by phone first, always with a reason
- tried it with {c}; the best first meeting {he} has heard of
- {few} introductions in six weeks, each with a reason
? whether {c} got in touch
> a note on how I like to be introduced
@ introductions with a reason

= the students
- visiting professor now, means two lectures and a gown
| the business school wants real firms in the classroom
- found {few} owners willing to be taken apart by students
- students told {c} to close {chis} shop; {che} is thinking about it
- asked me to sit on the panel in {month}
? how the students took it
> an owner who can take questions
@ students in real firms

= the old firm
- the firm {he} sold is on its third managing director
| still gets Christmas cards from the shop floor
- {c}, who runs it now, rang for advice, for the first time
- went round with {c}; the canteen is the same, thank goodness
- thinks {c} has nobody to talk to; will say so at the right moment
- said so; {c} would like to meet
? whether {c} is ready to meet
> an hour with {c}, no strings
@ life after selling a firm

= the hospital board
- asked to sit on the hospital's board; {few} evenings a month, unpaid
| first hospital board: two hundred pages and a raffle
- spent a night in the emergency department, on a chair; changed {his} mind about targets
- got {c} on to the finance committee, the first with a factory behind {chim}
- the car park is solved, which {he} counts as {his} life's work
- wants to know how one thanks porters properly
? how the hospital board is
> a finance person with time for a hospital
@ boards in public service

= the firm in trouble
- one of {his} firms is short of cash and {c}, who runs it, will not say so
| rings {c} every evening now; the bank is restless
- went in for a day and counted the stock with {c}
- {few} suppliers agreed to wait, because {he} asked in person
- the firm lives; {c} needs a holiday and somebody to think with
- paid off the last of the suppliers; sent each a bottle
? how {c}'s firm is doing
> a turnaround adviser with manners
@ chairs in a crisis

= the angel money
- puts a little money into young firms and a lot of time
| burnt {his} fingers on an app; back to things one can drop on a foot
- met {few} founders in a day, liked one, {c}
- invested, with two friends; {c} rings too seldom, which {he} prefers to too often
- {c} has the first real customer and no idea what to charge
- the friends want out, {he} wants to stay; lunch to sort it
? how {c} is doing with the first customers
> an hour for {c} on pricing
@ investors who help

= the cathedral
- on the committee for the organ; {many} thousand still to find
| the organ fund needs a face and {he} has been told it is {his}
- a concert with sandwiches brought in more than the letter
- {c}, who owns a quarry, gave stone instead of money; much rejoicing
- three quarters there; the dean has stopped ringing
- played in the new organ with both feet; {he} was invited to press one key
? how the organ fund stands
> two people who love organs
@ fundraising among friends

= the prize
- judges a prize for family firms; {few} on the list
| the prize has had the same sort of winner for ten years
- went to see all of them, the best by far is a launderette
- argued for the launderette until midnight
- the launderette won; {c} cried on stage
- {c} wants to grow and is afraid of it; could be one for me
? what became of the prize winner
> an introduction to last year's winner
@ prizes worth having

= the mentors
- starts a scheme: retired directors for young ones; {few} pairs so far
| half of {his} mentors talk, the other half listen; wants more of the second sort
- asked me to train the mentors for a morning
- the morning went well; the best was {c}, a former headmaster
- one pair fell out over a spreadsheet, one wants to go into business
- scheme has {many} pairs and a waiting list
? how the mentoring scheme is going
> two mentors who listen
@ mentoring that works

= the chief executive question
- has to tell a chief executive that the time has come
| the board {he} chairs is split over {c}
- told {c}, at home, without papers; {che} made tea
- search firm picked, the second one {he} saw
- {few} on the short list, the best is inside already
- the inside candidate has it; {c} gave the handover party
? how the new chief executive has begun
> the questions for a handover
@ changing a chief executive

= the community shop
- the village shop closes in {month}; {he} has called a meeting
| {many} people in the village hall, all in favour, none on the rota
- shares at ten pounds each; sold {many} in an evening
- opened, with {c} behind the counter and the wrong sort of bread
- first year in the black, by the price of a fridge
? how the shop is
> a retailer who likes villages
@ community shops

= the museum
- the mill museum wants a new chair and {he} is wavering
| took on the mill museum against advice; eleven volunteers and a boiler
- the boiler, as expected
- got {c}'s works to mend the engine for nothing, in return for a plaque
- school classes every Tuesday now, {many} children at a time
- asked whether I know anybody who can run a café
? how the museum is
> somebody who has run a small café well
@ small museums

= the council
- asked to advise the council on the town centre; expects to be ignored
| {few} empty shops on the high street and one plan too many
- walked the high street with {c} from the council, shop by shop
- first tenant: a bicycle workshop, at a peppercorn rent
- the market is back on Thursdays; bought a hat
- {few} fewer empty shops than a year ago, and {he} knows all the owners
? how the high street is
> an owner who opened a second shop in a difficult street
@ high streets that came back

= the lecture
- gives the founders' lecture in {month}; wants it to be about failure
| asked to speak for forty minutes and has enough for ten
- read me the beginning over the phone; cut the joke
- it went well, the hall was full to the gallery; {c} asked the hard question
- the lecture is printed, a small blue thing; sent me two
? how the lecture is coming on
> an ear for a dress rehearsal
@ lectures that people remember

= the farm
- bought the fields behind the house; knows nothing about sheep
| {few} Highland cattle, against all reason
- {c}, the neighbour, comes by to laugh and stays to help
- first lambs, two in the kitchen
- sells meat to {few} restaurants, by name; the price is wrong, {he} thinks
- asked who knows about farm shops
? how the sheep are
> a farmer with a good shop
@ farms that sell direct

= the rugby ground
- the club needs a new stand; chairs the building group
| the old stand has been condemned, on a Friday
- architect's drawing on the kitchen wall, gold taps crossed out
- {c} pledged the steel at cost
- grant came through, {few} weeks before the deadline
- the stand is open; a plaque with one name misspelt
? how the stand is coming on
> somebody who has built one
@ clubs that build

= the trade mission
- leads a trade mission to Poland in {month}; {few} places left
| back in trade politics, swore never again
- {many} meetings in three days; slept on the bus
- {c}'s firm came home with an order
- return visit in {later}, wants hosts who are fun
? who comes on the trade mission
> two exporters for the mission
@ what trade missions are good for
"""
