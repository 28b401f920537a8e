"""One Chromium for all tests here; a server for each file."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import driving


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = driving.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return driving.copy_of_seeds(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def server(project, tmp_path_factory):
    with driving.serving(project, tmp_path_factory.mktemp("log") / "server.log") as running:
        yield running


@pytest.fixture
def ada(chromium, server):
    """A page at Compare, seen by Ada."""
    context = driving.person(chromium, "Ada")
    yield driving.open_page(context, server)
    context.close()
