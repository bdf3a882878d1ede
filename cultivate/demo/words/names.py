"""Names as one hears them in Britain today. First and last names are paired within a heritage."""

from __future__ import annotations

from typing import NamedTuple


class Heritage(NamedTuple):
    """First names of men and of women, and last names, that go together; `share` of the people."""

    share: float
    men: tuple[str, ...]
    women: tuple[str, ...]
    last: tuple[str, ...]


_ENGLISH = Heritage(
    0.62,
    tuple(
        """Andrew Simon Mark Stephen Paul Ian Neil Graham Martin Jonathan Richard Nigel Adrian Philip
        Robert Tim Matthew Christopher Duncan Stuart Craig Darren Lee Dominic Julian Giles Toby Ben Tom
        Joe Daniel Adam Luke Oliver Hugh Edward William Peter Keith Howard Clive Malcolm Russell Damian
        Marcus Nathan Roger Geoff Leonard Barnaby Miles Kieran Alec Dennis Warren Jake""".split()
    ),
    tuple(
        """Alison Karen Helen Susan Jane Julie Nicola Joanne Tracey Rachel Sarah Emma Claire Catherine
        Rebecca Victoria Heather Gillian Judith Louise Lucy Hannah Charlotte Sophie Laura Katie Amy Zoë
        Bridget Philippa Harriet Imogen Frances Penny Lorraine Dawn Wendy Tessa Ruth Hilary Denise Carol
        Abigail Rosalind Janet Maxine Leanne Stephanie Kerry Polly Verity Gemma Annabel Diane Hazel""".split()
    ),
    tuple(
        """Ackroyd Addy Allott Appleyard Armitage Aspinall Barraclough Beaumont Birtwistle Blakeley
        Bracewell Brearley Broadbent Butterworth Calvert Catterall Clough Cockcroft Copley Crabtree
        Crossley Denby Dewhurst Eccles Entwistle Farrar Fawcett Fenwick Gaunt Gledhill Greenhalgh
        Hainsworth Hardcastle Hebden Helliwell Hepworth Hinchliffe Holroyd Horsfall Illingworth Ingham
        Kershaw Lockwood Lumb Mallinson Metcalfe Midgley Murgatroyd Naylor Netherwood Oldroyd Ollerenshaw
        Ormerod Padgett Pickersgill Pilling Quarmby Ramsden Rawnsley Redfearn Rushworth Scholey Sedgwick
        Stancliffe Stead Sugden Swales Tattersall Thackray Threlfall Tordoff Uttley Varley Waddington
        Walmsley Whiteley Womersley Wrigley Ashdown Bickford Chilcott Dunstan Elphick Fairweather Garland
        Hollis Kingsnorth Lavender Merritt Newland Orchard Pascoe Quayle Rickard Selwood Tolley Underhill
        Venning Wetherby Yelland Bramhall Cawthorne Dransfield Ellershaw Frobisher Goodall Hobday Inskip
        Jermyn Kilbride Leatham Marwood Norcliffe Otterburn Plumtree Rothery Skelton Tindall""".split()
    ),
)
_SCOTTISH = Heritage(
    0.06,
    ("Alastair", "Angus", "Callum", "Euan", "Fergus", "Gordon", "Hamish", "Iain", "Kenneth", "Rory"),
    ("Morag", "Eilidh", "Kirsty", "Mairi", "Fiona", "Catriona", "Ailsa", "Shona"),
    tuple(
        """Abernethy Baird Cairns Carmichael Dalgarno Farquhar Geddes Haldane Innes Kinnaird MacAskill
        MacInnes McKendrick Moncrieff Ogilvie Rennie Strachan Wishart""".split()
    ),
)
_WELSH = Heritage(
    0.03,
    ("Gareth", "Huw", "Rhys", "Owain", "Dylan"),
    ("Siân", "Bethan", "Carys", "Nerys", "Angharad"),
    ("Gethin", "Prosser", "Probert", "Pugh", "Bevan", "Gwilliam"),
)
_IRISH = Heritage(
    0.04,
    ("Declan", "Brendan", "Cormac", "Eamon", "Padraig", "Conor", "Ronan"),
    ("Siobhan", "Aoife", "Niamh", "Orla", "Maeve", "Sinead", "Roisin"),
    tuple("Brannigan Corrigan Fallon Gilhooly Keogh Lafferty McGlinchey Quigley Tierney".split()),
)
_INDIAN = Heritage(
    0.04,
    tuple("Anil Sanjay Rajesh Vikram Nikhil Amit Ashok Rohan Sunil Dilip".split()),
    tuple("Priya Anita Meera Sunita Kavita Nisha Deepa Rekha Bhavna Shreya".split()),
    tuple("Chauhan Mistry Solanki Thakrar Vadher Menon Iyer Sengupta Kulkarni Parmar".split()),
)
_PUNJABI = Heritage(
    0.025,
    ("Harpreet", "Jaspal", "Gurdeep", "Amrik", "Kulwant"),
    ("Jaspreet", "Manjit", "Harleen", "Simran", "Balwinder"),
    ("Sandhu", "Dhillon", "Grewal", "Bains", "Sohal"),
)
_MUSLIM = Heritage(
    0.06,
    tuple("Imran Tariq Naveed Kamran Bilal Faisal Usman Zahid Rizwan Hamza Yusuf".split()),
    tuple("Nadia Saima Farah Ayesha Rukhsana Sadia Shazia Zainab Samira Mariam".split()),
    tuple("Qureshi Mahmood Siddiqui Rafiq Aslam Bashir Akhtar Mirza Rahman Chowdhury Sharif Hanif".split()),
)
_NIGERIAN = Heritage(
    0.025,
    ("Tunde", "Femi", "Segun", "Emeka", "Chidi"),
    ("Folake", "Bukola", "Yetunde", "Ngozi", "Chioma"),
    ("Adeyemi", "Balogun", "Ogunleye", "Okonkwo", "Nwosu"),
)
_GHANAIAN = Heritage(
    0.02,
    ("Kwame", "Kofi", "Yaw", "Kojo"),
    ("Abena", "Esi", "Akosua", "Ama"),
    ("Boateng", "Mensah", "Owusu", "Asante"),
)
_CARIBBEAN = Heritage(
    0.02,
    ("Leroy", "Delroy", "Marlon", "Winston", "Trevor"),
    ("Marcia", "Yvonne", "Sharon", "Paulette", "Simone"),
    ("Bartley", "Pinnock", "Lindo", "Blackwood", "Samuels", "Dacosta"),
)
_CHINESE = Heritage(
    0.02,
    ("Kelvin", "Raymond", "Jason", "Terence", "Alvin"),
    ("Vivian", "Grace", "Mei", "Winnie", "Joyce"),
    ("Leung", "Tsang", "Yip", "Kwok", "Lau", "Poon"),
)
_POLISH = Heritage(
    0.015,
    ("Piotr", "Tomasz", "Marek"),
    ("Agnieszka", "Ewa", "Magdalena"),
    ("Nowak", "Mazur", "Sikora", "Pawlak"),
)
_GREEK = Heritage(0.01, ("Andreas", "Stavros"), ("Eleni", "Despina"), ("Christou", "Pavlou", "Hadjis"))
_ITALIAN = Heritage(0.005, ("Matteo", "Sandro"), ("Giulia", "Carla"), ("Ferrante", "Bellandi"))

