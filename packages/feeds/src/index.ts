export { type BegunConnection, beginConnect, type Consent, finishConnect } from './actions/connect-feed.ts';
export { archiveClientAndFeeds, archiveFeed, disconnectFeed, feedsGoWithClient, updateClientAndFeeds } from './actions/disconnect-feed.ts';
export { fetchBankFirst, type ImportedFile, refuseImport, requestImport, requestSync, type SyncWish } from './actions/request-sync.ts';
export { lostKeys, rotateKeys } from './actions/rotate-keys.ts';
export { createFeed, type FeedFields, getFeed, listFeeds, pauseFeed, resumeFeed, updateFeed } from './actions.ts';
export type { CredentialKind } from './credentials-schema.ts';
export {
  type CredentialSecret,
  type FeedCredentials,
  freshCredentials,
  type NewCredentials,
  type Renewal,
  type RenewedAccess,
  readCredentials,
  saveCredentials,
} from './credentials-store.ts';
export { noteStillConsented } from './failure-store.ts';
export { type FeedSchedule, feedSources, feedStatuses, feedTasks, wantsFiles, wantsServiceAccount } from './feed-rules.ts';
export { type DayOfFiles, IMPORT_FOLDER, importKey, oldFiles } from './import-files.ts';
export { forgottenFiles } from './import-files-store.ts';
export {
  bankSync,
  fileImport,
  fortnoxDetails,
  fortnoxSync,
  type ImportKind,
  type ImportPayload,
  importKinds,
  revokeConsent,
  type SyncPayload,
} from './jobs.ts';
export { takeBackLeft } from './left-connections-store.ts';
export type { Turn } from './limiter.ts';
export { holdBack, type RequestLimit, takeTurn } from './limiter-store.ts';
export { messages } from './messages.ts';
export {
  leaseProviderToken,
  type ProviderToken,
  readProviderToken,
  releaseProviderToken,
  saveProviderToken,
} from './provider-token-store.ts';
export { forgetPutAside, putAsideCredentials, type Revocable } from './revocations-store.ts';
export type { FeedConfig, FeedError, FeedSource, FeedStatus } from './schema.ts';
export { type Feed, type FeedFilter, feedById, manualFeed } from './store.ts';
export { noteSynced } from './success-store.ts';
