import { brokenYear } from './broken-year.ts';
import { demo } from './demo.ts';
import { newCompany, noYears, unbalanced, unopened } from './faulty.ts';
import { firm, large } from './large.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, the demo first. */
export const scenarios: readonly Scenario[] = [demo, brokenYear, unbalanced, unopened, newCompany, noYears, firm, large];

/** The scenario of a name; throws RangeError with the names that there are. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new RangeError(`No scenario "${name}"; there are ${scenarios.map((scenario) => scenario.name).join(', ')}`);
  return found;
}
