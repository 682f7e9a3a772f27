/** A text that stays longer than what it was read from, made anew: a slice keeps the whole text that it was cut from. */
export function kept(text: string): string {
  return Buffer.from(text).toString();
}
