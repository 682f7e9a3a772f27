import { openConfig } from '@saldo/platform/config';
import { callJson, openApiDoor, posted } from '../api-door.ts';
import { type Command, read } from '../command.ts';
import { type Check, machineChecks } from '../doctor/machine-checks.ts';
import { productionChecks } from '../doctor/production-checks.ts';

interface Health {
  readonly services: readonly {
    readonly name: string;
    readonly status: string;
    readonly latencyMs: number | null;
    readonly detail: string;
  }[];
}

/** `saldo doctor`: what is well and what is not, with what to do. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks at everything that must be in order and says what is not.',
  usage: `doctor [--production] [--live <feed id>]
  --production  every variable and what it points at, and what a server that others reach must have
  --live        one harmless read at the real provider of a data feed, and what it saw`,
  run: async (given) => {
    const { values } = read(given, { production: { type: 'boolean', default: false }, live: { type: 'string' } });
    const config = openConfig();
    const door = await openApiDoor(config);
    try {
      if (values.live !== undefined) {
        const seen = await callJson<{ message: string }>(door, `/api/datafeeds/${encodeURIComponent(values.live)}/probe`, posted({}));
        console.log(`ok       ${seen.message}`);
        return true;
      }
      const checks: Check[] = [
        ...(await machineChecks(config)),
        { name: 'server', verdict: 'ok', sentence: door.running ? 'runs and answers' : 'does not run; looked at from here' },
      ];
      const health = await callJson<Health>(door, '/api/admin/health');
      for (const { name, status, detail } of health.services.filter((service) => door.running || service.name !== 'workers'))
        checks.push({ name, verdict: verdictOf(status), sentence: detail });
      if (values.production) checks.push(...(await productionChecks(config)));
      for (const { name, verdict, sentence } of checks) console.log(`${verdict.padEnd(8)} ${name.padEnd(20)} ${sentence}`);
      return checks.every(({ verdict }) => verdict !== 'fault');
    } finally {
      await door.close();
    }
  },
};

function verdictOf(status: string): Check['verdict'] {
  if (status === 'failing') return 'fault';
  return status === 'ok' ? 'ok' : 'note';
}
