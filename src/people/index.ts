export { protectionStateOf } from './protection-state.ts';
