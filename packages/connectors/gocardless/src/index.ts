export { openGocardless } from './actions.ts';
