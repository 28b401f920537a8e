"""Fast hands, dying servers, several people: everything is kept, once, in order."""

import driving
import pytest
from playwright.sync_api import expect

FAST = 40
"""Milliseconds between two keys."""

CONNECTED = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'"


def press_quickly(page, keys):
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(FAST)


def verdicts(project, name):
    """This person's verdicts in the order of their journal."""
    return [
        e["verdict"] for e in driving.events(project) if e["kind"] == "judgement" and e["annotator"] == name
    ]


def notes(project, name):
    """What this person's tags said in their notes, version by version."""
    return [e["note"] for e in driving.events(project) if e["kind"] == "tag" and e["annotator"] == name]


def reviewing(chromium, server, name):
    context = driving.person(chromium, name)
    page = driving.open_page(context, server, "/review")
    expect(page.locator(".verdict").first).to_be_visible()
    driving.all_saved(page)
    return page


NAMES = {"s": "same", "d": "different", "u": "unsure"}


def test_sixty_verdicts_forty_milliseconds_apart_are_saved_in_order(chromium, server, project):
    page = reviewing(chromium, server, "Fast")
    keys = ["sdu"[number % 3] for number in range(60)]
    press_quickly(page, keys)
    driving.all_saved(page)
    assert verdicts(project, "Fast") == [NAMES[key] for key in keys]
    expect(page.locator(".counts")).to_contain_text("60 judged")
    page.context.close()


@pytest.mark.parametrize("kills", [2])
def test_killing_the_server_under_fast_hands_loses_and_doubles_nothing(chromium, server, project, kills):
    page = reviewing(chromium, server, "Kay")
    expected = []
    for _ in range(kills):
        keys = list("sdusds")
        expected += [NAMES[key] for key in keys]
        press_quickly(page, keys[:3])
        server.kill()
        press_quickly(page, keys[3:])
        expect(page.locator(".saved")).not_to_have_attribute("data-unsaved", "0")
        server.start()
        driving.all_saved(page)
    assert verdicts(project, "Kay") == expected
    ops = [event["op"] for event in driving.events(project)]
    assert len(ops) == len(set(ops))
    page.context.close()


def test_a_program_restarted_behind_an_idle_page_still_saves(chromium, server, project):
    page = reviewing(chromium, server, "Ida")
    server.kill()
    server.start()
    page.wait_for_function(CONNECTED)
    page.keyboard.press("s")
    driving.all_saved(page)
    assert verdicts(project, "Ida") == ["same"]
    page.context.close()


def test_what_was_unsaved_outlives_a_reload(chromium, server, project):
    page = reviewing(chromium, server, "Rel")
    server.kill()
    press_quickly(page, "sd")
    expect(page.locator(".saved")).to_contain_text("2 unsaved")
    expect(page.locator(".saved")).to_contain_text("No answer from the program")
    server.start()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    driving.all_saved(page)
    assert verdicts(project, "Rel") == ["same", "different"]
    page.context.close()


def test_a_colleagues_work_appears_by_itself(chromium, server):
    bo = driving.person(chromium, "Bo")
    cy = driving.person(chromium, "Cy")
    first = driving.open_page(bo, server)
    second = driving.open_page(cy, server)
    expect(second.locator(".claim").first).to_be_visible()
    expect(first.locator(".claim").first).to_be_visible()
    first.keyboard.press(".")
    first.keyboard.press("v")
    driving.all_saved(first)
    expect(second.locator(".tag-card", has_text="by Bo")).to_be_visible()
    bo.close()
    cy.close()


def test_words_being_dragged_over_are_kept_when_a_colleagues_tag_arrives(chromium, server):
    dee, eve = driving.person(chromium, "Dee"), driving.person(chromium, "Eve")
    dragging, tagging = driving.open_page(dee, server), driving.open_page(eve, server)
    words = dragging.locator(".column .claim .piece").first
    expect(words).to_be_visible()
    expect(tagging.locator(".claim").first).to_be_visible()
    box = words.bounding_box()
    dragging.mouse.move(box["x"] + 2, box["y"] + 8)
    dragging.mouse.down()
    dragging.mouse.move(box["x"] + 60, box["y"] + 8, steps=5)
    tagging.keyboard.press("ArrowRight")
    tagging.keyboard.press("Space")
    tagging.keyboard.press("v")
    driving.all_saved(tagging)
    for _ in range(2):  # the first may have been on its way before the tag was
        driving.next_answer(dragging)
    dragging.mouse.up()
    expect(dragging.locator(".tag-card", has_text="by Eve")).to_be_visible()
    expect(dragging.locator(".piece.chosen").first).to_be_visible()
    dee.close()
    eve.close()


