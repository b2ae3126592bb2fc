"""First names that stand for one another, and spellings of names that come from other scripts."""

_SAME = """\
abigail abby abbie gail
abdul abdel abdal
adam ad
agnieszka agnes aga agnieska
ahmed ahmad ahmet
albert al bert bertie
alexander aleksander aleksandr oleksandr olek alex alec sandy sasha xander alistair alasdair
alexandra aleksandra oleksandra ola alex sandra sandy alexa lexi sasha
alfred alf alfie fred
alison ali allison alyson
amanda mandy
andrew andy drew andrzej andrei
angela angie ange
ann anne anna annie annette hannah anya
anthony tony antony anton antoni
arthur art artie
barbara basia barb babs barbie
beatrice bea trixie bee
benjamin ben benny benji
bernard bernie
brian bryan
bridget bridie biddy
caroline carol carrie caz
catherine katherine kathryn katharine cathy kathy kate katie kat cath kitty catriona kathleen katarzyna kasia caitlin
charles charlie chas chuck charley
charlotte lottie charlie lotte
christine christina tina chris chrissie kristina krystyna
christopher chris kit topher kris krzysztof
clementine clem clemmie
cynthia cindy
daniel dan danny dani
david dave davey davy dai
deborah debbie deb debra
dennis denis den denny
derek del derrick
dexter dex
dominic dom nick
donald don donny
dorothy dot dottie dolly
edward ed eddie ted teddy ned
edwin ed eddie
eleanor ellie nell nellie nora elinor ellen leonora
elizabeth liz lizzie beth betty bess eliza elsie lisa betsy libby elisabeth elspeth elzbieta ela
emily em emma emmy
ernest ernie
evelyn evie eve
ferdinand ferdie ferdy fred
florence flo florrie flossie
frances fran franny frankie francesca
francis frank frankie fran franciszek
frederick fred freddie freddy frederic
gabriel gabe gabby
gareth gary garry gaz
geoffrey geoff jeff jeffrey
george georgie jerzy
gerald gerry jerry ged
gerard gerry ged gerrard
gillian gill jill gilly
graham graeme grahame
gregory greg
gwendoline gwen gwendolyn
harold harry hal
harriet hattie harry
helen nell helena ellen elena
henry harry hal hank
hugh hughie hugo huw
hussein husain hussain husayn
ian iain
ibrahim ebrahim abraham
ignatius iggy ignacy
isaac ike zac
isabel isabella bella izzy belle isobel isabelle
jacob jake kuba jakub
jacqueline jackie jacqui jaqueline
james jim jimmy jamie jem
jane janey janie jan
janet jan jenny
jasper jas jaz
jennifer jen jenny jenni
jeremy jerry jez jem
jessica jess jessie
joan joanie
joanna asia jo joanne anna joann
john jon johnny jack jonny sean shaun shane ian evan jan johan
jonathan jon jonny jonathon johnny nathan
joseph joe joey jo jozef yusuf
josephine jo josie fifi
joshua josh
judith judy judi
julian jules
julia julie jules
katarina kat katya
kenneth ken kenny
kimberley kim kimberly
laura laurie lori
lawrence larry laurie lawrie laurence loz
leonard len lenny leo
leslie les lesley
lewis lou louis louie luis
lillian lily lil lilian lilly
louise lou lulu louisa
lucy lucinda lucia
lynn lin linda lynne
malcolm mal malc
margaret maggie meg peggy marge margie greta rita daisy madge malgorzata gosia
marigold mari goldie
marjorie marge margery
mark marc marcus marek
martha marty mattie
martin marty martyn
mary maria marie molly polly mae may miriam maryam
matilda tilly tilda mattie
matthew matt matty mateusz mat
maureen mo
maxwell max maximilian
melanie mel
michael mick mike mikey micky mitch michal
michelle shell chelle michele
mildred millie milly
mohammed mohammad muhammad mohamed mohamad muhammed mohd md mehmet mo
mustafa mostafa
nancy nan
natalie nat natasha
nathaniel nathan nat nate
nicholas nick nicky nicolas nico klaus mikolaj
nicola nicky nicki nikki
norman norm
oliver ollie olly
olivia liv livvy ollie
osama usama
ottoline ottie otty
pamela pam
patricia pat trish tricia patsy patty
patrick pat paddy rick patryk
paul pauly pawel pablo
penelope penny pen
percival percy perce
peter pete piotr pedro piotrek
philip phil phillip pip filip
philippa pip pippa phil
priscilla cilla prissy
rachel rach rae rachael
raymond ray
rebecca becky becca bex
reginald reg reggie
richard rick dick ricky rich richie dickie ryszard
robert rob bob bobby robbie bert robin roberto
roderick rod roddy
rodney rod roddy
roland rollo roly rowland rolly
ronald ron ronnie
rosemary rose rosie romy
roxanne roxy
rupert rupe
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bas
sharon shaz shazza
sheila sheelagh
shirley shirl
sidney sid sydney syd
simon si
siobhan shivaun shevaun chevonne
sophia sophie sofia zofia
stanley stan
stephen steven steve stevie stefan szczepan
stuart stewart stu
susan sue suzie susie suzanne susanna suzy zuzanna
tabitha tabby
terence terry tel terrence
teresa theresa terry tess tessa
theodore theo ted teddy
thomas tom tommy tomasz tomek
timothy tim timmy
tobias toby
valerie val
veronica ronnie vera ronny
victor vic
victoria vicky vicki tori tory
vincent vince vinny
violet vi
virginia ginny ginger
walter wally walt wat
wilhelmina minnie willa mina billie wilma
wilfred wilf fred
william bill will billy willie liam wills
winifred win winnie freda
yousef youssef yusef yosef
yvonne vonnie evonne
zachary zac zach zack
"""


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_SAME.splitlines()):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


GROUPS = _groups()
"""The numbers of the groups that each name stands in; names of one group stand for one another."""
