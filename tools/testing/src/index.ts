export { type AccessCases, accessCases } from './access-cases.ts';
export { everyRole, jobActor, signedInJustNow, testClient, testSystem, userActor } from './actors.ts';
export { type Cable, layCable } from './cable.ts';
export { type KillLoop, type KillReport, killLoop, type Life, seeded, shortLived } from './kill-loop.ts';
export { startOidcProvider, type TestOidcProvider, type Twist } from './oidc-provider.ts';
export { testDatabase } from './test-database.ts';
export { flushRedis, type OwnDatabase, ownDatabase, soaking, testRedisUrl, testSeed } from './test-servers.ts';
