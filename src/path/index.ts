export { importFile, replayImport, type Imported } from './import.ts';
export { linkCasebook, replayLink, standing, type Linked } from './linked.ts';
export { runFiles, type Ran } from './run.ts';
export { loadResident, type CasebookFindings, type Resident } from './state.ts';
