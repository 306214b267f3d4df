"""Instruments and their stages are what the text has."""

from datetime import date

import pytest

from policygraph import paths
from policygraph.document import load_text
from policygraph.errors import SourceError
from policygraph.model import Instrument, InstrumentKind, Span, Stage
from policygraph.records.instruments import StageKind, load_instruments, load_stages
from policygraph.records.mentions import find_mentions
from policygraph.records.ministries import load_ministries
from records.folder import SourceFolder

REAL = paths.SOURCES / "icd-2021"
TEXT = load_text(REAL / "plan.md")
SPANS = (Span(1, 1),)
Chain = list[tuple[str, date | None, date | None, int]]


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    """The instruments of the 2021 plan by their code."""
    return {instrument.code: instrument for instrument in load_instruments(REAL)}


@pytest.fixture(scope="module")
def stages(instruments: dict[str, Instrument]) -> tuple[Stage, ...]:
    """The stages of the 2021 plan."""
    return load_stages(REAL, tuple(instruments.values()), TEXT)


def found(text: str, forms: dict[str, str]) -> list[tuple[str, str]]:
    """What is found in `text`, and its words."""
    return [(m.named, m.words) for m in find_mentions("action/motie-1", text, SPANS, forms)]


def add(folder: SourceFolder, name: str, row: str) -> str:
    """Add a row to a file; gives its line."""
    content = folder.read(name).rstrip("\n")
    folder.write(name, f"{content}\n{row}\n")
    return f"{name}:{len(content.splitlines()) + 1}"


def refusal(folder: SourceFolder) -> SourceError:
    """Why the instruments or stages of a folder are refused."""
    with pytest.raises(SourceError) as caught:
        load_stages(folder.path, load_instruments(folder.path), TEXT)
    return caught.value


@pytest.mark.parametrize(
    ("code", "kind", "name", "english", "builders"),
    [
        (
            "industrial-convergence-promotion-act",
            InstrumentKind.LAW,
            "산업융합 촉진법",
            "Industrial Convergence Promotion Act",
            (),
        ),
        ("5g-plus-strategy", InstrumentKind.STRATEGY, "5G+ 전략", "5G+ Strategy", ()),
        ("regulatory-sandbox", InstrumentKind.SCHEME, "규제 샌드박스", "Regulatory Sandbox", ()),
        (
            "emissions-trading-scheme",
            InstrumentKind.SCHEME,
            "배출권거래제",
            "Emissions Trading Scheme (K-ETS)",
            (),
        ),
        ("climate-response-fund", InstrumentKind.FUND, "기후대응기금", "Climate Response Fund", ()),
        (
            "korea-chamber-of-commerce-and-industry",
            InstrumentKind.BODY,
            "대한상의",
            "Korea Chamber of Commerce and Industry (KCCI)",
            (),
        ),
        (
            "korea-ai-manufacturing-platform",
            InstrumentKind.SYSTEM,
            "AI 제조 플랫폼(KAMP)",
            "Korea AI Manufacturing Platform (KAMP)",
            ("MSS",),
        ),
        (
            "national-bio-big-data-of-one-million-people",
            InstrumentKind.SYSTEM,
            "K-100만 바이오 빅데이터",
            "National Bio Big Data of One Million People",
            ("MOHW", "MOTIE"),
        ),
        (
            "national-ambient-air-quality-monitoring-information-system",
            InstrumentKind.SYSTEM,
            "대기오염정보관리시스템(NAMIS)",
            "National Ambient Air Quality Monitoring Information System (NAMIS)",
            (),
        ),
    ],
)
def test_instrument_is_what_the_text_names(  # noqa: PLR0913, PLR0917
    code: str,
    kind: InstrumentKind,
    name: str,
    english: str,
    builders: tuple[str, ...],
    instruments: dict[str, Instrument],
) -> None:
    """Kind, names and builders of instruments, as a reader finds them."""
    instrument = instruments[code]

    assert (kind, name, english, builders) == (
        instrument.kind,
        instrument.name.clean,
        instrument.name_en,
        instrument.builders,
    )


def test_every_builder_is_a_ministry(instruments: dict[str, Instrument]) -> None:
    """The builders are in the register of ministries."""
    known = {ministry.code for ministry in load_ministries(paths.MINISTRIES)}

    assert {builder for i in instruments.values() for builder in i.builders} <= known


def test_a_spelling_of_the_scan_is_kept_apart(instruments: dict[str, Instrument]) -> None:
    """Line 329 has Al for AI: the platform is found by it, but it is no name of it."""
    platform = instruments["korea-ai-manufacturing-platform"]

    assert platform.forms == (
        "AI 제조 플랫폼(KAMP)",
        "AI 제조 플랫폼",
        "KAMP",
        "Korea Al Manufacturing Platform",
    )
    assert platform.name.alternatives == ("AI 제조 플랫폼", "KAMP")
    assert platform.name.damaged == ("Korea Al Manufacturing Platform",)


