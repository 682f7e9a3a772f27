export { type Envelope, openEnvelope } from './envelope.ts';
export { messages } from './messages.ts';
export { secrets, signer } from './process-secrets.ts';
export { openSigner, type Signer } from './signer.ts';
