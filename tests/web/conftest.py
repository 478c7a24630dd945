"""What the tests of pages may ask for."""

from tests.web.notice_visits import case as case
from tests.web.notice_visits import found as found
from tests.web.notice_visits import notice as notice
from tests.web.notice_visits import payer as payer
from tests.web.notice_visits import reader as reader
from tests.web.notice_visits import street as street
from tests.web.notice_visits import with_cards as with_cards
