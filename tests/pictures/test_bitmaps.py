"""Bitmaps: what is kept, what is turned, shrunk and re-encoded, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from handout.pictures import Prepared, Reason, Size, UnreadablePicture, prepare, probe
from handout.pictures.raster import MAX_PIXELS

ORIENTATION = 0x0112


def noise(mode: str = "RGB", size: tuple[int, int] = (120, 80)) -> Image.Image:
    """A photograph, as far as its colours go: a different one in every pixel or nearly."""
    channels = [Image.effect_noise(size, 90) for _ in range(3)]
    return Image.merge("RGB", channels).convert(mode)


def saved(folder: Path, name: str, image: Image.Image, **how: Any) -> Path:
    path = folder / name
    image.save(path, **how)
    return path


def opened(prepared: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def refused(path: Path) -> set[Reason]:
    """The reasons that probe and prepare give; one and the same."""
    reasons = set()
    for look in (probe, prepare):
        with pytest.raises(UnreadablePicture) as refusal:
            look(path)
        reasons.add(refusal.value.reason)
    return reasons


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_small_picture_is_kept_byte_for_byte(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, name, noise())
    assert probe(path) == Size(120, 80)
    assert prepare(path) == Prepared(path.read_bytes(), name[2:], 120, 80)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.gif", "P"), ("a.webp", "RGB"), ("a.tif", "RGB"), ("a.bmp", "RGB"), ("a.tif", "CMYK")],
)
def test_other_kinds_become_png_or_jpeg(tmp_path: Path, name: str, mode: str) -> None:
    path = saved(tmp_path, name, noise(mode))
    assert probe(path) == Size(120, 80)
    prepared = prepare(path)
    assert (prepared.extension, prepared.width_px, prepared.height_px) == ("png", 120, 80)
    assert opened(prepared).mode in {"RGB", "L"}


def test_the_first_frame_of_an_animation_stands_for_it(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    path = saved(tmp_path, "a.gif", first, save_all=True, append_images=[second])
    assert opened(prepare(path)).convert("RGB").getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (120, 80), (0, 0)), (3, (120, 80), (119, 79)), (6, (80, 120), (79, 0))],
)
def test_a_picture_stands_as_the_camera_was_held(
    tmp_path: Path, orientation: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    image = Image.new("RGB", (120, 80), "white")
    image.paste("red", (0, 0, 24, 24))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    path = saved(tmp_path, "a.jpg", image, exif=exif.tobytes(), quality=95)
    prepared = prepare(path)
    assert probe(path) == Size(*size)
    assert (prepared.width_px, prepared.height_px) == size
    x, y = (min(max(c, 8), side - 9) for c, side in zip(corner, size, strict=True))
    pixel = opened(prepared).convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[1] < 60


def test_a_large_photograph_is_shrunk_and_stays_a_jpeg(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", noise(size=(3000, 1500)))
    prepared = prepare(path, max_px=600)
    assert (prepared.extension, prepared.width_px, prepared.height_px) == ("jpg", 600, 300)
    assert opened(prepared).size == (600, 300)
    assert probe(path) == Size(3000, 1500)


def test_a_large_drawing_stays_lossless(tmp_path: Path) -> None:
    image = Image.new("RGB", (1200, 600), "white")
    image.paste("navy", (100, 100, 500, 500))
    prepared = prepare(saved(tmp_path, "a.png", image), max_px=600)
    assert (prepared.extension, prepared.width_px) == ("png", 600)


def test_a_large_lossless_photograph_becomes_a_jpeg(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", noise(size=(700, 500)))
    assert prepare(path).extension == "jpg"


def test_transparency_is_kept(tmp_path: Path) -> None:
    image = noise("RGBA", (700, 500))
    image.putalpha(Image.linear_gradient("L").resize((700, 500)))
    prepared = prepare(saved(tmp_path, "a.webp", image, lossless=True), max_px=300)
    assert prepared.extension == "png"
    assert opened(prepared).mode == "RGBA"


def test_a_transparent_palette_is_kept_when_shrunk(tmp_path: Path) -> None:
    image = Image.new("P", (40, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    prepared = prepare(saved(tmp_path, "a.gif", image, transparency=0), max_px=10)
    pixel = opened(prepared).convert("RGBA").getpixel((5, 2))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", Image.new("CMYK", (40, 40), (0, 255, 255, 0)))
    pixel = opened(prepare(path)).convert("RGB").getpixel((20, 20))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[1] < 60


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path) -> None:
    grey = Image.new("I", (8, 8), 128 * 257)
    path = saved(tmp_path, "a.tif", grey.convert("I;16"))
    assert opened(prepare(path)).getpixel((4, 4)) == 128


def test_another_colour_space_is_converted_and_srgb_left_alone(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    kept = saved(tmp_path, "a.png", noise(), icc_profile=srgb)
    assert prepare(kept).data == kept.read_bytes()
    other = saved(tmp_path, "b.png", noise(), icc_profile=lab)
    assert "icc_profile" not in opened(prepare(other)).info


def test_where_a_photograph_was_taken_does_not_follow_a_re_encoded_one(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 3
    exif[0x010E] = "heime hos meg"
    prepared = prepare(saved(tmp_path, "a.jpg", noise(), exif=exif.tobytes()))
    assert b"heime hos meg" not in prepared.data


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", noise(size=(900, 600)))
    copy = tmp_path / "another name.bin"
    copy.write_bytes(path.read_bytes())
    assert prepare(path, max_px=300) == prepare(copy, max_px=300)


def test_a_text_called_png_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_text("Dette er tekst.", encoding="utf-8")
    assert refused(path) == {Reason.NOT_A_PICTURE}


def test_an_empty_file_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"")
    assert refused(path) == {Reason.NOT_A_PICTURE}


def test_a_missing_file_and_a_folder_are_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.png") == {Reason.MISSING}
    assert refused(tmp_path) == {Reason.MISSING}


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
@pytest.mark.parametrize("lenient", [False, True], ids=["", "after WeasyPrint"])
def test_half_a_file_is_damaged(
    tmp_path: Path, name: str, *, lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was imported before: WeasyPrint tells Pillow to accept half a file."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    path = saved(tmp_path, name, noise())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(path) == {Reason.DAMAGED}


def test_a_thumbnail_inside_does_not_hide_that_the_rest_is_gone(tmp_path: Path) -> None:
    thumbnail = io.BytesIO()
    noise(size=(16, 16)).save(thumbnail, "JPEG")
    whole = saved(tmp_path, "a.jpg", noise()).read_bytes()
    inside = thumbnail.getvalue()
    segment = b"\xff\xe2" + (len(inside) + 2).to_bytes(2) + inside
    path = tmp_path / "b.jpg"
    path.write_bytes(whole[:2] + segment + whole[2:])
    assert probe(path) == Size(120, 80)
    path.write_bytes((whole[:2] + segment + whole[2:])[:-600])
    assert refused(path) == {Reason.DAMAGED}


def test_more_pixels_than_a_build_can_bear_are_refused(tmp_path: Path) -> None:
    side = int(MAX_PIXELS**0.5) + 1
    path = saved(tmp_path, "a.png", Image.new("1", (side, side)))
    assert path.stat().st_size < 100_000
    assert refused(path) == {Reason.TOO_LARGE}


def test_far_more_pixels_are_refused_too(tmp_path: Path) -> None:
    small = saved(tmp_path, "a.bmp", Image.new("1", (8, 8))).read_bytes()
    path = tmp_path / "b.bmp"
    path.write_bytes(small[:18] + (60_000).to_bytes(4, "little") * 2 + small[26:])
    assert refused(path) == {Reason.TOO_LARGE}


def test_a_huge_photograph_costs_little(tmp_path: Path) -> None:
    """108 million pixels: libjpeg decodes a fraction of them when fewer are wanted."""
    path = saved(tmp_path, "a.jpg", Image.new("L", (12_000, 9_000), 128), quality=50)
    prepared = prepare(path)
    assert (prepared.width_px, prepared.height_px) == (2400, 1800)
    assert len(prepared.data) < 200_000
