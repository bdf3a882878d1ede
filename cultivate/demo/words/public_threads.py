"""What happens in schools, hospitals, charities, councils, universities. Written as in `owner_threads`."""

TEXT = """
= the inspection
- inspectors are due any Monday now
| inspection window opens in {month}; {c} has a list on the wall
- they came; two days that felt like a fortnight
- graded good, with one line about leadership that {he} has framed
| requires improvement in one area, fairly
- {c} leads on the one weak area, with a plan a child could read
- the follow-up visit took a morning and ended with biscuits
? what the inspectors said
> a head who went through it in the spring
@ leadership after an inspection

= the deficit
- deficit of {pct} this year and reserves for {few} months
| commissioner cut the contract by {pct}
- told the staff before the trustees, on purpose
- {c} found a tenant for the empty wing
- {few} posts gone, nobody under thirty left, which worries {him} more
- balanced, for the first time since {he} came
? where the deficit stands
> a finance chair who likes a rescue
@ charities that came back from a deficit

= the new chair
- new chair of trustees arrives in {month}, from banking
| chair rings on Sundays
- agreed with {c} who does what, on one sheet of paper
- {c} asked a question at the board that nobody dared for years
- a chair at last who reads and does not run the place
? how it is with the new chair
> the one-sheet agreement between a chair and a chief executive
@ chairs and chief executives

= the appeal
- appeal for the new building: {pct} pledged before it is public
| wants to raise more than {he} has ever asked for
- practised asking on {c}, who said yes by mistake
- a family trust gave the largest gift in their history
- public launch with the brass band; rain
- topped out; names on the wall include {many} children who sold cakes
? how the appeal is going
> two people who know how to ask
@ asking for large gifts

= the second school
- the trust wants to take in {few} more schools by {later}
| asked to run a second school for a year
- spends Wednesdays in the other building; nobody has chairs that match
- {c} acts up as head and shines
- the two staff rooms had one quiz night
- results up in both; the phone has gone quiet, a good thing
? how {c} does as acting head
> somebody who runs two
@ running two schools

= the pilot on the wards
- {few} matrons in a year; wants a leadership programme that is not a slide deck
| waiting list for the clinic at {many} weeks
- shadowed a night shift; came back with eleven small things
- nine of the eleven small things done
- sickness is down {pct} on the two pilot wards
- asked to present the pilot to the region; {c} will do it, not {he}
? how the pilot wards are
> a matron turned director
@ small changes on wards

= the strategy
- strategy runs out in {later}; wants one that fits on a tea towel
| consultants quoted {many} thousand for a strategy
- asked {many} people one question at the bus stop
- four sentences, all verbs; {c} printed them on a tea towel, really
- staff quote it in meetings, sometimes at {him}
? whether anybody can say the strategy
> the question for the bus stop
@ short strategies

= the head's job
- {c} will not take on the department; nobody else wants it either
| lectures in the morning, budgets all afternoon
- split the job in two and got {few} applicants
- joint heads started, with one diary
- asked to explain the joint model to the senate
? how the joint heads get on
> a dean who did it before
@ sharing a job at the top

= the merger
- talks with a sister charity in {away} about becoming one
| two charities, one postcode, the same funders
- trustees had dinner together; it went better than the minutes say
- {c} leads the joined-up team, {he} stays to the end of the year
- one name, one number; the volunteers kept both mugs
? what the trustees decided
> a lawyer who does charity mergers
@ charities that joined

= the volunteer rota
- {pct} fewer volunteers than before; the average age is seventy-one
| the shop cannot open on Saturdays
- asked an employer in {town} for a day a month; {many} people came
- {c}, nineteen, runs Saturdays like a general
- a waiting list for volunteering; could not stop smiling about it
? how Saturdays are staffed
> an employer with a volunteering day
@ volunteers after work
"""
