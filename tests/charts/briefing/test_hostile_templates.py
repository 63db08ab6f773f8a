"""Templates made to harm, or by mistake: each is refused with its reason, or tamed."""

import io
import random
import zipfile

import pytest
from pptx import Presentation

from charts.briefing import briefing
from charts.briefing.powerpoint import as_powerpoint
from charts.briefing.template import archive
from charts.briefing.template.package import cleaned
from charts.spec.errors import SpecError
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.support import templates

FACTS = store().facts
GOOD = templates.wide().content
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
LAYOUT_RELATIONS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"


def refused(content):
    """The one problem of a template that cannot be used."""
    with pytest.raises(SpecError) as error:
        as_powerpoint(briefing(BriefingSpec(slides=("open",)), FACTS), FACTS, content)
    (problem,) = error.value.problems
    assert problem.parameter == "template"
    return problem.expected


def with_text(name, old, new):
    body = templates.file_of(GOOD, name)
    assert old in body
    return templates.changed(GOOD, {name: body.replace(old, new)})


def with_relation(kind, target, use=b"", mode=b' TargetMode="External"'):
    """The template with a relation of a layout, and an element that uses it."""
    relation = b'<Relationship Id="rId99" Type="%s/%s" Target="%s"%s/></Relationships>'
    relations = templates.file_of(GOOD, LAYOUT_RELATIONS).replace(
        b"</Relationships>", relation % (OFFICE.encode(), kind, target, mode)
    )
    layout = templates.file_of(GOOD, LAYOUT).replace(b"</p:spTree>", use + b"</p:spTree>")
    return templates.changed(GOOD, {LAYOUT_RELATIONS: relations, LAYOUT: layout})


PICTURE = (
    b'<p:pic><p:nvPicPr><p:cNvPr id="99" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
    b'<p:blipFill><a:blip r:link="rId99"/></p:blipFill><p:spPr/></p:pic>'
)
LINKED = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="Home"><a:hlinkClick r:id="rId99"/></p:cNvPr>'
    b"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>"
)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"x" * 1000, b"{}", b"\0" * 64])
def test_what_is_no_zip_is_no_template(content):
    assert "a PowerPoint file (.pptx); this is none" in refused(content)


def test_an_older_file_or_one_with_a_password_is_told_from_others():
    assert "encrypted, or an older .ppt" in refused(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    )


