"""Photos as they are kept: the picture alone, without where, when and with what it was taken."""

import io

from penalties.rules.refusals import Refused, refuse

KINDS = ("JPEG", "PNG")
KEPT_AS = "image/jpeg"
PIXELS_AT_MOST = 60_000_000
QUALITY = 88


def without_metadata(data: bytes) -> bytes:
    """The picture in ``data``, a JPEG or PNG, upright and written anew as a bare JPEG.

    Raises ``Refused`` for anything that is not such a picture, and for one too large to open.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > PIXELS_AT_MOST:
                raise _refused("is too large. Choose one of 60 megapixels or fewer")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _refused("cannot be read. Choose a photo saved as JPG or PNG") from None
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    kept = io.BytesIO()
    bare.save(kept, KINDS[0], quality=QUALITY, optimize=True)
    return kept.getvalue()


def _refused(words: str) -> Refused:
    return refuse("photos.unreadable", f"The photo {words}.")
