"""A person's name as bylines, credits and captions write it."""

NAME = r"[A-ZÀ-ÞĀ-Ž][\w'’.\-]*"
"""One word of a name."""

PARTICLES = "de|da|di|del|dos|la|le|van|von|der|den|bin|al|el"
"""Small words inside a name."""

PERSON = rf"{NAME}(?: (?:(?:{PARTICLES}) ){{0,2}}{NAME}){{1,3}}"
"""A name of two to four words."""
