import { SYSTEM_PLACES } from '../floors.ts';
import type { Breach, House, Rule, Source } from '../house.ts';
import { resolveRelative } from './imports.ts';

/** Who acts as the owner of the database stands on a list. */
export const systemActors: Rule = ({ sources }) =>
  sources
    .filter(({ isTest, path }) => !isTest && !path.startsWith('tools/'))
    .flatMap(({ path, facts }) =>
      facts.systemActors
        .filter(({ name }) => !(SYSTEM_PLACES[path]?.tasks.includes(name) ?? false))
        .map(({ name, line }) => ({
          rule: 'actor.system',
          path,
          line,
          instead: `“${name}” acts past all policies; act as the user, key or job, or put the place, its task and the reason into tools/house/src/floors.ts`,
        })),
    );

/** A place that is on the list and acts no more is taken off it. */
export const systemPlacesInUse: Rule = ({ sources }) =>
  Object.entries(SYSTEM_PLACES).flatMap(([path, { tasks }]) => {
    const used = sources.find((source) => source.path === path)?.facts.systemActors.map(({ name }) => name) ?? [];
    return tasks
      .filter((task) => !used.includes(task))
      .map((task) => ({
        rule: 'actor.listed',
        path,
        line: 0,
        instead: `“${task}” does not act here any more; take it off the list in tools/house/src/floors.ts`,
      }));
  });

const UNFINISHED = /\b(?:TODO|FIXME|XXX|HACK)\b|coming soon|not implemented/i;
const TEST_LEFT_OUT = /^(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fails)(?:\.\w+)*\(\)$/;

/** Nothing is left for later in the code, and no test is left out. */
export const unfinished: Rule = ({ sources }) =>
  sources
    .filter(({ path }) => !path.startsWith('tools/house/'))
    .flatMap(({ path, facts }) => [
      ...facts.comments
        .filter(({ name }) => UNFINISHED.test(name))
        .map(({ line }) => ({ rule: 'unfinished', path, line, instead: 'finish it, or write an issue and take the note out' })),
      ...facts.uses
        .filter(({ name }) => TEST_LEFT_OUT.test(name))
        .map(({ name, line }) => ({ rule: 'test.left-out', path, line, instead: `${name} leaves tests out; repair or remove them` })),
    ]);

/** Whoever throws an error has a sentence for it. */
export const sentences: Rule = ({ sources }) => {
  const said = new Set(sources.filter(({ isTest }) => !isTest).flatMap(({ facts }) => facts.dottedKeys.map(({ name }) => name)));
  return sources
    .filter(({ isTest, workspace }) => !isTest && workspace && workspace.kind !== 'tool')
    .flatMap(({ path, facts }) =>
      facts.errorCodes
        .filter(({ name }) => name !== 'defect' && !said.has(name))
        .map(({ name, line }) => ({
          rule: 'error.sentence',
          path,
          line,
          instead: `${name} has no sentence; add it to messages.ts in Swedish and English`,
        })),
    );
};

const RECORDS = /\b(?:action:|record\(|recordAudit\(|audit\(|change\(|writeStatus\()/;
const ACT = /'([a-z][a-zA-Z]*\.[a-z][a-z-]*)'/g;

/** What is written into the audit log has words on the page: nobody reads a code there. */
export const acts: Rule = ({ sources }) => {
  const said = new Set(
    sources.filter(({ path }) => path.startsWith('apps/web/src/words/')).flatMap(({ facts }) => facts.dottedKeys.map(({ name }) => name)),
  );
  return sources
    .filter(({ isTest, path, text }) => !isTest && !path.startsWith('tools/') && text.includes('recordAudit('))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) =>
        (RECORDS.test(line) ? [...line.matchAll(ACT)] : [])
          .map(([, act = '']) => act)
          .filter((act) => !said.has(act))
          .map((act) => ({
            rule: 'act.words',
            path,
            line: at + 1,
            instead: `${act} has no words; add it to the acts of apps/web/src/words/{sv,en}/audit.ts`,
          })),
      ),
    );
};

/** What a face offers says what goes in and out. */
export const documentation: Rule = (house) =>
  house.sources.filter(isFace).flatMap((face) => face.facts.imports.flatMap((found) => undocumentedBehind(house, face, found)));

function isFace({ workspace, isTest, inside, path }: Source): boolean {
  if (!workspace || isTest || (workspace.kind !== 'package' && workspace.kind !== 'connector')) return false;
  return path.startsWith(`${workspace.folder}/src/`) && /^(?:[\w-]+\/)?index\.ts$/.test(inside);
}

function undocumentedBehind({ sources }: House, face: Source, found: Source['facts']['imports'][number]): Breach[] {
  if (found.kind !== 'export' || found.typeOnly || !found.specifier.startsWith('.')) return [];
  const target = sources.find(({ path }) => path === resolveRelative(face.path, found.specifier));
  return (target?.facts.undocumented ?? [])
    .filter(({ name }) => found.names.includes(name))
    .map(({ name, line }) => ({
      rule: 'face.comment',
      path: target?.path ?? face.path,
      line,
      instead: `${name} is offered by ${face.path}; say what goes in and out`,
    }));
}
