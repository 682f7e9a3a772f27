export type { EncryptionKey } from './kinds.ts';
export type { Config, Environment, Settings } from './load-config.ts';
export { messages } from './messages.ts';
export { addEncryptionKey, config, openConfig, projectRoot, useConfig } from './process-config.ts';
export { aboutVariable, type VariableName, variableNames } from './variables.ts';
