"""Paper: every document, its bytes, its hash and how it is served.

Paper is derived: this desk reads a case and draws it. Nothing but the front door imports it.
"""
