/** The Redis that tests may use (`TEST_REDIS_URL`); null leaves out what needs one, and says so. */
export function testRedisUrl(what: string): string | null {
  const url = process.env.TEST_REDIS_URL;
  if (!url) console.info(`Left out: ${what} (set TEST_REDIS_URL)`);
  return url || null;
}
