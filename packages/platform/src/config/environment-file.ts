import { aboutVariable, variableNames } from './variables.ts';

const HEAD = `# Every variable of Saldo; those that this version does not use yet say so. Copy to .env and take away the # before those that you set; none is needed to begin.
# What the process is given goes before this file. Relative paths start at this folder.
`;

/** The text of `.env.example`: all variables by group, each with its sentence, its default or an example. */
export function environmentExample(): string {
  let group = '';
  const wholly = (name: string) => variableNames.every((one) => aboutVariable(one).group !== name || !aboutVariable(one).used);
  let text = HEAD;
  for (const name of variableNames) {
    const said = aboutVariable(name);
    if (said.group !== group) text += `\n# --- ${said.group}${wholly(said.group) ? ' (not used by this version)' : ''} ---\n`;
    group = said.group;
    const unused = said.used || wholly(group) ? '' : ' Not used by this version.';
    text += `\n# ${said.sentence}${unused}${said.standard === null ? '' : ` Default: ${said.standard}`}\n# ${name}=${quoted(said.standard ?? said.example)}\n`;
  }
  return text;
}

function quoted(value: string): string {
  return /[\s#'\\]/.test(value) ? `"${value}"` : value;
}
