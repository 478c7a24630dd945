"""Who is met in the demo's story. Every name, address and registration is made up."""

GIVEN = {
    "man": (
        "Marek",
        "Dean",
        "Imran",
        "Paul",
        "Tobias",
        "Kwame",
        "Lewis",
        "Stefan",
        "Harpreet",
        "Owen",
    ),
    "woman": ("Ilinca", "Kasia", "Donna", "Farah", "Beth", "Svetlana"),
}
FAMILY = (
    "Adeyemi", "Barlow", "Czerny", "Dunmore", "Eastgate", "Farrow", "Gill", "Hartnell",
    "Iyer", "Jessop", "Kessler", "Lindqvist", "Mbeki-Jones", "Nowak", "O’Shaughnessy",
    "Popescu", "Quarshie", "Ravenscroft", "Szymańska", "Țăranu",
)  # fmt: skip
STREETS = ("Sample Lane", "Loxford Rise", "Mulberry Way", "Harbour Court", "Old Mill Close")
SPOTS = (
    ("Ilford Lane, outside the closed carpet shop", "street lamp"),
    ("Loxford Lane, by the bus shelter", "street lamp"),
    ("Staines Road, junction with Mortlake Road", "dark"),
    ("Scrafton Road, beside the car wash", "shop window"),
)
CARS = (
    ("AB12 CDE", "Example", "blue"),
    ("YX70 ZZZ", "Sample", "grey"),
    ("LD19 FGH", "Model", "red"),
)
BUYING = (
    "He stopped the car beside a woman on the pavement, lowered the window and asked how much. "
    "When she walked on he followed at walking pace for about 40 metres and asked again.",
    "He drove past the same corner four times in eleven minutes, slowing each time beside a person "
    "standing alone. On the fifth pass he stopped and asked whether she was working.",
    "On foot, he approached two people in turn and asked each to come with him for money. "
    "He offered the second thirty pounds. She refused and he stayed.",
)
CONTROLLING = (
    "He stood across the road for 25 minutes, took notes of money from a woman after each car "
    "left, and waved her back to the corner when she sat down.",
)
