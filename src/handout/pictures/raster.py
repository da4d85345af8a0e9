"""Bitmaps: measured from their headers, turned upright, brought to sRGB and to a bounded size."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handout.pictures.result import Prepared, Reason, Size, UnreadablePicture

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 150_000_000
"""More than cameras make by default, at most 600 MB decoded. Pillow itself stops at 179 million."""

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
"""In the order they are tried: Pillow imports a later one's plug-in only when it comes to it."""

JPEG_QUALITY = 85
"""Where photographs stop looking better: the usual choice for projection and print at this size."""

PHOTOGRAPH_COLOURS = 65_536
"""A bitmap of more colours than this is a photograph; drawings and screenshots have far fewer."""

SMALL_BYTES = 500_000
"""Below this a lossless photograph stays as it is: there is little to win."""

_ORIENTATION_TAG = 0x0112  # Exif 2.32, 4.6.4 A
_SIDEWAYS = frozenset({5, 6, 7, 8})


def probe(data: bytes) -> Size:
    with _opened(data) as image:
        width, height = image.size
        if _orientation(image) in _SIDEWAYS:
            width, height = height, width
        if image.format == "PNG":
            image.verify()  # the checksum of every chunk, without inflating any
        return Size(width, height)


def prepare(data: bytes, *, max_px: int) -> Prepared:
    with _opened(data) as image:
        orientation = _orientation(image)
        profile = image.info.get("icc_profile")
        if (
            max(image.size) <= max_px
            and orientation == 1
            and (not profile or _is_srgb(profile))
            and _keeps_bytes(image, data)
        ):
            image.load()
            extension = "png" if image.format == "PNG" else "jpg"
            return Prepared(data, extension, image.width, image.height)
        photograph = image.format in {"JPEG", "MPO"}
        small = _shrunk(image, max_px)
    upright = _turned(_in_srgb(small, profile), orientation)
    if upright.mode in {"LA", "RGBA"} and upright.getextrema()[-1] == (255, 255):
        upright = upright.convert(upright.mode.removesuffix("A"))
    photograph = photograph or _is_photograph(upright)
    data, extension = _encoded(upright, photograph=photograph)
    return Prepared(data, extension, upright.width, upright.height)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The image with its header read; whatever Pillow trips over while it is used is a refusal."""
    from PIL import Image, UnidentifiedImageError

    if data.startswith(b"\xff\xd8") and not _has_jpeg_end(data):
        raise UnreadablePicture(Reason.DAMAGED)
    try:
        with warnings.catch_warnings(), _whole_files_only():
            # Pillow warns at 89 million pixels and about odd metadata; the limit here is ours.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise UnreadablePicture(Reason.TOO_LARGE)
                yield image
    except UnidentifiedImageError as failure:
        raise UnreadablePicture(Reason.NOT_A_PICTURE) from failure
    except Image.DecompressionBombError as failure:
        raise UnreadablePicture(Reason.TOO_LARGE) from failure
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError) as failure:
        # The range of what Pillow's decoders raise on damaged data.
        raise UnreadablePicture(Reason.DAMAGED) from failure


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """WeasyPrint lets Pillow accept half a file for the whole process; a picture must not depend
    on what was imported before it."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _has_jpeg_end(data: bytes) -> bool:
    """Whether an end-of-image marker follows the first scan: a thumbnail's own comes before it.

    Entropy-coded data never holds FF D9 (ITU-T T.81, F.1.2.3 stuffs a zero after FF).
    """
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:  # noqa: PLR2004 - a marker's first byte
        marker = data[position + 1]
        length = int.from_bytes(data[position + 2 : position + 4])
        if marker == 0xDA:  # noqa: PLR2004 - start of scan, T.81 table B.1
            break
        position += 1 if marker == 0xFF else 2 + length  # noqa: PLR2004 - fill byte
    return data.find(b"\xff\xd9", position) >= 0


def _orientation(image: Image.Image) -> int:
    if image.format == "PNG" and "exif" not in image.info:
        return 1  # Pillow would decode the whole picture to look for it after the pixels.
    value = image.getexif().get(_ORIENTATION_TAG, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1  # noqa: PLR2004 - Exif's range


def _keeps_bytes(image: Image.Image, data: bytes) -> bool:
    match image.format:
        case "JPEG":
            return image.mode in {"L", "RGB"}
        case "PNG":
            return len(data) <= SMALL_BYTES or _has_alpha(image) or not _is_photograph(image)
        case _:
            return False


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in image.info


def _is_photograph(image: Image.Image) -> bool:
    return (
        image.mode == "RGB"
        and "transparency" not in image.info
        and image.getcolors(PHOTOGRAPH_COLOURS) is None
    )


def _shrunk(image: Image.Image, max_px: int) -> Image.Image:
    """At most ``max_px`` on its longest side; ``reducing_gap`` lets libjpeg decode a fraction."""
    from PIL import Image as Pillow

    if max(image.size) <= max_px:
        image.load()
        return image.copy()
    if image.mode in {"1", "P", "PA"}:
        # A palette cannot be averaged.
        return _shrunk(image.convert("RGBA" if _has_alpha(image) else "RGB"), max_px)
    image.thumbnail((max_px, max_px), Pillow.Resampling.LANCZOS, reducing_gap=1.25)
    return image.copy()


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In one of the modes L, LA, RGB, RGBA, in sRGB where the file says what its colours are."""
    if profile and not _is_srgb(profile):
        converted = _converted(image, profile)
        if converted is not None:
            return converted
    if image.mode.startswith(("I", "F")):
        return _eight_bit(image)
    if image.mode in {"L", "LA", "RGB", "RGBA"} and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if _has_alpha(image) else "RGB")


def _eight_bit(image: Image.Image) -> Image.Image:
    """Grey of more than eight bits, which Pillow's own conversion clips instead of scaling."""
    if image.mode == "F":
        return image.convert("L")
    wide = image.convert("I")
    brightest = wide.getextrema()[1]
    if isinstance(brightest, tuple) or brightest <= 255:  # noqa: PLR2004 - eight bits already
        return wide.convert("L")
    return wide.point(lambda value: value * (1 / 257)).convert("L")


def _is_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or b"s\0R\0G\0B" in profile


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Through the embedded profile; None when the profile is broken or of another colour model."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    opaque = image.convert(image.mode.removesuffix("A")) if alpha else image
    if opaque.mode not in {"L", "RGB", "CMYK", "LAB"}:
        return None
    try:
        result = ImageCms.profileToProfile(
            opaque,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (OSError, ImageCms.PyCMSError):
        return None
    if result is not None and alpha is not None:
        result.putalpha(alpha)
    return result


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _encoded(image: Image.Image, *, photograph: bool) -> tuple[bytes, str]:
    """The file's bytes and extension, without any of the original's metadata."""
    image.info.clear()
    out = io.BytesIO()
    if photograph and image.mode in {"L", "RGB"}:
        image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
        return out.getvalue(), "jpg"
    image.save(out, "PNG", compress_level=6)
    return out.getvalue(), "png"
