"""Signs are recorded where they stand and looked at again, never in the future."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from penalties.actions.orders import take_in
from penalties.actions.signs import add_sign, inspect_sign
from penalties.office.audit import OPERATOR, trail_of
from penalties.office.premises import files_of
from penalties.records.orders import order_with_code
from penalties.records.signs import signs_of
from penalties.rules.refusals import Refused
from penalties.rules.signs import Condition
from tests.builders.councils import council
from tests.builders.orders import draft

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.fixture
def order(session, at):
    ilford = council(session, at)
    take_in(session, ilford, [draft()], by=OPERATOR, at=at)
    return order_with_code(session, ilford.id, "ILF-HAR")


def photo(kind="PNG", **more):
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (64, 64), "blue")
    picture.paste("red", (0, 0, 32, 64))
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def put_up(session, order, at, **changes):
    values = {
        "place": "Corner of Ilford Lane",
        "lat_e6": 51_551_200,
        "lon_e6": 73_800,
        "inspected_on": date(2026, 9, 1),
        "condition": Condition.GOOD,
    }
    return add_sign(session, order, **(values | changes), by=OPERATOR, at=at)


def test_a_sign_is_kept_with_its_place_and_looked_at_again(session, order, at):
    sign = put_up(session, order, at, photo=photo())
    inspect_sign(session, sign, inspected_on=TODAY, condition=Condition.DAMAGED, by=OPERATOR, at=at)
    session.expire_all()
    (kept,) = signs_of(session, order)
    assert (kept.lat_e6, kept.lon_e6, kept.condition) == (51_551_200, 73_800, "damaged")
    assert (kept.inspected_on, kept.photo_sha256) == (TODAY, sign.photo_sha256)
    trail = trail_of(session, order.authority_id, sign.id)
    assert [(entry.event, entry.facts["condition"]) for entry in trail] == [
        ("sign.recorded", "good"),
        ("sign.inspected", "damaged"),
    ]


def test_a_photo_is_kept_upright_and_without_what_it_tells_beside_the_picture(session, order, at):
    told = Image.Exif()
    told[0x0112] = 6  # the camera was held on its side
    told[0x010F] = "A maker"
    sign = put_up(session, order, at, photo=photo("JPEG", exif=told))
    kept = Image.open(BytesIO(files_of(session).get("ILF", sign.photo_sha256)))
    assert not kept.getexif()
    assert "exif" not in kept.info
    top, bottom = kept.getpixel((32, 8)), kept.getpixel((32, 56))
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", photo()[:60], photo("GIF")],
    ids=["nothing", "a paper", "half a picture", "another kind"],
)
def test_what_is_no_photo_is_refused(session, order, at, data):
    with pytest.raises(Refused, match="cannot be read"):
        put_up(session, order, at, photo=data)


def test_nobody_has_looked_at_a_sign_tomorrow(session, order, at):
    with pytest.raises(Refused, match="today or in the past"):
        put_up(session, order, at, inspected_on=TOMORROW)


def test_an_older_inspection_does_not_replace_a_newer_one(session, order, at):
    sign = put_up(session, order, at)
    with pytest.raises(Refused, match="later inspection"):
        inspect_sign(
            session,
            sign,
            inspected_on=date(2026, 8, 31),
            condition=Condition.GOOD,
            by=OPERATOR,
            at=at,
        )
