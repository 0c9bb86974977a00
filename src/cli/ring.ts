import { renderRing } from '../link/index.ts';
import type { RingPage } from '../workbench.ts';
import type { Command, Language } from './args.ts';

export const command: Command = {
  usage: 'RING',
  positionals: [1, 1],
  options: [{ name: 'all', about: { en: 'every reason, not the strongest of each kind', zh: '列出全部理由，而非每类最强者' } }],
  async run(console, args) {
    const workbench = await console.open();
    const page = await workbench.ring(args.positionals[0]!);
    if (console.json) return console.printJson(page);
    const unlike = await workbench.unlike(page, console.lang);
    await console.print([renderPage(page, console.lang, args.is('all')), ...unlike].join('\n'));
  },
};

/** A ring's page for the terminal; reports under the names their sources gave them. */
export function renderPage({ summary, reports, links }: RingPage, lang: Language, all = false): string {
  const names = new Map(reports.map(({ id, ref }) => [id, ref || id]));
  return renderRing(summary, links, lang, { name: (id) => names.get(id) ?? id, all });
}
