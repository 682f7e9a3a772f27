import { useMay, useMe } from '../access/session.ts';
import { clientRooms, firmRooms, opensTo } from './rooms.ts';

/** The rooms of whoever is signed in: the firm's, and those that every client of theirs has. */
export function useRooms() {
  const { role } = useMe();
  const may = useMay();
  const visitor = { role, may };
  return {
    ofFirm: firmRooms.filter((room) => opensTo(room, visitor)),
    ofClient: clientRooms.filter((room) => opensTo(room, visitor)),
  };
}
