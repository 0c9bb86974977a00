import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import type { Board, Dossier, Letter } from '../model/index.ts';
import { showBoard } from './board/show.ts';
import { boardFor } from './board/one.ts';
import { localReader } from './cases.ts';
import { lettersFor } from './letters/index.ts';

export const command: Command = {
  usage: 'CASE',
  positionals: [1, 1],
  options: [
    { name: 'suspect', value: 'S1', about: { en: 'of one suspect', zh: '只看某一嫌疑人' } },
    {
      name: 'template',
      value: 'ID',
      about: { en: 'as another law asks: the id of a template', zh: '按另一模板对照（模板编号）' },
    },
    {
      name: 'letters',
      value: 'DIR',
      about: {
        en: 'writes the letters that ask for what is missing, in both languages',
        zh: '写出调取所缺证据的函件（中英文各一份）',
      },
    },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const reader = localReader(workbench.ctx.actor);
    const dossier = await workbench.dossier(await workbench.caseNamed(args.positionals[0]!, reader), reader);
    const suspect = args.text('suspect');
    if (suspect !== undefined && !dossier.suspects.some(({ id }) => id === suspect)) {
      throw new ClewError('missing', 'review.suspect', `the case has no suspect ${suspect}`, {
        hint: 'clew case show CASE lists them.',
      });
    }
    const template = args.text('template');
    const boards = template === undefined ? dossier.boards : [await boardFor(workbench.ctx, dossier, template)];
    const seen = boards.map((board) => ofSuspect(board, suspect));
    const dir = args.text('letters');
    const letters = dir === undefined ? [] : await writeLetters(console.path(dir), dossier, seen);
    if (console.json) return console.printJson({ case: dossier.case.id, boards: seen, letters });
    const { title, id } = dossier.case;
    const text = boards.map((board) => showBoard(dossier, board, console.lang, suspect)).join('\n');
    await console.print(`${title}  ${id}\n\n${text}`);
    if (dir !== undefined) {
      const count = letters.length;
      console.say({ en: `${count} letters written to ${dir}`, zh: `已在 ${dir} 写出 ${count} 份函件` });
    }
  },
};

/** The offence and one suspect; counts stay those of the whole case. */
const ofSuspect = (board: Board, suspect: string | undefined): Board =>
  suspect === undefined
    ? board
    : { ...board, cells: board.cells.filter((cell) => cell.suspect === undefined || cell.suspect === suspect) };

/** Writes each letter in both languages. One that is there is left: an officer may have worked on it. */
async function writeLetters(dir: string, dossier: Dossier, boards: readonly Board[]): Promise<string[]> {
  const names: string[] = [];
  await mkdir(dir, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST' && cause.code !== 'ENOTDIR') throw unwritten(cause);
    throw new ClewError('conflict', 'review.letters', 'there is a file where the folder of the letters would be', {
      hint: 'Name another folder.',
    });
  });
  for (const board of boards) {
    for (const cell of board.cells.filter(({ letter }) => letter !== undefined)) {
      for (const letter of lettersFor(dossier, board, cell)) {
        for (const lang of ['en', 'zh'] as const) {
          const name = nameOf(letter, lang);
          await writeFile(join(dir, name), `${letter.subject[lang]}\n\n${letter.body[lang]}\n`, {
            flag: 'wx',
            mode: 0o600,
          }).catch((cause: NodeJS.ErrnoException) => {
            if (cause.code !== 'EEXIST') throw unwritten(cause);
            throw new ClewError('conflict', 'review.letters', `there is a letter ${name} already`, {
              hint: 'Name another folder: letters that somebody may have edited are not overwritten.',
            });
          });
          names.push(name);
        }
      }
    }
  }
  return names;
}

const unwritten = (cause: unknown): ClewError =>
  new ClewError('unavailable', 'review.letters.disk', 'The letters could not be written.', {
    hint: 'Free some space or check the permissions of the folder, then try again in another one.',
    cause,
  });

const nameOf = ({ template, element, suspect, to, house }: Letter, lang: string): string =>
  `${[template, element, suspect, to, house]
    .filter((part) => part !== undefined)
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/gu, '_')}.${lang}.txt`;
