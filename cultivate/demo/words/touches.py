"""What is written beside a touch that is no conversation: letters, presents, evenings out."""

ARTICLE = """
piece on {read}, with one line of mine on top
{read}: thought of what was said last time
the short essay on {read}
cutting from the weekend paper on {read}
two pages on {read}, the second is the better one
a report on {read}; page four is about firms like {co}
something on {read} for the train
{read}, since it came up in {last_month}
interview with somebody who writes well on {read}
{read}, a view from another trade
a talk on {read}, eleven minutes
a sceptical piece on {read}
the chapter on {read} from a book I like
survey on {read}, figures for the north
""".strip().split("\n")

READ_ANY = """
why meetings breed
asking better questions
what makes people stay
the first sentence of a difficult talk
deciding with half the facts
silence as a tool
being wrong in public
saying less in meetings
the cost of being always available
how to read a room
trust after a mistake
how good chairs prepare
confidence that is not loud
walking meetings
the art of the short letter
quiet people in loud teams
delegating for grown-ups
when experience gets in the way
thinking time in the diary
good endings of bad projects
ambition at fifty
what boards never ask
listening under pressure
firms that say no
holding a team together by telephone
apologies that work
the last ten minutes of a meeting
why plans slip
making up one's mind
hiring for kindness
the manager as a teacher
rest and performance
""".strip().split("\n")

NOTE = """
thanked {him} for the time and for being straight with me
congratulations on {co}'s good year
well done on the piece in the local paper
thank you for lunch, and for the story about the lorry
how much I admired the way {he} told the team
a card for the new office
sorry to hear about the week {he} has had
thank you for speaking up for me at the breakfast
to say that {his} advice about fees worked
well done on the award, deserved
on reading that {co} has taken on six apprentices
thinking of {him} this week
a line about {subject}
welcome home
thank you for the names, and for how {he} put it
on {his} ten years at {co}
after the talk: the best ten minutes of the day
in praise of {his} team, who looked after me so well
to thank {him} for the frank word in {last_month}
to say the book was just right
well done, one sentence
with the photograph from the dinner
a postcard from Northumberland
for getting through {subject}
""".strip().split("\n")

GIFT = """
the new book on {play}, with a bookmark at page ninety
two tickets that I could not use
a jar of honey from a client's hives
a second-hand first edition, nothing grand
a print of the viaduct, for the new office
coffee from the roaster {he} liked
a map of the Dales, folded at the right place
seeds for the spring, the ones we talked about
a record for the collection
a notebook, squared
the little book on {play}
a bottle for getting the deal over the line
the tin of shortbread {he} laughed about
a fountain pen refill, long story
a box of rhubarb
a jigsaw of Leeds market
""".strip().split("\n")

HELP = """
came up with {send}
{send}: offered, and taken up the same week
found {send}
read {his} draft and marked three places
an hour on the phone before the interview
looked over a job advert
lent {him} our meeting room for a day
sat in on a panel
thought of {send}, and rang about it
rehearsed the speech with {him}, twice
spoke to the sixth form for {him}
drove {him} to the station, heard the rest
gave {him} a reference over the phone
put two of {his} people in touch with a mentor
wrote half a page for the award entry
went through the letter to the staff line by line
""".strip().split("\n")

HELP_ASKED = """
what would help most is {send}
said nothing now, and was glad to be asked
an employment lawyer who is not a shark
somebody who knows the council
a second pair of eyes on a job description
an hour before the board in {month}
would like to meet other owners of that size
a speaker for the away-day
names of schools that do it well
a good photographer
help with saying no
a finance person for two days a month
""".strip().split("\n")

HOME = """
supper at ours; stayed late, washed up
Sunday lunch in the garden, four generations in the end
soup and a walk by the river
curry night, the neighbours joined in
cheese and too much talk about schools
barbecue under umbrellas
brought {his} own chair; left it, on purpose I think
the fire would not light, the talk did
an early supper before the concert
bonfire, baked potatoes, everybody's children
pancakes on a Sunday morning
eight at the table, {he} did the carving
paella from the garden, smoke in every jumper
tea and a cake that had sunk; talked until dark
a proper roast, and the old maps after it
wine in the shed while it rained
brought the pudding and the news
stayed for the washing-up, which is when people talk
""".strip().split("\n")

EVENT = """
the cricket at Scarborough; rain at tea
rugby league, under the lights
an evening of jazz in a cellar
the Hallé; {he} hummed all the way home
opening of the sculpture show
a talk at the literature festival, queue round the block
the races at Thirsk, lost eight pounds
a brass band contest, of all things
open gardens in the village
a Sunday on the moors railway
a play in the round at the little theatre
the food festival, ate for two
a private view at a client's gallery
the tennis, nosebleed seats
a day's fishing on the Ure, nothing caught
a charity quiz, third
an early match, pies at half past ten
choral evensong at the Minster and a pint
""".strip().split("\n")

MESSAGE = """
good luck for tomorrow
thought of {him} when the news came on
photograph of the hill we talked about
saw {co}'s van in {away}, waved
well played on Saturday
a good word for {subject}
thank you for the tip, it worked
asked about {subject}: better than feared
one line about {subject}
a joke about bishops
thumbs up on {subject}
see you on the fourteenth
train is late, of course; rang off with a promise to talk in {month}
happy new year
the crossword had {his} town in it
sent the recipe
""".strip().split("\n")

BIRTHDAY = """
happy birthday, and a long lunch I hope
many happy returns; {he} was at work, of course
birthday wishes, sang one line
wished {him} a happy birthday; off to {away} with the family
birthday card and a line about {play}
happy birthday; did not want to be reminded which
many happy returns, cake in the office at three
wished {him} well; a quiet one this year
rang before breakfast to sing
happy birthday; a new bicycle, apparently
a birthday wish and a bad pun
many happy returns; out walking, wind in the phone
happy birthday, dinner tonight at the Italian place
birthday greetings; {he} had forgotten it {him}self
many returns; the team had decorated the desk
a card with a hare on it, for {his} birthday
""".strip().split("\n")

INBOUND = """
rang to say that {subject} is settled
asked for ten minutes on {subject}
thanked me for the article
wanted a name for a family lawyer
just to say that it went well
rang from the car, good mood
asked whether I speak at things like theirs
passed on greetings from an old client
wanted to know what I make of {subject}
said the letter made {him} laugh
sent a photograph of the new office
asked me to ring {his} deputy
said {he} has moved desk and kept the number
asked for the name of the book
wrote a kind word about the last letter
rang about a date in {month}
asked me to look at two sentences
wanted to tell somebody the good news first
asked what one says to a whole works at six in the morning
had a question about notice periods, sent on to a lawyer
rang to put off our lunch, and then talked for a while
asked if the offer of an hour still stands
""".strip().split("\n")

INBOUND_MESSAGE = """
can we speak this week? nothing bad
read the piece on the train, thank you
it went well yesterday, tell you on Monday
who was that surveyor you mentioned?
""".strip().split("\n")
