"""The case: from an encounter on the street to support, paid, withdrawn or court.

Start reading at ``rules`` (what is decided), then ``records`` (what is kept), ``actions`` (what is
done) and ``web`` (where it is asked for). ``office`` is what every desk shares.
"""
