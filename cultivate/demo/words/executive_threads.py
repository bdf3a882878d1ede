"""What happens to directors in organisations that are not their own. Written as in `owner_threads`."""

TEXT = """
= the new role
- starts as {role} on the first of {month}; wants a plan for ninety days
| three weeks in, drinking from a hose
- has met {many} people one by one; the same two problems come up each time
- changed the Monday meeting and nothing else; people noticed
| first decision that was not popular: moved {c} out of the team
- ninety days done; showed the board a page, they asked for the other nine
- a year in, no longer the new one; {c} is
? how the first ninety days went
> the ninety-day sheet
@ the first hundred days in a big job

= the new boss
- new chief executive from outside; everyone is polite and nobody sleeps
| {his} boss leaves in {month}; expects a stranger
- first one-to-one lasted eleven minutes
| the new boss, {c}, reads everything and answers at midnight
- wrote {c} a page on what {he} does and where help is needed; long reply
- {c} asked {him} to take on a second function
- trusts {c} now, argues with {chim} in meetings; it is going well
? how it is going with {c}
> three questions for a first talk with a new boss
@ managing a new boss

= the reorganisation
- third reorganisation in four years; {pct} of posts at risk
| has to lose {few} of {his} own team by {later}
- told the team {him}self, early, before the rumours; two thanked {him}
- {c} goes at the end of {month}, with dignity and a good reference
- the structure is in place, the people not yet; everybody is tired
- team of {few} fewer does the same work; asked what they stopped doing
? how the team is after the reorganisation
> the notes on telling people bad news
@ looking after those who stay

= the board paper
- presents the investment case to the board in {month}; dreads it
| was interrupted on slide two last time
- down to {few} slides; rehearsed in front of {c}, who was merciless
- went well: the chair said it was the shortest paper of the year
- money approved, with {few} conditions; now has to do it
- asked to present to the parent company in {away}
? how the board took it
> an hour's rehearsal
@ one-page board papers

= the quarrel in the team
- two of {his} managers communicate through {him} only
| {c} and the head of planning have stopped copying each other in
- saw each alone; both say the other started it in March
- shut them in a room with one problem and a flip chart; it took all day
- they present together now, {c} even jokes
- the feud is over, the next one is between departments
? whether the two are speaking
> a facilitator for half a day
@ feuds in management teams

= the bigger job
- the top job comes free in {later}; cannot decide whether to want it
| headhunter rang about a chief executive's job in {away}
- has told {home} and nobody else; updating a curriculum vitae from 2011
- first interview: asked about failure and told the truth
- down to the last two; {few} hours of tests with a psychologist
- did not get it; the feedback was kind and useful
| got it; starts in {month}, terrified, delighted
- says the process was worth a year of training
? what came of the interview
> a mock panel
@ preparing for the top job

= the return to work
- back after nine months with the baby; half {his} team is new
| back on four days after a long illness, and glad of it
- guards the fifth day; {c} covers and covers well
- promoted on four days a week, the first in the division
- mentors {few} others who come back in the spring
? how the four days hold up
> a group of people who went through the same
@ coming back after a long absence

= the board seat
- would like a non-executive seat; does not know how people get one
| chair of a housing association asked whether {he} would think about its board
- rewrote {his} one-page profile; finance and people, nothing else
- {few} applications, one interview, in a village hall
- appointed to the board of a charity in {away}; first meeting was about the roof
- audit committee next; says it has made {him} a better executive
? whether a board seat has come up
> a non-executive who reads profiles
@ the first non-executive seat

= the merger
- merger announced: {co} and a rival twice its size
| found out about the merger from the trade press
- two people for every post; {his} opposite number in {away} is good, annoyingly
- got the joint job; the other one was gracious about it
- two cultures: one writes, one talks; has them swap for a week
- day one went quietly, {c} ran it like a wedding
- a year after the merger, nobody says us and them in meetings
? how the integration is going
> the day-one checklist
@ mergers seen from the middle

= the new team
- has only ever led specialists; now {few} managers report to {him}
| still does {his} old job in the evenings
- asked each for their three priorities; nobody had the same three
- gave {c} the project {he} wanted for {him}self; it hurt, it worked
- {c} got a promotion out of it; a gap to fill and proud
? how {c} did with the project
> a one-to-one template that takes a page
@ managing managers

= the feedback
- the survey of {his} team says: brilliant, and hard to approach
| annual feedback: does not listen when under pressure
- read it three times, asked {c} what people mean
- leaves the door open from three to four; the first week nobody came
- asked the same questions again: two points better; sceptical of {his} own joy
- {c} told {him} a hard truth to {his} face; took it, and thanked {chim}
? what the team says now
> the four questions to ask {his} own team
@ asking for feedback and surviving it

= the change of course
- twelve years at {co}; bored on Sundays already
| does the job with one hand and knows it
- made a list of what gives energy; none of it is in the job description
- asked for six months on the new venture, three days a week; got it
- the venture has its first {few} customers, {he} answers the phone {him}self
- is not leaving after all; that was the surprise
? how the three days are going
> two people who changed course at fifty
@ changing the job without changing employers

= the budget
- told to find {pct} by {later}, without touching the front line
| budget frozen, three vacancies gone overnight
- offered up a project {he} had fought for; got credit for it
- {c} found the saving in contracts that nobody had read since 2017
- cut delivered; training was the first thing to go and the first to be missed
- the training budget is back, half of it
? where the saving came from
> how a council of the same size did it
@ cutting without wrecking

= the move
- head office is moving to {away}; {he} is expected to go
| offered the {away} job, family not asked yet
- at home they said no, then asked about the schools
- does {away} from Monday to Wednesday, and it is tiring
- found a house near {away}, sale agreed; the garden decided it
- settled; knows nobody yet, asked for names
? how the move is going
> two names in {away}
@ moving for work with a family

= the away-day
- wants an away-day that is not a day away from work; {month}
| last year's strategy is in a drawer and so is the one before
- agreed on three questions beforehand; {c} wanted nine
- it went well: one decision, on one page, with a date
- of the {few} promises made at the away-day, all but one are kept
? which of the promises are kept
> the three questions
@ away-days that end in a decision

= the talk
- keynote in front of {many} people in {month}; has not slept
| asked to chair the annual conference and said yes too fast
- practised the first minute until it was boring
- nobody noticed the knees; {few} people wrote afterwards
- has been asked again, and charged for it
? how the talk went
> a speaking coach
@ the first minute of a talk

= the pay round
- pay talks open in {month}; far apart
| overtime ban since the first of the month; {c} leads for the other side
- went for a walk with {c}, without papers; talked about pensions
- settled at {pct} over two years, a ballot still to come
- ballot went through; {c} sent a card, of all things
? how the ballot went
> somebody who has sat on the other side
@ negotiating with people you will meet again

= the workload
- awake at four most nights, lists in the head
| has said it: burnt out last time it felt like this
- doctor says blood pressure; moved meetings to after nine
- walks to work twice a week, phone at the bottom of the bag
- sleeps; told {his} team why {he} leaves at five
? how the sleep is
> the book about rest, the short one
@ rest as part of the job

= the promotion
- has to choose between {c} and somebody from outside; either choice costs
| {c} expects the promotion and is not ready
- told {c} no, and why, and what would change it; long silence
- outsider started, {c} helped more than anyone expected
- {c} promoted after all, in another department; invited {him} to the drinks
? how {c} took it
> the promotion grid
@ saying no to somebody good
"""
