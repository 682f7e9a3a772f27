import { describe, expect, it } from 'vitest';
import { en } from '../../words/en.ts';
import { sv } from '../../words/sv.ts';
import type { Words } from '../../words/words.tsx';
import { detailsOf } from './audit-details.ts';

const names = { client: (id: string) => `Klient ${id}`, person: (id: string) => `Person ${id}` };
const told = (action: string, refType: string, payload: unknown, words: Words = sv) =>
  detailsOf({ action, refType, payload }, words, names).map(({ name, value, before }) =>
    before === undefined ? `${name}: ${value}` : `${name}: ${before} → ${value}`,
  );

describe('what a row of the log tells', () => {
  it('shows old and new where both stand, and what has no old beside them', () => {
    const change = { before: { name: 'Lind AB', tier: null, managerId: 'a' }, after: { name: 'Lind & Co AB', tier: 'A', managerId: null } };
    expect(told('client.update', 'client', change)).toEqual([
      'Namn: Lind AB → Lind & Co AB',
      'Nivå: inget → A',
      'Ansvarig: Person a → inget',
    ]);
    const user = { changed: ['role', 'email', 'password'], before: { role: 'CLIENT' }, after: { role: 'AUDITOR' } };
    expect(told('user.update', 'user', user)).toEqual(['Roll: Klient → Revisor', 'Ändrat: e-post, lösenord']);
    expect(told('user.update', 'user', user, en)).toEqual(['Role: Client → Auditor', 'Changed: e-mail, password']);
    expect(told('feed.pause', 'feed', { before: { status: 'active' }, after: { status: 'paused' } })).toEqual(['Läge: ansluten → pausad']);
    const account = { before: { ledgerAccount: null, enabled: true }, after: { ledgerAccount: '1930', enabled: false } };
    expect(told('bankAccount.update', 'bankAccount', account)).toEqual(['Bokföringskonto: inget → 1930', 'Används: ja → nej']);
    const schedule = { config: [], keyEntered: false, before: { scheduleHour: null }, after: { scheduleHour: 5 } };
    expect(told('feed.update', 'feed', schedule)).toEqual(['Klockan: varje natt → 5', 'Ny nyckel angiven: nej']);
  });

  it('says counts, days, clients and codes in words', () => {
    const vouchers = { added: 1300, changed: 0, removed: 0, unchanged: 4 };
    expect(told('feed.synced', 'feed', { entries: 964, vouchers })).toEqual([
      'Rader: 964',
      'Verifikationer, nya: 1\u00a0300',
      'Verifikationer, ändrade: 0',
      'Verifikationer, borttagna: 0',
      'Verifikationer, oförändrade: 4',
    ]);
    expect(told('user.invite', 'invitation', { role: 'CLIENT', clientIds: ['1', '2'] })).toEqual([
      'Roll: Klient',
      'Klienter: Klient 1, Klient 2',
    ]);
    expect(told('user.create', 'user', { role: 'AUDITOR', clientIds: ['1', '2', '3', '4'] })).toEqual([
      'Roll: Revisor',
      'Klienter: 4 klienter',
    ]);
    expect(told('task.open', 'task', { kind: 'feed-failed' })).toEqual(['Typ: Hämtningen misslyckades']);
    expect(
      detailsOf({ action: 'feed.sync', refType: 'feed', payload: { jobId: 'j', to: '2026-12-31', from: '2026-01-01' } }, sv, names),
    ).toEqual([
      { name: 'Från och med', value: '2026-01-01' },
      { name: 'Jobb', value: 'Visa jobbet', jobId: 'j' },
      { name: 'Till och med', value: '2026-12-31' },
    ]);
    expect(told('feed.imported', 'feed', { type: '4E', years: [{ from: '2026-01-01', to: '2026-12-31' }] })).toEqual([
      'Filtyp: 4E',
      'Räkenskapsår: 2026-01-01 – 2026-12-31',
    ]);
    expect(told('list.export', 'list', { format: 'xlsx', rows: 2, columns: ['a', 'b'], filter: { clientId: '9' } })).toEqual([
      'Filformat: XLSX',
      'Rader: 2',
      'Kolumner: 2',
      'Filter, klient: Klient 9',
    ]);
  });

  it('tells nothing of an empty row, and names what it has no word for as the log does', () => {
    expect(told('client.remove', 'client', null)).toEqual([]);
    expect(told('user.create', 'user', { clientIds: [] })).toEqual([]);
    expect(told('x.y', 'z', { strange: { deeper: 'q' }, list: [1, true] })).toEqual(['strange, deeper: q', 'list: 1, ja']);
  });
});
