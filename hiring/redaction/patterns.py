"""What addresses, numbers and statements about a person look like in text."""

from __future__ import annotations

import re

_DOMAINS = (
    r"com|org|net|edu|gov|us|io|dev|me|info|biz|co|ca|uk|ai|app|tech|site|online|page|name|eu|de|fr"
    r"|in|au|nz|mx|es|example|test"
)
_STREETS = (
    r"street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|circle|cir|terrace|ter"
    r"|parkway|pkwy|highway|hwy"
)
_ROADS = (
    r"place|pl|way|loop|trail|trl|square|sq|row|alley|plaza|crescent|close|point|run|pike|path"
    r"|ridge|hill|view|crossing|bend|hollow"
)
STATES = (
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY]"
)

EMAIL = re.compile(
    r"(?:\S+@\s?\S+|\S+\s@\s?\S+\.[a-z]{2,})(?:\.\s(?=(?:com|org|net|edu|example)\b)\S+)?"
    r"|\b[\w.+-]+\s?(?:\(at\)|\[at\]|\{at\}|\sat\s)\s?[\w-]+\s?(?:\(dot\)|\[dot\]|\sdot\s|\.)\s?"
    rf"(?:{_DOMAINS})\b",
    re.I,
)
URL = re.compile(r"\b(?:https?:\s?//|www\.)\S+", re.I)
# A bare address such as example.org or example.org/about; the .NET family is no address.
BARE_URL = re.compile(
    rf"(?<![\w@.])(?!(?:asp|ado|vb|ml)\.net\b)(?:[\w-]+\.)+(?:{_DOMAINS})\b(?:[/?#]\S*)?(?![\w.]*\()",
    re.I,
)
HANDLE = re.compile(r"(?<![\w.])@\w(?:[\w.-]*\w)?")
ACCOUNT = re.compile(
    r"\b(?:linked\s?in|git\s?hub|gitlab|twitter|facebook|instagram|skype|whatsapp|wechat|telegram"
    r"|bluesky|mastodon|orcid|portfolio|web\s?site|home\s?page|blog|url)\b\s*[:|–-]\s*\S+",
    re.I,
)
PHONE = re.compile(
    r"(?<![\w$.,/-])(?:"
    r"(?:\+?\d{1,3}[\s.-]{0,2})?\(?\d{3}\)?[\s./–-]{0,3}\d{3}[\s.–-]{0,3}\d{4}"
    r"|\+\d[\d\s().–-]{7,}\d"
    r")(?:\s*(?:x|ext\.?)\s*\d+)?(?![\w-])",
    re.I,
)
LABELLED_PHONE = re.compile(
    r"\b(?:tele)?(?:phone|tel|cell|mobile|call|fax|ph|text)\b\.?[\s:.)-]*[+(]?\d[\d\s().–-]{5,}\d",
    re.I,
)
# Seven digits with a hyphen; "150-2000 users" is a range.
LOCAL_PHONE = re.compile(r"(?<![\w$.,/-])[2-9]\d{2}[-.]\d{4}(?![\w-])(?![ ]+[a-z])")

