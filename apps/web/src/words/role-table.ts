import { roleTable as en } from './en/role-table.ts';
import { roleTable as sv } from './sv/role-table.ts';

export type RoleTableWords = typeof sv;

/** The words of the table of roles in each language. They stand apart, since no other screen needs them and each first visit would fetch them. */
export const roleTableWords: Readonly<Record<'sv' | 'en', RoleTableWords>> = { sv, en };
