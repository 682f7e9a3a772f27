import type { Breach, Rule, Source } from '../house.ts';

const FILE_LINES = 500;
const FUNCTION_LINES = 70;
const RECIPE_LINES = 150;
const COMPONENT_LINES = 300;
const KERNEL_LINES = 1_000;

/** Files and functions stay small enough to be read at once. */
export const sizes: Rule = ({ sources }) => {
  const breaches = sources
    .filter(({ path }) => !path.includes('.gen.'))
    .flatMap((source) => [...fileSize(source), ...functionSizes(source)]);
  const kernel = sources.filter(({ workspace, isTest }) => workspace?.folder === 'packages/kernel' && !isTest);
  const lines = kernel.reduce((sum, { facts }) => sum + facts.lines, 0);
  if (lines > KERNEL_LINES) {
    breaches.push({
      rule: 'size.kernel',
      path: 'packages/kernel',
      line: 0,
      instead: `${lines} lines of ${KERNEL_LINES}; only what every package speaks of belongs here`,
    });
  }
  return breaches;
};

function fileSize({ path, facts }: Source): Breach[] {
  const most = path.endsWith('.tsx') ? COMPONENT_LINES : FILE_LINES;
  if (facts.lines <= most) return [];
  return [{ rule: 'size.file', path, line: 0, instead: `${facts.lines} lines of ${most}; cut it by subject, not by kind` }];
}

function functionSizes({ path, isTest, facts }: Source): Breach[] {
  if (isTest) return [];
  const most = path.endsWith('.tsx') ? COMPONENT_LINES : path.startsWith('apps/workers/src/workers/') ? RECIPE_LINES : FUNCTION_LINES;
  return facts.functions
    .filter(({ lines }) => lines > most)
    .map(({ name, line, lines }) => ({
      rule: 'size.function',
      path,
      line,
      instead: `${name} has ${lines} lines of ${most}; name its parts`,
    }));
}

const VAGUE = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'manager', 'managers', 'base']);

/** A name says what is inside: field words in kebab-case, none that fits everything. */
export const names: Rule = ({ tree }) => {
  const breaches: Breach[] = [];
  for (const path of tree.keys()) {
    const segments = path.split('/');
    const vague = segments.flatMap((segment) => segment.split(/[-_.]/)).find((word) => VAGUE.has(word.toLowerCase()));
    if (vague !== undefined) breaches.push({ rule: 'name.vague', path, line: 0, instead: `“${vague}” fits everything; name the subject` });
    // Routes of the page carry the signs of its router.
    const isRoute = path.startsWith('apps/web/src/routes/');
    const isCode = /\.tsx?$/.test(path);
    if (isCode && !isRoute && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(segments.at(-1) ?? '')) {
      breaches.push({ rule: 'name.case', path, line: 0, instead: 'write file names in kebab-case' });
    }
  }
  return breaches;
};
