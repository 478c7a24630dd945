"""Both codes are read back from the page as a cheap printer draws it, also faded and smeared."""

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from tests.builders.notices import FACTS, LINK
from tests.builders.papers import picture, sample

PAPERS = pytest.mark.parametrize(
    ("paper", "page"), [("a4", 0), ("roll80", 0), ("large", 0), ("large", 2)]
)
PLACES = {
    ("a4", zxingcpp.BarcodeFormat.QRCode): 0,
    ("a4", zxingcpp.BarcodeFormat.Code128): 0,
    ("roll80", zxingcpp.BarcodeFormat.QRCode): 0,
    ("roll80", zxingcpp.BarcodeFormat.Code128): 0,
    ("large", zxingcpp.BarcodeFormat.QRCode): 2,
    ("large", zxingcpp.BarcodeFormat.Code128): 0,
}
MEANT = {
    zxingcpp.BarcodeFormat.QRCode: LINK,
    zxingcpp.BarcodeFormat.Code128: FACTS.number,
}


def fresh(page: Image.Image) -> Image.Image:
    return page


def faded(page: Image.Image) -> Image.Image:
    """Black has become a grey of 40% contrast."""
    return page.point(lambda level: 255 - (255 - level) * 2 // 5)


def smeared(page: Image.Image) -> Image.Image:
    return faded(page).filter(ImageFilter.GaussianBlur(2.5))


def read(page: Image.Image) -> dict[zxingcpp.BarcodeFormat, str]:
    return {found.format: found.text for found in zxingcpp.read_barcodes(page)}


@pytest.mark.parametrize("aged", [fresh, faded])
@pytest.mark.parametrize("place", PLACES.items(), ids=str)
def test_a_code_is_read_back_from_the_paper(place, aged) -> None:
    (paper, kind), page = place
    assert read(aged(picture(sample(paper), page)))[kind] == MEANT[kind]


@pytest.mark.parametrize(("paper", "page"), [("a4", 0), ("roll80", 0), ("large", 2)])
def test_the_qr_symbol_is_read_back_even_smeared(paper: str, page: int) -> None:
    found = read(smeared(picture(sample(paper), page)))
    assert found[zxingcpp.BarcodeFormat.QRCode] == LINK


@pytest.mark.parametrize("paper", ["a4", "roll80", "large"])
def test_no_code_but_these_two_is_on_any_page(paper: str) -> None:
    pages = {page for (name, _), page in PLACES.items() if name == paper}
    found = [read(picture(sample(paper), page)) for page in sorted(pages)]
    assert {text for each in found for text in each.values()} == {LINK, FACTS.number}
