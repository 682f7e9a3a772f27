/** What a bank writes, its lines joined by a line feed; blanks that only fill out a field are one. */
export function writtenText(...parts: readonly string[]): string {
  const lines: string[] = [];
  for (const part of parts) {
    const text = part
      .split(/\r?\n/)
      .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
      .filter(Boolean)
      .join('\n');
    // The same once more in another field tells nothing.
    if (text !== '' && !squeezed(lines.join('')).includes(squeezed(text))) lines.push(text);
  }
  return lines.join('\n');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}
