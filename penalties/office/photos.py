"""Photos as they are kept: the picture alone, without where, when and with what it was taken."""

import io
import struct
import warnings

from penalties.rules.refusals import Refused, refuse

KINDS = ("JPEG", "PNG")
KEPT_AS = "image/jpeg"
PIXELS_AT_MOST = 60_000_000
QUALITY = 88
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error)
"""What reading a file that is no picture raises, or one that was cut or tampered with."""


def without_metadata(data: bytes) -> bytes:
    """The picture in ``data``, a JPEG or PNG, upright and written anew as a bare JPEG.

    Raises ``Refused`` for anything that is not such a picture, and for one too large to open.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=KINDS)
        with picture:
            if picture.width * picture.height > PIXELS_AT_MOST:
                raise _refused("is too large. Choose one of 60 megapixels or fewer")
            upright = ImageOps.exif_transpose(picture)
            seen_through = upright.has_transparency_data
            upright = upright.convert("RGBA" if seen_through else "RGB")
    except (*UNREADABLE, Image.DecompressionBombError):
        raise _refused("cannot be read. Choose a photo saved as JPG or PNG") from None
    # A signature is ink on nothing: it is kept as ink on white paper.
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright.getchannel("A") if seen_through else None)
    kept = io.BytesIO()
    bare.save(kept, KINDS[0], quality=QUALITY, optimize=True)
    return kept.getvalue()


def _refused(words: str) -> Refused:
    return refuse("photos.unreadable", f"The photo {words}.")