def test_the_other_forms_are_alternative_names(instruments: dict[str, Instrument]) -> None:
    """The clean name is a form; the others are its alternatives."""
    sandbox = instruments["regulatory-sandbox"]

    assert sandbox.forms == ("규제 샌드박스", "규제 샌드박스 제도", "샌드박스")
    assert sandbox.name.alternatives == ("규제 샌드박스 제도", "샌드박스")


@pytest.mark.parametrize(
    ("instrument", "expected"),
    [
        (
            "industrial-convergence-promotion-act",
            [
                ("promulgated", date(2011, 4, 1), date(2011, 4, 30), 42),
                ("in-force", date(2011, 10, 1), date(2011, 10, 31), 42),
                ("amended", date(2019, 1, 1), date(2019, 1, 31), 42),
                ("proposed", date(2020, 9, 9), date(2020, 9, 9), 446),
                ("committee", date(2021, 4, 23), date(2021, 4, 23), 446),
                ("passed", date(2021, 5, 21), date(2021, 5, 21), 446),
            ],
        ),
        (
            "industrial-digital-transformation-promotion-act",
            [
                ("proposed", date(2020, 9, 1), date(2020, 9, 30), 454),
                ("tabled", date(2020, 11, 1), date(2020, 11, 30), 454),
                ("subcommittee", date(2021, 3, 1), None, 454),
            ],
        ),
        (
            "digital-industrial-innovation-fund",
            [
                ("called", date(2020, 7, 1), date(2020, 7, 31), 325),
                ("selected", date(2020, 9, 1), date(2020, 9, 30), 325),
                ("opened", date(2021, 3, 1), date(2021, 3, 31), 325),
            ],
        ),
        (
            "first-basic-plan-for-industrial-convergence-development",
            [("drawn-up", date(2012, 9, 1), date(2012, 9, 30), 42)],
        ),
        (
            "second-basic-plan-for-industrial-convergence-development",
            [("drawn-up", date(2019, 6, 1), date(2019, 6, 30), 42)],
        ),
        (
            "energy-carbon-neutrality-innovation-strategy",
            [("planned", date(2021, 7, 1), date(2021, 12, 31), 358)],
        ),
    ],
)
def test_stages_are_those_of_the_text(instrument: str, expected: Chain, stages: tuple[Stage, ...]) -> None:
    """An instrument's stages, with their dates and lines."""
    chain = [stage for stage in stages if stage.instrument == instrument]

    assert expected == [(s.kind, s.period.begin, s.period.end, s.span.first) for s in chain]
    assert [stage.code for stage in chain] == [f"{instrument}-{n}" for n in range(1, len(chain) + 1)]


def test_every_kind_of_stage_is_used(stages: tuple[Stage, ...]) -> None:
    """No kind of stage is there for nothing."""
    assert {stage.kind for stage in stages} == set(StageKind)


def test_a_folder_without_the_files_has_none(copied: SourceFolder) -> None:
    """Both files may be missing."""
    (copied.path / "instruments.csv").unlink()
    (copied.path / "stages.csv").unlink()

    assert load_instruments(copied.path) == ()
    assert load_stages(copied.path, (), TEXT) == ()


def test_forms_are_looked_for_in_the_text_that_is_given(copied: SourceFolder) -> None:
    """A repaired text can be given instead of the file."""
    copied.edit(721, "기후대응기금", "기후대웅기금")

    assert "'기후대응기금'" in refusal(copied).en
    assert load_instruments(copied.path, TEXT)


MALFORMED = "an instrument needs a code of a-z, 0-9 and hyphens, an English name and a reason"
NAMELESS = "the Korean name must be one of the forms, and no form empty"
BUILT = "builders are abbreviations of ministries, and only a System has them"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Big Law,Law,국정,Law,국정,,,이유", MALFORMED),
        (",Law,국정,Law,국정,,,이유", MALFORMED),
        ("law,Law,국정,,국정,,,이유", MALFORMED),
        ("law,Law,국정,Law,국정,,,", MALFORMED),
        (
            "law,Treaty,국정,Law,국정,,,이유",
            "kind 'Treaty' is none of Body, Fund, Law, PolicyDocument, Scheme, System",
        ),
        ("law,Law,국정,Law,정부,,,이유", NAMELESS),
        ("law,Law,정부,Law,정부|,,,이유", NAMELESS),
        ("law,Law,정부,Law,,,,이유", NAMELESS),
        ("law,Law,정부,Law,정부,,MOTIE,이유", BUILT),
        ("law,System,정부,Law,정부,,산업부,이유", BUILT),
        ("regulatory-sandbox,Law,정부,Law,정부,,,이유", "regulatory-sandbox is there already, on line 29"),
        (
            "law,Law,정부,Law,정부|규제샌드박스,,,이유",
            "the form '규제샌드박스' is there already, on line 29 (spaces and marks aside)",
        ),
        (
            "law,Law,정부,Law,정부|정 부,,,이유",
            "the form '정 부' is there already, on line 149 (spaces and marks aside)",
        ),
        (
            "law,Law,도로교통법,Law,도로교통법,,,이유",
            "no line of plan.md has the form '도로교통법'; nearest is line 488",
        ),
        ("law,Law,AM,Law,AM,,,이유", "no line of plan.md has the form 'AM'"),
        ("law,Law,정부,Law,정부,,이유", "the row has 7 cells where the columns are 8"),
    ],
)
def test_instrument_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """A row of instruments.csv that is malformed, there twice or not in the text is an error at its line."""
    place = add(copied, "instruments.csv", row)

    assert str(refusal(copied)) == f"{place}: {expected}"


