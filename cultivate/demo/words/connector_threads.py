"""What happens to people who know everybody: chairs, hosts, elder statesmen. Written as in `owner_threads`."""

TEXT = """
= the dinner
- hosts a dinner for twelve owners in {month}; asked who should be there | the dinner has grown too polite; wants {few} new faces
- the two people we talked about have accepted
- went on until one; {c} told the story of {chis} bankruptcy and nobody moved
- {few} pieces of business came out of one dinner, none of them planned
- asked me to bring the question for the next one
? who comes to the next dinner
> two guests for the dinner
@ how to host a table

= the new board
- takes the chair at a haulier's in {month}; first outsider | asked to chair a family firm where nobody speaks after the soup
- saw each director alone; {few} of them want the same thing
- moved the board to mornings, half the papers, twice the talk
- {c} has stepped down, without a fight
- the chief executive there might need somebody to think with
? how the new board is
> the questions for a first month in the chair
@ chairs who listen

= the protégé
- {c}, whom {he} has mentored for years, runs {chis} own firm now | sees a lot of {him}self in {c}
- {c} will not ask for help; said so, in those words
- suggested that {c} and I have a coffee, no more
- {c} rang {him} after our coffee, sounded lighter
? how {c} is doing
> an hour for {c}
@ mentors who let go

= the book
- writing about the firms {he} has seen fail; {few} chapters done | wants to write, has a title and a shed
- chapter on founders is the strong one; asked me to be blunt
- a small press in {away} will take it
- proofs arrived, {c} found a howler on page one
- launch in the upstairs room of a bookshop; standing room only
? how the book is going
> a hard read of two chapters
@ business books that last

= the growth panel
- on the panel that picks who gets regional growth money | wants manufacturing to have a voice on the combined authority's board
- {many} applications, {few} good
- {c} from the authority asked who coaches people like that; gave my name
- stays another year, against advice from home
? what the panel is looking for
> three firms worth a visit
@ growth money and who gets it

= the club programme
- the club needs members under fifty and has none | took on the programme of the business club; {few} evenings to fill
- my name is down for {month}, on asking better questions
- the evening drew {many}; {c} bought the first round
- membership up by {pct}; wants the same again
? how the club programme fills
> two speakers under forty
@ clubs with a point

= the diary
- leaves two of {his} {few} boards this year; wants mornings back | seventy in the spring and feels like a bottleneck
- named {c} for {his} seat and was told that it is not {his} to name
- gave up the golf club as well, which caused more talk
- has a whole free Thursday; does not know what to do with it, likes it
? which boards are left
> a good home for a board seat
@ leaving boards well

= the introductions
- an introduction {he} made last year went wrong; careful since | sent somebody to a lawyer who never rang back, still cross
- agreed how we do it: always by phone first, always with a reason
- tried it with {c}; the best first meeting {he} has heard of
- {few} introductions in six weeks, each with a reason
? whether {c} got in touch
> a note on how I like to be introduced
@ introductions with a reason

= the students
- visiting professor now, means two lectures and a gown | the business school wants real firms in the classroom
- found {few} owners willing to be taken apart by students
- students told {c} to close {chis} shop; {che} is thinking about it
- asked me to sit on the panel in {month}
? how the students took it
> an owner who can take questions
@ students in real firms

= the old firm
- the firm {he} sold is on its third managing director | still gets Christmas cards from the shop floor
- {c}, who runs it now, rang for advice, for the first time
- went round with {c}; the canteen is the same, thank goodness
- thinks {c} has nobody to talk to; will say so at the right moment
- said so; {c} would like to meet
? whether {c} is ready to meet
> an hour with {c}, no strings
@ life after selling a firm
"""
