import { messages as access } from '@saldo/access';
import { messages as audit } from '@saldo/audit';
import { messages as bank } from '@saldo/bank';
import { messages as bankProvider } from '@saldo/bank/provider';
import { messages as statements } from '@saldo/bank/statements';
import { messages as board } from '@saldo/board';
import { messages as clients } from '@saldo/clients';
import { messages as feeds } from '@saldo/feeds';
import { messages as fortnox } from '@saldo/fortnox';
import { messages as jobs } from '@saldo/jobs';
import { type ErrorDetails, type Language, type Messages, sentenceFor } from '@saldo/kernel';
import { messages as ledger } from '@saldo/ledger';
import { messages as sie } from '@saldo/ledger/sie';
import { messages as configuration } from '@saldo/platform/config';
import { messages as database } from '@saldo/platform/db';
import { messages as files } from '@saldo/platform/files';
import { messages as http } from '@saldo/platform/http';
import { messages as secrets } from '@saldo/platform/secrets';
import { messages as quality } from '@saldo/quality';
import { messages as reconcile } from '@saldo/reconcile';
import { messages as tasks } from '@saldo/tasks';
import { messages as api } from './messages.ts';

/** Every sentence of the product by its code. */
export const catalogue: Messages = {
  ...configuration,
  ...database,
  ...files,
  ...http,
  ...secrets,
  ...audit,
  ...access,
  ...jobs,
  ...clients,
  ...tasks,
  ...feeds,
  ...ledger,
  ...sie,
  ...fortnox,
  ...bankProvider,
  ...bank,
  ...statements,
  ...reconcile,
  ...quality,
  ...board,
  ...api,
};

/** The sentence of an error for a person. A code that nobody wrote a sentence for is shown as it is: a test finds those. */
export function sentence(code: string, details: ErrorDetails, language: Language): string {
  return sentenceFor(catalogue, code, details, language) ?? code;
}
