"""What may be taken for a name: names that are words too, words of the field, letters that stand for words."""

_ALSO_WORDS = """
an am as at be by do go he if in is it me my no of oh ok on or so to up us we
april august autumn baker banks best bill bird bishop black bond bridge brown bull carter case church cook cooper
daisy dawn day drew faith field first fisher ford fox frost gold good grace gray green grey hall hill holly home hope
house hunter ivy jack joy june king knight lake lamb lane last lily little long love march mark marsh mason may
miller moore more old page park pat pope potter price queen rice rivers rob rose sharp shepherd short silver small
snow stone street strong sue summer swift violet white will winter wise wolf wood woods young
"""
_OF_THE_FIELD = """
act alcohol anti april assessment august behaviour board brigade british care case chair child children church city
civil closure college common community conference contract council county court criminal crown december drug duty
early east english equality february fire friday head health help home hospital housing human january july june
justice legal london magistrates march may meeting mental midsummer monday national new north notice november october
officer order police prevent probation protection public review rights road safety saturday section september
service services social south street sunday team thursday tuesday university victim warning wednesday welfare west
youth
"""
_BEGINNING = """
a about accept action actions add address advise after again agree agreed agencies agency all also an and any apply
approach arrange as ask assess at attend back be because before begin between bid block book both bring build but by
call carry change chase check circulate clear close closed collect compile complete confirm consider contact continue
convene copy could create daily decide deliver dip discuss do document draft drop each end ensure enter escalate
establish evict examine explain explore extend feed file find finish fit flag follow for former from fund further get
give go had has have he her his hold how i identify if in include increase inform initiate inspect install interview
introduce invite is issue it its join joint keep known lead leave let letter liaise list locate log look maintain make
manage map meet monitor more move named neighbour neighbours new next no nobody not note notify now obtain of offer on
once one open or other our outcome own panel park pass patrol pay people plan please post prepare present press print
prioritise progress propose provide pursue put raise read reassess rebook recheck record refer referral refuse regular
reissue remind remove repair repeat replace reply report request research resend resident residents resolve respond
restrict return reverse revisit ring risk safeguard schedule screen search secure see seek send serve set share she
should sign since some source speak start stay step still stop submit subject support swap take talk tell tenant test
that the their then there these they this those three to trace track transfer treat try two undertake until update
urgent use verify victims visit voice warn was weekly welfare were what when where which while who whole why will with
withdraw within without witness witnesses work worker would write yes you your
"""
_CAPITALS = """
aa abc aca adhd am anpr asb asbo asc btp cbo ccm cid cmht cms colp cpn cpw cps csc cst cv cyp das dbs dols dsh dv dva
dvpn dvpo dwp ehcp eu fgm gp ha hiv hmo hmp hr hrs hsg ico id idva imca ims iom it kc ks lado lfb lscb maca mapp mappa
marac mash mca meam mha mht mp na ned nhs nok nspcc oasys oic ok outr pc pcso pdf pip pm pnc ppn prob pspo pvp qr ra
sab sar sim sms spoc sw ta tv uk usa vaw vs ya yot
"""

ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Names that are words too: on their own they are taken for a name only with a capital."""
OF_THE_FIELD = frozenset(_OF_THE_FIELD.split())
"""Words that the field, the law and the calendar write with a capital."""
BEGINNING = frozenset(_BEGINNING.split())
"""Words that an action or a sentence about one begins with."""
CAPITALS = frozenset(_CAPITALS.split())
"""Letters that stand for words, as agencies and their papers write them."""
