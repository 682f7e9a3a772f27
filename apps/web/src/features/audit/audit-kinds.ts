/** What a row of the log can be about, as far as one can choose it. */
export const auditKinds = ['client', 'feed', 'bankAccount', 'job', 'user', 'key', 'task', 'firm', 'list'] as const;
