import type { TimelineEvent } from '../../api/resources.ts';

/** What can be chosen of a timeline. */
export const timelineKinds = ['books', 'connection', 'client', 'task', 'job'] as const satisfies readonly TimelineEvent['kind'][];
