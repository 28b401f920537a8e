"""The screen: pages that route and show, on packaged Streamlit components.

How it hangs together, from the outside in:

``main``        what Streamlit runs: page settings, the project, the shell and the channel, then one page.
``pages``       the table of pages. A page is a title, a path and a function that shows it.
``components``  the one packaged component, ``assets/screen.js``, and how Python mounts a part of it.
``channel``     what the browser's outbox posts and what it gets back (pure; the only way events are saved).
``questions``   what a browser asks through the channel that is no event: an export, a piece of a file.
``errands``     what a page asks Python to do that is no annotation: correct a date, edit the codebook.
``board``       what everyone's journals amount to, as records the browser patches (pure).
``links``       query parameters: what an address says about filters and the open cluster (pure).
``*_view``      pure functions: project → the JSON one page shows.
``*_deeds``     what the errands of one page do.
``*_page``      a screen of Streamlit each: asks the view, mounts the part.

Two rules keep it fast. A page's part gets *stable* data: it changes only when the address or the alignment
does, so a save never sends it again. Everything a person does travels through the channel's tiny mount,
and every part of the page reads the outcome from one shared board in the browser (``assets/core/board.js``).

To add a page: write ``x_view.py`` (pure, tested in tests/ui) and ``x_page.py``; add a row to ``pages.PAGES``;
write ``assets/x/x.js``, whose ``mount(root, tools)`` returns ``{ update(content), close() }``, and name it in
the table of ``assets/screen.js``. Styles come from ``assets/base.css``; a page may export ``sheets`` of its
own. ARCHITECTURE.md, "Screen", says more.
"""
