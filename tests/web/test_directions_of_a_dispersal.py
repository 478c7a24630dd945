"""The page of an authorisation lists what was directed under it, by number and time alone."""

from tests.web.direction_pages import beat as beat
from tests.web.direction_pages import desk_of as desk_of
from tests.web.direction_pages import directed as directed
from tests.web.direction_pages import linked


def test_what_was_directed_under_one_is_listed_by_its_number(desk_of, beat, directed):
    desk = desk_of("given_by")
    path = linked(desk.open("/desk/dispersals/"), r"/desk/dispersals/[0-9a-f-]{36}")
    assert "No direction was given under it." in desk.open(path)
    number = directed()
    page = desk.open(path)
    assert f'href="/desk/directions/{number}"' in page
    assert "No direction was given under it." not in page
    desk.open(f"/desk/directions/{number}")
    assert "Pop" not in page
    assert "Wójcik" not in page
