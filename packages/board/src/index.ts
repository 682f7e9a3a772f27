export { listTimeline, type NamedEvent } from './actions/read-timeline.ts';
export { type Hit, hitTypes, searchEverything } from './actions/search-everything.ts';
export { watchClients } from './actions/watch-clients.ts';
export { type Board, getBoard, type NamedBoardRow } from './actions.ts';
export type { BoardRow } from './decide.ts';
export { messages } from './messages.ts';
export { type BoardCounts, boardSorts } from './order.ts';
export { monthOf, type Step, type StepHelp, type StepName, type StepState, stepHelps, stepStates } from './step.ts';
export { timelineKinds } from './timeline.ts';
