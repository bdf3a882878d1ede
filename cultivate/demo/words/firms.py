"""Invented firms: what they are called, what they do, and what the people in them are called.

Every line of a trade is `what stands behind the firm's name | what it makes or does`.
"""

STEMS = """
Aireholme Arkendale Beckfold Birkmoor Bramsett Calderwick Castlebeck Colnebank Crosland Dalewick Denholm
Dunnock Eastburn Ellerthwaite Emmerdyke Fallowbank Fernlea Foxcote Gadding Garsdale Gildersett Greystone
Grimscar Hallrigg Harehill Hawkstone Hazelrigg Hebblesworth Heckmond Holmeroyd Hunslow Ingthorpe
Ironbridge Kelbrook Kirkstane Lambfell Langbar Larkrise Linthorpe Lowfold Maltkiln Marrick Millthorpe
Moorgarth Netherfold Northcliffe Oakenshaw Otterdale Overmoor Owlcotes Parkgate Penbrook Pikestone
Quarryfield Raikes Ravensett Ridgeway Rivock Rookhope Saltmoor Scarcroft Shawfield Silkstone Skelbrook
Slatefell Sowerdale Stainbeck Stonegrave Swinemoor Tannery Tarnside Thornbeck Thrushcross Tollgate
Undercliffe Viaduct Wainstalls Walshaw Wardle Wharfeton Whinmoor Whitfell Windgate Winterburn Withens
Woodnook Wyke Yarrow
""".split()
"""Made-up places; a stem is taken once for each kind of firm."""

OWNERS = """
Joinery | fitted kitchens
Packaging | printed cartons
Conveyors | conveyor belts
Bakeries | bread for cafés
Haulage | pallets overnight
Castings | iron castings
Textiles | upholstery cloth
Signs | shop signs
Brewing | beer in small casks
Engineering | pump parts
Plastics | moulded caps
Print | brochures and labels
Roofing | slate roofs
Furniture | oak furniture
Electrical | control panels
Foods | ready-made sauces
Cleaning | office cleaning
Lifts | lift repairs
Software | booking software
Design | packaging design
Coaches | school coaches
Nurseries | hedging plants
Builders | extensions
Dental | dental practices
Veterinary | two vet surgeries
Homes | timber houses
Glass | shop fronts
Fasteners | bolts to order
Catering | wedding catering
Opticians | four opticians
Recycling | scrap and skips
Instruments | pressure gauges
Garden Centres | three garden centres
Care | care homes
Hotels | two country hotels
Fabrications | steel stairs
Lighting | shop lighting
Outdoor | tents and rucksacks
Media | films for trade fairs
Analytics | dashboards for hauliers
""".strip().split("\n")

CORPORATES = """
Water | water mains
Building Society | mortgages
Housing | social housing
Logistics | parcel hubs
Group | building materials
Chemicals | coatings
Foods Group | frozen meals
Insurance | motor insurance
Energy | wind farms
Rail | rolling stock
Retail | homeware shops
Pharma | inhalers
Telecom | rural broadband
Steel | steel plate
Leisure | gyms and pools
Aviation | ground handling
""".strip().split("\n")

PRACTICES = """
Partners | advice
& Co | advice
Associates | advice
LLP | advice
Advisory | advice
""".strip().split("\n")

INSTITUTIONS = """
Academy Trust | six schools
Hospice | end-of-life care
College | further education
NHS Trust | a district hospital
Grammar School | a school of nine hundred
Theatre | a producing theatre
Borough Council | a borough
University | a business school
Carers | help for carers
Community Trust | a youth centre
""".strip().split("\n")

OWNER_ROLES = (
    "Managing director", "Owner", "Founder", "Managing director", "Chief executive",
    "Joint managing director", "Director", "Managing director", "Co-founder",
)  # fmt: skip
EXECUTIVE_ROLES = (
    "Finance director", "Operations director", "People director", "Commercial director", "Sales director",
    "IT director", "Chief operating officer", "General manager", "Head of procurement",
    "Marketing director", "Supply chain director", "Head of legal", "Programme director",
    "Customer director", "Head of engineering", "Plant manager", "Divisional director", "Head of risk",
    "Head of learning", "Company secretary",
)  # fmt: skip
PUBLIC_ROLES = {
    "Academy Trust": "Chief executive", "Hospice": "Chief executive", "College": "Principal",
    "NHS Trust": "Director of nursing", "Grammar School": "Head teacher", "Theatre": "Executive director",
    "Borough Council": "Director of place", "University": "Dean", "Carers": "Chief executive",
    "Community Trust": "Director",
}  # fmt: skip
ADVISER_ROLES = (
    "Solicitor", "Tax partner", "Audit partner", "Broker", "Surveyor", "Wealth planner", "Consultant",
    "Banker",
)  # fmt: skip
CONNECTORS = """
Chair | Holdings
Non-executive director | Capital
Chair | Business Club
Former managing director |
Managing partner | LLP
Chair | Engineering
Regional director | Chamber
Chair of trustees | Foundation
Senior partner | LLP
Investor | Capital
Deputy lieutenant |
Editor | Business Review
Non-executive director | Foods Group
Founder | Supper Club
Chief executive | Growth Partnership
Former chief constable |
Visiting professor | University
Managing director | Breweries
Chair | Housing
Head of the growth programme | University
Founder, retired |
Owner | Hotels
Regional chair | Business Club
President | Chamber
Director | Family Office
""".strip().split("\n")
"""`role | what stands behind the firm's name`, one for each seat in the inner circle; some have none."""

