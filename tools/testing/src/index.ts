export { everyRole, jobActor, testClient, testSystem, userActor } from './actors.ts';
export { testDatabase } from './test-database.ts';
