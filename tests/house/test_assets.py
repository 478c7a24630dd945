"""What the build brings in: pinned, licensed, without gov.uk's own brand, and only once."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def assets():
    spec = importlib.util.spec_from_file_location("build_assets", ROOT / ".build" / "assets.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_everything_the_table_asks_for_is_in_place(assets):
    assert assets.is_in_place(ROOT)


def test_each_package_keeps_its_licence_beside_it(assets):
    for package in assets.packages():
        kept = ROOT / package.into / "licences" / package.name.rpartition("/")[2]
        texts = [file.read_text("utf-8") for file in kept.iterdir()]
        assert any(re.search(r"licen[cs]e", text, re.I) for text in texts)


def test_nothing_on_our_pages_is_gov_uks_own():
    vendor = ROOT / "templates" / "static" / "vendor"
    assert not [file for file in vendor.rglob("*") if re.search(r"crest|crown|woff", file.name)]
    for sheet in vendor.rglob("*.css"):
        css = sheet.read_text("utf-8")
        assert not re.search(r"GDS Transport|@font-face|crest\.svg|/assets/", css)
        for name in re.findall(r"url\((images/[^)]+)\)", css):
            assert (sheet.parent / name).is_file()


def test_a_stylesheet_that_could_not_be_stripped_stops_the_build(assets):
    with pytest.raises(assets.Unfetched, match="GDS Transport"):
        assets._unbranded('p{font-family:"GDS Transport"}')


def test_a_changed_table_is_fetched_anew(assets, tmp_path, monkeypatch):
    assert not assets.is_in_place(tmp_path)
    table = tmp_path / "packages.json"
    table.write_text("[]")
    monkeypatch.setattr(assets, "TABLE", table)
    assert not assets.is_in_place(ROOT)


def test_a_registry_that_cannot_be_reached_is_said_plainly(assets, tmp_path, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    with pytest.raises(
        assets.Unfetched, match=r"did not give govuk-frontend@.*install again"
    ) as told:
        assets.lay_out(tmp_path)
    assert "127.0.0.1" not in str(told.value)
    assert not (tmp_path / "templates").exists()
