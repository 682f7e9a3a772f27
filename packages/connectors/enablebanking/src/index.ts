export { openEnablebanking } from './actions.ts';
