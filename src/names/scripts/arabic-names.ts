/**
 * Arabic given names and name parts with the Latin spellings of their bearers, the commonest of press and passports first. Spellings: as
 * met in the Arab countries (French in the Maghreb), East Africa, Iran, Turkey, South Asia and Southeast Asia; the letters after the
 * unvowelled forms of Hans Wehr's dictionary. Names of one line are one name; different lines are different names.
 */
export const arabicNames = `محمد mohamed muhammad mohammed mohammad muhammed mohamad md mhd moh maxamed maxamad muhamed muhamad mohd muhd mahamed mahamad mohammod mehmet mehmed mamadou mamadu mokhamed magomed
احمد ahmed ahmad ahmet achmad akhmad akhmed ahmadu ahamed ahammed axmed
محمود mahmoud mahmud mahmood mehmood mahmut mahamud makhmud mohamoud mohamud
علي ali aly alii cali
عمر omar umar omer umer oumar cumar
عثمان osman othman uthman usman ousmane othmane usmon cismaan cosman
حسن hassan hasan hasen hassen hasaan xasan
حسين hussein hussain husain husayn husein hossein hosein hossain hussien hoseyn houssein hocine hussin khusein xuseen xuseyn
خالد khaled khalid khalad khaleed halid
خليل khalil khaleel halil
ابراهيم ibrahim ebrahim ibraheem brahim ibrahima ibrohim ibraahim ibraahiim
اسماعيل ismail ismael esmail ismaeel ismaiil ismaaciil
يوسف yusuf yousef youssef yousuf yusef yosef youssouf yusof yusoff yousaf yusup usuf yuusuf
يونس younis younes yunus yunis younus yonis
يعقوب yaqub yaqoub yacoub yakub yaqoob yakoub yaacob
موسى musa moussa mousa moosa
عيسى isa issa eissa essa
سليمان suleiman sulaiman sulayman soliman suleyman solayman sulieman suliman
داود dawood daoud dawud daud davud dawoud
ادريس idris idriss idrees driss
يحيى yahya yahia yehia yehya yahiya
زكريا zakaria zakariya zakariyya zakarya zakariah
هارون haroun harun haroon haron
مصطفى mustafa mostafa moustafa mustapha mostapha moustapha mustafo
سعيد saeed said sayeed saied saiid saeid
سعد saad sad saed
سالم salem salim
سليم saleem selim slim salim
صالح saleh salih swaleh saleeh saalax
صلاح salah salaah
عادل adel adil
امين amin ameen emin
امير amir ameer emir
انس anas anass
انور anwar anwer enver anouar
اسامه osama usama oussama ussama ousama
ايمن ayman aiman aymen
ايمان iman eman imane
بدر badr bader badar
بسام bassam basam
بشار bashar bachar
بشير bashir basheer bachir beshir
بلال bilal belal billal bilel
بكر bakr bakar baker
تامر tamer tamir
جابر jaber jabir gaber gabir djaber
جعفر jafar jaafar jaffar jafer djafar gaafar
جمال jamal gamal djamal jamaal djamel cemal
جميل jamil jameel gamil djamil
حاتم hatem hatim
حامد hamed hamid
حميد hamid hameed hamed
حمد hamad
حمزه hamza hamzah hamzeh hamze
حنان hanan hanane
حيدر haider haidar haydar hyder heydar hayder haidher
خديجه khadija khadijah khadeeja khadidja hadija khadiija
داليا dalia dalya
رامي rami ramy
رشيد rashid rasheed rachid rashed
راشد rashed raashid rashid
رضا reza rida ridha redha raza rza
رياض riyad riyadh riad riaz riadh
زياد ziad ziyad zeyad
زيد zaid zayd zeid
زينب zainab zaynab zeinab zeynab zineb zeynep zaynaab
سامي sami samy
سمير samir sameer
سناء sana sanaa
سلمان salman salmaan
سيف saif seif sayf saef
شريف sharif shareef sherif cherif shariff sharief
شهيد shahid shaheed
طارق tariq tarek tareq tarik tareck tarig
طه taha
طلال talal
عباس abbas abas
عبدالله abdullah abdallah abdulla abdalla abdellah abdilahi abdullahi abdoulaye abdollah abdulah abdilaahi cabdullahi cabdilaahi
عبدالرحمن abdulrahman abdurrahman abdelrahman abdirahman abdurahman abdalrahman abderrahmane abdulrehman abdurakhman cabdiraxmaan cabdirahman
عبدالعزيز abdulaziz abdelaziz abdalaziz abdiaziz
عبدالكريم abdulkarim abdelkarim abdulkareem abdikarim abdelkrim
عبدالقادر abdulkadir abdelkader abdulqadir abdulqader abdikadir abdelqader
عبدالفتاح abdelfattah abdulfattah abdifatah abdulfatah
عبدالمجيد abdulmajid abdelmajid abdulmajeed abdelmadjid
عبدالحميد abdulhamid abdelhamid abdulhameed
عبدالسلام abdulsalam abdelsalam abdussalam abdeslam abdisalam
عبدالملك abdulmalik abdelmalek abdulmalek abdelmalik
عبدالناصر abdulnasser abdelnasser abdinasir abdulnasir
عبدالوهاب abdulwahab abdelwahab abdulwahhab abdiwahab
عزيز aziz azeez
عصام essam issam isam esam
علاء alaa ala
عماد imad emad imed
عمار ammar amar
عمرو amr amro amru
غسان ghassan gassan
فاروق farouk faruk farooq faruq
فارس fares faris faress
فاطمه fatima fatma fatemeh fatimah fathima fatoumata fadumo faatimah
فيصل faisal faysal feisal faisel faycal
فهد fahd fahad
فؤاد fouad fuad foad
قاسم qasim qassem kassem kasim qasem kasem qaasim ghasem kassim gassim
كريم karim kareem kerim krim
كمال kamal kemal
ليلى laila layla leila leyla
ماجد majed maged majid
مجيد majid majeed
ماهر maher mahir
مالك malik malek
مبارك mubarak mubarek mbarek mubarik
محسن mohsen muhsin mohsin muhsen
مراد murad mourad morad
مروان marwan merwan marouane
مريم maryam mariam miriam mariyam meryem maryan maryama meriem
مسعود masoud masood masud mesut massoud
معاذ muadh moaz muaz muath moad
معمر muammar moammar
منصور mansour mansoor mansur
منير munir mounir muneer
مهدي mahdi mehdi
ناصر nasser nasir naser nassir
نبيل nabil nabeel
نجيب najib najeeb naguib nadjib
نصر nasr
نور nur noor nour nuur
نورالدين noureddine nuruddin nooruddin nureddin nouruddin
هاشم hashim hashem hashm
هاني hani hany
هشام hisham hesham hicham hishaam
وليد walid waleed oualid
ياسر yasser yasir yaser yassir
ياسين yassin yasin yassine yaseen yacine
طالب talib taleb
ثابت thabit thabet sabit
جلال jalal galal djalal celal
حبيب habib habeeb
حسام hossam hussam husam hosam
خميس khamis khamees
ربيع rabie rabi rabee
رمضان ramadan ramazan ramadhan ramzan ramadhani
سلطان sultan soltan
شعبان shaaban shaban chaabane
عائشه aisha aysha ayesha aicha aishah caasha aischa caasho
عامر amer aamir
عاطف atef atif
عبيد obaid ubaid obeid
عطا ata atta
عقيل aqil aqeel akil
غازي ghazi gazi
غلام ghulam gholam golam
قادر qadir kader qader kadir
قيس qais kais qays
لؤي luay loay
مأمون mamoun mamun maamoun
نادر nader nadir
نعمان numan noman nouman
همام hammam hamam
وائل wael wail
زهير zuhair zoheir zuhayr zouhair
عمران imran omran emran
عدنان adnan
عرفات arafat
عارف aref arif
قذافي gaddafi qaddafi qadhafi gadhafi kadhafi kaddafi gathafi
لادن laden ladin
بغدادي baghdadi bagdadi
ظواهري zawahiri zawahri dhawahiri
اسد assad asad
شيخ sheikh shaikh shaykh cheikh sheik
مخلوف makhlouf makhluf
رحمن rahman rehman rahmaan
رحيم rahim raheem
قدير qadeer
عبد abd abdul abdel abdi abdou abdal cabdi
جاسم jasim jassim jasem
جبريل jibril gibril jabril djibril
شفيق shafiq shafik chafik
رفيق rafiq rafik rafeeq
توفيق tawfiq tawfik toufik taufiq tewfik taoufik
لطيف latif lateef
نعيم naim naeem
وحيد wahid waheed
فريد farid fareed
حفيظ hafiz hafeez hafez
سميه sumaya soumaya sumayya
اميره amira ameera
سلمى salma selma
هدى huda hoda houda
رانيا rania ranya
سعاد suad souad
نادية nadia nadiya
اسلام islam eslam
دين din deen
سيد sayed sayyid sayid syed seyed sayeed
نجار najjar naggar nadjar
نجوى najwa nagwa
مجدي magdi majdi
ضياء diya zia dhia diaa
شيرين shirin shereen sherine
رضوان ridwan rizwan redouane
رجب rajab ragab rejab
رجاء raja ragaa
جهاد jihad gehad
جواد jawad gawad javad
سراج siraj serag
تاج taj tag
صادق sadiq sadegh sadek sadeq
تقي taqi taghi
عليرضا alireza
رضائي rezaei rezaee rezai
رمزي ramzi ramzy
شوقي shawqi shawki shawky
فوزي fawzi fawzy fouzi
لطفي lotfi lutfi lotfy
صبري sabri sabry
فتحي fathi fathy fatthi
خطيب khatib khateeb
مصري masri masry`;