@pytest.mark.parametrize("end", [100, len(GOOD) // 2, len(GOOD) - 10])
def test_half_a_file_is_damaged(end):
    assert refused(GOOD[:end]).endswith("damaged: save or copy it once more")


def test_a_byte_that_was_changed_on_the_way_is_noticed():
    place = GOOD.index(b"ppt/slideMasters/slideMaster1.xml") + 400
    content = GOOD[:place] + bytes([GOOD[place] ^ 255]) + GOOD[place + 1 :]
    assert "damaged at ppt/slideMasters/slideMaster1.xml" in refused(content)


def test_any_other_zip_is_none():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("notes.txt", "Hello")
    assert "this is none" in refused(out.getvalue())


def test_a_file_of_another_program_is_none():
    kind = b"presentationml.presentation.main+xml"
    content = with_text(TYPES, kind, b"wordprocessingml.document.main+xml")
    assert "not one of another program" in refused(content)


@pytest.mark.parametrize("kind", [b"template", b"slideshow"])
def test_a_potx_is_as_good(kind):
    content = with_text(TYPES, b"presentation.main+xml", kind + b".main+xml")
    assert len(Presentation(io.BytesIO(cleaned(content))).slide_layouts) == 11


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    """2 MB that come to 2 GB: no part of it is read."""
    zeros = bytes(8 << 20)
    bomb = templates.changed(GOOD, {f"ppt/media/{number}.bin": zeros for number in range(25)})
    assert len(bomb) < 1 << 20
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "at most 160 MB once the .pptx is unpacked" in refused(bomb)


def test_a_file_that_is_packed_too_well_is_refused_as_well():
    content = templates.changed(GOOD, {"ppt/media/zeros.bin": bytes(100 << 20)})
    assert "at most 120 times smaller" in refused(content)


def test_a_bomb_that_says_it_is_small_gives_no_more_than_it_says():
    content = templates.changed(GOOD, {LAYOUT: b"<a>" + b" " * (4 << 20) + b"</a>"})
    size = (4 << 20) + 7
    lying = content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != content
    assert f"damaged at {LAYOUT}" in refused(lying)


def test_too_many_parts_are_refused():
    many = {f"ppt/media/{number}": b"" for number in range(archive.MOST_PARTS)}
    assert "at most 4000 files" in refused(templates.changed(GOOD, many))


def test_a_list_of_parts_without_end_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list was read"))
    assert "at most 4000 files" in refused(b"PK\x03\x04" + b"PK\x01\x02" * 20_000)


def test_xml_that_would_fill_memory_is_refused():
    xml, noise = b"<a>" + b"<b/>" * (3 << 20) + b"</a>", random.Random(0).randbytes(1 << 20)
    content = templates.changed(GOOD, {LAYOUT: xml, "ppt/media/noise.bin": noise})
    assert "8 MB of XML" in refused(content)


def test_a_way_of_packing_without_bounds_is_refused():
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as file:
        file.writestr("ppt/media/x.bin", bytes(1000))
    assert "packed or encrypted in another way" in refused(out.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(templates.changed(GOOD, {"ppt/vbaProject.bin": b"x"}), id="project"),
        pytest.param(
            with_text(
                TYPES,
                b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            ),
            id="pptm",
        ),
        pytest.param(
            with_text(
                TYPES,
                b"</Types>",
                b'<Override PartName="/ppt/activeX/a.xml" '
                b'ContentType="application/vnd.ms-office.activeX+xml"/></Types>',
            ),
            id="control",
        ),
    ],
)
def test_macros_and_controls_are_refused(content):
    assert "without macros and controls" in refused(content)


def test_what_a_layout_loads_from_elsewhere_is_refused():
    expected = f"whole in itself: {LAYOUT} loads something from elsewhere"
    for target in (b"https://example.org/logo.png", b"file://server/share/logo.png"):
        assert expected in refused(with_relation(b"image", target, PICTURE))
    movie = PICTURE.replace(b"<p:nvPr/>", b'<p:nvPr><a:videoFile r:link="rId99"/></p:nvPr>')
    assert expected in refused(with_relation(b"video", b"file:///C:/film.mp4", movie))


def test_a_link_on_a_layout_is_taken_off_and_all_else_kept():
    content = with_relation(b"hyperlink", b"https://example.org/", LINKED)
    tamed = cleaned(content)
    assert b'name="Home"' in templates.file_of(tamed, LAYOUT)
    assert b"rId99" not in templates.file_of(tamed, LAYOUT)
    assert not any(b"example.org" in body for _, body in templates.files_of(tamed))


def test_nothing_in_a_deck_is_outside_it():
    """Its slides had links too; they went with the slides."""
    assert any(b"External" in body for _, body in templates.files_of(GOOD))
    deck = as_powerpoint(briefing(BriefingSpec(slides=("open",)), FACTS), FACTS, GOOD)
    assert not any(
        b"External" in body for name, body in templates.files_of(deck) if ".rels" in name
    )


def test_a_link_of_a_layout_to_a_slide_keeps_no_slide():
    content = with_relation(b"slide", b"../slides/slide1.xml", LINKED, mode=b"")
    names = [name for name, _ in templates.files_of(cleaned(content))]
    assert not [name for name in names if "slides/" in name]
    assert LAYOUT in names


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", [LAYOUT, "ppt/theme/theme1.xml", "ppt/presentation.xml", TYPES])
def test_an_entity_is_never_expanded(name, encoding):
    """A thousand million laughs, and a file of the server."""
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        '<x a="&l9;">&l9;&file;</x>'
    )
    content = templates.changed(GOOD, {name: text.encode(encoding)})
    assert "without document type definitions" in refused(content)


def test_a_definition_in_a_strange_encoding_is_not_read():
    text = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
    assert "damaged" in refused(templates.changed(GOOD, {LAYOUT: text.encode()}))


@pytest.mark.parametrize(
    "body", [b"", b"<p:sldLayout", b"\xff\xfe\x00", b"<x/>", b'<a xmlns="urn:x"/>']
)
@pytest.mark.parametrize(
    "name", [LAYOUT, "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"]
)
def test_a_part_that_is_none_is_refused_and_nothing_breaks(name, body):
    refused(templates.changed(GOOD, {name: body}))


@pytest.mark.parametrize("name", [LAYOUT, "ppt/presentation.xml", "ppt/theme/theme1.xml"])
def test_a_part_that_is_missing_is_named(name):
    assert f"damaged at {name}" in refused(templates.changed(GOOD, left_out=(name,)))


def test_a_way_out_of_the_file_leads_nowhere():
    content = with_relation(b"image", b"../../../../../../etc/passwd", mode=b"")
    assert "damaged at etc/passwd" in refused(content)


def test_strict_open_xml_is_told_how_to_be_saved():
    content = with_text(
        "_rels/.rels", OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    assert "Strict Open XML" in refused(content)


def test_a_template_needs_a_title_layout():
    assert "a title layout" in refused(templates.without_title_layout())


def test_a_template_needs_room_for_content():
    deck = Presentation()
    for layout in deck.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.idx != 0 and "Subtitle" not in holder.name:
                holder.width, holder.height, holder.left, holder.top = 9, 9, 9, 9
            elif "Subtitle" not in holder.name:
                holder.top, holder.height = 5_000_000, 900_000
    out = io.BytesIO()
    deck.save(out)
    assert "room for content over at least 45% of the width" in refused(out.getvalue())
