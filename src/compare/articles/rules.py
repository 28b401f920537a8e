# ruff: noqa: E501 - patterns and lists of names read best unbroken
"""The furniture of news pages: one declared table of what a single line can give away about itself.

General habits, not a list of sites: each rule names the habit, and every region made by it carries that
name as its reason. Patterns are tried on lines of up to LONG_LINE characters, each in linear time.
"""

import re
from dataclasses import dataclass

from compare.articles.agencies import PICTURE_AGENCIES
from compare.articles.date_lines import is_date_line
from compare.articles.model import RegionKind
from compare.articles.person_names import NAME, PARTICLES, PERSON

POINTER = "points to another piece"
"""The reason given for a title behind a label (Analysis: …)."""

RUBRIC = re.compile(
    r"(?:poll|analysis|fact[ -]?check|opinion|explainer|editorial|live|exclusive|interview|review|background)\b",
    re.IGNORECASE,
)
"""Labels that stand before an article's own title, too."""

CLOCK = "the time of day"
"""The reason given for a time on a line of its own."""

SIGN_UP = "asks to subscribe or sign up"
"""The reason given for “Sign up” and its like."""

CLOSING = frozenset(
    {"credits the reporters", "credits the contributors", "names the source", "marks the end"}
)
"""Reasons of the lines that close a story."""

NEWSLETTER = frozenset({SIGN_UP, "a newsletter", "a cookie or privacy note", "advertising"})
"""Reasons of the lines that close a newsletter’s promotion."""

SUMMARY_LABEL = re.compile(
    r"(?:Story highlights|Key points|Key takeaways|Highlights|At a glance):?\s+(?=[A-Z“‘\"'])"
)
"""What heads a summary on the line of its first point."""

SUMMARY = "heads a summary"
"""The reason given for “Key points” and its like."""

JOBS = (
    r"reporter|correspondent|journalist|columnist|editor|writer|freelancer|broadcaster|producer|contributor"
    r"|bureau chief|author|blogger|fellow|professor|lecturer|researcher|analyst|academic|historian|host"
    r"|anchor|adviser|advisor"
)
"""What the people who write and are named at either end of an article are."""

