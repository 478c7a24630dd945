"""Pictures that somebody sent, written anew: upright, no larger than is needed, and bare.

Read in a process of its own (``cleaning``): a picture of a few bytes can ask for all the memory.
"""

import io
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from penalties.rules.sent_files import Fault, Faulty, Kind

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP", Kind.HEIC: "HEIF"}
KEPT_AS = "image/jpeg"
PIXELS_AT_MOST = 60_000_000
LONGEST_SIDE = 2_400
QUALITY = 85
SHRINK_AS_THEY_ARE = ("RGB", "RGBA", "L", "LA", "CMYK")
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, RuntimeError)
"""What reading a picture raises that was cut, damaged or tampered with."""


def small_picture(file: Path, kind: Kind) -> bytes:
    """The picture in ``file`` as a bare JPEG, its longest side at most 2,400 pixels.

    Its size is read from its header before anything is unpacked. Raises ``Faulty`` for a picture
    of more than 60 megapixels, and for one that is not whole.
    """
    from PIL import Image

    if kind is Kind.HEIC:
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=[FORMATS[kind]])
        with picture:
            return _made_small(picture)
    except Image.DecompressionBombError:
        raise Faulty(Fault.TOO_MANY_PIXELS) from None
    except UNREADABLE:
        raise Faulty(Fault.UNREADABLE) from None


def _made_small(picture: "Image") -> bytes:
    from PIL import Image, ImageOps

    if picture.width * picture.height > PIXELS_AT_MOST:
        raise Faulty(Fault.TOO_MANY_PIXELS)
    turned = picture.getexif().get(0x0112, 1)
    seen_through = picture.has_transparency_data
    if picture.mode not in SHRINK_AS_THEY_ARE:
        picture = picture.convert("RGBA" if seen_through else "RGB")
    # A JPEG is unpacked at a fraction of its size at once, so that 48 megapixels fit into little.
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    plain = picture.convert("RGBA" if seen_through else "RGB")
    plain.getexif()[0x0112] = turned
    upright = ImageOps.exif_transpose(plain)
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright.getchannel("A") if seen_through else None)
    kept = io.BytesIO()
    bare.save(kept, FORMATS[Kind.JPEG], quality=QUALITY, optimize=True)
    return kept.getvalue()
