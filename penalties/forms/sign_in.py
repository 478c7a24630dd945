"""What staff type to sign in."""

from penalties.forms.fields import MailAddress, Secret
from penalties.forms.page_form import PageForm


class SignInForm(PageForm):
    """An e-mail address and a password."""

    email = MailAddress("Email address", thing="your email address")
    password = Secret("Password", thing="your password", autocomplete="current-password")
