export { accountViews } from './accounts.ts';
