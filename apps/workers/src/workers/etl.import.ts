import { fileImport } from '@saldo/feeds';
import { handle } from '../registry.ts';
import { takeBooks } from './take-books.ts';
import { takeStatements } from './take-statements.ts';

/** Takes in a file that somebody has handed over: books, or what a bank has booked. */
export const etlImport = handle(fileImport, (run) => (run.payload.kind === 'sie' ? takeBooks(run) : takeStatements(run)));
