import type { Check } from '../check.ts';
import { accountChecks } from './accounts.ts';
import { combinationChecks } from './combination.ts';
import { continuityChecks } from './continuity.ts';
import { duplicateChecks } from './duplicates.ts';
import { feedChecks } from './feed.ts';
import { numberingChecks } from './numbering.ts';
import { patternChecks } from './patterns.ts';
import { structureChecks } from './structure.ts';
import { timeChecks } from './time.ts';
import { vatPurchaseChecks } from './vat-purchases.ts';
import { vatSalesChecks } from './vat-sales.ts';
import { vatSettlementChecks } from './vat-settlement.ts';

/** Every check that there is, family by family. */
export const allChecks: readonly Check[] = [
  ...structureChecks,
  ...numberingChecks,
  ...timeChecks,
  ...accountChecks,
  ...vatSalesChecks,
  ...vatPurchaseChecks,
  ...vatSettlementChecks,
  ...continuityChecks,
  ...duplicateChecks,
  ...combinationChecks,
  ...patternChecks,
  ...feedChecks,
];