INCOMPLETE = "a stage needs its words and reason, and stands once"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("road-act,passed,446,('21.5.21),이유", "there is no instrument 'road-act' in instruments.csv"),
        ("regulatory-sandbox,passed,446,,이유", INCOMPLETE),
        ("regulatory-sandbox,passed,446,('21.5.21),", INCOMPLETE),
        ("industrial-convergence-promotion-act,proposed,446,개정안 발의('20.9.9),이유", INCOMPLETE),
        (
            "regulatory-sandbox,passed,445,('21.5.21),이유",
            '"(\'21.5.21)" does not stand on line 445 of plan.md',
        ),
        ("regulatory-sandbox,passed,0,'21.5.21,이유", '"\'21.5.21" does not stand on line 0 of plan.md'),
        ("regulatory-sandbox,passed,971,'21.5.21,이유", '"\'21.5.21" does not stand on line 971 of plan.md'),
        (
            "regulatory-sandbox,passed,여기,'21.5.21,이유",
            '"\'21.5.21" does not stand on line 여기 of plan.md',
        ),
        ("regulatory-sandbox,passed,446,국회 본회의 통과,이유", "'국회 본회의 통과' gives no time"),
        ("regulatory-sandbox,passed,446,이유", "the row has 4 cells where the columns are 5"),
    ],
)
def test_stage_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """A row of stages.csv about nothing, or that the text does not say there, is an error at its line."""
    place = add(copied, "stages.csv", row)

    assert str(refusal(copied)) == f"{place}: {expected}"


def test_kind_of_stage_must_be_known(copied: SourceFolder) -> None:
    """Another kind of stage is an error that lists the known ones."""
    place = add(copied, "stages.csv", "regulatory-sandbox,vetoed,446,('21.5.21),이유")
    error = refusal(copied)

    assert str(error).startswith(f"{place}: kind 'vetoed' is none of amended, announced, called, ")
    assert error.message("ko").startswith(f"{place}: kind 'vetoed'은(는) amended, ")


@pytest.mark.parametrize(
    ("name", "first"), [("instruments.csv", "code,kind"), ("stages.csv", "instrument,kind")]
)
def test_columns_must_be_the_expected_ones(name: str, first: str, copied: SourceFolder) -> None:
    """Another heading row is an error at line 1."""
    copied.edit_file(name, f"{first},", f"{first.replace('kind', 'type')},")

    assert str(refusal(copied)).startswith(f"{name}:1: the columns must be {first},")


def test_every_instrument_is_named_somewhere(instruments: dict[str, Instrument]) -> None:
    """No instrument is so covered by longer names of others that no line names it."""
    forms = {form: i.code for i in instruments.values() for form in i.forms}
    named = {m.named for line in TEXT.lines for m in find_mentions("line", line, (), forms)}

    assert named == set(instruments)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            107,
            [
                "regulatory-sandbox-development-plan",
                "korea-chamber-of-commerce-and-industry",
                "temporary-permit",
            ],
        ),
        (
            307,
            [
                "materials-and-parts-database",
                "materials-innovation-ai-platform",
                "engineering-big-data-platform",
                "korea-ai-manufacturing-platform",
            ],
        ),
        (359, ["roadmap-for-technological-innovation-and-implementation-under-the-emissions-trading-scheme"]),
        (586, ["mobility-specific-regulatory-sandbox", "autonomous-vehicle-pilot-zones"]),
    ],
)
def test_a_line_names_its_instruments(
    line: int, expected: list[str], instruments: dict[str, Instrument]
) -> None:
    """What a line of the plan names, in its order."""
    forms = {form: i.code for i in instruments.values() for form in i.forms}

    assert [named for named, _ in found(TEXT.line(line), forms)] == expected