HERITAGES = (
    _ENGLISH, _SCOTTISH, _WELSH, _IRISH, _INDIAN, _PUNJABI, _MUSLIM, _NIGERIAN, _GHANAIAN, _CARIBBEAN,
    _CHINESE, _POLISH, _GREEK, _ITALIAN,
)  # fmt: skip

COLLEAGUE_MEN = tuple(
    """Gavin Wesley Curtis Jamie Scott Ryan Shaun Carl Kevin Barry Derek Trevor Colin Terry Ravi Omar
    Pawel Sean Bradley Elliot Jerome Haroon Desmond Glenn Vincent Roland Gethin Lewis Theo Maurice""".split()
)
COLLEAGUE_WOMEN = tuple(
    """Sandra Michelle Natalie Donna Lisa Jackie Debbie Kelly Chloe Megan Danielle Anjali Fatima Olga
    Renata Paula Lindsay Marian Yasmin Georgina Tanya Cheryl Bronwen Elaine Monica Roz Sheila Christine
    Gwen Ines""".split()
)
COLLEAGUES = tuple((name, "m") for name in COLLEAGUE_MEN) + tuple((name, "f") for name in COLLEAGUE_WOMEN)

CHILDREN_BOYS = tuple(
    """Alfie Archie Arthur Charlie Dexter Ed Felix Finn Freddie George Harry Henry Isaac Jack Jude Leo
    Louis Max Noah Oscar Otis Ralph Reuben Rufus Stanley Teddy Theo Will Zach Ollie""".split()
)
CHILDREN_GIRLS = tuple(
    """Ada Alice Amelia Anna Beth Clara Daisy Edie Eliza Ella Erin Esme Evie Flora Freya Grace Holly Iris
    Isla Ivy Lily Lottie Mabel Martha Maya Millie Nell Phoebe Poppy Rosie Ruby Tilly""".split()
)
PARTNERS_MEN = tuple(
    """Alex Ben Chris Dave Gareth Greg Jim Jon Kev Matt
    Mike Nick Pete Rob Sam Sean Steve Tim Tony Will""".split()
)
PARTNERS_WOMEN = tuple(
    """Angela Anne Becky Cath Debs Ellie Fran Gail Hels Jen
    Jo Kath Liz Maggie Mel Pippa Sal Sue Trish Viv""".split()
)
PETS = tuple(
    """Rex Bramble Monty Bess Digby Otto Mabel Tess Rolo Pepper Biscuit Skye Jasper Dougal Nutmeg Hector
    Willow Ziggy Olive Barney Fern Moss Gizmo Maisie Bertie""".split()
)
NICKNAMES = {
    "Rebecca": "Bex", "Christopher": "Kit", "Jonathan": "Jonty", "Catherine": "Cathy",
    "Victoria": "Vicky", "Richard": "Dickie", "Matthew": "Mattie", "Philippa": "Pip", "Edward": "Ned",
    "William": "Bill", "Agnieszka": "Aga", "Alastair": "Ali", "Stephanie": "Stevie", "Robert": "Bob",
    "Magdalena": "Magda",
}  # fmt: skip
