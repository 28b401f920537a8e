"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims.sentences import sentences_of
from compare.text import Span

CASES = [
    "He met Dr. Smith of the U.N. Security Council.|They talked.",
    "It came at a cost for the U.S.|Washington’s support is waning.",
    "He studied Greco-Turkish Relations.|In the past he taught.",
    "“No one is safe.|Not even here,” she said.|“Go home.”",
    "“Why?” Rutte asked.|Nobody knew.",
    "He said “no.”|Then he left.",
    "Shares rose 3.5 percent to $1.2 billion.|Oil fell.",
    "Police arrived at 9 p.m. Tuesday.|Another deputy left at 10 p.m.|The fire was out.",
    "Rep. Ana Ruiz, D-N.Y., voted no.|Sen. John B. Doe did not.",
    "Friedrich D. Merz spoke.|K.C. Raghavan of St. Paul replied.",
    "He was hard on me.|I think I was fair.",
    "“Spain has been terrible… cut off all dealings with Spain,” he said.",
    "Acme Inc. said it would close.|Etc. etc.",
    "They ask: what now?|What next?",
    "It rose by 3.5 percent\u00a0.|Then Plan Z\u00a0.|It fell.",
    '"Eureka!" said Thomas.|"That\'s hard to do."',
    'The next plot twist - "Will Ada row?" - likely will not be one.|She rowed.',
    "He was hurt by Ben Okoro Jr.|A jury cleared him.|He met Ivo Lind Jr. Monday.",
    "And get this ... Erin was not hurt ... TMZ has learned.|She left.",
    "“I know them ...|Nobody pays,” she said.",
    "The No. 2 official, Lt. Gen. Roe, resigned on Feb. 5.|He is 61.",
]


def split(text):
    return [span.of(text) for span in sentences_of(text, Span(0, len(text)))]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case):
    assert split(case.replace("|", " ")) == case.split("|")


@pytest.mark.parametrize(
    "case",
    [
        "He studied Relations.|In the past he taught.",
        '"Eureka!" said Thomas.|"That\'s hard to do."',
        'He said "no way."|Then he left the room.',
    ],
)
def test_a_stop_without_a_space_still_ends_a_sentence(case):
    assert split(case.replace("|", "")) == case.split("|")


@given(st.text(alphabet=st.sampled_from("ab Z.?!“”\"'‘’…\n\u00a0U.S 5😀"), max_size=120))
def test_nothing_but_white_space_lies_between_sentences(text):
    spans = list(sentences_of(text, Span(0, len(text))))
    end = 0
    for span in spans:
        assert span.start >= end
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end
    assert not text[end:].strip()
