"""What happens to people who own or run a business, told over several conversations.

How a thread is written, here and in its siblings: `=` begins it and names it, `-` is what is heard in one
conversation, in order, `|` another way of saying it, `?` the question to come back with, `>` what could be
done for them, `@` what they would like to read about.
"""

TEXT = """
= the finance job
- bookkeeper retires in {later}; thinks it is time for a proper finance director
| the bank has hinted that {co} needs a finance director
- has seen {few} people for the finance job and likes {c}; worried about the salary
| {few} candidates for finance director, only {c} asked about the customers
- {c} starts as finance director in {month}; monthly accounts come first
- {c} has found money tied up in stock; sleeping better
| accounts on the eighth working day now, thanks to {c}
- {c} well settled in finance; should have done it five years ago
? how {c} is getting on in finance
> the questions to ask a first finance director
@ a finance director's first ninety days

= the handover
- neither child has said yes or no to the business; has not asked them straight
| thinks {c} expects to take over {co}, nobody has said it aloud
- had the conversation: {c} wants in, but not before {chis} thirtieth birthday
- wrote down what has to be true before {c} takes over; the list has {few} points
| {c} shadowing each department for a month, {month} is the warehouse
- {c} chaired {chis} first management meeting; it took every ounce not to interrupt
- down to four days a week, {c} runs Mondays alone
| talks of a chairman's role in two years
? whether {c} has run a Monday alone yet
> the letter of wishes that another family used
@ family firms and the second generation

= the employee trust
- curious about an employee ownership trust after hearing a builder talk about one
| the accountant mentioned employee ownership; likes the sound of it, knows nothing
- adviser's paper read twice; the valuation is lower than hoped and {he} minds less than expected
- told the senior team; {c} asked what happens to the bonus
| went to see a joinery firm in {away} that did it three years ago
- trust set up, everyone got a letter and a cake
| the deal is signed; payment over {few} years
- first employee council met, mostly about the canteen
| still the first in and last out, trust or no trust
? what the senior team made of the trust
> a visit to a firm that has been through it
@ employee ownership trusts after the first year

= the tender
- biggest customer is retendering; {pct} of turnover
| tender papers have come for the contract that is {pct} of sales
- presented to the customer's buyers; {c} was the better half of it
- lost it, by a whisker and on price; told the team the same afternoon
| kept two thirds of the contract, at a thinner margin
- {few} redundancies, all handled by {him} in person; a rotten fortnight
- two smaller customers make up half of it; no customer over a fifth of sales from now on
? how the team is since the tender
> the one-page plan for the first month after a bad loss
@ what to tell people when a big customer goes

= the second site
- looking at a unit in {away}; the lease ends in {later} and {co} has outgrown the yard
| nowhere left to park the vans; {away} is half the rent
- offer in on the {away} unit, solicitors being solicitors
- moved the machines over one long weekend, {c} slept there
| keys to the {away} unit at last; no heating
- the two sites do not talk to each other; spends Tuesdays and Thursdays in {away}
- {c} made site manager in {away}; car does fewer miles and so does {he}
? how {away} runs when nobody is watching
> the name of somebody who runs two sites well
@ running two sites without splitting in half

= the purchase
- a competitor's owner rang out of the blue and asked whether {he} would buy
| {c}, who owns the rival in {away}, wants to retire and would rather sell to a friend
- numbers looked at over a kitchen table; price is fair, the lease is not
- due diligence found a pension nobody had mentioned
| lender said yes, the valuer said maybe
- completed on a Friday, met all {many} people on the Monday
- the two teams still eat at different tables; put {c} in charge of the Christmas party
- sales of the two together are up {pct}; would do it again, more slowly
? how the two teams get along
> the checklist for the first hundred days after buying
@ merging two small firms

= the sales job
- sales flat since the spring; {c} has been sales director for eleven years and is coasting
| cannot tell whether it is the market or {c}
- had the honest talk with {c}; {che} knew
- {c} moves to key accounts, keeps the car; advertising for a sales director
| agreed terms with {c}, generous, no tears
- hired from a much larger firm; expects a reporting system nobody has
- order book at {few} months; the new sales director has thrown out the old targets
? how {c} has taken the change
> the scorecard for hiring a sales director
@ moving a loyal director sideways

= the talk with the bank
- a covenant will be tight at the year end; has not told the bank
| the relationship manager at the bank has changed for the third time
- went to the bank before they came to {him}; advice taken, they were decent about it
- covenant reset until {later}, at a price
| invoice finance instead of the overdraft, {c} in accounts hates the software
- cash forecast every Friday at four, no exceptions; quite enjoys it
- out of the woods: cleared the term loan a year early
? what the bank said
> an hour with somebody who used to lend
@ talking to the bank early

= the new system
- stock system is older than {his} youngest employee; {few} quotes for a new one
| three people keep three versions of the stock in three spreadsheets
- chose the dear one; {c} will lead it and has asked for a deputy
- go-live put off from {month}; nobody was surprised
| data cleaning: {many} products that no longer exist
- went live on a Sunday, shipped everything on the Monday, late but all of it
- can see margin by customer for the first time and does not like it
? whether the new system is live
> the lessons that another firm wrote down after going live
@ why projects like this run late

= the export plan
- asked to quote for {thing} in the Netherlands; never shipped further than Dublin
| a buyer from Hamburg walked onto the stand and asked for prices
- {few} pallets to a distributor, paperwork took longer than the making
- back from {his} first trade fair abroad; {c} speaks German, who knew
- export is a tenth of sales; the margin is better and the hours are worse
- agent signed for Scandinavia, on a year's trial
? how the first shipment went
> an exporter to compare notes with
@ first steps in exporting

= the offer for the firm
- another letter from private equity; this time kept it
| a private equity house took {him} to lunch and asked better questions than the board does
- flattered and suspicious in equal parts; advisers want a beauty parade
- heads of terms on the table, {pct} to stay in; not sleeping
- walked away the night before; {c} in finance cried, with relief it seems
| signed; calls them the new owners and then corrects {him}self
- would have been a different life; has booked a month off
| first board pack: {many} pages
? where the talks with the investors stand
> somebody who said no, and somebody who said yes
@ what life is like after private equity

= the safety work
- a man lost the top of a finger on the press; everyone shaken
| a near miss with the forklift, nobody hurt, {he} saw it happen
- inspector came, was fair; guarding on {few} machines to be replaced
- has stopped the bonus for output, should have done it years ago
| walks the floor at seven every morning now
- {c} is back at work and trains the apprentices on safety
- two hundred days without an incident; the board has a number on it that anyone can wipe
? how the floor feels since the accident
> the talk that another owner gave {his} people
@ safety as a habit and not a poster

= the hiring
- {few} vacancies and nobody under fifty applies
| lost two good people to the distribution centre for a pound an hour
- opened the doors to parents of apprentices; {many} came
- took on {few} apprentices, one of them is {c}'s daughter
- four ten-hour days on trial in the workshop; nobody wants to go back
- waiting list for jobs, for the first time ever
? whether the vacancies are filled
> the apprenticeship provider that others rate
@ where small firms find people

= the family board
- {c}, six years younger and a director too, wants half the say without half the hours
| {c} and {he} have not spoken since the board meeting, and they share a wall
- both agreed to see somebody together; first sitting was mostly silence
- job descriptions for two owners; {c} takes operations, gladly
- Sunday lunch is a lunch again
- shareholders' agreement signed, after {few} drafts
? how things are with {c}
> a mediator who knows family firms
@ siblings who own a company

= the price letter
- costs up {pct} since the spring and prices have not moved
| has not raised prices for three years; afraid of {few} customers in particular
- letter drafted and redrafted; {c} says send it
- sent: two complaints, one thank-you, no leavers
| lost one customer, the one who always paid late
- will do it every {month} from now on, a little each time
? what happened after the price letter
> the wording that others used for a price rise
@ raising prices without a drama

= the delegating
- still quotes every job {him}self; home at eight
| forty emails before breakfast, most of them questions {c} could answer
- kept a diary for a fortnight; two days a week are somebody else's job
- {c} quotes everything under ten thousand, and the strike rate went up
- first holiday without the laptop; {few} calls, all from {him} to them
- asks what a managing director is for; a good question at last
? what the week looks like now that {c} quotes
> the delegation sheet
@ letting go without losing track

= the new product
- has an idea for {thing} that nobody else makes; patent attorney says perhaps
| a customer asked for something that is not in the catalogue; {he} cannot leave it alone
- prototype on {his} desk, held together with tape
- trial with {few} customers; two of them broke it, usefully
- tooling ordered, the biggest cheque {he} has signed
- first repeat order; {c} wants to enter it for an award
? how the trial went
> a manufacturer in another trade who launches well
@ small firms that launch well

= the office move
- lease is up in {later} and half the desks are empty on a Friday
| landlord wants {pct} more for the same four walls
- asked everyone what the office is for; the answers fill two pages
- taking one floor instead of two; {c} mourns {chis} corner
- moved over the bank holiday; the good coffee machine came along
- Tuesdays and Thursdays are full, Mondays are like a library
? how people take to the smaller office
> a space planner who is not an estate agent
@ what an office is for now

= the buy-out
- partner of twelve years has asked to be bought out
| {c} wants out of {co} by {later}; no quarrel, just tired
- valuation agreed with {c}, over {few} years
- first week as the only director; noticed that there is nobody to be rude to
- has set up an advisory board of three, met once, useful
- decisions take a day where they took a month; misses {c} at lunch
? how it feels to run it alone
> people who would sit on a small advisory board
@ advisory boards for small companies

= the security work
- everything locked on a Friday night; ransom note and all
| an invoice with changed bank details: {many} thousand gone
- back up from tapes that {c} had kept against advice
- insurers paid most of it; the premium has doubled
- ran a rehearsal: the phone list was on the server
- speaks about it openly now; {few} owners have rung {him} since
? whether everything is back
> the plain-language security checklist
@ the first day after a cyber attack

= the extension
- planning application for the extension goes in this month
| neighbours have put up posters against the new building
- committee put it off again, because of bats
- permission granted, with {few} conditions; contractor lined up for {later}
- steel is up; {he} takes visitors round in a hard hat
- moved in; the first thing that broke was the door
? what the planners decided
> a planning consultant who answers the phone
@ expanding on the site you have

= the retirement plan
- sixty next year and has no idea what comes after {co}
| says retire like other people say dentist
- told {home} three years, out loud, so it counts
- management team can buy, if the bank plays along; {c} leads them
- heads agreed with {c} and two others; {he} stays as chair for eighteen months
- keeps one day a week and the Christmas speech; looks ten years younger
? what the three-year plan looks like
> two people who have done it and would talk
@ what owners do after they sell
"""
