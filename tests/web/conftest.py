"""What the tests of pages may ask for."""

from tests.browser import browser as browser
