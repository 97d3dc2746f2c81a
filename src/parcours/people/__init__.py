"""Who are they, and what did one of them do? People found and listed, one person's way, and why ids are one person."""

from parcours.people.finding import Match, find
from parcours.people.happenings import Detail, EventsFound, Happening, detail, way
from parcours.people.linking import Link, Owned, links, owned
from parcours.people.listing import Called, Order, PeopleFound, Seen, listed
from parcours.people.parting import Parted, Parting, parting
from parcours.people.person import Person, Visit, person
from parcours.people.places import Place, everybody, id_text, numbers_of, place_of, place_of_id, positions
from parcours.people.values import first_values

__all__ = [
    "Called",
    "Detail",
    "EventsFound",
    "Happening",
    "Link",
    "Match",
    "Order",
    "Owned",
    "Parted",
    "Parting",
    "PeopleFound",
    "Person",
    "Place",
    "Seen",
    "Visit",
    "detail",
    "everybody",
    "find",
    "first_values",
    "id_text",
    "links",
    "listed",
    "numbers_of",
    "owned",
    "parting",
    "person",
    "place_of",
    "place_of_id",
    "positions",
    "way",
]
