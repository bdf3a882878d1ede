"""What people say at each time of year, between the lines. One bank for each month."""

MONTHS = tuple(
    tuple(bank.strip().split("\n"))
    for bank in (
        """
back since Monday, inbox like a hedge
January is slow, and a relief
resolved to leave at six; ask again in March
snow on the tops, half the staff late
order book thin until February
""",
        """
half-term next week, off to {away}
everybody has the cold
year end in sight, stocktake on Sunday
dark drive home, looks forward to the clocks
""",
        """
year end, no time for anything
daffodils out at the works gate
budget round, three drafts so far
mothers' day lunch for nine
""",
        """
Easter week, half the office away
new tax year, new spreadsheet
lambs behind the car park
first barbecue, in coats
""",
        """
bank holidays have eaten the month
exam season in the house
took Friday off, first this year
walks to work now that it is light
""",
        """
too hot in the workshop, fans everywhere
sports day and a board on the same afternoon
half-year figures better than feared
off to the coast at the weekend
""",
        """
holiday forms all over the wall
last week before the break
prize-giving, speeches, sandwiches
quiet until September, and glad of it
""",
        """
works shutdown, only the phones on
just back, brown and behind
camping in the rain, would do it again
last days of the holidays, everyone at the office door
""",
        """
back to school, traffic too
September as busy as ever
conference season, three in two weeks
apples from the garden on every desk
""",
        """
clocks go back, meetings move indoors
half-term, grandparents on duty
planning next year already
first frost, vans would not start
""",
        """
bonfire smoke in the yard
last push before Christmas
next year's budget, round two
dark at four, candles in reception
""",
        """
Christmas lunch for {many} tomorrow
shuts on the twenty-third, like every year
cards not written, as usual
carols in the canteen
""",
    )
)
NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
           "autumn", "Christmas")  # fmt: skip
