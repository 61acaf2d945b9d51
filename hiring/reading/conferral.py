"""Was a degree conferred?  What the words beside it say.  Pure.

Words such as "expected" and "in progress" say no where they speak of the degree: on its own line,
or on another with hardly anything else.  In a sentence about something else, a scholarship or a
course, they leave it open; what a thesis or a project is called says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hiring.reading.facts import Conferred

_NO = re.compile(
    r"\b(?:expected|anticipated?|anticipating|in[ -]progress|in process|pursuing|pursued|"
    r"candidate|candidacy|attended|incomplete|"
    r"uncompleted|unfinished|not (?:yet )?(?:completed|conferred|finished|awarded|graduated)|did "
    r"not (?:graduate|complete|finish)|"
    r"currently (?:enrolled|attending|studying)|enrolled|ongoing|to be (?:completed|conferred|"
    r"awarded)|all but dissertation|abd|"
    r"some college|no degree|non-degree|credits? (?:earned|completed|toward)|\d+ (?:credits?|"
    r"units|credit hours|semester hours)|"
    r"working (?:toward|on)|towards?|hours completed|close to (?:obtaining|completing|finishing|"
    r"completion|graduat\w+)|near(?:ing|ly)? (?:completion|completed?|finished|graduation)|"
    r"(?:courses?|classes|semesters?|terms?|thesis|dissertation|exams?|defen[cs]e) "
    r"(?:remain(?:s|ing)?|outstanding|left|to go|pending|in progress|unfinished|incomplete)|"
    r"withdrew|left (?:before|without)|discontinued|"
    r"(?:undergraduate|graduate|doctoral|completed|some|partial|additional) (?:course ?work|"
    r"studies|classes)|"
    r"course ?work (?:in|for|only|completed|toward)|years? completed|completion date|projected|"
    r"est\.|estimated|graduating(?! with)|will graduate|studying|"
    r"(?:ph\.?d|doctoral|master'?s|msc|bachelor'?s) student)\b",
    re.I,
)
_MAYBE = re.compile(
    r"\b(?:studied|studies in|study (?:of|in)|pending|equivalent|equivalency|transfer(?:red)?|"
    r"remain(?:s|ing)|outstanding|soon|almost|nearly|close to|short of|lack(?:s|ing)|deferred|"
    r"on hold|hiatus|leave of absence|paused|interrupted|not|never|without|until|will)\b",
    re.I,
)
_YES = re.compile(r"\b(?:conferred|awarded|graduated|degree earned|received)\b", re.I)
# Said of a degree that was earned: words against it elsewhere contradict them.
_EARNED = re.compile(r"\b(?:graduated|degree (?:earned|conferred|awarded))\b", re.I)
_EXPECTED_COURSE = re.compile(r"\bcourse ?work\s*:", re.I)
# What a thesis or a project is called, or is about.
_TOPIC = re.compile(
    r"\b(?:thes[ei]s|dissertation|capstone|(?:senior|final|design|research|graduation|group) "
    r"project|project|paper)\b(?:\s+(?:title|topic|work)\b)?"
    r"(?!\s+(?:remain|outstanding|left|to go|pending|in progress|unfinished|incomplete|not|in\b|"
    r"stage|phase))",
    re.I,
)
# Of these a clause speaks where it does not speak of the degree.
_ASIDE = re.compile(
    r"\b(?:scholar\w*|tuition|honou?rs (?:college|program\w*|society)|awards?|prizes?|council|"
    r"society|club|association|team|employed|worked|work|job|assistant|intern\w*|"
    r"(?:relevant|selected|key|notable|major|additional|graduate|elective) course ?work|seminars?|"
    r"of the year|study abroad|exchange|patent)\b",
    re.I,
)
_CLAUSES = re.compile(r"[;•|()]|\.\s|,\s|\s[–—-]\s")
_WORDS = re.compile(r"[^\W\d_]{3,}")
# Words that a clause about the degree itself may have beside those that tell.
_OF_DEGREE = re.compile(
    r"\b(?:degrees?|graduation|graduat\w+|completion|complet\w+|bachelor\S*|master\S*|associate\S*|"
    r"doctora\w+|diploma|program(?:me)?|stud(?:y|ies|ent)|university|college|school|all|and|but|for|"
    r"from|the|with|date|year|years|semester|spring|summer|fall|autumn|winter|finish\w*|currently|"
    r"full|part|time|earned|credits?|hours|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b",
    re.I,
)
_PARTED_SENTENCE = re.compile(r"\n(?=[a-z])")
_PARTED = 3  # words on either side of a line's end that may be one phrase
_FEW = 2  # other words that such a clause may have
HONORARY = re.compile(r"\bhonorary\b|\bhonoris causa\b|\bhon\.\s", re.I)


def conferred(text: str, institution: bool, open_ended: bool, behind: str = "") -> Conferred:
    """ "no" where words about the degree say so or its date runs to the present, "unclear" where
    words may say so, contradict each other, or no institution is named, else "yes".

    The first line of the text is the one that names the degree, the others stand around it, the
    next one first; `behind` are lines that may or may not speak of it."""
    own, *others = _PARTED_SENTENCE.sub(" ", text).split("\n")
    said = {*_weigh(own, decisive=True), *_weigh_break(own, "".join(others[:1]))}
    for line in others:
        said.update(_weigh(line, decisive=False))
    said |= {"doubt" for line in behind.split("\n") if "no" in _weigh(line, decisive=False)}
    if "no" in said or open_ended:
        return "unclear" if _is_earned(text) and not open_ended else "no"
    if "unclear" in said and not _YES.search(text):
        return "unclear"
    return "yes" if institution and "doubt" not in said else "unclear"


def _weigh(line: str, *, decisive: bool) -> Iterator[str]:
    """What each clause of the line says against the conferral: "no", "doubt" where a word for it
    stands in a clause about something else, "unclear" for words that only may say it."""
    plain = _EXPECTED_COURSE.sub(" ", line)
    topic = _TOPIC.search(plain)
    plain = plain[: topic.start()] if topic else plain
    for clause in _CLAUSES.split(plain):
        if _NO.search(clause):
            about_degree = decisive or _is_about_degree(clause)
            yield "no" if about_degree and not _ASIDE.search(clause) else "doubt"
        elif _MAYBE.search(clause):
            yield "unclear"


def _is_earned(text: str) -> bool:
    """Whether a clause says that the degree was earned, with no word against it."""
    clauses = (clause for line in text.split("\n") for clause in _CLAUSES.split(line))
    return any(_EARNED.search(clause) and not _NO.search(clause) for clause in clauses)


def _weigh_break(line: str, below: str) -> Iterator[str]:
    """What the words say that the end of the line parts ("in" and "progress" below it)."""
    parted = " ".join(line.split()[-_PARTED:]), " ".join(below.split()[:_PARTED])
    whole = " ".join(parted)
    for found in _NO.finditer(whole):
        if found.start() < len(parted[0]) < found.end() and not _TOPIC.search(line):
            yield "no"


def _is_about_degree(clause: str) -> bool:
    """Whether the clause has hardly a word of anything else."""
    rest = _OF_DEGREE.sub(" ", _NO.sub(" ", clause))
    return len(_WORDS.findall(rest)) <= _FEW
