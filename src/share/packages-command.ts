import type { Command } from '../cli/args.ts';
import { packageRow, packageRows } from './receive/packages.ts';
import { receivedView } from './receive/received-view.ts';
import { recallLines, renderReceived, renderRows } from './receive/received-text.ts';

export const command: Command = {
  usage: '[ID]',
  positionals: [0, 1],
  options: [],
  async run(console, args) {
    const { house } = await console.open();
    const [id] = args.positionals;
    if (id !== undefined) {
      const row = await packageRow(house.ctx, house.quarantine, id);
      const view = row.side === 'received' ? await receivedView(house, id) : undefined;
      if (console.json) return await console.printJson(view ?? row);
      const text =
        view === undefined ? [renderRows([row], console.lang), ...recallLines(row, console.lang)].join('\n') : undefined;
      return await console.print(text ?? renderReceived(view!, console.lang));
    }
    const rows = await packageRows(house.ctx, house.quarantine);
    if (console.json) return await console.printJson(rows);
    if (rows.length > 0) return await console.print(renderRows(rows, console.lang));
    console.say({
      en: 'no package was sent or received: clew export CASE, clew receive PKG',
      zh: '尚未移送或接收卷宗：clew export 案件，clew receive 卷宗',
    });
  },
};
