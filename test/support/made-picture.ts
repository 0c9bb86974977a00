const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const goods = ['低价手机', '演唱会门票', '二手相机', '品牌球鞋', '宠物幼犬', '儿童玩具', '电动车'];
const ends = ['卖家不发货并将我拉黑', '收到的是假货，对方拒绝退款', '对方又要求补交运费后失联', '链接失效，客服不再回复'];

/**
 * Reports of 2026 made for tests of the picture, as CSV: a gang that sits in Laukkai until May and in Myawaddy from July on, with
 * websites of one pattern; ordinary purchases every week; and in the last week eight of a kind that was not there before.
 */
export function pictureReports(): string {
  const rows: string[][] = [];
  const add = (at: number, kind: string, text: string): void => {
    rows.push([`PIC-${String(rows.length + 1).padStart(3, '0')}`, dayOf(at), kind, String(900 + rows.length * 37), 'CNY', text]);
  };
  const begin = Date.UTC(2026, 2, 2);
  for (let week = 0; week < 28; week++) {
    const at = begin + week * 7 * dayMs;
    if (week < 12 || week > 17) {
      const [place, site] = week < 12 ? ['老街', 1] : ['妙瓦底', 7];
      for (const more of [0, 2]) {
        add(
          at + more * dayMs,
          '投资理财',
          `对方在微信加我为好友，推荐我下载投资平台 lmtz0${site + (week % 3)}.example，联系Telegram账号 @lmtz_pic951。先充值小额获利提现成功，之后投入资金，平台提示账户冻结无法提现。对方称公司在缅甸${place}的园区内。`,
        );
      }
    }
    for (let i = 0; i < 14; i++) {
      const [what, end] = [goods[(week + i) % goods.length]!, ends[(week * 3 + i) % ends.length]!];
      add(at + (i % 6) * dayMs, '购物', `本人在网上看到有人出售${what}，付款后${end}，订单尾号${1000 + week * 20 + i}。`);
    }
  }
  for (let i = 0; i < 8; i++) {
    add(
      begin + (27 * 7 + (i % 6)) * dayMs,
      '其他',
      `对方冒充运营商称我的eSIM卡被异地补办，要求扫描二维码做实名复核，随后我的手机没有信号，网银被转走，复核链接 esim-fuhe${i}.example。`,
    );
  }
  return [['编号', '报案时间', '案件类别', '涉案金额', '币种', '案情描述'], ...rows].map((row) => row.join(',')).join('\n');
}
