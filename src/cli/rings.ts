import type { Command } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [
    { name: 'limit', value: 'N', about: { en: 'the N largest (default 50; 0: all)', zh: '最大的 N 个（默认 50；0 为全部）' } },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const limit = Number(args.text('limit') ?? (console.json ? 0 : 50));
    const { read } = workbench.casebook.ctx;
    const rings = await workbench.rings(console.lang, limit > 0 ? limit : undefined);
    if (console.json) return console.printJson(rings.map(({ ring, size }) => ({ ...ring, size })));
    if (rings.length === 0) {
      const { reports } = await read.counts();
      console.say(
        reports === 0
          ? { en: 'no reports yet: clew import FILE', zh: '尚无报案：clew import 文件' }
          : {
              en: 'no rings: run clew link; if it was run, no reports share an indicator of their own',
              zh: '无团伙：请运行 clew link；若已运行，则没有报案共享专属标识',
            },
      );
      return;
    }
    const { renderRings } = await import('../link/index.ts');
    await console.print(renderRings(rings, console.lang));
  },
};
