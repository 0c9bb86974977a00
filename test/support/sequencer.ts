import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take minutes, longest first: begun last, one of them would run on alone while the other worker idles. */
const long = [
  'test/journeys.test.ts',
  'test/journeys-more.test.ts',
  'test/browser/pages.test.ts',
  'test/conformance/forms.test.ts',
  'test/faults/log.test.ts',
  'test/browser/picture.test.ts',
  'test/security/schemathesis.test.ts',
  'test/package-tampering.test.ts',
  'test/browser/money.test.ts',
  'test/people.test.ts',
  'test/browser/cases.test.ts',
  'test/browser/walk.test.ts',
  'test/faults/casebook.test.ts',
];

/** Vitest's own order, which knows how long files took only where it ran before, with the long files at its head. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.indexOf(relative(this.ctx.config.root, moduleId));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
