export { readExactJson } from './exact-json.ts';
export { messages } from './messages.ts';
export { request, requestStream } from './outgoing.ts';
export type { OutgoingAnswer, OutgoingRequest, OutgoingStream } from './outgoing-request.ts';
export { pause } from './pause.ts';
export { type Outcome, retryAfterSeconds } from './retry-plan.ts';
