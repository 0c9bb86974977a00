import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../../test/support/made-case.ts';
import type { StoredSupport } from '../../casebook/index.ts';
import { Board, type BoardCell, type Dossier, figureNames } from '../../model/index.ts';
import { templates } from '../templates.ts';
import { boardsOf } from './index.ts';

let made: MadeCase;
let dossier: Dossier;
beforeAll(async () => {
  made = await makeCase();
  const members = {
    'suspect:S1': { name: '王强', indicators: [{ kind: 'card', value: '6228480402564890018' }] },
    'suspect:S2': { indicators: [{ kind: 'phone', value: '+8615487720001' }] },
  };
  await made.workbench.ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: members } }]);
  const told = await made.dossier();
  dossier = { ...told, head: { ...told.head, size: 1_000_000 } };
});
afterAll(async () => await made.close());

const elements = templates().flatMap(({ id, elements: all }) => all.map((element) => ({ template: id, element: element.id })));

/** What somebody might enter: any element of any template, for anybody, with or without a figure. */
const given = fc.record({
  of: fc.constantFrom(...elements),
  suspect: fc.constantFrom('S1', 'S2', 'S9', undefined),
  stance: fc.constantFrom('for' as const, 'against' as const, 'none' as const),
  ref: fc.constantFrom('a', 'b', 'c', 'd'),
  figure: fc.option(fc.record({ name: fc.constantFrom(...figureNames), value: fc.integer({ min: 0, max: 100_000_000 }) }), {
    nil: undefined,
  }),
  stands: fc.boolean(),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

const supportOf = ({ of, suspect, stance, ref, figure, stands }: Given, i: number): StoredSupport => ({
  act: 100 + i,
  at: 0,
  by: 'wang',
  stands,
  support: {
    case: 'C',
    ...of,
    ...(suspect === undefined ? {} : { suspect }),
    stance,
    ground: {
      kind: 'note',
      ref,
      ...(figure === undefined ? {} : { figure: figure.name === 'amount' ? { ...figure, currency: 'CNY' } : figure }),
    },
  },
});
const boards = (all: readonly StoredSupport[]): Board[] => boardsOf(dossier, all, templates());
const cells = (all: readonly StoredSupport[]): BoardCell[] => boards(all).flatMap((board) => board.cells);
const keyOf = ({ element, suspect }: BoardCell): string => `${element} ${suspect ?? ''}`;
const many = fc.array(given, { maxLength: 30 }).map((all) => all.map(supportOf));
const run = <Args extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Args>): void =>
  fc.assert(property, { numRuns: 150 });

describe('whatever people enter', () => {
  it('the board is of the schema, has every cell once, and counts them right', () => {
    run(
      fc.property(many, (all) => {
        for (const board of boards(all)) {
          expect(() => Board.parse(board)).not.toThrow();
          const keys = board.cells.map(keyOf);
          expect(new Set(keys).size).toBe(keys.length);
          for (const { id, per } of board.template.elements) {
            const own = board.cells.filter(({ element }) => element === id).map(({ suspect }) => suspect);
            expect(own.slice(0, 2)).toEqual(per === 'offence' ? [undefined] : ['S1', 'S2']);
          }
          const sum = Object.values(board.counts).reduce((a, b) => a + b, 0);
          expect(sum).toBe(board.cells.length);
        }
      }),
    );
  });

  it('what is missing has a gap in words, in both languages, and what is shown or set aside has none beside it', () => {
    run(
      fc.property(many, (all) => {
        for (const { state, gap, letter, sentence } of cells(all)) {
          expect(sentence.en).not.toBe('');
          expect(sentence.zh).not.toBe('');
          if (state === 'missing') expect(gap!.zh.length).toBeGreaterThan(5);
          if (state === 'not-applicable') expect(gap).toBeUndefined();
          if (letter !== undefined) expect(gap).toBeDefined();
        }
      }),
    );
  });

  it('nothing that was said against an element is outvoted or hidden', () => {
    run(
      fc.property(many, (all) => {
        for (const board of boards(all)) {
          const against = all.filter(
            ({ stands, support }) => stands && support.stance === 'against' && support.template === board.template.id,
          );
          for (const { act, support } of against) {
            const where = board.cells.find(
              (cell) => cell.element === support.element && cell.grounds.some((ground) => ground.act === act),
            );
            expect(where?.state).toBe('contested');
          }
        }
      }),
    );
  });

  it('every ground that stands is on the board once, and no other', () => {
    run(
      fc.property(many, (all) => {
        const shown = cells(all).flatMap(({ grounds }) =>
          grounds.flatMap(({ act }) => (act === undefined || act < 100 ? [] : [act])),
        );
        const standing = all.filter(({ stands }) => stands).map(({ act }) => act);
        expect(shown.toSorted((a, b) => a - b)).toEqual(standing);
      }),
    );
  });

  it('what was withdrawn leaves no trace on the board', () => {
    run(
      fc.property(many, (all) => {
        expect(boards(all)).toEqual(boards(all.filter(({ stands }) => stands)));
      }),
    );
  });

  it('one more ground for an element never makes less of it shown', () => {
    run(
      fc.property(many, given, (all, one) => {
        const more = supportOf({ ...one, stance: 'for', stands: true }, all.length);
        const before = new Map(
          boards(all).flatMap(({ template, cells: own }) => own.map((cell) => [template.id + keyOf(cell), cell])),
        );
        for (const { template, cells: own } of boards([...all, more])) {
          for (const cell of own) {
            const was = before.get(template.id + keyOf(cell));
            if (was?.state === 'supported') expect(cell.state).toBe('supported');
          }
        }
      }),
    );
  });

  it('the order in which grounds of others were entered changes no state', () => {
    run(
      fc.property(many, (all) => {
        const states = (those: readonly StoredSupport[]): string[] => cells(those).map((cell) => `${keyOf(cell)} ${cell.state}`);
        expect(states(all.toReversed())).toEqual(states(all));
      }),
    );
  });
});
