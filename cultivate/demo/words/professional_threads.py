"""What happens to advisers: lawyers, accountants, brokers, consultants. Written as in `owner_threads`."""

TEXT = """
= the partnership
- up for partnership in {month}; the business case is due before that
| told that partnership is a matter of when; has heard that before
- business case written, {few} pages; {c} in finance took out the adjectives
- panel went well, one partner wanted to know who would leave if {he} did
- made partner; the letter came with a bill for the capital
| not this year; told why, plainly, and is staying
- first partners' meeting: forty minutes on parking
? what the partners decided
> a partner elsewhere who went through it late
@ the business case for partnership

= the niche
- wants to be known for one thing and cannot choose between {few}
| does everything for everybody and is tired of it
- chose family-owned firms; {c} thinks it is brave
- wrote {few} short pieces on it, one was picked up by a trade paper
- {few} of the last ten enquiries were in the niche
- turned work away for the first time and passed it to {c}
? how the niche is coming on
> three owners to ask what they would read
@ choosing a niche

= the breakfast series
- starts a breakfast series in {month}, {many} seats; asked me to speak at one
| the seminars draw other advisers and nobody else
- first breakfast: {many} came, nine of them owners
| asked each guest to bring a client, which changed the room
- {c} runs the list now, badges and all
- asked for a second speaker on people; thinks questions are better than slides
- the series is booked out to the spring
? how the last breakfast went
> two speakers worth hearing
@ seminars that owners come to

= the merger
- {co} is talking to a larger firm; strictly between us
| the merger with a London firm is on; letterhead by {month}
- partners voted, {few} against, all of them over sixty
- new name agreed after a weekend {he} would rather forget
- conflict checks have cost two good clients; sore about it
- likes the bigger bench: can bring in {c} on pensions now
? how the merger changes who does what
> somebody in a firm that merged the year before
@ professional firms after a merger

= the senior partner's clients
- senior partner goes in {later} and has never introduced anyone to {his} clients
| inherits {many} clients from {c}, on paper
- going with {c} to see the first ten, one a week
- {few} of the ten have rung {him} instead of {c}; a good sign
- {c} has gone, the party was long; only one client left
? how the handover with {c} goes
> the order in which others handed over clients
@ handing over clients

= the gap in the team
- best associate, {c}, left for in-house
| {few} resignations in a quarter; exit interviews say nothing
- took the rest to lunch one by one and asked what {c} would have needed
- changed how work is handed out; Friday afternoons are quieter
- {c} is a client now
? how the team is without {c}
> an hour on keep-interviews
@ why good associates leave

= the pricing trial
- clients ask for fixed prices; the partners are scared
| wrote off {pct} on the last big job
- prices {few} kinds of work up front, as a trial
- trial done: same margin, faster payment, no rows
- time sheets still there, nobody reads them, {c} least of all
? what the trial of fixed prices shows
> how another profession prices
@ pricing by value

= the podcast
- recording a podcast with owners; {few} episodes planned
| wants guests who say something
- first episode out: a baker on cash; {many} listeners, half of them related
- asked {c} to edit, which made all the difference
- episode with the undertaker is the best so far, by a distance
- a listener became a client, so it can go on
? how the recordings are going
> two guests with a story
@ podcasts for small audiences

= our exchange of names
- looking for owners between fifty and sixty with a second line in place
| wants to meet finance directors in firms with two hundred staff
- met both people from last time; one has no future, the other was delighted
- gave {few} names, warmly described; I gave as many
- says our lunches bring more than the directory and the dinners together
- brought a client along, {c}, who may want a coach for {chis} number two
- named {c} at a builder's merchant; will ring {chim} first
? what became of the names
> two names that fit what was asked for
@ how referrals really happen

= the new firm
- leaves {co} to set up alone in {later}; not public yet
| has had enough of committees; a name for the firm on a napkin
- gardening leave, actual gardening
- open for business: {few} clients, one desk, a very good chair
- first quarter beat the plan; took on {c} two days a week
- turning down work already; asked who else is good
? how the first quarter went
> a bookkeeper and a landlord
@ the first year of a small practice

= the complaint
- a complaint to the regulator, the first in twenty years
| a client blames {him} for a deal that fell through
- insurers are calm; {he} is not
- answered in writing, {c} checked every line
- dismissed without a hearing; sent everyone cake
? what the regulator said
> somebody who came through one
@ complaints as a partner sees them

= the award
- firm is up for regional adviser of the year; pretends not to care
| judge for the business awards this year, {many} entries to read
- went to the dinner, table of ten, no prize
- won, for the work with {c}'s family firm
- uses the logo everywhere, apologises for it
? what became of the awards
> a quote for the entry
@ awards and whether they matter

= the appeal
- treasurer of a hospice now; asked who knows about legacies
| chairs the trustees of the theatre, roof and all
- the appeal stands at {pct} of what they need
- {c} gave the first five-figure gift, after one cup of tea
- appeal closed, with a little to spare
? how the appeal stands
> an introduction to a likely patron
@ asking for gifts

= the drafting trial
- juniors let the machine draft everything; nobody learns to write
| asks how advisers earn when drafting is free
- tried it for a month in one team: {pct} less time, more checking
- rule agreed: a person signs, a person reads
- charges for judgement and not for pages; clients nod
? what the trial of drafting by machine showed
> the rule that another firm wrote
@ judgement as a product
"""