def test_a_note_being_typed_when_a_colleagues_tag_arrives_is_saved_once_and_whole(chromium, server, project):
    flo, gus = driving.person(chromium, "Flo"), driving.person(chromium, "Gus")
    typing, tagging = driving.open_page(flo, server), driving.open_page(gus, server)
    expect(typing.locator(".claim").first).to_be_visible()
    expect(tagging.locator(".claim").first).to_be_visible()
    typing.keyboard.press("v")
    typing.keyboard.press("Enter")
    typing.keyboard.type("keeps its ")
    tagging.keyboard.press("v")
    expect(typing.locator(".tag-card", has_text="by Gus")).to_be_visible()
    typing.keyboard.type("distance")
    typing.keyboard.press("Escape")
    driving.all_saved(typing)
    assert notes(project, "Flo") == ["", "keeps its distance"]
    flo.close()
    gus.close()


def test_a_click_beside_a_note_being_typed_saves_both(chromium, server, project):
    page = driving.open_page(driving.person(chromium, "Hal"), server)
    expect(page.locator(".claim").first).to_be_visible()
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    page.keyboard.type("judges")
    page.locator("[data-field=polarity] button", has_text="favourable").first.hover()
    page.mouse.down()
    page.wait_for_timeout(100)  # milliseconds that a finger is down: several frames
    page.mouse.up()
    expect(page.locator("[data-field=polarity] button[aria-pressed=true]")).to_contain_text("+ favourable")
    driving.all_saved(page)
    assert notes(project, "Hal")[-1] == "judges"
    page.context.close()


def test_after_a_change_of_name_undo_takes_back_ones_own_only(chromium, server, project):
    page = reviewing(chromium, server, "Ivy")
    said = page.locator(".notice-line")
    page.keyboard.press("s")
    driving.call_oneself(page, "Jon")
    page.keyboard.press("Control+z")
    expect(said).to_have_text("Nothing left to undo")
    page.keyboard.press("d")
    page.keyboard.press("Control+z")
    expect(said).to_have_text("Undone: Judged different")
    driving.call_oneself(page, "Ivy")
    page.keyboard.press("Control+z")
    expect(said).to_have_text("Undone: Judged same")
    driving.all_saved(page)
    expect(page.locator(".saved .badge")).to_have_count(0)
    page.context.close()


def test_two_tabs_of_one_person_keep_each_others_work(chromium, server):
    context = driving.person(chromium, "Two")
    tabs = [driving.open_page(context, server) for _ in range(2)]
    for tab, key in zip(tabs, "vq", strict=True):
        expect(tab.locator(".claim").first).to_be_visible()
        tab.keyboard.press("Escape")
        tab.keyboard.press(key)
        driving.all_saved(tab)
    for tab in tabs:
        expect(tab.locator(".tag-card", has=tab.locator("button", has_text="Remove"))).to_have_count(2)
    context.close()


def test_undo_reaches_what_was_done_in_another_tab(chromium, server, project):
    page = reviewing(chromium, server, "Uma")
    page.keyboard.press("d")
    driving.all_saved(page)
    tab = driving.open_page(page.context, server, "/review")
    expect(tab.locator(".counts")).to_contain_text("judged")
    for key, kind, words in (("Control+z", "undo", "Undone"), ("Control+Shift+z", "redo", "Done again")):
        tab.keyboard.press(key)
        expect(tab.locator(".notice-line")).to_have_text(f"{words}: judged the pair different")
        driving.all_saved(tab)
        assert [e["kind"] for e in driving.events(project) if e["annotator"] == "Uma"][-1] == kind
    tab.keyboard.press("Control+Shift+z")
    expect(tab.locator(".notice-line")).to_have_text("Nothing left to redo")
    page.context.close()


def test_nothing_is_recorded_without_a_name(chromium, server, project):
    context = driving.person(chromium, "")
    page = driving.open_page(context, server, "/review")
    before = len(driving.events(project))
    asking = page.get_by_role("dialog")
    expect(asking).to_be_visible()
    expect(page.locator(".verdict").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(asking).to_have_count(0)
    pair = page.locator(".pair-place").inner_text()
    for key in ("Control+z", "Control+z"):  # the second, too, asks for a name
        page.keyboard.press(key)
        expect(asking).to_be_visible()
        page.keyboard.press("Escape")
        expect(asking).to_have_count(0)
    page.keyboard.press("s")
    expect(asking).to_be_visible()
    assert page.locator(".pair-place").inner_text() == pair
    asking.get_by_label("Your name").fill("Nia")
    page.keyboard.press("Enter")
    expect(asking).to_have_count(0)
    page.keyboard.press("s")
    driving.all_saved(page)
    assert verdicts(project, "Nia") == ["same"]
    assert len(driving.events(project)) == before + 1
    context.close()


def test_leaving_with_unsaved_work_warns(chromium, server):
    page = reviewing(chromium, server, "Lea")
    server.kill()
    page.keyboard.press("s")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.close(run_before_unload=True)
    page.context.close()
    server.start()
    assert warned == ["beforeunload"]
