"""What is written about meals: with an ally for names, at a table of four, and where."""

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
