import { randomBytes } from 'node:crypto';

/**
 * So many new ids (UUIDv7, RFC 9562) that sort in the order given, also after all that this process gave before: rows of a file keep
 * its order, and their indexes grow at one end. The counter stands in the 24 bits after the time (section 6.2, method 1).
 */
export function ascendingIds(count: number): string[] {
  const ids: string[] = [];
  while (ids.length < count) {
    const part = Math.min(count - ids.length, COUNTED);
    lastTimeMs = Math.max(Date.now(), lastTimeMs + 1);
    const time = lastTimeMs.toString(16).padStart(12, '0');
    const head = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    const random = randomBytes(part * 6).toString('hex');
    for (let i = 0; i < part; i++) {
      const counter = i.toString(16).padStart(6, '0');
      ids.push(`${head}${counter.slice(0, 3)}-8${counter.slice(3)}-${random.slice(i * 12, i * 12 + 12)}`);
    }
  }
  return ids;
}

const COUNTED = 0x1000000;
let lastTimeMs = 0;
