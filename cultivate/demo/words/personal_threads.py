"""What happens at home. Written as in `owner_threads`; the name says what the person must have.

`child`, `spouse`, `dog` and `grandchild` need one; everything else fits everybody.
"""

TEXT = """
= child football
- {kid} plays for the county now, every Saturday in the rain
| {kid}'s team is in the cup
- {kid}'s final went to penalties; lost, in tears, fine by teatime
| {kid} scored from the halfway line, on video
- {kid} has given up football for the drums
? how {kid}'s team is doing
= child exams
- {kid} sits exams in the summer and does not want to talk about it
| {kid} has mocks
- {kid}'s results came: better than {kid} let on
- {kid} starts sixth form, with a tie
? how {kid}'s exams went
= child university
- {kid} looks at universities: Newcastle, Durham, anywhere but home
| drove {kid} to three open days in a week
- {kid} has an offer from Glasgow
- took {kid} to Glasgow with a car full of pans; the house is quiet
- {kid} is home, with washing
? how {kid} likes Glasgow
= child driving
- {kid} is learning to drive; holds on to the door handle
- {kid} passed, second time
| {kid} failed on the roundabout, laughs about it
? whether {kid} has passed
= child music
- {kid} got into the youth orchestra, second violins
| {kid} plays the solo at the carol concert
- heard {kid} play in the town hall, cried a bit
? about {kid}'s concert
= child school
- {kid} starts at the big school and looks tiny in the blazer
- {kid} has found friends; relief all round
? how {kid} likes the new school
= grown wedding
- eldest is getting married; opinions about marquees
- wedding went off without a hitch, apart from the sheep
= spouse job
- {spouse} has started a new job at the hospital
| {spouse} is retraining as a teacher
- {spouse} likes the work and not the hours
- {spouse} has gone down to three days
? how {spouse}'s job is
= spouse health
- {spouse} is waiting for a hip
| {spouse} has had an operation, all went well
- {spouse} is up and about again, and impatient
- {spouse} walked up Ingleborough, slowly
? how {spouse} is
= spouse marathon
- {spouse} is training for a half marathon, so nobody eats normally
- {spouse} finished in under two hours
= spouse birthday
- planning a surprise for {spouse}'s fiftieth; sworn to silence
- the surprise for {spouse} was a surprise
= dog puppy
- {pet} is ten weeks old and has eaten a slipper
| {pet} came from a rescue, nervous of men in hats
- {pet} passed puppy class, just
- {pet} goes to the office on Fridays
? after {pet}
= dog old
- {pet} is fourteen and slow on the stairs
- lost {pet} at the weekend; was lovely about it
= mother
- mother moves into a flat nearby; clearing the house takes every weekend
| father is not well, drives to Lincoln on Fridays
- found a care home that smells of baking
| father home from hospital, sharp as ever
- the old house is sold; kept the clock
? how the family is
= funeral
- has lost {his} father; spoke about him for a while
- first year without {his} father; planted a pear tree
= kitchen
- builders in the kitchen since the summer; cooks in the garage
| house full of dust
- the kitchen is done, the wrong tiles are the right tiles
? about the kitchen
= house move
- house on the market; {few} viewings, no offers
| found a house with a barn, survey next week
- exchanged at last; boxes everywhere
- moved; found the kettle on the second day
? about the house
= running
- training for the Yorkshire Three Peaks
| has signed up for a marathon and regrets it
- finished, knees complain
- running again, ten minutes at a time
? about the running
= cycling
- has bought a bicycle that cost more than the first car
- rode coast to coast in three days with an old school friend
- came off on wet leaves; collarbone
? how the collarbone mends
= garden
- allotment at last, after six years on the list
| slugs have had the lettuces
- brought a bag of beans
| first prize for onions at the show
= choir
- sings in a choir on Tuesdays; they do the Fauré in {month}
- the concert was full; sang from memory
? about the choir
= sailing
- bought a third of a boat with two friends, kept at Whitby
- sailed to Holland and back; seasick one way
= allotment shed
- building a shed, to be left alone in
- the shed has a stove; writes there on Sundays
= walking
- walking the Pennine Way in pieces
| does a Wainwright a month
- {few} hills to go
| was on Helvellyn above the clouds
? how many hills are left
= language
- learning Italian, for a wedding near Lucca
- ordered dinner for nine in Italian, and got it
= grandchild
- first grandchild is due in {month}
- a granddaughter, all well; photographs
- looks after the little one on Thursdays
? after the granddaughter
= knee
- knee operation in {month}; no driving for six weeks
| bad back, stands in meetings
- back on both feet
? how the knee is
= cricket
- scores for the village second eleven
| captain of the thirds, by default
- promoted, with a win off the last ball
= theatre
- plays the butler in the village play
- forgot one line and got a laugh for it
= trip
- off to Japan for three weeks, the trip of a lifetime
| going to the Hebrides with a tent
- back from the big trip, full of it
? about the trip
= restoring
- taking a 1967 Triumph apart in the garage
- the Triumph runs, on three cylinders
- drove it to {away} and back; stopped for tea twice, not by choice
? about the Triumph
= governor
- has become a governor at the local primary
- the school has a new head, {he} was on the panel
= swimming
- swims in the lake every Sunday, all winter, in a hat
- talked {few} colleagues into the lake
= bees
- two hives at the bottom of the garden
- first honey, {many} jars
| lost a swarm, found it in the churchyard
? after the bees
= quiz
- won the pub quiz on a question about bishops
= volunteering
- drives for the food bank on Saturday mornings
- the food bank has moved into the old bank; enjoys the irony
"""
