import { sentence } from '@saldo/api';
import { SaldoError } from '@saldo/kernel';
import { messages as configMessages } from '@saldo/platform/config';
import { commands } from './commands.ts';
import { messages } from './messages.ts';

const [name, ...given] = process.argv.slice(2);
const command = commands.find((one) => one.name === name);

if (!name || name === 'help' || name === '--help' || name === '-h') printOverview();
else if (!command) {
  printOverview();
  console.error(`\nNo such command: ${name}`);
  process.exitCode = 2;
} else if (given.includes('--help') || given.includes('-h')) console.log(`${command.summary}\n\nsaldo ${command.usage}`);
else {
  try {
    process.exitCode = (await command.run(given)) ? 0 : 1;
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

function printOverview(): void {
  console.log('saldo <command>; npm run saldo -- <command>; --help on each\n');
  for (const { name: typed, summary } of commands) console.log(`  ${typed.padEnd(20)} ${summary}`);
}

function tell(error: unknown): void {
  if (!(error instanceof SaldoError)) {
    console.error(fileTrouble(error) ?? error);
    return;
  }
  const own = { ...configMessages, ...messages }[error.code]?.(error.details).en;
  console.error(own ?? sentence(error.code, error.details, 'en'));
  for (const fault of error.faults) console.error(`  ${fault.message.en}`);
  if (error.code === 'saldo.usage' && command) console.error(`\nsaldo ${command.usage}`);
  if (error.kind === 'defect' && error.cause) console.error(error.cause);
}

/** What the machine says about a file that was named, in words; null for anything else. */
function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null;
  const trouble: Readonly<Record<string, string>> = {
    ENOENT: 'is not there',
    EEXIST: 'is there already, and is not replaced',
    EACCES: 'may not be opened by this user',
    EPERM: 'may not be opened by this user',
    EISDIR: 'is a folder',
    ENOTDIR: 'lies under something that is no folder; if it is of Saldo, look at DATA_DIR',
    ENOSPC: 'cannot be written: the disk is full',
    EROFS: 'cannot be written: the disk can only be read',
  };
  const told = trouble[String(error.code)];
  return told === undefined ? null : `${error.path} ${told}.`;
}