_PLACE = rf"{NAME}(?: {NAME}){{0,2}}"
_NAMES = rf"{NAME}(?: (?:(?:{PARTICLES}|and|&) )*{NAME}){{0,7}}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a line that matches ``pattern`` is, and the words that explain it.

    ``opens`` says that the line heads a section: what follows it is of the same kind while it lasts.
    """

    kind: RegionKind
    reason: str
    pattern: re.Pattern[str]
    opens: bool = False


def _rule(kind: RegionKind, reason: str, pattern: str, *, opens: bool = False, cased: bool = False) -> Rule:
    return Rule(kind, reason, re.compile(pattern, 0 if cased else re.IGNORECASE), opens)


_K = RegionKind

LINE_RULES: tuple[Rule, ...] = (
    # Bylines and dates
    _rule(_K.BYLINE, "names the author after “By”", rf"(?:(?:(?:Exclusive|EXCLUSIVE|Special|Special report|Report|Explainer|Comment|Commentary|Photos|Pictures|Video|Images|Visuals|Illustrations?|Graphics|Produced|Presented|Reviewed|Fact[- ]checked|Medically reviewed|Curated|Compiled|Adapted|Narrated) )?[Bb]y:?|BY:?|Author:|Editor:|Words by|Interview by|Photographs? by|Written by|Text by|Story by|Analysis by|Opinion by|Review by|From) {_NAMES}(?:[,|·•–—\-/ ]{{1,3}}[^.!?]{{0,80}})?", cased=True),
    _rule(_K.BYLINE, "names the author after “By”", rf"(?:Interview|Report|Text|Words|Story|Photos?): ?{PERSON}(?:(?:,| and|;) {PERSON}){{0,3}}", cased=True),
    _rule(_K.BYLINE, "a date line with the author", r"date \d{4}-\d\d-\d\d.*"),
    _rule(_K.BYLINE, CLOCK, r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}))?(?: \([A-Z]{2,4}[^)]{0,20}\))?", cased=True),
    _rule(_K.BYLINE, "the reporter’s post", r"(?:[\w'’.\-]+ ){0,6}(?:correspondent|reporter|editor|bureau chief|columnist)(?:,? (?:in |for |at )?[\w'’.\-]+(?: [\w'’.\-]+){0,4})?"),
    _rule(_K.BYLINE, "names the author and the post", rf"{_NAMES}, (?:[\w'’&.\-]+ ){{0,6}}(?:{JOBS})\b[^.!?:]{{0,60}}", cased=True),
    _rule(_K.BYLINE, "an e-mail address or a handle", r"(?:e-?mail:? ?|twitter:? ?|x:? ?)?(?:[\w.+\-]+@[\w.\-]+\.\w+|@\w{2,30})"),
    _rule(_K.BYLINE, "credits the reporters", r"[\[(]?(?:additional |further )?(?:reporting|report|writing|editing|research|compiled|edited|written|translated|graphics?|production)(?: and (?:writing|reporting|editing))? by:? .{2,300}" ),
    _rule(_K.BYLINE, "credits the contributors", r"[\[(]?(?:.{2,200} )?(?:contributed(?: (?:reporting|research|writing))?|contributing) (?:to|reporting to) (?:this|the) (?:report|story|article|piece)\.?.{0,120}"),
    _rule(_K.BYLINE, "credits the reporters", rf"{_NAMES} (?:also )?reported from [A-Z][\w ,.'’\-]{{2,60}}", cased=True),
    _rule(_K.BYLINE, "credits the contributors", rf"[\[(]?(?:{_NAMES} (?:also )?contributed (?:reporting|research|writing)(?: (?:from|in) {_PLACE})?[.;]? ?){{1,3}}[\])]?", cased=True),
    _rule(_K.BYLINE, "thanks those who worked on it", r"(?:with )?(?:special )?thanks to:? .{0,160}\b(?:editor|producer|contributor)s?\b.{0,160}"),
    _rule(_K.BYLINE, "names the author after “By”", r"(?:and|with) (?:news |wire )?agenc(?:ies|y)"),
    _rule(_K.BYLINE, "names the authors and their places", rf"{PERSON} in {_PLACE} and (?:agencies|{PERSON}(?: in {_PLACE})?)", cased=True),
    _rule(_K.BYLINE, "a source in brackets", r"\((?!(?i:scroll|click|see|read|watch|tap)\b)[A-Z][\w.&'’\-]*(?: (?:[A-Z0-9][\w.&'’\-]*|at|of|the|and)){0,4}\)", cased=True),
    _rule(_K.BYLINE, "names the author and agencies", rf"{_NAMES} with (?:{PICTURE_AGENCIES}(?:, | and |, and |/|$))+", cased=True),
    _rule(_K.BYLINE, "says where it was reported", r"reporting from [A-Z].{2,80}"),
    _rule(_K.BYLINE, "credits the contributors", r"(?:(?:with|additional) (?:reporting|input|inputs|files|material|contributions?) (?:from|by)|inputs? from) .{2,120}"),
    _rule(_K.OTHER, "says how long it takes to read", r"(?:reading time:? ?|read ?time:? ?|estimated reading time:? ?)?(?:\d+|one|two|three|four|five)[ -]?(?:min|minute)s?\.?(?:[ -]read(?:ing)?(?: time)?)?(?: listen| watch)?"),
    # Credits
    _rule(_K.CREDIT, "names the source", r"(?:news )?sources?: ?[\w .&,'’/\-]{2,60}"),
    _rule(_K.CREDIT, "cites its source", r"sources?: ?.{2,300}\b(?:et al\b|doi\b|(?:19|20)\d\d\b).{0,200}"),
    _rule(_K.CREDIT, "names the source", r"[\[(](?:with )?(?:inputs? from |source: )?(?:(?:agencies|agency|reuters|afp|ap|ians|pti|ani|xinhua|tass|bbc|cnn|al jazeera)(?:[, /]| and )*){1,4}[\])]"),
    _rule(_K.CREDIT, "a photo credit", r"(?:(?:photo|image|picture|video|cover|featured? image|illustration|graphic|file)s? ?)?(?:credits?|copyright|courtesy|source|via)(?:[:,]|\.{3}|…) ?[^.!?]{2,80}"),
    _rule(_K.CREDIT, "a photo credit", r"(?:photo|image|picture|photograph|illustration|video|graphic)s?(?: ?:| by| courtesy)[ :]{1,2}(?!(?-i:the|an?|his|her|its|their) )[^.!?]{2,90}"),
    _rule(_K.CREDIT, "a photo credit", rf"[\[(]?(?:photo(?:graph)?:? ?)?(?:[\w'’.\-]+ ){{0,4}}[\w'’.\-]* ?(?:/|via|\||©|for|–|—) ?{PICTURE_AGENCIES}(?: ?(?:/|via|through|\|) ?[\w .]{{2,30}})?[\])]?", cased=True),
    _rule(_K.CREDIT, "an agency’s name alone", rf"[\[(]?(?:© ?)?{PICTURE_AGENCIES}(?:(?:,? |/| via ){PICTURE_AGENCIES}){{0,2}}[\])]?", cased=True),
    _rule(_K.CREDIT, "a photo credit", r"\([A-Z][^()/.!?]{2,60}/ ?[^()/!?]{2,60}\)", cased=True),
    _rule(_K.CREDIT, "a copyright notice", r"(?:©|\([Cc]\) |(?:[Cc]opyright|COPYRIGHT) (?:©|\([Cc]\)|\d{4}|[A-Z])).{0,240}", cased=True),
    _rule(_K.CREDIT, "a copyright notice", r".{0,160}\ball rights? reserved\b.{0,160}"),
    _rule(_K.CREDIT, "terms of use", r".{0,120}(?:may not be|cannot be) (?:published|reproduced|broadcast|rewritten|redistributed|copied)(?=.*\b(?:permission|consent|rewritten|redistributed|without|whole|part|form)\b).{0,240}"),
    _rule(_K.CREDIT, "standards and licensing", r"our standards: ?.{0,90}|(?:purchase|opens new tab|acquire) licensing rights.{0,60}|licensing rights"),
    _rule(_K.CREDIT, "says how the text was made", r".{0,60}\b(?:transcripts?|translations?|this text) (?:is|are|was|were|may) (?:[\w ]{0,20} )?(?:created|provided|produced|made|generated|not be in|prepared|updated).{0,300}"),
    _rule(_K.CREDIT, "credits help", r"(?:-|–|—){1,2} ?with (?:assistance|reporting|contributions?|help) (?:from|by) .{2,160}"),
    _rule(_K.CREDIT, "terms of republication", r".{0,200}\b(?:republish|republication|licensing|syndication|reuse this|reprints?)\b.{0,200}(?:form|fees|content|permission|here|licensing)\.?.{0,160}"),
    _rule(_K.OTHER, "a note on the page", r"this is a (?:developing|breaking)(?: news)? story\b.{0,120}|doi: ?\S{4,120}"),
    _rule(_K.OTHER, "says what an update changes", r"\((?:Adds?|Recasts?|Updates?|Writes|Corrects?|Refiles?|Rewrites|Releads?|Changes)\b[^()]{2,240}\)", cased=True),
    _rule(_K.OTHER, "a series and its number", r"(?:[A-Z][\w&'’-]* (?:\| )?){1,6}No\. ?\d{1,6}", cased=True),
    _rule(_K.OTHER, "names the office that gives it out", r"(?:Office|Bureau|Ministry|Department|Directorate) of (?:the )?[A-Z][\w'’-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w'’-]*){0,6}", cased=True),
    _rule(_K.OTHER, "marks the end", r"enditem|\(?ends?\)?|###|-30-|the end"),
    _rule(_K.OTHER, "a release note", r"for immediate release|embargoed.{0,60}|press release"),
    _rule(_K.SUBHEADING, "a subheading between dashes", r"[-–—] ?[^\s.!?–—-][^.!?–—]{2,80} ?[-–—]"),
    # Captions
    _rule(_K.CAPTION, "a caption: closes with a photo credit", r".{8,560}\bREUTERS/[A-Z].{1,120}|.{8,560}[Cc]redit ?(?:\.{2,3}|…) ?.{2,80}", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a photo credit", r".{8,400} ?\((?:[A-Z][\w.'’-]*(?: [\w.'’-]+){0,6})(?: ?/ ?|: )(?:(?:for|via|courtesy of) )?(?:[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5})\)", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a photo credit", r".{8,400} ?\((?:[Ss]ubmitted|[Pp]rovided|[Ss]upplied|[Cc]ourtesy|[Pp]hoto|[Pp]icture|[Ii]mage)\b[^()]{0,80}\)", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a name in capitals", r".{20,560}[.!?’”] [A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ.]{2,}){1,3}", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a credit in brackets", r"(?!.*\b(?:said|says|told|according)\b).{20,400}[.!?”\"’'] \([A-Z][\w'’.&\-]*(?: (?:(?:of|the|and|for) )*[A-Z][\w'’.&\-]*){1,6}\)", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a photo credit", rf".{{20,560}}[.!?”\"’'] {_NAMES} ?/ ?{_NAMES}", cased=True),
    _rule(_K.CAPTION, "a caption: says who stands where", r"(?!.*\b(?:said|says|told|according)\b).{6,400}(?:, (?:(?:far|top|bottom|front|back|upper|lower|second from|third from) )?(?:left|right|cent(?:er|re))(?:,|\)?$|;| and [A-Z])|\((?:(?:far |second from |third from )?(?:left|right|cent(?:er|re))|above|below|pictured|[LC])\)).{0,400}", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a name behind a bar", rf".{{20,560}}[.!?”\"’'] ?\| {PERSON}(?:/{_NAMES})?", cased=True),
    _rule(_K.CAPTION, "a caption: says who stands where", r"(?:pictured|above|below|(?:from )?left to right|(?:from|top|bottom) (?:left|right)|clockwise from .{2,20}|(?:main|top|cover) (?:picture|photo|image))[:,] .{4,400}"),
    _rule(_K.CAPTION, "a caption: closes with a picture agency", r".{8,560} (?:[Ii]mage|[Pp]hoto): [A-Z].{2,80}", cased=True),
    _rule(_K.CAPTION, "a caption, as its label says", r"(?:image|photo|picture|video|media|figure) ?(?:caption|source|credit|copyright)[,:]? .{1,500}"),
    _rule(_K.CAPTION, "a caption, as its label says", r"(?:enlarge this image|view (?:image|picture|photo|gallery) in full ?screen|toggle caption|view full caption|image \d+ of \d+|[\[(]\d+ ?(?:/|of) ?\d+[\])] ?.{10,}|\d+ of \d+\.? .{10,}|hide caption).{0,400}"),
    _rule(_K.CAPTION, "a caption: opens with “FILE”", r"(?:FILE ?(?:PHOTO|IMAGE)?|File (?:photo|picture|image)|Archive photo) ?[:\-–—] ?.{4,}", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a photo credit", rf".{{8,560}}[\[(](?=[^\])]{{2,140}}[\])]\.?$)(?:(?:file|photo(?:s|graph\w*)?|images?|pictures?|credits?|courtesy)\b[^\])]{{0,60}}|[^\])]{{0,60}}\b(?-i:{PICTURE_AGENCIES})\b[^\])]{{0,30}})[\])]\.?", cased=False),
    _rule(_K.CAPTION, "a caption: closes with an agency", rf".{{8,560}}(?: ?/ ?| \| | [—–-] |[.,] (?:©|Photo: |Photograph: |Picture: )?|© ?)(?:[A-Z][\w'’.\-]+ ?){{0,4}}(?:/| via )? ?{PICTURE_AGENCIES}(?:[/ ](?:via )?{PICTURE_AGENCIES})?\.?", cased=True),
    _rule(_K.CAPTION, "a caption: closes with a credit", r".{8,560} (?:photo(?:graph)?|picture|image|illustration|credit)s?: ?[^.!?]{2,60}"),
    _rule(_K.CAPTION, "a video’s title", r"CLOSE [A-Z].{10,400}|Media playback is (?:not supported|unsupported).{0,400}", cased=True),
    _rule(_K.PROMOTION, "a switch of the page", r"(?:(?:hide|show|read|view) (?:the )?(?:full )?transcript ?){1,3}|(?:photo|video)? ?advertisement continue reading.{0,60}"),
    _rule(_K.CAPTION, "a caption: says what its picture shows", r"(?!.*\b(?:said|says|told|according)\b)(?:this (?:(?:undated|handout|file|video|satellite|aerial|combination|still|combo|grab|of) ?)*(?:image|photo|photograph|picture|still|screen ?(?:grab|shot)|frame|illustration|rendering)s?|an? (?:still|frame|video|screen)[ -]?(?:image|grab|shot)|an? (?:combination|undated|handout|file) (?:image|photo|photograph|picture)) (?:.{2,200} )?shows? .{4,300}"),
    _rule(_K.CAPTION, "a caption", r"(?:a )?(?:screen ?(?:grab|shot)|still|image) (?:from|taken from|via) .{4,200}"),
    # Summaries inside the page: the points below are claims, their heading is none
    _rule(_K.OTHER, SUMMARY, r"(?:summary|key (?:points|takeaways|facts|highlights|developments)|highlights|at a glance|in (?:brief|short|summary|a nutshell)|quick (?:read|take)|(?:the )?(?:gist|takeaways?|main points|bottom line)|what (?:we['’]re covering(?: here)?|to know|you (?:need|should) (?:to )?know)|here['’]s the latest|toplines?|story highlights):?"),
    _rule(_K.OTHER, "says how the summary was made", r"(?:(?:this )?(?:summary|content|key points?)|.{0,20}) (?:is|was|were|are) (?:ai|a\.i\.|artificial intelligence|automatically)[- ](?:generated|assisted|written|made).{0,80}|(?:ai|a\.i\.)[- ](?:generated|assisted) summary.{0,60}"),
    # Other pieces of the same outlet
    _rule(_K.LINKS, "heads a list of other pieces", r"(?:explore|related|recommended|related (?:tags|articles?|stor(?:y|ies)|news|topics?|content|coverage|headlines|posts?|links|reading)|recommended (?:for you|stories|articles)|list of \d+ items?|more (?:on this(?: story)?|from .{2,40}|news|stories|headlines|like this|coverage|top stories)|you (?:may|might) (?:also )?(?:be )?(?:like|interested in|have missed)(?: .{0,20})?|(?:also|see also|read also|read more|read next|further reading|up next|what to read next|keep reading|also in .{2,30}|also on .{2,30})|(?:most|today'?s most) (?:read|popular|viewed|watched|shared|recent)|trending(?: now| stories| topics)?|top stories|latest(?: news| stories| headlines| updates)?|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|in case you missed it|popular(?: now| stories)?|must[- ]reads?|around the web|promoted(?: content| stories)?|sponsored(?: content| stories)?|paid (?:post|content)|from our partners|from around the web|taboola|recent posts?|previous(?: article| post)?|next(?: article| post)?|tags?|topics?|archived in|more (?:information|in .{2,30})|in this (?:story|article)|on this story|online(?=:)|filed under|categories|keywords|live updates|key (?:points|developments) on .{2,30}):?", opens=True),
    _rule(_K.LINKS, "part of a list of other pieces", r"end of list|list \d+ of \d+.{0,240}"),
    _rule(_K.LINKS, POINTER, r"(?:also read|read also|read more|see also|related|recommended|more|must read|read|watch|listen|see|must watch|don['’]t miss|analysis|opinion|explainer|related story|related article|related coverage|in pictures|fact[ -]?check|gallery|video|photos?|photo gallery|raw interview|archive|facebook live|live blog|live|poll|podcast|quiz|go deeper|dig deeper|background|read the full (?:story|piece|article)|read next|up next|see more|editorial) ?(?:[:|►▶»→]|>>|– |— )(?! ?(?-i:[a-z])).{0,240}"),
    _rule(_K.LINKS, "points to another piece", r"(?:also |please )?(?:read|see|click|watch|view) (?:more|here|the (?:full|entire|whole) .{2,60}|(?:or )?(?:share )?this (?:story|article).{0,80}|also.{0,120})(?:: .{0,120}| here\.?| (?:from|on|at|in) .{0,40}|\.)?"),
    _rule(_K.LINKS, "points to another piece", r"(?:related|recommended)(?=[A-ZÀ-Þ])(?-i:[A-Z]).{4,240}"),
    _rule(_K.LINKS, "points to another piece", r"click here\b.{0,120}|on (?:a )?mobile(?: device)?\?.{0,60}|(?:related|watch|more) (?:video|photos?|gallery|stor(?:y|ies)):?"),
    _rule(_K.LINKS, "says where it was found", r"[\[(]?(?:h/t|hat tip)[: ].{2,80}"),
    _rule(_K.LINKS, "points to other pieces", r".{4,200}\bhere(?:, here)*,? and here\b.{0,60}"),
    _rule(_K.LINKS, "a link with its label", r"read more (?:subscribers?|members?)[ -]only .{4,240}|.{4,200} read more|(?:read|view|see) (?:more|all|full story)(?: [»›→>]+)?"),
    _rule(_K.LINKS, "tags of the piece", r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|more on|in this article|hashtags)(?: ?:| \|) ?.{1,300}"),
    _rule(_K.LINKS, "tags of the piece", r"#\w+(?:[ ,|]+#\w+)*"),
    _rule(_K.LINKS, "points to another page", r"[«»‹›←→] ?.{2,200}|.{2,120} [»›→]"),
    _rule(_K.LINKS, "a video player’s words", r"(?:just|must|now) watch(?:ed|ing)?\b.{0,200}\b(?:replay|more videos|must watch)\b.{0,200}"),
    _rule(_K.LINKS, "points to another page", r"(?:visit|see|go to|check out) (?:the )?.{2,80} (?:for (?:more(?! than)|further|additional|details|full)|to (?:learn|find out|read|see) more)\b.{0,100}"),
    _rule(_K.LINKS, "an address", r"(?:https?://|www\.)\S+|[\w\-]+(?:\.[\w\-]+)+/\S{4,}"),
    # What the page wants of its reader
    _rule(_K.PROMOTION, "advertising", r"(?:advertisements?|advertising|ads?|adverts?|sponsored|promoted|paid content)(?: (?:continue reading|scroll|article continues|story continues|-|–|—).{0,80})?|ad feedback|(?:article|story|content|text) continue[sd]? (?:below|after|under)(?: (?:the |this )?(?:ad|advert|advertisement|video|gallery|promo(?:tion)?|newsletter).{0,40})?|(?:continue reading|keep reading|scroll (?:down )?(?:to|for)|skip (?:to|past|ad|advert|promotion|newsletter)).{0,100}|(?:after|below) (?:the )?(?:ad|newsletter) promotion|remove ads.{0,60}"),
    _rule(_K.PROMOTION, SIGN_UP, r"(?:please )?(?:subscribe|sign[- ]?up|register|join us|log ?in|sign[- ]?in|become a (?:member|subscriber|patron)|support (?:us|our|independent|quality)|donate|make a (?:contribution|donation)|get (?:e-?mail|the|our|your|all|latest|live|unlimited|access|more|breaking|push|updates?|alerts?|notifications?|daily)|download (?:the|our)|start your|stay (?:informed|connected|up to date|in the know|tuned (?:to|with|for))|never miss|want (?:more|to)|enter your|try (?:it|us) free|unlock|create (?:a|your) free|already (?:a|have) |manage (?:your|my) (?:account|subscription)|click here to (?:subscribe|join|get|sign|follow|download)|tap here|join (?:our|the) (?:newsletter|whatsapp|telegram|conversation|discussion|channel|community))\b.{0,300}"),
    _rule(_K.PROMOTION, "asks for money", r".{0,200}\b(?:donate (?:today|now|here|online)|support us (?:today|now|for|from|with)|support our (?:work|journalism|reporting))\b.{0,160}"),
    _rule(_K.PROMOTION, "a sponsor’s words", r"(?:a )?(?:message|word) from [\w .&'’-]{2,40}:(?: .{4,400})?|(?:presented|sponsored|brought to you|paid for|supported) by:? .{2,120}|(?:in partnership with|partner content|branded content|paid post).{0,80}"),
    _rule(_K.PROMOTION, "a newsletter", r".{0,120}\b(?:our|free|daily|weekly|morning|official|the|this) (?:[\w'’]+ ){0,4}newsletters?\b.{0,200}"),
    _rule(_K.PROMOTION, "asks to follow or share", r"share\d{1,2}|(?:follow|like|find|connect with|contact|reach|tweet|join) (?:us|me|them|him|her|[\w .'’]{2,40} on|[\w.]{3,20} news)\b.{0,160}|(?:share|save|print|e-?mail|copy link|comments?|tweet|pin(?:terest)?|whatsapp|telegram|facebook|twitter|linkedin|reddit|x|instagram|youtube|bookmark|listen|gift(?: this)?|more|messenger|threads|bluesky|flipboard|pocket|(?:text|font) size ?[-+]?|reset|close|menu|search|home|toggle .{2,30}|play|pause|mute)(?:[ ,|/·•+&\-]{1,3}(?:and )?(?:share|save|print|e-?mail|copy link|comments?|tweet|pin(?:terest)?|whatsapp|telegram|facebook|twitter|linkedin|reddit|x|instagram|youtube|bookmark|listen|messenger|threads|bluesky|flipboard|pocket))*(?:\(\d+\)| \d+)?|share (?:this(?: (?:article|story|post|page|piece|video|news|item|on|via|with (?:your|friends|others))\b.{0,60})?|(?:on|via|to|with)\b.{0,40}|full article)|(?:\d+(?:\.\d+)?[km]? )(?:comments?|shares?|views?|likes?)|(?:leave|post|write|add|view|show|hide|be the first to) (?:a |your |all |the )?(?:comments?|repl(?:y|ies)).{0,60}|comments? (?:are|have been|is) (?:closed|disabled|off).{0,40}|join the (?:conversation|discussion).{0,60}|copied|link copied.{0,30}|(?:text|font) size.{0,10}|listen to (?:this|the) (?:article|story).{0,60}|(?:play|watch) (?:this )?(?:video|audio|now)|resume playback|(?:add|make|choose|set) .{0,40}(?:preferred source|on google).{0,80}|prefer .{2,30} on google"),
    _rule(_K.PROMOTION, "asks for consent", r"we (?:value|respect|care about) your privacy.{0,200}|we and our .{2,40}partners .{2,300}|(?:accept|reject|allow|decline) (?:all|cookies)(?: cookies)?|manage (?:options|choices|preferences|consent)|your privacy (?:choices|rights|matters).{0,60}|do not sell .{2,60}|advertise with us"),
    _rule(_K.PROMOTION, "a newsletter", r"newsletters?|your e-?mail(?: address)?|e-?mail address"),
    _rule(_K.PROMOTION, "a cookie or privacy note", r"(?=.*\b(?:we|our|you|your|this (?:web)?site|accept|manage|policy$|notice$|service$)\b).{0,160}\b(?:cookies?|privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions|& conditions)|gdpr|consent preferences|personali[sz]ed ads|recaptcha|javascript)\b.{0,160}"),
    _rule(_K.PROMOTION, "asks for tips or corrections", r"(?:do you have|have you|got) (?:a |any |an )?(?:tip|story|information|question|news tip|experience|been affected|confidential).{0,200}|(?:spotted|found|report|see|notice) (?:an? )?(?:error|typo|mistake|correction).{0,120}|(?:if you (?:have|are|'ve|’ve) (?:been |a )?(?:affected|story|tip|question|suggestions)).{0,200}|how to (?:contact|reach) us.{0,60}|(?:send|share) (?:us )?your (?:story|stories|tips?|feedback|thoughts|comments|questions).{0,120}|was this (?:article|story|page) (?:helpful|useful|interesting).{0,60}|what do you think\?.{0,60}|let us know.{0,80}|thank(?:s| you) for (?:joining|following|being|watching|listening|reading|your support|subscribing|registering).{0,80}|rate this .{0,30}"),
    _rule(_K.PROMOTION, "the page’s own logo or menu", r".{0,60}\b(?:newspaper |news )?logo|back to top|skip to (?:main )?content|main menu|go to .{2,30}home ?page|home ?(?:[>›»/|].{0,100})|breaking news(?: alerts?)?|live now|on air|loading\.*|read in app|open in app|view in browser|download app"),
    _rule(_K.PROMOTION, "asks something of its reader", r".{0,160}\b(?:contact us|fill out this form|become a (?:member|subscriber)|subscription options|offered to subscribers|send us a|in your inbox|to your inbox|our (?:app|apps|community|website|channel)|app for (?:your )?(?:ios|android|free)|for your ios|consider (?:becoming|supporting|donating|subscribing)|thank you for reading|please (?:contact|join|consider|subscribe|sign|use chrome|enable)|website can also be accessed)\b.{0,300}"),
    _rule(_K.PROMOTION, "asks something of its reader", r"(?:join|follow|get|stay|see|find|download|discover|explore|enjoy|check|visit|try|start|support|help|share|click|tap|do you like) .{0,240}\b(?:your (?:inbox|phone|feed|device|email|homepage)|newsletter|channel|email updates|latest updates|this content|of this article|podcast|mobile app|app)\b.{0,200}"),
    _rule(_K.PROMOTION, "asks something of its reader", r".{0,240}\b(?:you|your)\b.{0,200}\b(?:get in touch|write to us|e-?mail us|tell us)\b.{0,120}|(?:get in touch|write to us|e-?mail us|tell us)\b.{0,160}"),
    _rule(_K.PROMOTION, "a newsletter", r"our (?:[\w'’-]+ ){0,3}(?:e-?mails?|briefings?|digests?|round-?ups?|bulletins?|podcasts?) .{2,240}|(?:catch|keep) up (?:on|with) (?:our|all|the (?:latest|top)) .{2,160}"),
    _rule(_K.PROMOTION, "names whose content is shown", r".{0,40}\bthis content is (?:provided|hosted|supplied) by .{2,200}"),
    _rule(_K.PROMOTION, "asks to share", r"you can (?:now )?(?:share|find|save|follow|read|listen to) (?:this|the|our|us)\b.{0,40}\b(?:story|article|post|page|us|bookmarks|media)\b.{0,60}"),
    _rule(_K.PROMOTION, "asks to share", r"copy.{0,40}(?:link|embed|code).{0,40}"),
    _rule(_K.PROMOTION, "asks something of its reader", r"(?:enjoy(?:ed|ing)?|like[ds]?|loved?) (?:this|what you|our|reading) .{2,80}[?!].{0,200}|to see more of (?:our|us) .{2,60}"),
    _rule(_K.PROMOTION, "says that the outlet earns", r".{0,200}\b(?:earn|receive|get) (?:us )?(?:a |an )?(?:small )?(?:affiliate )?commission\b.{0,200}"),
    _rule(_K.PROMOTION, "the page’s own furniture", r"why you can trust .{2,40}|getting your .{2,60} ready.{0,10}|.{0,40}audio player.{0,60}|your (?:support|subscription|donation) (?:helps?|makes?|keeps?|allows?|powers?) .{2,200}|(?:listen|audio|video) duration.{0,30}|while you['’]re here.{0,400}|you(?: have|['’]ve(?: got)?) .{0,30}articles? (?:left|remaining|to (?:give|share)).{0,60}|click (?:on )?the .{2,30} (?:icon|button).{0,80}|please enter a valid .{2,40}|icymi|in the news|add to your saved stories|gift (?:this )?article(?: (?:for )?free)?|.{2,40} (?:values|welcomes) your (?:comments?|feedback|opinions?|views)\b.{0,240}|.{0,60}\b(?:our|the) (?:comment(?:s|ing)?|community|moderation) (?:policy|policies|guidelines|rules|standards)\b.{0,80}|request reprint.{0,40}|submit correction.{0,40}|trust project.{0,20}|(?:new ?)?you can now listen.{0,80}|(?:subscribers?|members?)[ -]only|free article usually.{0,60}|go to accessibility shortcuts|click here to share.{0,60}|go deeper.{0,30}|(?:\d+ )?(?:view )?(?:comments?|shares?)|share or comment on .{4,200}|bookmark|save|share:|heard on .{2,60}|reuse this content|receive (?:daily|weekly|breaking|essential|the) .{2,120}|(?:essential|breaking) .{0,60}every (?:morning|day|week).{0,60}|be the first to .{2,60}|install the .{2,60}|take .{2,60} (?:everywhere )?with you.{0,100}|do you (?:want|have) .{2,160}\?.{0,80}|are you relying on .{2,300}|submit a .{2,40}|most popular|you must enter the characters .{2,120}|.{0,20}\ba friend wanted you to see this item\b.{0,120}|.{4,160}\b(?:(?:pick up|buy) .{2,60}\b(?:issue|copy) of .{2,60}|on (?:news)?stands now)\b.{0,60}|[\[(]scroll down .{2,60}[\])]"),
    # About the outlet, the author, the piece
    _rule(_K.ABOUT, "heads a text about the outlet", r"about (?:us|the (?:authors?|writers?|newspaper|publisher|paper|site|contributors?)|this (?:story|article|series|site)|.{2,30} news)|who we are|our (?:mission|standards|journalism|team|partners)|contacts?(?: us)?|(?:media|press) contacts?:?|notes? (?:to|for) editors?:?|(?:for )?(?:more|further) information:?|(?:author|writer)(?:s?['’]?s?)? (?:bio(?:graphy)?|profile)|meet the author|dear readers?,?", opens=True),
    _rule(_K.ABOUT, "says how to reach who wrote it", r"to contact the (?:reporters?|editors?|authors?|writers?)\b.{4,300}|contact .{3,60} at (?:\(?\d{3}|\S+@).{4,240}|.{3,80} can be (?:followed|reached|contacted) (?:at|on|by|via) (?:\(?\d{3}|\S+@|https?:|www\.|twitter|x\b|e-?mail).{0,160}"),
    _rule(_K.ABOUT, "heads a text about a company", r"About [A-Z][\w&.'’-]{2,}(?: [A-Z][\w&.'’-]+){0,4}", opens=True, cased=True),
    _rule(_K.ABOUT, "an editor’s note or disclaimer", r"(?:editor['’]?s['’]? note|disclaimer|correction|clarification|note to (?:readers|editors)|notes? from the editors?|author['’]?s note) ?[:\-–—(].{4,}|(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))? (?:and .{2,20} )?expressed (?:in|here|by|are|herein).{4,}|(?:translation of an original|note from the (?:author|editor)|more about .{2,40} can be found|to learn more about .{2,60}republish).{0,400}|.{2,60} delivers (?:independent|unrivalled|trusted).{0,400}|[\[(]?(?:for the record\b.{0,60}: ?)?an? (?:earlier |previous |longer |shorter )?version of this (?:article|story|report|piece|post|essay|column) .{4,400}|\((?:except for the headline|with inputs? from|this (?:story|copy|report) (?:has|is)).{4,300}\)|this (?:article|story|essay|piece) appears in .{2,200}|\(?this (?:article|story|post|piece|report|opinion|column|interview|transcript|content) (?:has not been|appeared|appears|was|is|has been|first|originally|may|contains) (?:first |originally |also |been |republished |automatically |lightly )*(?:published|appeared|produced|conducted|condensed|recorded|authori[sz]ed|written|edited|updated|corrected|republished|translated|generated|supported|part of|amended|adapted|sponsored|reprinted|syndicated).{0,300}"),
    _rule(_K.ABOUT, "an editor’s note or disclaimer", r"update[^:]{0,30}: ?(?:this|an earlier|a previous|adds|added|adding|recasts|updates|updated|corrects)\b.{4,}"),
    # Datelines and rulers
    _rule(_K.OTHER, "a ruler", r"[\W_]{1,80}"),
    _rule(_K.OTHER, "a label of the text", r"(?:full )?(?:article|story|text)(?: (?:excerpt|body|continues))?|excerpt|full transcript|transcript"),
    _rule(_K.OTHER, "a section’s name", r"(?:world|news|politics|business|companies|opinion|analysis|middle east|europe|asia|africa|americas|us & canada|(?:russia|china|india|africa|latin america|asia[ -]pacific|balkans)(?: & [\w ]{2,30})?|uk|us|us news|world news|international|national|local|economy|markets|sport|sports|culture|science|technology|tech|health|environment|climate|lifestyle|travel|features?|explainer|exclusive|breaking|live|video|editorial|comment|commentary|op-?ed|perspective|interview|conflict|defen[cs]e|security|war|nato|military|features|in depth|long ?read|news in brief|briefing|fact ?check|top news|premium|subscriber(?:s)?[ -]only|free|member exclusive)(?: ?[|/>›»·•,] ?[\w &'’\-]{2,40}){0,4}"),
    _rule(_K.OTHER, "a section’s name and a rubric", r"(?:[A-Z][\w&’'-]*(?: [\w&’'-]+){0,2} \| ){1,3}[A-Z][\w&’'-]*(?: [\w&’'-]+){0,4}", cased=True),
)  # fmt: skip
"""Tried in order; the first that matches the whole line decides."""


_NEVER_REPORTED = frozenset({RegionKind.PROMOTION, RegionKind.CREDIT})
_REPORTED = re.compile(r"\b(?:said|says|told|asked|added|warned|he|she|his|her)\b.*[.!?][”’\"']?$")
"""Pages talk to their reader; a sentence that reports what somebody said, or tells of him or her, is a story's."""

_SYMBOLS = re.compile(r"^(?:[\u25a0-\u27bf\U0001f000-\U0001faff\ufe0f]+\s*)+(?=\w)")
"""Pictograms that pages put before a label."""

_DATE_LINE = _rule(_K.BYLINE, "a date line", "")


def rule_for(line: str) -> Rule | None:
    """The first rule that ``line`` as a whole obeys, or None."""
    line = _SYMBOLS.sub("", line)
    if is_date_line(line):
        return _DATE_LINE
    rule = next((rule for rule in LINE_RULES if rule.pattern.fullmatch(line)), None)
    if rule is not None and rule.kind in _NEVER_REPORTED and _REPORTED.search(line):
        return None
    return rule