ALLIES = """
Employment lawyer | owners and HR directors | settlement agreements, hard exits | firms about to restructure
Corporate finance adviser | owners who think of selling | valuations, sale of a firm | owners over fifty-five
Tax partner | family firms | succession and tax | second generations
Wealth planner | owners after a sale | plans for the money | people who have just sold
Search consultant | boards | finding directors | firms that lost their number two
Commercial property agent | growing firms | leases, sites | firms that outgrow a yard
Patent attorney | makers | patents, trade marks | founders with a prototype
Commercial insurance broker | manufacturers | cover, claims | firms with new machines
Bank relationship director | firms from five million | loans, introductions | finance directors
HR consultant | firms under a hundred people | policies, hard cases | first people managers
Interim finance director | owners without a finance director | three days a week | firms with a worried bank
Brand consultant | firms with a new product | names, launches | marketing directors
IT and security adviser | professional firms | security, systems | firms after a scare
Grants adviser | manufacturers | grants, tax credits | makers with an idea
Employee ownership adviser | owners over fifty | trusts | owners with loyal teams
Pensions adviser | firms over fifty people | schemes | new finance directors
Turnaround adviser | firms in trouble, and banks | cash, plans | chairs who worry
Family business adviser | families | family councils | siblings who share a board
Operations consultant | plants | flow, layout | plant managers
Public relations adviser | chief executives | crises, profiles | new chief executives
Leadership trainer | large firms | programmes for managers | people directors
Mediator | partners, families, boards | two days and a settlement | boards that do not speak
Audit partner | firms from ten million | audit that is read | firms with a tired auditor
Occupational psychologist | boards and panels | assessments | chairs who appoint
Charity governance adviser | trustees | board reviews | new chairs of charities
""".strip().split("\n")
"""`role | serves | offers | looks for`, one for each seat among the alliances."""

WISHES = (
    "employee ownership", "a finance director", "trade marks", "leases", "succession and tax", "grants",
    "hard cases", "security", "claims", "patents", "launches", "valuations",
)  # fmt: skip
"""What a client looks for; most of it an ally offers."""

CONNECTIONS = (
    ("a stage for young makers", "a table at the chamber"),
    ("founders with a prototype", "a word with the editors"),
    ("speakers who have done it", "rooms for forty"),
    ("new chairs of charities", "seats on panels"),
    ("family firms in their third generation", "introductions at the bank"),
)
"""What somebody of the inner circle looks for, and what they offer."""

IDEAL_CLIENTS = (
    "an owner between fifty and sixty with a second line in place",
    "a firm of fifty to two hundred people that has just lost its number two",
    "a new chief executive in the first hundred days",
    "a family firm where two generations sit on the board",
    "a finance director who wants the bank to understand",
    "a maker with a product and no plan for it",
    "a chair who suspects that something is wrong",
)
INTERESTS = tuple(
    " ".join(each.split())
    for each in """
    sailing, jazz, cricket, allotments, rugby league, fell walking, opera, cycling, choral singing, bread,
    football, bridge, old motorcycles, watercolours, crime novels, running, bees, theatre, wild swimming,
    chess, vinyl records, gardening, brass bands, fly fishing, pottery, birdwatching, cooking, local history,
    golf, poetry, steam railways, tennis, whisky, architecture, horses, photography
    """.split(",")
)
HOBBIES = (
    "football", "judo", "ballet", "guitar", "swimming", "gymnastics", "chess", "drums", "netball",
    "riding", "athletics", "drama", "climbing", "cello", "hockey", "scouts",
)  # fmt: skip
BEST_TIMES = (
    "before nine", "Tuesday mornings", "after four", "on the drive home, about half past five",
    "Friday lunchtime", "not Mondays", "between ten and eleven", "Thursday afternoons",
)  # fmt: skip
