import { configureGlobal } from 'fast-check';

// One run of the suite checks the same cases everywhere, so that a red test means a changed program. `CLEW_SEED=random`
// looks for new cases, a number repeats a finding.
const asked = process.env['CLEW_SEED'];
configureGlobal({ seed: asked === undefined ? 20_260_101 : asked === 'random' ? Date.now() : Number(asked) });
