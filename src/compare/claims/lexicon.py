"""Small closed word classes of English that the rules for speakers stand on."""

PRONOUNS = frozenset("he she they it we i you who".split())
"""Pronouns that can be the subject of a reporting verb."""

PERSON_PRONOUNS = frozenset("he she".split())

AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must should shall do does did "
    "hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't didn't doesn't don't".split()
)

PASSIVES = frozenset("is are was were be been being get gets got 's".split())
"""What turns a participle into a passive."""

FINITE = frozenset(
    "is are was were has have had will would can could may might must should does do did "
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't".split()
)

ADVERBS = frozenset(
    "also later then now further again earlier still once twice today yesterday recently repeatedly previously first "
    "already even just always never often not however meanwhile instead simply therefore thus too consistently "
    "since long rather merely only frequently sometimes soon ago before long-since tonight nevertheless nonetheless".split()
)

DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several most both all each every "
    "another one two three four five six ten no any other such few more".split()
)

POSSESSIVES = frozenset("his her their its our my your".split())

PREPOSITIONS = frozenset(
    "of in at for from with on by to near inside outside under over against about into after before during between "
    "among within without across behind as than like via amid despite since until through toward towards".split()
)

CONJUNCTIONS = frozenset(
    "but and or while as when because although though whereas if since after before until so that which who whom "
    "whose where how why whether even yet nor once unless".split()
)

SUBORDINATORS = frozenset(
    "as while when because although though whereas if since after before until unless once which who whom whose "
    "where what how whether".split()
)

PERSON_NOUNS = frozenset(
    "official officials spokesman spokeswoman spokesperson spokespeople minister ministers president chancellor king "
    "queen prince leader leaders chief chiefs analyst analysts expert experts critics activists observers sources "
    "source diplomat diplomats lawmaker lawmakers lawyer lawyers attorney attorneys police prosecutor prosecutors "
    "government ministry department agency officer officers commander general admiral secretary senator governor mayor "
    "ambassador envoy director head chair chairman chairwoman executive executives economist economists researcher "
    "researchers scientist scientists scholar scholars professor author authors journalist journalists reporter reporters "
    "witness witnesses resident residents neighbour neighbours neighbor neighbors mother father sister brother son "
    "daughter wife husband friend friends aide aides adviser advisers advisor advisors ally allies opponent opponents "
    "supporters supporter campaigners campaigner protesters union unions company firm bank court judge judges "
    "commission council committee parliament party military army navy ministers bloc alliance union report study "
    "statement authorities administration organisation organization group groups watchdog charity office team doctors "
    "doctor nurse teacher students student people man woman victim victims family politician politicians republican "
    "republicans democrat democrats conservatives member members states countries capitals pundits commentators "
    "investigators detectives deputies sheriff coroner spokespersons representative representatives premier candidate "
    "lawsuit suit complaint letter memo filing document documents survey poll article paper book post message email notice "
    "website figures indictment affidavit ruling warrant analysis findings statistics data agreement communique transcript "
    "opposition audit inquiry investigation review census hospital school operator marketers traders customers "
    "farmers workers passengers drivers parents owners pensioners retailers engineers forecasters rescuers firefighters "
    "detective pollster charity council insurer airline bodies voters survivors founder owner historian institute university newspaper network outlet media".split()
)
"""Common nouns that speak in the news: people, and bodies of people."""

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister deputy chancellor secretary "
    "general secretary-general chief king queen prince princess crown sen senator rep representative congressman congresswoman "
    "gov governor mayor judge justice attorney ambassador envoy director commissioner chairman chairwoman chair chairperson "
    "speaker premier taoiseach pope cardinal bishop archbishop rabbi imam ayatollah sheikh sultan emir gen lt col maj capt "
    "cmdr adm admiral colonel captain major sergeant lieutenant brigadier commander commissioner-general spokesman spokeswoman "
    "spokesperson officer superintendent detective inspector sheriff coroner head leader foreign defence defense interior "
    "finance home state shadow assistant undersecretary co-founder founder executive ceo cfo coo analyst economist "
    "professor researcher lawyer editor author columnist expert supreme mp mep cllr councillor rev reverend "
    "resident customer owner vet veteran farmer passenger pollster miner nurse teacher driver actor actress singer comedian "
    "campaigner grandmaster master alhaji administrator pediatrician paediatrician doctor surgeon engineer pilot "
    "pensioner student shopkeeper trader coach striker manager geologist biologist historian scientist activist neighbour "
    "neighbor witness survivor worker contractor prosecutor clerk librarian trustee supervisor councilman councilwoman alderman high representative former ex-president first police fire strategist adviser advisor counsel treasurer".split()
)
"""Words that stand before a person's name."""

PARTICLES = frozenset("de da di del della du la le van von der den bin ibn al el ben y dos das".split())
"""Small words inside personal names."""

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

ORGANISATION_WORDS = frozenset(
    "ministry department agency office force forces front party union council committee commission court bank university "
    "institute institution house service services authority authorities bureau association federation league alliance "
    "company corporation group organisation organization parliament senate congress assembly police army navy centre "
    "center centers centres fund foundation network board society times post news herald tribune hospital school college church museum "
    "programme program project administration republic kingdom states nations airlines railways corps guard command".split()
)
"""Words that make a name the name of a body, not of a person."""

UNSPEAKING = frozenset("nobody everyone everybody anyone anybody somebody someone something nothing".split())
"""Subjects that are no speaker."""
