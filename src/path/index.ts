export { importFile, replayImport, type Imported } from './import.ts';
export { linkCasebook, loadFindings, replayLink, standing, type CasebookFindings, type Linked } from './linked.ts';
export { runFiles, type Ran } from './run.ts';
