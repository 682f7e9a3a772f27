export { openEnableBanking } from './actions.ts';
