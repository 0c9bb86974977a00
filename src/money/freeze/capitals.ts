const figures = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万'];

/**
 * An amount of yuan in capital numerals (大写金额), as letters to banks write it beside the figures: `人民币壹万陆仟肆佰零玖元零贰分`,
 * `人民币壹仟陆佰元整`. One 零 stands for zeros between figures, none for zeros at the end of a group of four (支付结算办法, annex 1).
 *
 * @param fen minor units, a non-negative safe integer.
 */
export function capitalYuan(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('capital numerals are for whole, non-negative minor units');
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor((fen % 100) / 10), fen % 10];
  const whole = yuan === 0 ? '' : `${wholeOf(yuan)}元`;
  if (jiao === 0 && cent === 0) return `人民币${whole === '' ? '零元' : whole}整`;
  const tenths = jiao === 0 ? (whole === '' ? '' : '零') : `${figures[jiao]}角`;
  return `人民币${whole}${tenths}${cent === 0 ? '整' : `${figures[cent]}分`}`;
}

/** A positive whole number by groups of four figures, the highest first. */
function wholeOf(number: number): string {
  const digits = String(number);
  let text = '';
  let isZeroDue = false;
  for (let group = Math.ceil(digits.length / 4) - 1; group >= 0; group--) {
    const end = digits.length - 4 * group;
    const four = digits.slice(Math.max(0, end - 4), end);
    let told = '';
    for (const [i, figure] of [...four].entries()) {
      if (figure === '0') {
        isZeroDue = true;
        continue;
      }
      if (isZeroDue && text + told !== '') told += '零';
      isZeroDue = false;
      told += figures[Number(figure)]! + places[four.length - 1 - i]!;
    }
    // Ten thousands of 亿 are followed by 亿 even where the group between is all zeros.
    if (told !== '' || (group === 2 && text !== '')) text += told + groups[group]!;
  }
  return text;
}
