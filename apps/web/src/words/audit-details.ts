import { auditDetails as en } from './en/audit-details.ts';
import { auditDetails as sv } from './sv/audit-details.ts';

/** The words of what a row of the audit log tells, in each language. They stand apart, since only an opened row needs them. */
export const auditDetailsWords: Readonly<Record<'sv' | 'en', typeof sv>> = { sv, en };