_UNIT = (
    r"(?:,?[ ](?:[NSEW]|NE|NW|SE|SW)\b)?"
    r"(?:[, ]+(?:(?:apt|apartment|unit|suite|ste|no)\.?[ ]#?|#)[ ]?[\w-]+)?"
)
STREET = re.compile(
    r"(?<![\w$.,])(?!(?:19|20)\d{2}[ ])\d{1,6}[A-Za-z]?[ ](?:(?:[NSEW]|NE|NW|SE|SW)\.?[ ])?"
    rf"(?:[A-Z0-9][\w'.-]*[ ]){{1,4}}?(?:{_STREETS.title()}|{_STREETS.upper()})\b\.?(?i:{_UNIT})"
)
# Where a person says how to be reached, any number before words that end in a word for a road.
HOME_STREET = re.compile(
    rf"(?<![\w$.,])\d{{1,6}}[A-Za-z]?[ ](?:[\w'.-]+[ ]){{1,4}}?(?:{_STREETS}|{_ROADS})\b\.?{_UNIT}",
    re.I,
)
POSTCODE = re.compile(r"\W*\d{5}(?:-\d{4})?\W*$")
FLAT = re.compile(r"\W*(?:(?:apt|apartment|unit|suite|ste|flat)\.?\s*#?\s*\w+|#\s?\w+)\W*$", re.I)
PO_BOX = re.compile(r"\bP\.?\s?O\.?\s+Box\s+\d+", re.I)
ZIP = re.compile(rf"\b(?:{STATES})\.?,?\s+\d{{5}}(?:-\d{{4}})?\b")
HOME = re.compile(
    r"^\W*(?:(?:home|mailing|permanent|current|postal)\s+)?(?:address|residence|location|lives in"
    r"|based in)\s*[:–-]",
    re.I,
)
PLACE = re.compile(rf"^\W*[A-Z][\w.' -]{{1,30}},\s*(?:{STATES}|[A-Z][a-z]+)\b\W*$")

