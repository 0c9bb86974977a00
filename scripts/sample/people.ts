import type { Row } from './stories.ts';

/** A roster of people taken over, and a wanted list: names that say themselves that they are samples (样, ตัวอย่าง, Ví Dụ, Specimen). */

type Cells = readonly (readonly string[])[];

/** Number, name, other names, sex, birth, nationality, origin, father, phone, what is told. */
const roster = (phone: string): Cells => [
  ['编号', '姓名', '化名', '性别', '出生日期', '国籍', '籍贯', '父亲', '手机号', '情况说明', '去向'],
  ['YL-001', 'Chen Yanghai', '阿海', '男', '1991-04-17', 'CN', '福建', '', '', '查获于三楼，自称厨师', ''],
  ['YL-002', 'LAM Yeung Tung', '', '男', '1987-11-02', 'CN', '', '', phone, '现场查获手机四部', ''],
  ['YL-003', '黃樣國', '國哥', '男', '1979', 'CN', '广东', '黄样福', '', '', ''],
  ['YL-004', 'Wang Yangwei', '', '男', '1996-02-28', 'CN', '河南', '', '', '拒绝陈述', ''],
  [
    'YL-005',
    '李样芳',
    '',
    '女',
    '2001-09-13',
    'CN',
    '湖南',
    '',
    '',
    '中介说去做客服，到了以后护照被收走，被卖过两次，完不成业绩就挨打，不让出门',
    '',
  ],
  ['YL-006', 'Sommut Tuayang', 'Bank', '男', '1994-06-30', 'TH', '', '', '', 'driver, says he was hired by the day', ''],
  [
    'YL-007',
    'NGUYEN VI DU',
    '',
    '女',
    '2003-01-22',
    'VN',
    '',
    '',
    '',
    'Answered an advert for a call centre; passport taken on arrival, locked in a dormitory, family paid a ransom',
    '',
  ],
  ['YL-008', 'Ko Namuna Tun', '', '男', '1990', 'MM', '', '', '', 'guard at the gate', ''],
  ['YL-009', '周样梅', '', '女', '1998-12-05', 'CN', '四川', '', '', '', '已释放'],
  [
    'YL-010',
    'Peter Specimen Otieno',
    '',
    '男',
    '1999-03-08',
    'KE',
    '',
    '',
    '',
    'Told he owes the company for his flight, not allowed to leave, never paid',
    '',
  ],
  ['YL-011', 'ZHAO Yang-Ming', '', '男', '1985-07-19', 'CN', '辽宁', '', '', '', ''],
  ['YL-012', 'Anita Specimen Kumari', '', '女', '2000-10-11', 'IN', '', '', '', 'Found in the office on the second floor', ''],
  ['YL-013', '吴样强', '强子', '男', '1993-05-25', 'CN', '江西', '', '', '', ''],
  ['YL-014', 'Xu Yanglan', '', '女', '1995-08-14', 'CN', '', '', '', '', ''],
  ['YL-015', '郑样斌', '', '男', '1982-03-30', 'CN', '浙江', '', '', '现场负责发放手机', ''],
  ['YL-016', 'Maung Namuna', '', '男', '', 'MM', '', '', '', '', ''],
];

/** Number, name, other names, sex, birth, nationality, origin, father, accusation. */
const wanted: Cells = [
  ['在逃人员编号', '姓名', '化名', '性别', '出生日期', '国籍', '籍贯', '父亲', '案由'],
  ['TJ2026-0011', '陈样海', '海哥', '男', '1991-04-17', '中国', '福建', '', '电信网络诈骗'],
  ['TJ2026-0012', '林样东', '', '男', '1987-11-02', '中国', '广东', '', '电信网络诈骗'],
  ['TJ2026-0013', '黄样国', '', '男', '1979-08-21', '中国', '广东', '黄样福', '组织他人偷越国（边）境'],
  ['TJ2026-0014', '王样薇', '', '女', '1990-07-07', '中国', '河南', '', '掩饰、隐瞒犯罪所得'],
  ['TJ2026-0015', '赵样明', '', '男', '1975-01-03', '中国', '山西', '', '非法拘禁'],
  ['TJ2026-0016', 'สมมุติ ตัวอย่าง', '', '男', '1994-06-30', '泰国', '', '', '电信网络诈骗'],
  ['TJ2026-0017', 'Nguyễn Ví Dụng', '', '男', '1988-02-14', '越南', '', '', '电信网络诈骗'],
  ['TJ2026-0018', '郑样彬', '', '男', '1982-03-30', '中国', '浙江', '', '电信网络诈骗'],
  ['TJ2026-0019', '孙样龙', '', '男', '1989-09-09', '中国', '吉林', '', '电信网络诈骗'],
  ['TJ2026-0020', '许样岚', '', '女', '1971-08-14', '中国', '安徽', '', '帮助信息网络犯罪活动'],
  ['TJ2026-0021', '何样军', '', '男', '1986-06-16', '中国', '湖北', '', '电信网络诈骗'],
  ['TJ2026-0022', '冯样杰', '小杰', '男', '1997-11-27', '中国', '贵州', '', '电信网络诈骗'],
];

/** The files about people, by name. One of the roster has the number that victims of gang S05 were called from. */
export function peopleFiles(rows: readonly Row[]): Readonly<Record<string, Cells>> {
  const phone =
    rows.find(({ story }) => story.ring === 'S05' && story.values['phone'] !== undefined)?.story.values['phone'] ?? '';
  return { 'roster.csv': roster(phone), 'wanted.csv': wanted };
}
