/**
 * One name in its spellings and its forms in other languages, by line: the forms that one person's papers in two countries show. Arabic
 * and Hebrew names stand with their scripts (`scripts/`). From the customary forms of each language.
 */
export const otherSpellings = `alexander aleksandr aleksander alexandr alexandros alexandre alejandro oleksandr aliaksandr alessandro iskandar eskandar aleksandar
alexei aleksei alexey aleksey alexej oleksii oleksiy aliaksei
alexandra aleksandra oleksandra
andrew andrei andrey andrej andriy andrii andreas andre andres andrzej
anna ana hanna hannah
anatoly anatoliy anatolii anatoli
anthony antony anton antonio antonios antoine
arkady arkadiy arkadii
artem artyom
benjamin binyamin benyamin
bogdan bohdan
catherine katherine kathryn katharine ekaterina yekaterina catharine katarina katerina kateryna
charles carlos karl carl charalambos
christine kristine kirstin
christos hristos
daniel danil daniil danylo daniele
david davit dawid davide
denis denys dennis
dmitri dmitry dmitriy dmitrii dmitrij dmytro dimitri dimitry dmitrijs
edward eduard eduardo
elena yelena helena helen olena alena
elizabeth elisabeth elizaveta yelizaveta isabel
emmanuel emanuel emmanouil manuel
eugene evgeny evgeni evgenii evgeniy yevgeny yevgeni yevgeniy yevgenii jewgeni evgenij yevhen
evgenia yevgenia evgeniya yevgeniya
francis francisco francesco francois frantisek
fyodor fedor feodor theodor
geoffrey jeffrey
george georgios georgi georgy georgiy georgii jorge georges heorhii giorgi yorgos
gennady gennadiy gennadii hennadii
gregory grigory grigoriy grigorii grigorij grigorios hryhorii
helen eleni
henry henri heinrich enrique henryk
igor ihor
ilya ilia illia
isaac yitzhak itzhak
ivan ioann
jacob jakob yaakov iakov yakov jacques
james jaime iakovos
john ioannis yannis giannis johann johannes jean juan joao giovanni jan
jonathan yonatan
joseph yosef josef iosif jose giuseppe jozef
julia yulia iuliia yuliya yuliia juliya
konstantin konstantinos constantine konstantyn costantino
lawrence laurence lorenzo
leonid leonyd
lev leo lew
louis luis luigi lewis ludwig
lucas lukas luca
ludmila lyudmila liudmila ljudmila liudmyla
luke loukas luka
maksim maxim maksym maxym
margaret margarita marguerite
maria mariya mariia marija marie mary
mark marc marco marcus marko markos
matthew matvei matthias mateo matteo mathieu matthaios
maurice mauricio morris
michael mikhail michail miguel michel mikhael mykhailo mykhaylo mihail michalis mikhal
moses moshe
natalia natalya nataliya nataliia natalie
nicholas nikolai nikolay nikolaj nicolas nikolaos nicolae mykola nicola niklas
oleg oleh
olga olha
paul pavel pablo paolo pavlo pavlos
peter pyotr petr piotr pedro petro petros pietro pierre
philip phillip filip filippos felipe philippe filipp
ramzan ramazan
raphael rafael raffaele
rebecca rivka
robert roberto
samuel shmuel
sarah sara
sergei sergey sergej sergii sergiy serhii serhiy serge sergio siarhei sergejs
simon semyon semen shimon simeon
solomon shlomo salomon
sophia sofia sofya sofiya sophie
stephen steven stefan stefano stepan esteban etienne stephanos stefanos
stanislav stanislaw
svetlana svitlana
tatiana tatyana tetiana tetyana tatjana
theodore theodor theodoros teodor teodoro
thomas tomas tommaso tomasz foma
timothy timofei timofey
vadim vadym
valentin valentyn
valery valeriy valerii valeri
vasily vasiliy vasilii vassily vasyl vasili basil vasilios vassilios
victor viktor
vitaly vitaliy vitalii
vladimir volodymyr wladimir uladzimir vladimer volodimir
vladislav vladyslav wladyslaw uladzislau
vyacheslav viacheslav viatcheslav vjaceslav
william guillermo guillaume wilhelm willem
yakov iakov jakov
yaroslav iaroslav jaroslav
yegor egor
yuri yury yuriy iurii yurii juri jurij yurij iuri youri iouri juriy
nguyen ngyuen nguyn
singh sing
sharma sarma
mishra misra
chaudhary choudhary chowdhury choudhury chaudhry chaudhri chaudhari
banerjee banerji bandyopadhyay
mukherjee mukherji mookerjee
chatterjee chatterji
verma varma
srivastava shrivastava srivastav shrivastav
lakshmi laxmi lakshmy luxmi
krishna krsna
vijay bijay vijai
ajay ajai
mohan mohun
joshi joshee
louise luise luisa
danielle daniela daniella
michelle michele micheline
jeanne jehanne
gabrielle gabriele gabriela gabriella
simone simona
denise deniza
martine martina
pauline paulina
caroline carolina karolina
agarwal agrawal aggarwal agraval
pandey pande
tiwari tewari tiwary
reddy reddi
iyer aiyer ayyar
nair nayar
venkat venkata
wolde welde
gebre ghebre gabre
haile hayle
tesfaye tesfay
mekonnen mekonen
abiy abiye
kebede kebedde
yohannes yohanes johannes
tewodros teodros tedros
solomon selomon
gebremariam ghebremariam gebremaryam
woldemariam weldemariam`;
