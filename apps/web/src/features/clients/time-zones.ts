/** The time zones of Europe and the one already chosen: where the clients of a Swedish firm are. */
export function timeZones(chosen: string | undefined): string[] {
  const european = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'));
  return chosen && !european.includes(chosen) ? [chosen, ...european] : european;
}
