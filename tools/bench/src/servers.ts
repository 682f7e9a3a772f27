/** The servers that benches may use beside the embedded database; null leaves out what needs one. */
export function servers(): { readonly databaseUrl: string | null; readonly redisUrl: string | null } {
  return { databaseUrl: process.env.TEST_DATABASE_URL || null, redisUrl: process.env.TEST_REDIS_URL || null };
}
