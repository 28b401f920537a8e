import pytest

ARTICLES = {
    "harbour_post.txt": """Dockers reject pay offer in Valmora
By Ana Reyes
14 September 2025

Port workers in Valmora voted on Sunday to reject a pay rise of 4.5 percent over two years.

“We did not come this far to accept less than inflation,” union leader Marta Quiroga said.
""",
    "daily_courier.txt": """Valmora dockers snub bumper pay deal
By Jack Sterling
15 September 2025

Dockers in Valmora have snubbed a 4.5 percent pay rise over two years, the union said on Sunday.

Transport Minister Alain Brossard called the vote blackmail.
""",
}


@pytest.fixture
def project_folder(tmp_path):
    """A project of two invented articles on one story, as a user would lay it out."""
    folder = tmp_path / "valmora"
    (folder / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    (folder / "articles" / "articles.csv").write_text(
        "source_file,outlet,published\n"
        "harbour_post.txt,Harbour Post,2025-09-14\n"
        "daily_courier.txt,Daily Courier,2025-09-15\n",
        encoding="utf-8",
    )
    return folder
