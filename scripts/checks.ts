// Writes docs/checks.md, the page of every check of the books; a test compares it.
import { writeFileSync } from 'node:fs';
import { checksTable } from '@saldo/quality/table';

writeFileSync(new URL('../docs/checks.md', import.meta.url), checksTable());
console.log('Wrote docs/checks.md.');
