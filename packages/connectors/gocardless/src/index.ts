export { openGocardless } from './actions.ts';
export { readAnswer, type SavedAnswer } from './read-answer.ts';
