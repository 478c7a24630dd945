"""Where the views of the API hang themselves in."""

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api")
