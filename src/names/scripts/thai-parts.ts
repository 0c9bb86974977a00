/**
 * Parts that Thai names are made of, with the spellings of their bearers, commonest first: words that the rules of the script misread, or
 * that people spell by custom (press and passports). Read before the rules, longest first.
 */
export const thaiParts = `กาญจน kanchana kanjana
ธรรม tham tam
ธรรมรักษ์ thammarak tammarak
ทรัพย์ sap sub
พงศกร phongsakon pongsakorn
กมล kamon kamol
ทวี thawi tawee
วิทย์ wit vit
สุวิทย์ suwit suvit
พิมพ์ phim pim
ประเสริฐ prasoet prasert
นพดล noppadon noppadol nopphadon
มานพ manop manob
ไพโรจน์ phairot pairoj
นุช nut nuch
เพ็ญ phen pen
อัญชลี anchali anchalee
ณัฐพล natthaphon nattapol
ภา pha pa
มี mi mee
ชู chu choo
มาก mak
เอก ek
ไทย thai
อนุ anu
ชนะ chana
สมชาย somchai
สม som
ชาย chai
หญิง ying
ศักดิ์ sak
ศักดิ sak
ชัย chai
ไชย chai
ประ pra
ยุทธ์ yuth yut
จันทร์ chan
จันทร chanthra chantra
โอชา ocha
ทักษิณ thaksin
ชินวัตร shinawatra chinnawat
ยิ่งลักษณ์ yingluck yinglak
ลักษณ์ lak luck
อภิสิทธิ์ abhisit aphisit
เวชชาชีวะ vejjajiva
เศรษฐา srettha settha
ทวีสิน thavisin
แพทองธาร paetongtarn phaethongthan
สุ su
สิริ siri
ศิริ siri
ศรี sri si
วรรณ wan
พร porn phon pon
รัตน์ rat
รัตน rattana
รัตนา rattana
กาญจน์ kan
กาญจนา kanchana
ณัฐ nat nut
ธน thana tana
ธนา thana tana
พงศ์ phong pong
พงษ์ phong pong
ภูมิ phum poom
วัฒน์ wat
วัฒนา wattana watthana
วัฒน wattana watthana
ปัญญา panya
วุฒิ wut wuthi
กิตติ kitti
เกียรติ kiat
ไกร krai
ทอง thong tong
สิทธิ์ sit sith
นันท์ nan nun
นันท nantha nanta
อนันต์ anan
บุญ bun boon
พรหม phrom prom
พล phon pol
วร wora vora
วิโรจน์ wirot viroj wiroj
วิ wi vi
สันติ santi
สันต์ san sant
เดช det dej
เทพ thep tep
ธร thon thorn
จักร chak jak
จักรี chakri
กร korn kon
นิตย์ nit
พิชิต phichit pichit
พิ phi pi
อำนาจ amnat
ดวง duang
ใจ chai jai
แก้ว kaew kaeo
คำ kham
เพชร phet petch
ภัทร phat pat
มงคล mongkhon mongkol
ราช rat raj
วงศ์ wong
วงษ์ wong
สาร san
สวัสดิ์ sawat sawad
อุดม udom
อาทิตย์ athit arthit
ปรีชา pricha preecha
สุรชัย surachai
สุรพล suraphon surapol
ธีระ thira teera
ธีร thira teera
วีระ wira weera veera
ชล chon chol
ชน chon
กฤษณ์ krit
กฤษ krit
ฤทธิ์ rit
ฤดี ruedi rudee
อร on orn
อรุณ arun
นภา napha napa
ปิยะ piya
มาลี mali malee
มาลัย malai
ราตรี ratri ratree
นคร nakhon nakorn
ถนอม thanom
สมบูรณ์ sombun somboon
สมบัติ sombat
สมพงษ์ somphong sompong
สมศรี somsi somsri
วัน wan
ณรงค์ narong
บัณฑิต bandit bundit
ภักดี phakdi pakdee
รักษ์ rak
รัก rak
เจริญ charoen jaroen
สุข suk sook
สกุล sakun sakul
กุล kun kul
ดี di dee
งาม ngam
นาย nai
นาง nang
นางสาว nangsao
คุณ khun`;
