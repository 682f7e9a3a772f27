export { messages } from './messages.ts';
export { request, requestStream } from './outgoing.ts';
export type { OutgoingAnswer, OutgoingRequest, OutgoingStream } from './outgoing-request.ts';
export { isPublicAddress } from './public-address.ts';
export { type Outcome, retryAfterSeconds, retryPlan } from './retry-plan.ts';
