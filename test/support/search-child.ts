import { openCasebook } from '../../src/casebook/index.ts';
import { openSearch } from '../../src/search/index.ts';
import { replay } from './searched.ts';

// Opens a casebook and makes its index, to be killed while it does. Says `open` when it begins.
const casebook = await openCasebook(process.argv[2]!, { replay });
const search = openSearch(casebook);
process.stdout.write('open\n');
await search.catchUp();
process.stdout.write('level\n');
setInterval(() => undefined, 60_000);