BIRTH = re.compile(
    r"\b(?:date (?:and place )?of birth|birth\s?date|birth\s?day|place of birth|birth\s?place"
    r"|d\.?\s?o\.?\s?b\b\.?|born)\b[\s:]*[^\n;|•]{0,60}",
    re.I,
)
AGE = re.compile(
    r"\bage[ds]?\b\s*[:–-]?\s*\d{2}\b(?![ ]*[-–+]|[ ]+(?:and|to|through|or)\b)"
    r"|\b\d{2}[\s-]*years?[\s-]+(?:old|of age)\b|\b(?:I am|I'm)\s+\d{2}\b(?!\s*%)",
    re.I,
)
_PERSON_LABELS = (
    r"marital status|civil status|family status|family|gender|sex|religion|nationality|citizenship"
    r"|ethnicity|race|height|weight|children|spouse|dependents|dependants|pronouns|health"
)
FAMILY = re.compile(
    rf"^\W*(?:{_PERSON_LABELS})\s*(?::|\s[–-]\s)[^\n|]*"
    rf"|[|•;]\s*(?:{_PERSON_LABELS})\s*:[^\n|•;]*"
    r"|\b(?:happily )?(?:married|divorced|widowed)\b[^\n.;|•]*"
    r"|\b(?:proud |devoted |single )?(?:father|mother|dad|mom|grand(?:father|mother|parent)|husband"
    r"|wife|parent|stepfather|stepmother)\s+(?:of|to)\b[^\n.;|•]*"
    r"|\bmy (?:husband|wife|spouse|partner|children|kids|sons?|daughters?|grand\w+)\b[^\n.;|•]*"
    r"|\b(?:one|two|three|four|five|six|[1-9]) (?:grown |adult |young |small |teenage )?"
    r"(?:children|kids|sons|daughters|grandchildren)\b[^\n.;|•]*",
    re.I | re.M,
)
_AMOUNT = r"(?:US)?\$\s?\d[\d,.]*\s?[kK]?|\d[\d,.]*\s?(?:USD|dollars)"
PAY = re.compile(
    r"\b(?:salary|salaries|compensation|wages?|earnings|remuneration|pay(?: rate| grade)?|base pay"
    r"|hourly rate|OTE)\b(?:(?!\bbudget)[^\n.;$]){0,40}?[\s:]"
    rf"(?:{_AMOUNT}|\d{{2,3}},\d{{3}}|\d{{2,3}}[kK]\b)"
    rf"(?:\s*(?:[-–]|to)\s*(?:{_AMOUNT}|\d[\d,]*[kK]?))?"
    r"(?:\s*(?:per|/|an?|each)\s*(?:year|yr|annum|hour|hr|month|week)\b\.?|\s+annually)?"
    rf"|(?:{_AMOUNT})(?:\s*(?:[-–]|to)\s*(?:{_AMOUNT}))?"
    r"\s*(?:per|/|an)\s*(?:year|yr|annum|hour|hr)\b\.?",
    re.I,
)

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|fall|autumn|winter)"
)
# A year with all that belongs to it: "Sep 1998 – Jun 2002", "9/1998", "'98–'02", "Class of 2002".
_YEAR = r"(?:19|20)\d{2}|(?<!\w)['’]\d{2}"
YEAR = re.compile(
    rf"(?:\b{MONTH}\.?,?\s+(?:\d{{1,2}},?\s+)?|\b\d{{1,2}}\s*[/.-]\s*(?:\d{{1,2}}\s*[/.-]\s*)?)?"
    rf"(?<!\d)(?:{_YEAR})(?!\d)"
    rf"(?:\s?[-–—/]\s?(?:\d{{2}}(?!\d)|{MONTH}(?=\W)))?",
    re.I,
)
# In a section of schooling, where no figure is worth a year that is left: everything with two
# digits in a row that is no grade ("3.85"), also as a scanner reads them ("l998", "2OO4").
FIGURE = re.compile(
    r"(?<!\d)(?<!\d\.)(?<!\d,)(?:\d{2,}|[l|I][9gq][\dlIOoBSZ]{2}|[2Z][0Oo][\dlIOoBSZ]{2})(?!\d*%)",
)
SPELLED_YEAR = re.compile(
    r"\b(?:nineteen|two thousand|twenty)[\s-]+(?:and\s+)?(?:(?:oh|hundred|thousand|and)[\s-]+)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?\b",
    re.I,
)
# Words that say the years beside them are years of schooling.
SCHOOLING = re.compile(
    r"\bgraduat(?:ed|ion|ing|e of|e certificate)|\bclass of\b|\balumn|\balma mater|\bdiploma\b"
    r"|\bG\.?E\.?D\b|\bvaledictorian|\bsalutatorian|\bdean['’]?s list|\bcum laude|\bphi beta kappa"
    r"|\bbachelor['’]?s?\b|\bmaster (?:of|degree)|\bmaster['’]s\b|\bdoctora(?:l|te)\b|\bPh\.?\s?D\b"
    r"|\bEd\.?\s?D\b|\bM\.?B\.?A\b|\b[BM]\.\s?(?:S|A|Sc|Ed|Eng)\b"
    r"|\b(?:BSc|MSc|BEng|MEng|BA|BS)\b"
    r"|\bassociate(?:['’]s)? (?:of|degree|in)|\b(?:earned|completed|received) (?:a|my) degree"
    r"|\bdegree (?:in|from|conferred|awarded)|\bhigh school (?:graduate|diploma)"
    r"|\b(?:my|his|her|doctoral|master['’]s) (?:thesis|dissertation)\b"
    r"|\bundergraduate (?:degree|study|studies)|\bconferred\b|\bstudied at\b|\battended\b",
    re.I,
)
# The name of a degree, and a line that tells nothing but when it was conferred.
DEGREE = re.compile(
    r"\b(?i:bachelor|master|associate|doctor)(?:['’]?s)?\s+(?i:of|in|degree)\b|\b(?:MBA|MPA|MPP|EMBA)\b"
    r"|\b[ABM]\.\s?(?:A|S|Sc|Ed|Eng|F\.?A|B\.?A)\b|\b(?:BSc|MSc|BEng|MEng|BA|BS|AAS|Ph\.?D|Ed\.?D)\b"
    r"|\bdiploma\b|\bG\.?E\.?D\b",
)
WHEN = re.compile(
    r"\W*(?:(?:date|dates|completed|completion|conferred|awarded|graduated|graduation|earned|received"
    r"|attended|finished|expected|year)\W*(?:in|on|from)?\W*)?"
    rf"(?:{YEAR.pattern})(?:\s*(?:[-–—]|to)\s*(?:{YEAR.pattern}))?\W*",
    re.I,
)
CLAUSE = re.compile(r"(?:[^.;\n•|]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.)+")
