"""Names of counties that people write at the end of an address and the post does not need."""

COUNTIES = frozenset(
    """
    avon|bedfordshire|berkshire|buckinghamshire|cambridgeshire|cheshire|cleveland|cornwall|cumbria
    |derbyshire|devon|dorset|county durham|east sussex|east yorkshire|essex|gloucestershire
    |greater london|greater manchester|hampshire|herefordshire|hertfordshire|humberside
    |huntingdonshire|isle of wight|kent|lancashire|leicestershire|lincolnshire|merseyside|middlesex
    |norfolk|north yorkshire|northamptonshire|northumberland|nottinghamshire|oxfordshire|rutland
    |shropshire|somerset|south yorkshire|staffordshire|suffolk|surrey|tyne and wear|warwickshire
    |west midlands|west sussex|west yorkshire|wiltshire|worcestershire|yorkshire
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
