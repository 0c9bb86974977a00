/** How rare an indicator is, as a word: by count where few name it, else by its share of all reports. */
export function rarityOf(reports: number, all: number): 'Only' | 'Very' | 'Rare' | 'Some' | 'Common' {
  if (reports <= 1) return 'Only';
  const share = reports / Math.max(reports, all);
  if (reports <= 5 || share < 0.001) return 'Very';
  if (share < 0.01) return 'Rare';
  return share < 0.05 ? 'Some' : 'Common';
}

/** How far it belongs to one ring alone, as a word: by the learned probability that two reports sharing it belong together. */
export function exclusivityOf(part: number | undefined): 'None' | 'Near' | 'Mostly' | 'Shared' {
  if (part === undefined) return 'None';
  if (part >= 0.9) return 'Near';
  return part >= 0.5 ? 'Mostly' : 'Shared';
}
