import { parseArgs } from 'node:util';
import { scenarios } from './scenarios/index.ts';
import { startSandbox } from './server.ts';

const usage = `npm run sandbox -- [--port 4060] [--scenario demo] [--size n] [--seed n]

Scenarios:
${scenarios.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')}`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4060' },
    scenario: { type: 'string', default: 'demo' },
    size: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) console.log(usage);
else {
  const sandbox = await startSandbox({
    port: Number(values.port),
    scenario: values.scenario,
    ...(values.size === undefined ? {} : { size: Number(values.size) }),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  });
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`A Fortnox and banks of its own, with the books of ${sandbox.control
    .companies()
    .map(({ name }) => name)
    .join(', ')}.

FORTNOX_API_URL=${sandbox.url}
FORTNOX_AUTH_URL=${sandbox.authUrl}
FORTNOX_CLIENT_ID=${sandbox.client.clientId}
FORTNOX_CLIENT_SECRET=${sandbox.client.clientSecret}

GOCARDLESS_API_URL=${sandbox.gocardless.url}
NORDIGEN_SECRET_ID=${sandbox.gocardless.secretId}
NORDIGEN_SECRET_KEY=${sandbox.gocardless.secretKey}

ENABLEBANKING_API_URL=${sandbox.enablebanking.url}
ENABLEBANKING_APP_ID=${sandbox.enablebanking.appId}
ENABLEBANKING_PRIVATE_KEY="${sandbox.enablebanking.privateKey.trim().replaceAll('\n', '\\n')}"

API key of a feed (config.apiKey): ${sandbox.apiKey}
Books, faults, request log:        ${sandbox.origin}/sandbox
Banks, accounts, consents:         ${sandbox.origin}/sandbox/bank

A fault:   curl -X POST ${sandbox.origin}/sandbox/faults -d '{"kind":"rate-limit","times":3}'
A voucher: curl -X POST ${sandbox.origin}/sandbox/vouchers -d '{"date":"${new Date().toISOString().slice(0, 10)}","text":"Ny","rows":[{"account":"1930","amount":"100"},{"account":"3001","amount":"-100"}]}'`);
}
