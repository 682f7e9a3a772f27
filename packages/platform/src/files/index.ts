export { safeFileName } from './file-names.ts';
export type { FileStore, PutOptions, StoredFile } from './file-store.ts';
export { localFiles, removeForgotten, removeUnfinished } from './local-files.ts';
export { messages } from './messages.ts';
export { fileContent, files } from './process-files.ts';
