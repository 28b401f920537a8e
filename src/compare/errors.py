"""The one family of errors a user may see."""


class CompareError(Exception):
    """Input or surroundings are at fault, never the program.

    Its text is one line that names the file, the place in it, and the remedy. The command line prints
    that line and exits 1; the app shows it. Anything else that escapes is a bug and keeps its traceback.

    >>> str(CompareError("is not UTF-8", file="seeds/a.txt", place="byte 17", remedy="Save it as UTF-8."))
    'seeds/a.txt, byte 17: is not UTF-8. Save it as UTF-8.'
    """

    def __init__(self, problem: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.file = file
        self.place = place
        self.remedy = remedy
        where = ", ".join(part for part in (file, place) if part)
        sentence = f"{where}: {problem}" if where else problem
        if remedy:
            sentence = f"{sentence.rstrip('.')}. {remedy}"
        super().__init__(" ".join(sentence.split()))
