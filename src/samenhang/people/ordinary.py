"""Words: which names are ordinary Dutch words too, which stand before a name, which are large and no name."""

TITLES = "mevrouw|meneer|mevr|mw|dhr|mr|fam|familie|heer|juffrouw|zuster|broeder"
"""Written before a name; a pattern."""

_PREFIXES = """
's 't aan abd abu al ben bij bin bint d d' da das de den der des di do dos du el het ibn in l la le les onder op over
s san t te ten ter tot uit v van vd von voor zu zum zur
"""
PREFIXES = frozenset(_PREFIXES.split())
"""Parts of a name that tell of nobody."""

_LARGE = """
algemene artikel avg awb awir bbz belastingdienst beraad beroep besluit bijstand bijzondere burgerlijk bw cak centrale
coa college duo europees europese gemeente gemeentewet ggd ggz grondwet hoge iaw ind ioaw ioaz jeugdwet kerstmis
kredietbank leerplicht leerplichtwet moreel nederland nederlands nederlandse omgekeerde participatiewet pasen
pinksteren raad ramadan rechtbank rijksoverheid sinterklaas suikerfeest svb thuis toegang toeslagen toets uwv veilig
verordening wams wet wetboek wgs wlz wmo wsnp wvggz zvw
"""
WRITTEN_LARGE = frozenset(_LARGE.split())
"""Written with a capital in this work, and nobody's name."""

_ORDINARY = """
aarde akker appel april arend augustus baars baas bakker bal balk bank bas beek beer berg best beste bies blaauw blad
blauw bleker bloem blok boer bok bol boom boon boot bos bosch bot bouwman bouwmeester brand breed breuk broer brood
brouwer brug brugman bruin buis burger buur buurman dag dam dans dekker dijk dik do doel donker door doorn dorp draad
draaier droog duif duin duivel dun eend eer eik eiland elk els emmer engel ernst es esdoorn fee feest fijn fleur fok
fruit gans geel geest geld gelder geluk gerst gids glas goed goud graaf graan graf gras grijs groen groot haag haak
haan haas haast hak hal hals ham hamer hand hart haven haver heer heide held hemel herder herfst hert hertog hoek hof
hond hoofd hoog hoop hoorn horst hout huis huisman hulst hut ijzer iris jade jager jasmijn jet jong jonge jonker juli
juni kaas kamer kamp kanter kapel kat keizer kerk kers ketel kever kien kim kind kleermaker klein kleine klerk klok
kluis knecht knoop knop koe koek kok koning kooi kool koorn koper koppel korf kort korte koster kraai kraan kramer
krans kreeft krijger krol kroon kruis kuil kuiper kunst laan laar laat lam lamp land lang lange leeuw leger lelie
lente licht lief linde linden lof lomp loon loos los lot luik maan maas maat mark markt mars meer mees meester mei
melk mens merel mes middel min mink mint mist moed moeder mol molen molenaar mond mooi moor morgen mos muis munt mus
muur naald nacht nagel nest neus nieuw noord noot oever olie olijf oom oord oorlog oost os oud oude paal paard paling
pan park pas pater peer pen peper perk pijl pijp pit plaat plant plas plein ploeg poel pol pool poort poot post pot
prins pruim punt put raaf raam rad recht reiger rein reus ridder ries riet rijk rijks ring rivier robijn roest rood
roos ruiter rust sap schaap schaduw schep schild schilder schip schipper schoen schoenmaker school schoot schop schot
schraal schuur slag slager slang sleutel slot sluis smid sneeuw snel snijder snijders snoek spaan spaander speel spel
spiegel spier spits spoor spreeuw staal staart stad stam steeg steen ster sterk sterre stoel stok stoop stoot storm
straat strand streep stroom struik tak tang tas tel tempel tijd tijger timmer timmerman toen tol tom ton toon top
toren touw trom tromp trouw tuin twist vaart valk vat veen veer veld velden velt ven veste viool vis visser vlam vlees
vleugel vlieger vliet vlinder vloed vloer voet vogel vonk voogd vork vos vrede vreugde vriend vries vrij vrijman vroom
vrouw vuur waag waard wagen wal wals wand water weber weg wei weide werf werk west wever wiel wijk wil wild wilg wind
winkel winter wit witte wolf wolk wolken wout zaad zaal zak zand zang zanger zee zeep zeil zeker ziel zilver zoet
zomer zon zoon zorg zout zuid zus zwaan zwaard zwart zwarte
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Names that are an ordinary word as well; they count only where they are written as a name."""
