const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What to ask `lastmodified` for after a run that began at an instant: ten minutes before it on a Swedish clock, and on the nights
 * when that clock changes seventy, since an hour that comes twice would hide what was changed in its first round.
 */
export function modifiedSince(lastRunMs: number): string {
  const clockChanges = offsetMs(lastRunMs - 2 * HOUR_MS) !== offsetMs(lastRunMs + 2 * HOUR_MS);
  return stockholm.format(lastRunMs - (clockChanges ? 70 : 10) * MINUTE_MS);
}

function offsetMs(instantMs: number): number {
  const whole = Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${stockholm.format(whole).replace(' ', 'T')}:00Z`) - whole;
}
