export { type Fields, type Log, type LogLevel, type LogOptions, log, openLog, withLogContext } from './logger.ts';
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
