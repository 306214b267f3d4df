"""Places are found by their names, and by short ones on the lines where these mean a place."""

import pytest

from policygraph import paths
from policygraph.document import load_text
from policygraph.errors import SourceError
from policygraph.model import Name, Place, PlaceKind, Plan, Span
from policygraph.records.places import find_places, load_places
from records.folder import SourceFolder

REAL = paths.SOURCES / "icd-2021"
TEXT = load_text(REAL / "plan.md")


def place(code: str, *forms: str, short: tuple[str, ...] = (), lines: tuple[int, ...] = ()) -> Place:
    """A city that is found by its forms."""
    return Place(code, PlaceKind.CITY, Name(code), code, forms, short, lines, (), "이유")


PLACES = (
    place("complex", "대구성서"),
    place("daegu", short=("대구",), lines=(370,)),
    place("gumi", short=("구미",), lines=(175, 176)),
)


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("대구성서, 구미", (175, 175), [("complex", "대구성서"), ("gumi", "구미")]),
        # A short form is looked for on its lines only, which may be any of the text's.
        ("대구성서, 구미", (174, 174), [("complex", "대구성서")]),
        ("대구·시흥", (369, 370), [("daegu", "대구")]),
        # 161: 러닝팩토리 확대 구축 is no mention of Daegu.
        ("확대 구축", (161, 161), []),
        ("확대 구축", (370, 370), [("daegu", "대 구")]),
    ],
)
def test_places_are_found(text: str, lines: tuple[int, int], expected: list[tuple[str, str]]) -> None:
    """Long forms everywhere, short forms where the row says so, the longest first."""
    found = find_places("footnote/x", text, (Span(*lines),), PLACES)

    assert [(mention.named, mention.words) for mention in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            175,
            (
                "smart-industrial-complexes banwol-sihwa-industrial-complex changwon-industrial-complex "
                "incheon-namdong-industrial-complex gumi-industrial-complex "
                "daegu-seongseo-industrial-complex gwangju-cheomdan-industrial-complex "
                "yeosu-industrial-complex"
            ),
        ),
        (
            397,
            (
                "gimje-smart-farm-innovation-valley sangju-smart-farm-innovation-valley "
                "goheung-smart-farm-innovation-valley miryang-smart-farm-innovation-valley"
            ),
        ),
        (82, "oido-station-baegot-new-town-section hwaseong-saesol-dong"),
        (370, "daegu siheung"),
        (406, "jeju naju-innovation-city"),
        (436, "naju-unmanned-automated-farming-pilot-site"),
        (585, "busan-national-pilot-smart-city sejong-national-pilot-smart-city"),
        # 서울대 주관 컨소시엄 is a university.
        (415, "chungbuk"),
        (670, "gwangmyeong"),
        (310, ""),
    ],
)
def test_places_of_the_plan(line: int, expected: str, real_plan: Plan) -> None:
    """Which places a line of the plan names, in its order."""
    named = [m.named for m in real_plan.located if any(line in span.lines for span in m.spans)]

    assert list(dict.fromkeys(named)) == expected.split()


def test_every_place_is_named_somewhere(real_plan: Plan) -> None:
    """No place is covered by the longer names of others."""
    assert {mention.named for mention in real_plan.located} == {place.code for place in real_plan.places}


MALFORMED = "a place needs a code of a-z, 0-9 and hyphens, a Korean and an English name and a reason"
NUMBERED = "short forms come with the numbers of the lines that they mean the place on"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("New Place,city,국정,State,국정,,,,이유", MALFORMED),
        ("state,city,국정,State,국정,,,,", MALFORMED),
        (
            "state,country,국정,State,국정,,,,이유",
            (
                "kind 'country' is none of city, industrial-complex, innovation-valley, pilot-site, region, "
                "test-site"
            ),
        ),
        ("state,city,국정,State,,,,,이유", "a place needs forms, and none empty"),
        ("state,city,국정,State,국정|,,,,이유", "a place needs forms, and none empty"),
        ("state,city,국정,State,,국정,,,이유", NUMBERED),
        ("state,city,국정,State,국정,,108,,이유", NUMBERED),
        ("state,city,국정,State,,국정,백팔,,이유", NUMBERED),
        ("k-city,city,국정,State,국정,,,,이유", "k-city is there already, on line 26"),
        (
            "state,city,국정,State,김 제,,,,이유",
            "the form '김 제' is there already, on line 13 (spaces and marks aside)",
        ),
        ("state,city,국정,State,독도,,,,이유", "no line of plan.md has the form '독도'"),
        ("state,city,국정,State,,국정,107,,이유", "line 107 of plan.md has none of the short forms"),
        ("state,city,국정,State,,국정,971,,이유", "line 971 of plan.md has none of the short forms"),
        ("state,city,국정,State,,국정|국무총리,109,,이유", "line 109 of plan.md has none of the short forms"),
        ("state,city,국정,State,,국정|산중위,108,,이유", "'산중위' stands on none of the lines"),
        ("state,city,국정,State,국정,,,korea,이유", "there is no place 'korea' in places.csv"),
        ("state,city,국정,State,국정,,,state,이유", "state is a part of itself"),
        ("state,city,국정,State,국정,,,이유", "the row has 8 cells where the columns are 9"),
    ],
)
def test_place_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """A row that is malformed, there twice or not in the text is an error at its line."""
    content = copied.read("places.csv").rstrip("\n")
    copied.write("places.csv", f"{content}\n{row}\n")
    with pytest.raises(SourceError) as caught:
        load_places(copied.path, TEXT)

    assert str(caught.value) == f"places.csv:{len(content.splitlines()) + 1}: {expected}"


def test_a_source_without_places_has_none(copied: SourceFolder) -> None:
    """The sheet is optional."""
    (copied.path / "places.csv").unlink()

    assert load_places(copied.path, TEXT) == ()
