import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SaldoError } from '@saldo/kernel';

/** A command of `saldo`. */
export interface Command {
  /** As it is typed, such as `create-user`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, and a line for each option. */
  readonly usage: string;
  /** Runs it; it prints what it found. Answers whether all is well: the exit code. */
  run(given: readonly string[]): Promise<boolean>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and positionals. Throws `saldo.usage` for one that the command does not know, or too few or many positionals. */
export function read<const T extends Options>(
  given: readonly string[],
  options: T,
  positionals: { atLeast?: number; atMost?: number } = {},
) {
  const parsed = parse(given, options);
  const { atLeast = 0, atMost = atLeast } = positionals;
  if (parsed.positionals.length < atLeast) throw usageError('Something is missing after the command.');
  if (parsed.positionals.length > atMost) throw usageError(`Not understood: ${parsed.positionals.slice(atMost).join(' ')}`);
  return parsed;
}

/** What was typed cannot be run. */
export function usageError(detail: string): SaldoError {
  return new SaldoError('saldo.usage', 'invalid', { detail });
}

function parse<const T extends Options>(given: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause));
  }
}
