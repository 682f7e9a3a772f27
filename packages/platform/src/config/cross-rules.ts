import type { Sentence } from '@saldo/kernel';
import type { VariableName } from './variables.ts';

interface Complaint {
  readonly name: VariableName;
  readonly sentence: Sentence;
}

type Given = ReadonlySet<VariableName>;
type Values = Readonly<Partial<Record<VariableName, unknown>>>;

/** What holds between variables. Those that could not be read count as given, so that one mistake is told once. */
export function crossRules(given: Given, values: Values): Complaint[] {
  return [
    ...keysForServer(given),
    ...servicesForScale(given, values),
    ...together(given),
    ...storage(given, values),
    ...examplesKept(values),
  ];
}

// Several processes must share them, so they cannot be made by whichever starts first.
function keysForServer(given: Given): Complaint[] {
  if (!given.has('DATABASE_URL')) return [];
  const made = { AUTH_SECRET: makeSecret, ENCRYPTION_KEYS: makeKey } as const;
  return (['AUTH_SECRET', 'ENCRYPTION_KEYS'] as const).flatMap((name) =>
    missing(given, [name], {
      sv: `saknas; den krävs när DATABASE_URL är satt. Gör en med ${made[name]}`,
      en: `is missing; it is required with DATABASE_URL. Make one with ${made[name]}`,
    }),
  );
}

// Needs nothing but the Node that every machine with Saldo has.
const makeSecret = `node -p "crypto.randomBytes(48).toString('base64')"`;
const makeKey = `node -p "'k1:' + crypto.randomBytes(32).toString('base64')"`;

function servicesForScale(given: Given, values: Values): Complaint[] {
  const held = values.SALDO_PROCESS;
  if (held !== 'api' && held !== 'workers') return [];
  return missing(given, ['DATABASE_URL', 'REDIS_URL'], {
    sv: `saknas; den krävs när SALDO_PROCESS är ${held}`,
    en: `is missing; it is required where SALDO_PROCESS is ${held}`,
  });
}

const sets: readonly (readonly VariableName[])[] = [
  ['FORTNOX_CLIENT_ID', 'FORTNOX_CLIENT_SECRET'],
  ['NORDIGEN_SECRET_ID', 'NORDIGEN_SECRET_KEY'],
  ['ENABLEBANKING_APP_ID', 'ENABLEBANKING_PRIVATE_KEY'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['SALDO_ADMIN_EMAIL', 'SALDO_ADMIN_PASSWORD'],
  ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
];

// One half alone does nothing, and whoever set it believes that it does.
function together(given: Given): Complaint[] {
  return sets.flatMap((set) => {
    const first = set.find((name) => given.has(name));
    return first === undefined
      ? []
      : missing(given, set, { sv: `saknas; den hör ihop med ${first}`, en: `is missing; it belongs with ${first}` });
  });
}

function storage(given: Given, values: Values): Complaint[] {
  const complaints: Complaint[] = [];
  if (values.STORAGE_TYPE === 's3') {
    complaints.push({
      name: 'STORAGE_TYPE',
      sentence: { sv: 's3 finns inte i den här versionen; filer sparas på disk', en: 's3 is not in this version; files are kept on disk' },
    });
  }
  if (given.has('BACKUP_CRON')) {
    complaints.push(
      ...missing(given, ['BACKUP_TARGET'], { sv: 'saknas; den hör ihop med BACKUP_CRON', en: 'is missing; it belongs with BACKUP_CRON' }),
    );
  }
  return complaints;
}

const EXAMPLE_KEY = 0;

// Secrets that stand in a public file protect nothing.
function examplesKept(values: Values): Complaint[] {
  const complaints: Complaint[] = [];
  if (values.AUTH_SECRET === 'put-at-least-32-random-characters-here') {
    complaints.push({
      name: 'AUTH_SECRET',
      sentence: {
        sv: `är exemplet; gör en egen med ${makeSecret}`,
        en: `is the example; make your own with ${makeSecret}`,
      },
    });
  }
  if (isKeyList(values.ENCRYPTION_KEYS) && values.ENCRYPTION_KEYS.some((key) => key.bytes.every((byte) => byte === EXAMPLE_KEY))) {
    complaints.push({
      name: 'ENCRYPTION_KEYS',
      sentence: {
        sv: `är exemplet; gör en egen nyckel med ${makeKey}`,
        en: `is the example; make your own key with ${makeKey}`,
      },
    });
  }
  return complaints;
}

function isKeyList(value: unknown): value is readonly { bytes: Uint8Array }[] {
  return Array.isArray(value);
}

function missing(given: Given, names: readonly VariableName[], sentence: Sentence): Complaint[] {
  return names.filter((name) => !given.has(name)).map((name) => ({ name, sentence }));
}
