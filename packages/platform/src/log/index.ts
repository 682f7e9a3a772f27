export { type Fields, type Log, type LogLevel, type LogOptions, log, logContext, openLog, withLogContext } from './logger.ts';
export {
  beforeMetrics,
  countError,
  observeJob,
  observeOutgoing,
  observeRequest,
  renderMetrics,
  setDatabasePool,
  setQueue,
} from './metrics.ts';
export { redact, redactText } from './redact.ts';
