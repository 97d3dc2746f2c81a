"""Which words are given names? The common ones of English, Russian, Romanian, French and Indonesian speakers.

Names that are words as well (Rose, Will, Mark, Joy, Роман, Любовь, Made, Sari …) are left out:
where only a list speaks for a name, a word that may be something else stays.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES: frozenset[str] = _words("""
aaron abdul achmad adam adela adina adit aditya adrian agathe agung agus ahmad ahmed aisha aisyah alain alan alban
albert alex alexander alexandra alexandru ali alice alin alina aline alison amanda amelia amelie amy ana anais anca
andi andini andre andrea andreea andrei andrew angela anggi anghel anisa anita ann anna anne annick annisa anthony
antoine antonia ardi arief arif arnaud arthur asep ashley astuti audrey aurel aurelia aurelie aurelien ava ayu bagas
bagus bambang baptiste barbara bastien bayu beatrice ben benedicte benjamin benoit bernadette bernard bertrand beth
betty bianca bogdan brian brigitte bruce bruno bryan budi cahya cahyo calin camelia cameron camille candra carl carmen
carol caroline catalin catalina catherine cecile cedric celine cezar chantal charles charlotte chloe chris christelle
christian christina christine christophe christopher ciprian claire claude claudia claudiu clemence clement colette
colin constantin corina corinne cornel cornelia cosmin costel costin craig cristi cristian cristina cynthia cyril
damien daniel daniela danut daphne darma darren dave david deborah dedi dedy delia delphine denis denisa dennis derek
dewa dewi diana diane didier dini dinu doina dominique donald donna dorin dorina dorothy douglas dragos dumitru duncan
dyah dylan ecaterina edi edouard edward eleanor elena elise elizabeth ella ellen elodie emil emilie emily emma
emmanuel emmanuelle endang enzo eric erin erna estelle ethan etienne eugen eugenia eugenie eva evelyn fabien fabrice
fajar fanny farah fatima febri felicia feri fiona fitri fitriani florentina florian florin florina frances francis
franck francois francoise frederic frederick gabriel gabriela gaelle galih gareth gary gavin genevieve geoffrey george
georgiana gerald gerard gheorghe ghita gilang gilles gillian gordon graham greg gregory guillaume hadi hani hannah
hari harold harriet harry hartono hasan hassan heather helen helene hendra hendri henry heri herman herve hesti horia
howard hugh hugo iacob ian ibrahim ileana ilham ilie ilinca imam indra ines ioan ioana ion ionel ionela ionut irfan
irina irma irwan isaac isabel isabella isabelle ismail iulia iulian iwan jack jacob jacqueline jacques jade jake james
jane janet jason jean jean-pierre jeanne jeffrey jennifer jeremy jerome jessica jill jim joan joanna joanne joe joel
john joko jonathan joseph josephine josette joshua joyce judith judy jules julia julian julie julien juliette justin
justine karen karim karine kartika kartini kate katherine kathleen kathryn katie keith kelly kenneth ketut kevin
kimberly krisna kurnia kyle laetitia larry laura lauren laurence laurent laurentiu lavinia lawrence lea leah leila
lena lenuta leo leon leonard lestari lewis liam liliana lilis linda lionel lisa livia liviu loic loredana louane louis
louise lucas lucian luciana lucie lucy ludmila ludovic luke luminita lynn madalina madeleine magda malcolm manon marc
marcel marcela margaret margaux margot marguerite maria marian mariana maricica marie marilyn marion marius martha
martin martine mary mathieu mathilde matthew maud maxime megan melanie melissa mia michael michel michelle mickael
mihaela mihai mihail mihnea mike mircea mireille mirela mochamad mohamed mohammed molly monica monique muhammad
mulyono muriel nadia nancy nanda naomi natalie nathalie nathan neil nia nicholas nicola nicolae nicolas nicole
nicoleta nigel noa noah noemie nora novi novita nugroho nurul nyoman oana octavian odile olga oliver olivia olivier
omar ovidiu owen pamela pascale patrice patricia patrick paul paula pauline pavel peter petre petru petruta philip
philippe phillip pierre ponco prabowo priya putri putu quentin rachel radu rahma rahmat ralph raluca rama ramona rani
raphael rares ratih rayan raymond razvan rebecca regine regis remi remus renaud rene renee reza rian richard ridwan
rika rina rini rizal rizki rizky robert rodica rodney roger romain ronald roxana rudi rusdi russell ruth ruxandra ryan
sabine salsabila samantha samira samuel sandra sandrine santi santoso sara sarah satria scott sean sebastien serban
serge setiawan severine sharon sheila shinta shirley sigit silvia silviu simon simona simone siti slamet solange
sophia sophie sorin sorina stanley stefan stefania stela stephane stephanie stephen steve steven stuart subekti
sudirman suharto sukma sulastri susan susanti susilo suzanne syahrul sylvain sylvia sylvie tanguy tatiana taufik teguh
teodor teodora teresa theo theodor theresa thibault thierry thomas tika timothy tina titin tom tony tracey tracy
trevor tristan tudor tuti tyler udin umar utami valentin valentina valerie valeriu vanessa vasile vasilica veronica
veronique victor victoria vina vincent viorel viorica virgil virginie viviane vlad wahyu walter wawan wayan wayne
wendy widodo widya william wira wulan xavier yanis yann yannick yanti yanto yoga yogi youssef yudi yuli yuliana
yulianto yuni yusuf yves yvette yvonne zachary zahra zoe zoia александр александра алексей алена алина алиса алла
анастасия анатолий андрей анна антон антонина аня арина аркадий артем артемий артур богдан борис вадим валентин
валентина валерий валерия варвара василий василиса вениамин вероника виктор виктория виталий владимир владислав
владислава всеволод вячеслав галина геннадий георгий герман глеб григорий давид даниил данила дарья даша денис диана
дима дмитрий евгений евгения егор екатерина елена елизавета жанна захар зинаида зоя иван игорь илья инга инна
иннокентий ира ирина катя кира кирилл клавдия константин кристина ксения лариса лена леонид лидия люда людмила
маргарита марина мария матвей маша михаил миша наталия наталья наташа никита николай нина оксана олег олеся ольга оля
павел петр полина прохор раиса ринат руслан савелий саша света светлана семен сергей сережа соня софия софья станислав
степан таисия тамара таня татьяна тимофей тимур ульяна федор филипп эдуард элина эльвира эмилия юлия юля юрий яков
ярослав ярослава
""")
