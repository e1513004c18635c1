"""The site as a person sees it: in a real browser, by keyboard, without script, on a phone."""

import shutil
import threading
from collections.abc import Iterator

import pytest
from waitress.server import create_server

from kb import paths
from kb.engines.whoosh import Whoosh
from kb.reading import load
from kb.search import Search
from kb.web.app import create_app

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)

playwright = pytest.importorskip(
    "playwright.sync_api", reason="install the dev extra: python3 build.py test does"
)
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing: apt-get install chromium"),
    # Playwright's own loop and Node's pipes are closed by its own process.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

KINDS = {
    "home": "/",
    "search": "/search?q=contact&jurisdiction=cn",
    "nothing found": "/search?q=zzzzqqqq&kind=case",
    "law": "/laws/cn/criminal-law",
    "provision": "/laws/cn/criminal-law/art-237",
    "provision on a day": "/laws/cn/criminal-law/art-237?on=2017-01-15",
    "provision abroad": "/laws/ca/criminal-code/s-163-1",
    "case": "/cases/cn/spp-43",
    "case abroad": "/cases/kr/2016do17733",
    "places": "/places",
    "place": "/places/cn",
    "concepts": "/concepts",
    "concept": "/concepts/non-contact-abuse",
    "about": "/about",
    "error": "/nothing-here",
    "refused query": "/search?q=*",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """The real library, served on a free port of this machine."""
    search = Search(load(paths.content()), Whoosh(tmp_path_factory.mktemp("index")))
    search.build(lambda _: None)
    server = create_server(create_app(search, paths.site()), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def tab(browser, address):
    """Open a page with a given screen; everything asked of another machine is an error."""
    contexts = []

    def opened(path, width=1280, **more):
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        strangers = []
        page.on("request", lambda r: r.url.startswith(address) or strangers.append(r.url))
        page.goto(address + path)
        assert not strangers
        return page

    yield opened
    for context in contexts:
        assert context.cookies() == []
        context.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(tab, kind, lang):
    page = tab(f"/{lang}{KINDS[kind]}")
    for width, scheme in ((1280, "light"), (1280, "dark"), (375, "dark"), (375, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = axe.Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{width} {scheme}\n{found.generate_report()}"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_off_a_small_screen(tab, kind):
    for lang in ("en", "zh"):
        page = tab(f"/{lang}{KINDS[kind]}", width=320)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{lang}: {wide} px"


def test_a_lawyer_finds_the_guiding_case_and_the_law_of_its_day(tab):
    page = tab("/en/", java_script_enabled=False)
    page.get_by_label("Words, a phrase in quotation marks, or a citation").fill("隔空猥亵")
    page.keyboard.press("Enter")
    page.locator("#narrow").get_by_role("link", name="China", exact=True).click()
    page.get_by_role("link", name="Luo: child molestation over the internet").click()
    assert "No physical contact is needed" in page.locator(".holding").inner_text()
    assert "codified by" in page.locator(".treatment").inner_text()
    page.get_by_role(
        "link", name="read in the version 1 November 2015 to 28 February 2021"
    ).click()
    assert "no longer the law" in page.locator(".now").inner_text()
    page.get_by_role("link", name="Today", exact=True).click()
    assert "since 1 March 2021" in page.locator(".now").inner_text()
    page.get_by_role("link", name="Interpretation No. 3 of 2023 art. 9").first.click()
    assert "since 1 June 2023" in page.locator(".now").inner_text()


def test_a_volunteer_finds_what_to_do_when_filing_is_refused_in_chinese_on_a_phone(tab):
    page = tab("/zh/", width=375, java_script_enabled=False)
    page.get_by_role("link", name="不予立案怎么办").click()
    page.get_by_role("link", name="刑事诉讼法第一百一十二条").click()
    assert page.locator("section.volunteers").inner_text().strip()


def test_a_citation_leads_to_its_record_first(tab):
    page = tab("/zh/search?q=检例第43号")
    assert (
        page.locator(".hitlist a[href*='/cases/']").first.get_attribute("href").endswith("spp-43")
    )


def test_the_first_key_skips_to_the_content(tab):
    page = tab("/en/cases/cn/spp-43")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_focus_can_be_seen(tab):
    page = tab("/en/search?q=contact")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) != "none"


def test_a_page_prints_without_its_furniture(tab):
    page = tab("/en/laws/cn/criminal-law/art-237")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert not page.locator(".onday").is_visible()
    assert page.locator("#volunteers").is_visible()


def test_forced_colours_keep_the_marks(tab):
    page = tab("/en/laws/cn/criminal-law/art-237", forced_colors="active")
    assert page.locator(".timeline .shown").is_visible()
    assert page.locator(".seal").first.is_visible()


def test_nothing_is_kept_in_the_browser(tab):
    page = tab("/en/search?q=contact")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("document.cookie") == ""
