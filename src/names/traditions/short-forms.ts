/**
 * Given names with the short forms their bearers go by. English ones: those of the data set “nicknames” (Carlton Northern, Apache-2.0) that
 * are in common use, chosen and added to by hand; Russian, Spanish, German, Polish and French ones: the customary ones of each language.
 */
export const shortForms = `abigail abby abbie gail
abraham abe abram
aaron ron ronnie
alan al
albert al bert bertie
alexander alex alec al sandy sasha sascha xander lex shura sanya
alexandra alex alexa sandra sandy sasha lexi
alfred al alf alfie fred freddie
alice ally
andrew andy drew
andrei andriusha
anthony tony ant
antonio tonio toni
archibald archie
arthur art artie
barbara barb babs basia
barnabas barney
benjamin ben benny benji
bernard bernie
bradley brad
calvin cal
cameron cam
catherine cathy cate kate katie kathy kitty kay kat
katherine kathy kate katie kitty kay kat
kathleen kathy kate
charles charlie chuck chas
charlotte lottie charlie
christian chris
christine chris chrissy tina
christina chris chrissy tina
christopher chris kit topher
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie
dennis denny
dominic dom nick
donald don donnie
dorothy dot dottie dolly
douglas doug
edmund ed eddie ned
edward ed eddie ned ted teddy
edwin ed eddie
eleanor ellie nell nora
elizabeth liz lizzie beth betty bess eliza lisa libby betsy
emily em
eugene gene
evelyn evie
ezekiel zeke
florence flo
frances fran frannie
francis frank fran
franklin frank
frederick fred freddie freddy
gabriel gabe
gabriella gabby
george georgie
gerald gerry jerry
gerard gerry
gilbert gil
gregory greg
harold hal harry
henry hank harry hal
herbert herb bert
howard howie
hugh hughie
isaac ike
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie jem
jason jay
jeffrey jeff
jennifer jen jenny
jeremiah jerry
jeremy jerry
jerome jerry
jessica jess jessie
joan joanie
john jack johnny jock
jonathan jon jonny
joseph joe joey jos
josephine jo josie
joshua josh
judith judy
julia julie
katarzyna kasia
kenneth ken kenny
kimberly kim
lawrence larry laurie
leonard leo len lenny
leonardo leo
lewis lew lou
louis lou louie
lucas luke
lucille lucy
madeline maddie
margaret maggie meg peggy peg marge madge greta rita
maria mary masha
marianne mary
martha marty
martin marty
matthew matt matty
maximilian max
megan meg
melanie mel
melissa mel lissa
michael mike mick mickey mikey
mitchell mitch
nancy nan
natalie nat
nathan nate nat
nathaniel nate nat nathan
nicholas nick nicky nico
nicole nicky
norman norm
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy
penelope penny
peter pete
philip phil
phillip phil
rachel rach
raymond ray
rebecca becky becca
reginald reg reggie
richard rick rich dick ricky richie
robert bob bobby rob robbie bert
roberta bobbie
roderick rod
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sally
sebastian seb bastian
sidney sid
solomon sol
sophia sophie
stanley stan
stephen steve stevie
steven steve stevie
stephanie steph
stuart stu
susan sue susie
terence terry
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim timmy
tobias toby
valentine val
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny
walter walt wally
wesley wes
wilfred wilf
william bill billy will willy liam
zachary zach zack
francisco paco pancho kiko
jose pepe
enrique quique
ignacio nacho
jesus chucho chuy
guadalupe lupe
manuel manolo
eduardo lalo
rafael rafa
dolores lola
consuelo chelo
mercedes meche
roberto beto
alberto beto
johannes hans hannes
heinrich heinz
friedrich fritz
wilhelm willi
josef sepp pepi
krzysztof krzys
tomasz tomek
stanislaw staszek
sergei serezha seryozha serej serega seryoga serge
dmitri dima mitya dimitri
vladimir volodya vova vlad vladik
volodymyr volodya vova
mikhail misha mishka
mykhailo misha
nikolai kolya
ivan vanya
yuri yura
igor igorek
alexei alyosha lyosha alesha
aleksandr sasha sanya shura alex
pavel pasha
pyotr petya
yevgeny zhenya
yevgenia zhenya
konstantin kostya
anatoly tolya
vasily vasya
viktor vitya
vyacheslav slava
yaroslav slava
svyatoslav slava
boris borya
leonid lyonya
grigory grisha
fyodor fedya
stepan styopa
roman roma
oleg olezhka
maksim max
timofei tima
anastasia nastya
natalia natasha
tatiana tanya
yekaterina katya
yelena lena
irina ira
olga olya
ludmila lyuda mila
svetlana sveta
galina galya
lyubov lyuba
nadezhda nadya
valentina valya
valery valera
anna anya annie
oksana ksyusha
ksenia ksyusha
yulia yulya
evangelos vangelis
konstantinos kostas costas
dimitrios dimitris
georgios yiorgos giorgos
ioannis yannis yiannis giannis
nikolaos nikos
panagiotis panos takis
athanasios thanasis
emmanuel manolis manny
yitzhak tzachi
menachem mendel
benjamin bibi
joseph yossi`;
