import { SaldoError } from '@saldo/kernel';

const MOST_STREAMS_EACH = 60;

/** How many streams each person has open in this process. */
export interface StreamPlaces {
  /** Takes a place for a person, and answers what gives it back. Throws `api.too-many-streams` (429) where they have too many. */
  take(userId: string): () => void;
}

/** Places for streams, none of them taken. */
export function streamPlaces(): StreamPlaces {
  const open = new Map<string, number>();
  return {
    take(userId) {
      const count = open.get(userId) ?? 0;
      if (count >= MOST_STREAMS_EACH) throw new SaldoError('api.too-many-streams', 'limit');
      open.set(userId, count + 1);
      return () => {
        const left = (open.get(userId) ?? 1) - 1;
        if (left > 0) open.set(userId, left);
        else open.delete(userId);
      };
    },
  };
}
