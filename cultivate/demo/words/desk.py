"""Notes that are about no single person. `{p12}` is a link to the person with that number."""

NOTES = {
    "Notes/My ideal client.md": """
# My ideal client

Somebody who runs something that matters to them, has run it long enough to be tired of their own answers,
and can decide without asking three committees.

- owners between forty-five and sixty with a second line that is nearly ready
- directors in their first year in the chair
- heads and chief executives of charities, at half the fee

Best three this year: {p61}, {p64}, {p70}. What they had in common: they rang before it was urgent.

Who sends me such people: {p2}, {p7}, {p26}, {p33}, {p40}.
""",
    "Notes/Table of four.md": """
# Table of four

Who would enjoy each other, and does not know it yet.

- {p5}, {p31}, {p58}: all three moved a works in the last five years
- {p12}, {p44}: boards that do not speak. Careful with the seating
- {p19} owes me one; ask for the back room

Rules: three guests at most, one question on a card, home by ten.
""",
    "Notes/Talk on letting go.md": """
# Talk on letting go

Twenty minutes, no slides. For the club, and for {p11} if the date holds.

1. The diary of a fortnight: whose work was it?
2. Say who quotes from Monday. Then be out on Monday.
3. What you will miss. (Silence here. Count to eight.)

Stories that I may tell without names: the lorry, the bonus, the door from three to four. {p23} said yes to
that one and wants to hear it first.
""",
    "Notes/Questions that worked.md": """
# Questions that worked

- What would you do if you were new in the job?
- Who knows that you are thinking about this?
- Is it still useful that I ring?
- What do you not want me to ask?
- Whose work are you doing on Thursday afternoons?

The last one is {p38}'s.
""",
    "Notes/Plan for the quarter.md": """
# Plan for the quarter

- the bench for the inner circle: {p55}, {p83}, {p101}
- two lunches a week, Tuesdays and Wednesdays
- Friday mornings: handwritten notes, then the review
- ask {p29} about the room in the old exchange
- stop: Thursday evenings
""",
    "Shelf.md": """
# Shelf

Things worth sending on, with a word on why.

- https://longview.example/first-year-in-the-chair good on the first hundred days, short #newrole
- https://thepennine.example/family-firms-third-generation figures for the north, not only London #family
- https://quarterly.example/what-boards-do-not-ask three questions at the end are the best part #boards
- https://longview.example/rest-is-work for those who answer at midnight #rest
- https://workshopfloor.example/apprentices-who-stayed a works in Rotherham, told by the apprentices #hiring
- https://thepennine.example/trusts-one-year-on employee trusts, what went wrong as well #ownership
- https://quarterly.example/fixed-fees for lawyers and accountants #pricing
- https://workshopfloor.example/the-oven-at-the-old-mill long, and worth it #bread
- https://thepennine.example/an-allotment-above-the-canal with the prices of 1926 #allotments #gardening
- https://longview.example/what-umpires-hear the best thing on patience this year #cricket
""",
}
